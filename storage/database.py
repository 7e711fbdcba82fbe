"""Units of work: a plain function of a session, committed when it returns, rolled back when it raises."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from storage.bells import Bell, rung
from storage.upkeep import guard
from storage.upkeep.holding import join_on_connect
from storage.upkeep.lease import Lease
from storage.upkeep.outages import Outages
from storage.upkeep.patience import USUAL, Patience, limit_postgresql
from storage.writer import Writer

P = ParamSpec("P")
R = TypeVar("R")

Work = Callable[Concatenate[Session, P], R]

HALF_A_DAY = 12 * 3600
"""Seconds after which a connection is opened anew: SQLite looks at its statistics only then."""
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")


def open_engine(url: str, patience: Patience) -> Engine:
    """Return an engine for the URL; on SQLite every transaction is BEGIN IMMEDIATE.

    SQLAlchemy's default on SQLite begins no transaction before the first write and so loses updates
    silently (measured, design.md §3).
    """
    is_file = url.startswith("sqlite")
    engine = create_engine(
        url,
        pool_pre_ping=not is_file,
        pool_timeout=patience.lock,
        pool_recycle=HALF_A_DAY,
        json_serializer=as_json,
    )
    if is_file:
        event.listen(engine, "connect", partial(_prepare_sqlite, patience=patience))
        event.listen(engine, "begin", _begin_immediate)
    else:
        limit_postgresql(engine, patience)
    return engine


def as_json(value: Any) -> str:
    """Return a value as JSON, Vietnamese as it is: escaped, each letter takes three times the room."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        written.encode()
    except UnicodeEncodeError:  # half a sign, which only the escaped form can hold
        return json.dumps(value, separators=(",", ":"))
    return written


def _prepare_sqlite(connection: DBAPIConnection, _record: Any, patience: Patience) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    cursor.execute("PRAGMA page_count")
    is_new = cursor.fetchall() == [(0,)]
    for pragma in (
        f"busy_timeout={patience.lock * 1000:.0f}",
        *(["auto_vacuum=INCREMENTAL"] if is_new else []),  # later it would take a VACUUM
        *_PRAGMAS,
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Any) -> None:
    mode = "DEFERRED" if connection.get_execution_options().get("read_only") else "IMMEDIATE"
    connection.exec_driver_sql(f"BEGIN {mode}")


class Database:
    """The database as the rest of the program sees it."""

    def __init__(self, url: str, patience: Patience = USUAL) -> None:
        """Open the engine; nothing is read or written yet. Nothing is waited for longer than `patience`."""
        self.url = url
        self.engine: Engine = open_engine(url, patience)
        join_on_connect(self.engine)
        guard.keep(self.engine)
        self._reading = self.engine.execution_options(read_only=True)
        self.bells: defaultdict[str, Bell] = defaultdict(Bell)
        """The bell of each queue."""
        self._is_over = False
        event.listen(self.engine, "checkin", self._close_what_comes_back)
        self._outages = Outages()
        self._lease: Lease | None = None
        self._writer = Writer(self.engine, self._make_sure, self._ring, self._outages)

    def transact(self, work: Work[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `work(session, …)` returns after committing; roll back and raise if it raises."""
        with self._outages.watched(), Session(self.engine, expire_on_commit=False) as session:
            with session.begin():
                self._make_sure(session.connection())
                result = work(session, *args, **kwargs)
            self._ring(session)
            return result

    def led_by(self, lease: Lease) -> None:
        """Write from now on only while this process leads; otherwise NotLeadingError is raised."""
        self._lease = lease

    @property
    def may_act(self) -> bool:
        """Return whether what was claimed here may be said: nobody else can have taken over."""
        return self._lease is None or self._lease.is_held

    def _make_sure(self, connection: Connection) -> None:
        if self._lease is not None:
            self._lease.check(connection)

    def _ring(self, session: Session) -> None:
        for queue in rung(session):
            self.bells[queue].ring()

    def read(self, work: Work[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `work(session, …)` returns; it must not write."""
        with self._outages.watched(), Session(self._reading, expire_on_commit=False) as session:
            return work(session, *args, **kwargs)

    async def transact_in_thread(self, work: Work[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return as `transact`, in the writing thread, together with what others write just then."""
        return await asyncio.wrap_future(self._writer.submit(lambda session: work(session, *args, **kwargs)))

    async def read_in_thread(self, work: Work[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return as `read`, in a worker thread."""
        return await asyncio.to_thread(lambda: self.read(work, *args, **kwargs))

    def close(self) -> None:
        """Write what waits and close every connection, one that somebody still uses as soon as he is done."""
        self._writer.close()
        self._is_over = True
        self.engine.dispose()

    def _close_what_comes_back(
        self, _connection: DBAPIConnection | None, record: ConnectionPoolEntry
    ) -> None:
        if self._is_over:
            record.invalidate()
