"""A backup put in the place of the database; what stood there before is kept aside under another name."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, text

from storage.migrate import upgrade
from storage.upkeep import postgresql_dump, sqlite_copy
from storage.upkeep.archive import OpenedBackup, write_whole
from storage.upkeep.carried import Carried, read_since
from storage.upkeep.holding import MARK, engine_for, sqlite_file

GoOn = Callable[[Engine, Carried | None], None]
"""Brings the restored tables to the present, before anybody works with them."""


def place(url: str, backup: OpenedBackup, now: datetime, go_on: GoOn) -> str | None:
    """Let a backup be the database; return where the one before is kept, None where there was none.

    Only for who holds the database alone. Raises sqlite_copy.InUseError, postgresql_dump.RefusedError; then
    the database is as it was.
    """
    file, name = sqlite_file(url), f"before_{now:%Y%m%d_%H%M%S}"
    return _into_schema(url, backup, name, go_on) if file is None else _into_file(file, backup, name, go_on)


def known_since(url: str, made_at: datetime) -> Carried | None:
    """Return what the present database knows of the time since a backup; None where there is none to read."""
    file = sqlite_file(url)
    if file is not None and not file.exists():
        return None
    with engine_for(url) as engine:
        return read_since(engine, made_at)


def undo_interrupted(url: str) -> bool:
    """Put everything back as it was before a restore that its process did not live to end; False if none was.

    Until then no bot gets at the database. On SQLite nothing is in its place before it is finished.
    """
    if sqlite_file(url) is not None:
        return False
    with engine_for(url) as engine:
        with engine.connect() as connection:
            here: str = connection.execute(text("SELECT current_schema()")).scalar_one()
            if MARK not in postgresql_dump.tables_of(connection, here):
                return False
            aside: str = connection.execute(text(f"SELECT aside FROM {MARK}")).scalar_one()  # noqa: S608 -- ours
        _put_back(engine, here, aside)
    return True


def put_evidence(backup: OpenedBackup, data_folder: Path) -> int:
    """Write the evidence of a backup below the data folder; return how many files. Others stay."""
    for path in backup.evidence:
        with (backup.folder / path).open("rb") as source:
            write_whole(data_folder / path, source)
    return len(backup.evidence)


def _into_file(file: Path, backup: OpenedBackup, name: str, go_on: GoOn) -> str | None:
    known = known_since(f"sqlite:///{file}", backup.contents.made_at)
    new = file.with_name(f".{file.stem}_{name}.part")
    with backup.database.open("rb") as source:
        write_whole(new, source)
    try:
        with engine_for(f"sqlite:///{new}") as engine:
            upgrade(engine)
            go_on(engine, known)
        sqlite_copy.make_whole(new)
        aside = sqlite_copy.keep_aside(file, f"{file.stem}_{name}{file.suffix}")
        sqlite_copy.put_in_place(new, file)
    finally:
        new.unlink(missing_ok=True)
    return str(aside) if aside is not None else None


def _into_schema(url: str, backup: OpenedBackup, name: str, go_on: GoOn) -> str | None:
    known = known_since(url, backup.contents.made_at)
    with engine_for(url) as engine:
        here, aside = _set_aside(engine, name)
        try:
            postgresql_dump.restore(url, backup.database)
            upgrade(engine)
            go_on(engine, known)
        except BaseException:
            _put_back(engine, here, aside)
            raise
        with engine.begin() as connection:
            connection.execute(text(f"DROP TABLE {MARK}"))
            is_empty = not postgresql_dump.tables_of(connection, aside)
            if is_empty:
                connection.execute(text(f'DROP SCHEMA "{aside}"'))
    return None if is_empty else f"schema {aside}"


def _set_aside(engine: Engine, name: str) -> tuple[str, str]:
    """Move the tables of the schema that is worked in to a new one beside it; return both."""
    with engine.begin() as connection:
        here: str = connection.execute(text("SELECT current_schema()")).scalar_one()
        aside = f"{here}_{name}"
        connection.execute(text(f'CREATE SCHEMA "{aside}"'))
        postgresql_dump.move_tables(connection, here, aside)
        connection.execute(text(f"CREATE TABLE {MARK} (aside TEXT)"))
        connection.execute(text(f"INSERT INTO {MARK} VALUES (:aside)"), {"aside": aside})  # noqa: S608 -- ours
    return here, aside


def _put_back(engine: Engine, here: str, aside: str) -> None:
    with engine.begin() as connection:
        for table in postgresql_dump.tables_of(connection, here):
            connection.execute(text(f'DROP TABLE "{here}"."{table}" CASCADE'))
        postgresql_dump.move_tables(connection, aside, here)
        connection.execute(text(f'DROP SCHEMA "{aside}"'))
