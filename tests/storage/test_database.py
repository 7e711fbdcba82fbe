"""SQLite is as careful as it can be: nothing written is lost, neither by a crash nor by a colleague."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from storage.database import Database
from storage.migrate import upgrade
from storage.models import LogEvent, Person
from tests import conftest
from tests.auxil.cast import NOW

THREADS, TIMES = 4, 25


def test_what_one_thread_has_read_no_other_changes_before_it_writes(sqlite: Database):
    """With SQLAlchemy's default the counts of several threads overwrite one another, silently."""
    sqlite.transact(lambda session: session.add(Person(id=1, display_name="0")))

    def count_on(session: Session) -> None:
        person = session.get_one(Person, 1)
        person.display_name = str(int(person.display_name) + 1)

    with ThreadPoolExecutor(THREADS) as threads:
        for counting in [threads.submit(sqlite.transact, count_on) for _ in range(THREADS * TIMES)]:
            counting.result()
    assert sqlite.read(lambda session: session.get_one(Person, 1).display_name) == str(THREADS * TIMES)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10000)],
)
@pytest.mark.usefixtures("in_earnest")
def test_every_connection_is_prepared(sqlite: Database, pragma: str, value: object):
    for _ in range(2):
        found = sqlite.read(lambda session: session.execute(text(f"PRAGMA {pragma}")).scalar_one())
        assert found == value


def test_a_reader_is_not_held_up_by_a_writer(sqlite: Database):
    def read_meanwhile(session: Session) -> int:
        session.add(Person(id=1, display_name="A"))
        session.flush()
        return sqlite.read(lambda other: other.query(Person).count())

    assert sqlite.transact(read_meanwhile) == 0
    assert sqlite.read(lambda session: session.query(Person).count()) == 1


def test_a_row_that_refers_to_nothing_is_refused(database: Database):
    event = LogEvent(at=NOW, person_id=4711, action="x", subject="y")
    with pytest.raises(IntegrityError):
        database.transact(lambda session: session.add(event))


async def test_work_in_a_thread_returns_what_it_found(database: Database):
    await database.transact_in_thread(lambda session: session.add(Person(id=1, display_name="A")))
    assert await database.read_in_thread(lambda session: session.get_one(Person, 1).display_name) == "A"


def test_a_connection_that_was_used_when_all_were_closed_is_closed_when_it_comes_back(database: Database):
    """A tick that was under way at the end went on by connections that nobody closed any more."""

    def close(session: Session) -> int:
        database.close()
        return session.query(Person).count()

    assert database.read(close) == 0
    for _ in range(2):  # whoever is not done yet goes on by another one
        assert database.read(lambda session: session.query(Person).count()) == 0
    pool: Any = database.engine.pool
    assert [entry.dbapi_connection for entry in pool._pool.queue] == [None]


def test_a_database_that_was_never_reached_spoils_no_other_of_these_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The first one lends what it has compiled to all others; whichever test comes first, they must work."""
    monkeypatch.setattr(conftest, "_FIRST", {})
    missing, there = (Database(f"sqlite:///{tmp_path / name}") for name in ("no/x.sqlite3", "x.sqlite3"))
    with pytest.raises(OperationalError):
        missing.read(lambda session: session.execute(text("SELECT 1")))
    upgrade(there.engine)
    there.transact(lambda session: session.add(Person(id=1, display_name="A")))
    missing.close()
    there.close()
