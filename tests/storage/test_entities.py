"""The page of the tables tells every table with what a row is, and every foreign key."""

import re
from pathlib import Path

from sqlalchemy import ForeignKey

from storage.models import Base

PAGE = Path(__file__).resolve().parents[2].joinpath("docs", "entities.md").read_text()
DIAGRAMS = "\n".join(re.findall(r"```mermaid\nerDiagram\n(.*?)```", PAGE, re.DOTALL))


def line_of(key: ForeignKey) -> str:
    """Return a foreign key as a line of an entity diagram: the row that is named, those that name it."""
    column = key.parent
    named = "|o" if column.nullable else "||"
    naming = "o|" if column.unique or list(column.table.primary_key) == [column] else "o{"
    return f"{key.column.table.name} {named}--{naming} {column.table.name} : {column.name}"


def test_every_foreign_key_stands_in_one_diagram():
    keys = [line_of(key) for table in Base.metadata.tables.values() for key in table.foreign_keys]
    assert sorted(re.findall(r"^ +(.* : .*)$", DIAGRAMS, re.MULTILINE)) == sorted(keys)


def test_every_table_stands_in_a_diagram():
    drawn = set(re.sub(r" : .*", "", DIAGRAMS).split())
    assert Base.metadata.tables.keys() - drawn == set()


def test_every_table_is_told_with_what_its_model_says_of_a_row():
    told = dict(re.findall(r"^\| `([a-z_]+)` \| (.*) \|$", PAGE, re.MULTILINE))
    models = {mapper.class_.__tablename__: mapper.class_.__doc__ or "" for mapper in Base.registry.mappers}
    assert told == {table: words.strip().splitlines()[0] for table, words in models.items()}
