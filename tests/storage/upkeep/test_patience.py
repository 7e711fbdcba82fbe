"""Whatever hangs, a lock, a statement or the network: who waits hears within his patience that it failed."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from storage.database import Database
from storage.migrate import upgrade
from storage.models import Person
from storage.upkeep.patience import NO_ANSWER, Patience, take_all_time
from tests.auxil.databases import database_url
from tests.auxil.falling_silent import Proxy, proxy_to

SHORT = Patience(statement=0.3)
BEFORE_LONG = 20.0
"""Seconds: where nothing was limited, everything would take minutes."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Return the URL of a database on PostgreSQL with our tables."""
    with database_url("postgresql", tmp_path) as url:
        database = Database(url)
        upgrade(database.engine)
        database.close()
        yield url


@contextmanager
def through_a_proxy(url: str) -> Iterator[tuple[Proxy, Database]]:
    address = make_url(url)
    with proxy_to(address.host or "127.0.0.1", address.port or 5432) as proxy:
        there = address.set(host="127.0.0.1", port=proxy.port).render_as_string(hide_password=False)
        database = Database(there, SHORT)
        yield proxy, database
        database.close()


@contextmanager
def locked(url: str, table: str) -> Iterator[None]:
    """Hold a lock of a whole table from a connection of its own."""
    other = Database(url)
    with other.engine.begin() as connection:
        connection.exec_driver_sql(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield
    other.close()


def people(session: Session) -> int:
    return session.query(Person).count()


def test_a_locked_table_is_not_waited_for_and_is_there_again_afterwards(server: str):
    database = Database(server, SHORT)
    began = time.monotonic()
    with locked(server, "people"), pytest.raises(OperationalError, match="lock timeout"):
        database.read(people)
    assert time.monotonic() - began < BEFORE_LONG
    assert database.read(people) == 0
    database.close()


def test_what_waits_with_work_that_meets_a_lock_fails_with_it_and_not_one_after_the_other(server: str):
    database = Database(server, SHORT)
    begun, go_on = threading.Event(), threading.Event()

    def first(_session: Session) -> None:
        begun.set()
        go_on.wait(BEFORE_LONG)

    futures: list[Future[object]] = [database._writer.submit(first)]
    begun.wait(BEFORE_LONG)
    futures += [database._writer.submit(people) for _ in range(20)]
    with locked(server, "people"):
        began = time.monotonic()
        go_on.set()
        errors = [future.exception(BEFORE_LONG) for future in futures[1:]]
    assert time.monotonic() - began < 20 * SHORT.lock
    assert all(isinstance(error, OperationalError) for error in errors)
    database.close()


def test_a_statement_that_takes_too_long_is_ended_by_the_server(server: str):
    database = Database(server, SHORT)
    with pytest.raises(OperationalError, match="statement timeout"):
        database.read(lambda session: session.execute(text("SELECT pg_sleep(60)")))
    database.close()


def test_a_connection_that_falls_silent_is_given_up_and_another_one_is_made(server: str):
    """A proxy held the connections: the bot recorded nothing any more, and never again."""
    with through_a_proxy(server) as (proxy, database):
        assert database.read(people) == 0
        proxy.fall_silent()
        began = time.monotonic()
        with pytest.raises(NO_ANSWER):
            database.read(people)
        with pytest.raises(NO_ANSWER):  # a new connection is not waited for either
            database.transact(people)
        assert time.monotonic() - began < BEFORE_LONG
        proxy.speak()
        assert database.transact(people) == 0


def test_a_connection_that_falls_silent_within_a_transaction_undoes_it(server: str):
    def fall_silent(session: Session) -> None:
        session.add(Person(id=1, display_name="A"))
        session.flush()
        proxy.fall_silent()

    with through_a_proxy(server) as (proxy, database):
        with pytest.raises(OperationalError, match="no answer within"):
            database.transact(fall_silent)  # the commit has no answer
        proxy.speak()
        assert database.read(people) == 0


def test_tables_are_rebuilt_for_as_long_as_it_takes(server: str):
    database = Database(server, SHORT)
    with database.engine.connect() as connection:
        take_all_time(connection)
        connection.execute(text("SELECT pg_sleep(0.6)"))
    with database.engine.connect() as connection:  # another connection: the limits are there again
        assert connection.execute(text("SHOW statement_timeout")).scalar() == "300ms"
    database.close()


def test_a_file_that_somebody_else_writes_is_not_waited_for(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path / 'a.sqlite3'}", SHORT)
    with database.engine.begin(), pytest.raises(OperationalError, match="locked"):
        database.transact(lambda session: session.execute(text("SELECT 1")))
    database.close()
