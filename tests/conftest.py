"""Fixtures that several packages' tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.base import Base
from storage.database import Database
from tests.auxil.databases import database_url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the URL of an empty database, once for each kind we support."""
    with database_url(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """Return a database with our tables."""
    database = Database(url)
    Base.metadata.create_all(database.engine)
    yield database
    database.close()
