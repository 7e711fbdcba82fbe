"""What /summary of one office costs does not grow with what others have: SQLite's steps are counted."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.orm import Session

from reports.summary import summarise
from storage.base import Base
from storage.database import Database
from storage.summary import facts, scopes
from storage.upkeep.statistics import gather
from storage.walls import EVERY_OFFICE, OfOffice
from tests.auxil.databases import database_with_tables
from tests.auxil.year import live_a_year

TODAY, NOW = date(2025, 12, 10), datetime(2025, 12, 10, 2, tzinfo=UTC)
DAYS = (None, date(2025, 6, 20))
OTHERS = range(2, 8)
APART = 10**7
EACH = 100
TABLES: list[Any] = [one.local_table for one in Base.registry.mappers if issubclass(one.class_, OfOffice)]
NAMES = {table.name for table in TABLES}


def value(column: Any, office: int) -> str:
    """Return what a column of the first office's row is in a copy of it for another."""
    refers = any(key.column.table.name in NAMES for key in column.foreign_keys)
    if column.name == "office_id":
        return str(office)
    return f'"{column.name}" + {office * APART}' if column.name == "id" or refers else f'"{column.name}"'


def copied(session: Session) -> None:
    """Let each of the other offices have what the first one has."""
    session.execute(text("PRAGMA defer_foreign_keys=ON"))
    for office in OTHERS:
        for table in TABLES:
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            values = ", ".join(value(column, office) for column in table.columns)
            rows = f"SELECT {values} FROM {table.name} WHERE office_id = 1"
            copy = text(f"INSERT INTO {table.name} ({columns}) {rows}")
            session.execute(copy, execution_options=EVERY_OFFICE)


def know(database: Database) -> None:
    """Let SQLite know its tables, as it does after a night and a new connection."""
    with database.engine.begin() as connection:
        gather(connection)
    database.engine.dispose()


def steps(database: Database, day: date | None) -> int:
    """Return how many hundreds of steps SQLite takes for a summary."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    def count(connection, *_others) -> None:
        connection.connection.driver_connection.set_progress_handler(step, EACH)

    event.listen(database.engine, "before_cursor_execute", count)
    try:
        database.read(_summary, day)
    finally:
        event.remove(database.engine, "before_cursor_execute", count)
    return taken


def _summary(session: Session, day: date | None) -> object:
    return summarise(facts.facts(session, scopes.scope_for(session, 1, None, day, TODAY)), NOW)


def test_a_summary_takes_as_many_steps_whether_other_offices_have_much_or_nothing(tmp_path: Path):
    with database_with_tables("sqlite", tmp_path) as database:
        database.transact(live_a_year, 6, 12)
        know(database)
        alone = [steps(database, day) for day in DAYS]
        database.transact(copied)
        know(database)
        for day, before in zip(DAYS, alone, strict=True):
            assert steps(database, day) < before * 1.05
