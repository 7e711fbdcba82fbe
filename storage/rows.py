"""Rows among many: those of some units; and those to insert that may be there already."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.base import Base, table_of


def upsert(session: Session, table: type[Base], *rows: dict[str, Any]) -> None:
    """Insert rows, or give the rows with their primary keys these values; all have the same keys."""
    statement = _upsert(session.get_bind().dialect.name, table, frozenset(rows[0]))
    session.execute(statement, rows[0] if len(rows) == 1 else list(rows))


def insert_missing(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> int:
    """Insert those rows that break no unique constraint; return how many were new. All have the same keys."""
    if not rows:
        return 0
    statement = _insert_missing(session.get_bind().dialect.name, table)
    # As values inside the statement the rows would be compiled with it: six times slower at 5,000 rows.
    return len(session.execute(statement, list(rows)).all())


@cache
def _upsert(dialect: str, table: type[Base], names: frozenset[str]) -> Executable:
    key = [column.name for column in table.__table__.primary_key]
    insert = _insert(dialect, table)
    new = {name: insert.excluded[name] for name in names - set(key)}
    return insert.on_conflict_do_update(index_elements=key, set_=new)


@cache
def _insert_missing(dialect: str, table: type[Base]) -> Executable:
    return _insert(dialect, table).on_conflict_do_nothing().returning(*table.__table__.primary_key)


def _insert(dialect: str, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """Return the statement on the table itself; made for each message anew, it takes longer than it runs."""
    whole = table_of(table)
    return sqlite.insert(whole) if dialect == "sqlite" else postgresql.insert(whole)


Units = Collection[int] | None
"""Only these units, or all of them."""


def among(units: Units, column) -> ColumnElement[bool]:  # type: ignore[no-untyped-def] # a column of ids
    """Return the condition that a column is one of these units."""
    condition: ColumnElement[bool] = true() if units is None else column.in_(units)
    return condition
