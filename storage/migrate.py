"""Bringing a database to the tables this program expects."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, inspect, text

from storage.upkeep.patience import take_all_time
from storage.walls import EVERY_OFFICE


class LostKeysError(Exception):
    """A migration has left rows that refer to none."""


MIGRATIONS = Path(__file__).parent / "migrations"
_FOLLOWS = re.compile(r'^down_revision = "(\w+)"', re.MULTILINE)


def upgrade(engine: Engine) -> None:
    """Run the migrations the database has not seen; an up-to-date database is left as it is."""
    with engine.connect() as connection:
        if _version(connection) != latest():
            take_all_time(connection)
            with _without_keys(connection.execution_options(**EVERY_OFFICE)):
                _run(connection)


@contextmanager
def _without_keys(connection: Connection) -> Iterator[None]:
    """Let SQLite make anew a table to which others refer, and look at the end that each still finds its row.

    It heeds the pragma only where no transaction has begun: https://sqlite.org/lang_altertable.html, 7.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    connection.commit()
    cursor = connection.connection.cursor()
    (before,) = cursor.execute("PRAGMA foreign_keys").fetchone()
    cursor.execute("PRAGMA foreign_keys=OFF")
    yield
    lost = cursor.execute("PRAGMA foreign_key_check").fetchall()
    if lost:
        raise LostKeysError(lost)
    cursor.execute(f"PRAGMA foreign_keys={before}")  # who moves a whole database has them off


@cache
def latest() -> str:
    """Return the number of the last migration of the chain, which need not be the highest one."""
    (last,) = _chain().keys() - set(_chain().values())
    return last


def knows(version: str) -> bool:
    """Return whether a migration of that number is this program's; another is of a later program."""
    return version in _chain()


@cache
def _chain() -> dict[str, str | None]:
    """Return for the number of each migration the one that it follows."""
    files = (MIGRATIONS / "versions").glob("*.py")
    follows = {path.name.partition("_")[0]: _FOLLOWS.search(path.read_text()) for path in files}
    return {number: found[1] if found else None for number, found in follows.items()}


def version_of(url: str) -> str | None:
    """Return the number of the last migration that a database has seen, None for an empty one."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return _version(connection)
    finally:
        engine.dispose()


def _version(connection: Connection) -> str | None:
    """Return the number of the last migration that the database has seen, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _run(connection: Connection) -> None:
    # A bot that starts with an up-to-date database needs none of Alembic in memory.
    from alembic import command  # noqa: PLC0415 -- see above
    from alembic.config import Config  # noqa: PLC0415 -- see above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.commit()
