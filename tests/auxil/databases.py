"""Databases for tests: SQLite in a file, PostgreSQL in a schema of its own; empty, or with our tables.

Tables are made once a process and kind, by the migrations, and then copied or emptied: making them takes
longer than most tests do.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, delete, text
from sqlalchemy.exc import OperationalError

from storage.base import Base
from storage.database import Database
from storage.migrate import upgrade
from storage.walls import EVERY_OFFICE

POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/test")
BEGIN_AT_ONE = """
SELECT setval(quote_ident(schemaname) || '.' || quote_ident(sequencename), 1, false) FROM pg_sequences
WHERE schemaname = current_schema() AND last_value IS NOT NULL
"""


@contextmanager
def database_url(kind: str, folder: Path) -> Iterator[str]:
    """Yield the URL of an empty database; skips, saying so, where no PostgreSQL server answers."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'test.sqlite3'}"
        return
    schema = f"test_{uuid4().hex}"
    server = _server()
    with server.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    try:
        yield _url_of(schema)
    finally:
        _drop(server, schema)


@contextmanager
def database_with_tables(kind: str, folder: Path) -> Iterator[Database]:
    """Yield a database with our tables and nothing in them; skips as `database_url` does."""
    if kind == "sqlite":
        path = folder / "test.sqlite3"
        shutil.copyfile(sqlite_template(), path)
        url = f"sqlite:///{path}"
    else:
        url = _postgresql_with_tables()
    database = Database(url)
    try:
        yield database
    finally:
        if kind != "sqlite":
            _empty(database)
        database.close()


@cache
def sqlite_template() -> Path:
    """Return a file with our tables, to be copied."""
    folder = tempfile.mkdtemp(prefix="dondoc-tables-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = Path(folder) / "tables.sqlite3"
    database = Database(f"sqlite:///{path}")
    upgrade(database.engine)
    database.close()
    return path


@cache
def _postgresql_with_tables() -> str:
    schema = f"test_{uuid4().hex}"
    server = _server()
    with server.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    atexit.register(_drop, server, schema)
    database = Database(_url_of(schema))
    upgrade(database.engine)
    database.close()
    return database.url


def _empty(database: Database) -> None:
    """Delete every row, and let numbers begin at 1 again."""
    with database.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(delete(table), execution_options=EVERY_OFFICE)
        connection.execute(text(BEGIN_AT_ONE))


def _url_of(schema: str) -> str:
    return f"{POSTGRESQL}?options=-csearch_path%3D{schema}"


def _server() -> Engine:
    server = create_engine(POSTGRESQL)
    try:
        server.connect().close()
    except OperationalError:
        server.dispose()
        pytest.skip(f"no PostgreSQL server answers at {server.url}")
    return server


def _drop(server: Engine, schema: str) -> None:
    with server.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    server.dispose()
