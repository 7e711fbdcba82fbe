"""Who holds the database: the kernel's lock on SQLite, the server's on PostgreSQL, so that nobody guesses.

Both are let go by whoever kept them as soon as the process that took them has ended, however it ended.
"""

import fcntl
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Self

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError

LOCK = 0x64_6F_6E
"""The first half of the key of our locks on PostgreSQL; the second is the schema."""
LOOKING_SECONDS = 0.5
MARK = "being_restored"
"""A table that is there while a restore goes on, and after one whose process died: no bot begins then."""
_KEY = f"{LOCK}, hashtext(current_schema())"
_SHARED = f"SELECT pg_try_advisory_lock_shared({_KEY}) AND to_regclass('{MARK}') IS NULL"
_ALONE = text(f"SELECT pg_try_advisory_lock({_KEY})")
_LET_GO = text(f"SELECT pg_advisory_unlock({_KEY})")
_OTHERS = text(
    f"""
    SELECT DISTINCT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND classid = {LOCK} AND granted AND pid <> pg_backend_pid()
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND objid = (hashtext(current_schema())::bigint & 4294967295)::oid
    """  # noqa: S608 -- our own number
)


class HeldError(Exception):
    """Somebody else holds the database; the message says who."""


class BeingRestoredError(Exception):
    """A restore has the database for itself just now."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A process that has a database open."""

    pid: int
    host: str
    since: str

    @classmethod
    def this(cls) -> Self:
        """Return this process."""
        return cls(os.getpid(), socket.gethostname(), f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")

    def __str__(self) -> str:
        """Return how it is named to people."""
        return f"PID {self.pid}, {self.host}, {self.since}"


def sqlite_file(url: str) -> Path | None:
    """Return the file of a SQLite database, None for a database of a server."""
    address = make_url(url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


@contextmanager
def running(url: str) -> Iterator[None]:
    """Be the one bot that runs on a SQLite file; on PostgreSQL every connection says that it is there.

    Raises HeldError: another bot, or a restore, has the file.
    """
    file = sqlite_file(url)
    if file is None:
        yield
        return
    with _locked(file):
        yield


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Have a database for oneself: no bot runs on it, and none can begin to. Raises HeldError."""
    file = sqlite_file(url)
    if file is not None:
        with _locked(file):
            yield
        return
    with engine_for(url) as engine, engine.connect() as connection:
        if not _soon(lambda: bool(connection.scalar(_ALONE))):
            raise HeldError("; ".join(_names(connection)))
        connection.commit()
        try:
            yield
        finally:
            with suppress(OperationalError):  # without a connection there is nothing to let go
                connection.execute(_LET_GO)  # the server notices its end a little later


@contextmanager
def engine_for(url: str) -> Iterator[Engine]:
    """Open an engine for who has a database alone: it waits for as long as a copy takes, and joins nobody."""
    engine = create_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def others(url: str) -> list[str]:
    """Return the processes that have a database open, as far as they can be seen; not this one."""
    file = sqlite_file(url)
    if file is not None:
        return _holder(file)
    with engine_for(url) as engine, engine.connect() as connection:
        return _names(connection)


def _names(connection: Connection) -> list[str]:
    return sorted(name for name in connection.scalars(_OTHERS) if name != process_name())


def process_name() -> str:
    """Return how this process is named at the server."""
    return f"dondoc {socket.gethostname()} {os.getpid()}"[:63]


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Keep the lock of a SQLite file; the lock's own file names who keeps it, and stays."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(os.fdopen(os.open(f"{file}.lock", os.O_RDWR | os.O_CREAT, 0o600), "r+")) as lock:
        if not _soon(lambda: _is_taken(lock)):
            raise HeldError(_written(lock.read()))
        lock.truncate(0)
        lock.write(json.dumps(asdict(Holder.this())))
        lock.flush()
        yield


def _is_taken(lock: IO[str]) -> bool:
    """Return whether the lock is ours now."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _soon(is_taken: Callable[[], bool]) -> bool:
    """Return whether a lock is ours after a moment: who only looks at who has it is soon gone."""
    until = time.monotonic() + LOOKING_SECONDS
    while not is_taken():
        if time.monotonic() > until:
            return False
        time.sleep(LOOKING_SECONDS / 10)
    return True


def _holder(file: Path) -> list[str]:
    """Return who keeps the lock of a file, if anybody does, without writing to it."""
    try:
        with Path(f"{file}.lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return []
    except BlockingIOError:
        return [_written(Path(f"{file}.lock").read_text())]
    return []


def _written(content: str) -> str:
    """Return who wrote this into a lock; it may be about to be written."""
    try:
        return str(Holder(**json.loads(content)))
    except (ValueError, TypeError):
        return "PID ?"


def join_on_connect(engine: Any) -> None:
    """Let every connection of an engine say that its process has the database; nothing on SQLite."""
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _join)


def _join(connection: DBAPIConnection, _record: Any) -> None:
    """Take the shared lock for as long as the connection lives; none is made while a restore goes on."""
    cursor = connection.cursor()
    cursor.execute(_SHARED)
    (is_open,) = cursor.fetchone() or (False,)
    cursor.execute("SELECT set_config('application_name', %s, false)", (process_name(),))
    cursor.close()
    connection.commit()
    if not is_open:
        connection.close()
        raise OperationalError(_SHARED, None, BeingRestoredError("the database is being restored"))
