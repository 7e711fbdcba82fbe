"""Fixtures that several packages' tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

import storage.database
from storage.database import Database, open_engine
from storage.upkeep.patience import Patience
from tests.auxil.databases import database_url, database_with_tables

# So that their checks say what differs.
pytest.register_assert_rewrite("tests.auxil.watching", "tests.auxil.month_of_levels.beside")

# A busy machine is slow, not wrong; what hangs is ended by pytest-timeout.
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")

_FIRST: dict[str, Engine] = {}


def _open_with_what_was_compiled(url: str, patience: Patience) -> Engine:
    """Open an engine that takes statements as an earlier one compiled them.

    SQLAlchemy keeps compiled statements by engine and dialect; compiling them anew for every test took a
    quarter of the tests' time.
    """
    engine = open_engine(url, patience)
    first = _FIRST.setdefault(engine.dialect.name, engine)
    engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
    return engine


storage.database.open_engine = _open_with_what_was_compiled


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
