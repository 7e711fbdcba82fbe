"""Fixtures that several packages' tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

import storage.database
from storage.database import Database, open_engine
from storage.upkeep.patience import Patience
from tests.auxil.databases import database_url, database_with_tables
from tests.auxil.measuring import pytest_fixture_setup, pytest_runtest_protocol

__all__ = ["pytest_fixture_setup", "pytest_runtest_protocol"]

# So that their checks say what differs.
pytest.register_assert_rewrite("tests.auxil.watching", "tests.auxil.month_of_levels.beside")

# A busy machine is slow, not wrong; what hangs is ended by pytest-timeout.
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")

_FIRST: dict[str, Engine] = {}


def _open_with_what_was_compiled(url: str, patience: Patience) -> Engine:
    """Open an engine that takes statements as an earlier one compiled them, and waits for no disk.

    SQLAlchemy keeps compiled statements by engine and dialect; compiling them anew for every test took a
    quarter of the tests' time.
    """
    engine = open_engine(url, patience)
    if url.startswith("sqlite"):
        event.listen(engine, "connect", _wait_for_no_disk)
    if (first := _FIRST.get(engine.dialect.name)) is not None:
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
    else:  # a dialect knows the database once an engine of its own has reached it, and not before
        event.listen(engine, "connect", lambda *_: _FIRST.setdefault(engine.dialect.name, engine))
    return engine


def _wait_for_no_disk(connection: DBAPIConnection, _record: object) -> None:
    connection.cursor().execute("PRAGMA synchronous=OFF")


storage.database.open_engine = _open_with_what_was_compiled


@pytest.fixture
def in_earnest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let databases be opened as the program opens them."""
    monkeypatch.setattr(storage.database, "open_engine", open_engine)


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Return each kind of database that we support."""
    kind: str = request.param
    return kind


@pytest.fixture
def url(kind: str, tmp_path: Path) -> Iterator[str]:
    """Return the URL of an empty database, once for each kind."""
    with database_url(kind, tmp_path) as url:
        yield url


@pytest.fixture
def database(kind: str, tmp_path: Path) -> Iterator[Database]:
    """Return a database with our tables, once for each kind."""
    with database_with_tables(kind, tmp_path) as database:
        yield database


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Database]:
    """Return a database with our tables in a file."""
    with database_with_tables("sqlite", tmp_path) as database:
        yield database
