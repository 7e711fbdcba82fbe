"""A SQLite database copied while it is in use, looked over, and put in the place of another."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

BESIDE = ("-wal", "-shm")
"""The files that SQLite keeps beside a database in use."""


class InUseError(Exception):
    """Another process has the file open."""


def copy(source: Path, target: Path) -> None:
    """Write what a database holds at this moment to a new file; who writes meanwhile is not held up."""
    with closing(_open(source)) as database, closing(sqlite3.connect(target)) as written:
        # All pages in one step are read in one transaction; in several each writer lets it begin anew.
        database.backup(written, pages=-1)
        written.execute("PRAGMA journal_mode=DELETE")
    target.chmod(0o600)


def _open(file: Path) -> sqlite3.Connection:
    """Return a connection to a file that is there; a plain one would make an empty file."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)


def rows(file: Path) -> dict[str, int]:
    """Return how many rows each table of a sound database has.

    Raises sqlite3.DatabaseError: it is broken.
    """
    with closing(_open(file)) as database:
        (found,) = database.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        named = sorted(name for (name,) in tables if not name.startswith("sqlite_"))
        return {name: _count(database, name) for name in named}


def _count(database: sqlite3.Connection, table: str) -> int:
    (count,) = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 -- a table's own name
    return int(count)


def keep_aside(file: Path, name: str) -> Path | None:
    """Give a database that nobody has open a second name; return it, None where there is none.

    It stays under its own name until another takes that: there is no moment without a database. What lies
    beside a broken one goes with the second name. Raises InUseError: somebody has it open.
    """
    if not file.exists():
        return None
    aside = file.with_name(name)
    with suppress(sqlite3.DatabaseError):
        make_whole(file)
    for beside in BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{file}{beside}").rename(f"{aside}{beside}")
    aside.hardlink_to(file)
    aside.chmod(0o600)
    return aside


def make_whole(file: Path) -> None:
    """Bring what lies beside a database into it, which only who has it alone can do.

    A file that is put in its place must not find the other one's pages beside it. Raises InUseError.
    """
    with closing(sqlite3.connect(file, timeout=1)) as database:
        try:
            database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise InUseError(str(file)) from error
            raise


def put_in_place(new: Path, file: Path) -> None:
    """Let a finished file stand under a name, whole or not at all, also after a power cut."""
    synced(new)
    new.replace(file)
    synced(file.parent)


def synced(path: Path) -> None:
    """Wait until a file or a folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
