"""A country in one database: one office lives its year among thousands of others, each with some units.

The others are copies of one small office, a row at a time under numbers of their own: lived one by one
they would take hours.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Column, FromClause

from storage.base import Base
from storage.database import Database
from storage.models import Office
from storage.upkeep.statistics import gather
from storage.walls import TOP, OfOffice
from tests.auxil.year import live_a_year

SHIFT = 1_000_000
"""By so much the numbers of an office's rows are higher than those of the office before it."""
PROVINCES = 34


def live(path: Path, tasks: int, units: int) -> None:
    """Make a database of one office that has lived a year."""
    database = Database(f"sqlite:///{path}")
    Base.metadata.create_all(database.engine)
    database.transact(live_a_year, tasks, units)
    _known(database)


def _known(database: Database) -> None:
    """Let the database know its tables, as it does after a night, and close it."""
    with database.engine.begin() as connection:
        gather(connection)
    database.close()


def copy_offices(path: Path, small: Path, offices: Sequence[int]) -> None:
    """Add offices to a database, each with all that the only office of another database has."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ATTACH ? AS small", (str(small),))
        for office in offices:
            _open(connection, office)
        for statement in _copies():
            connection.executemany(statement, [{"office": one, "shift": one * SHIFT} for one in offices])
        connection.commit()
    _known(Database(f"sqlite:///{path}"))


def _open(connection: sqlite3.Connection, office: int) -> None:
    """Let a unit of the top, or of one of the provinces, run plans of its own."""
    parent = TOP if office <= TOP + PROVINCES else TOP + 1 + office % PROVINCES
    row = (office, parent, office % 12 + 1, f"Cấp {office}", "2024-12-16 02:00:00.000000", 1)
    columns = "id, parent_id, unit_id, name, opened_at, opened_by"
    connection.execute(f"INSERT INTO {Office.__tablename__} ({columns}) VALUES (?, ?, ?, ?, ?, ?)", row)


def _copies() -> Iterator[str]:
    """Yield, for each table of offices, the statement that copies it."""
    of_office = {
        mapper.local_table for mapper in Base.registry.mappers if issubclass(mapper.class_, OfOffice)
    }
    for table in Base.metadata.sorted_tables:
        if table in of_office:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            values = ", ".join(_value(column, of_office) for column in table.columns)
            yield f"INSERT INTO main.{table.name} ({names}) SELECT {values} FROM small.{table.name}"


def _value(column: Column[object], of_office: set[FromClause]) -> str:
    """Return what a column of a copy holds: numbers of rows are its own, everything else is the same."""
    if column.name == "office_id":
        return ":office"
    if column.name == "chat_id":
        return f'"{column.name}" - :shift'
    refers = any(key.column.table in of_office for key in column.foreign_keys)
    return f'"{column.name}" + :shift' if refers or column.name == "id" else f'"{column.name}"'
