"""Which of several processes on one PostgreSQL leads: a row with an epoch; others write nothing.

A leader that dies lets its advisory lock go at once; one that is frozen or cut off lets its term run out.
Whoever takes over counts the epoch on. Each transaction of a leader shares a lock on the row of its own
epoch, the key of the table: renewing the row does not disturb that, but counting on waits for it, and who
comes later finds the row gone.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from storage.upkeep.holding import LOCK, process_name
from storage.upkeep.troubles import Trouble, told_shortly

LEADING = LOCK + 1
"""The first half of the key of the leader's lock; the second is the schema."""
_HAVE_LOCK = text(f"SELECT pg_try_advisory_lock({LEADING}, hashtext(current_schema()))")
_FIRST = text(
    "INSERT INTO leases (epoch, holder, renewed_at) "
    "SELECT 0, CAST('' AS varchar), CAST('epoch' AS timestamptz) WHERE NOT EXISTS (SELECT FROM leases)"
)
_TO_FOLLOW = text(
    "SELECT holder FROM leases"
    " WHERE :is_free OR renewed_at < clock_timestamp() - make_interval(secs => :term)"
)
_END_OTHERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE application_name = :holder AND datname = current_database() AND pid <> pg_backend_pid()"
)
_TAKE = text(
    "UPDATE leases SET epoch = epoch + 1, holder = :holder, renewed_at = clock_timestamp()"
    " WHERE :is_free OR renewed_at < clock_timestamp() - make_interval(secs => :term) RETURNING epoch"
)
_RENEW = text("UPDATE leases SET renewed_at = clock_timestamp() WHERE epoch = :epoch RETURNING epoch")
_RELEASE = text("UPDATE leases SET renewed_at = CAST('epoch' AS timestamptz) WHERE epoch = :epoch")
_SHARE = text("SELECT epoch FROM leases WHERE epoch = :epoch FOR KEY SHARE")
_HOLDER = text("SELECT holder FROM leases")


class NotLeadingError(Exception):
    """Another process leads: what this one was about to write is not its to write any more."""


@dataclass(frozen=True, slots=True)
class Term:
    """Seconds: after `silence` without renewal another process takes over; it is renewed every `renewal`."""

    silence: float = 12.0
    renewal: float = 3.0

    @property
    def trusted(self) -> float:
        """Return for how long the leader trusts its last renewal: less than the others wait."""
        return self.silence - self.renewal


class Lease:
    """The lease as one process sees it; it has a connection of its own, for one thread at a time."""

    def __init__(self, engine: Engine, term: Term, seconds: Callable[[], float] = time.monotonic) -> None:
        """Keep the engine, of which nothing else makes use; nothing is asked yet."""
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._connection: Connection | None = None
        self._seconds = seconds
        self._epoch: int | None = None
        self._renewed_at = 0.0
        self._trouble = Trouble("renewing the lease", seconds)
        self.term = term

    @property
    def is_held(self) -> bool:
        """Return whether nobody else can have taken over, by our own clock alone."""
        return self._epoch is not None and self._seconds() - self._renewed_at < self.term.trusted

    def take(self) -> bool:
        """Return whether this process leads from now on; raises SQLAlchemyError where nobody can say."""
        try:
            return self._take()
        except SQLAlchemyError:
            self._disconnect()
            raise

    def _take(self) -> bool:
        at, connection = self._seconds(), self._connected()
        connection.execute(_FIRST)
        is_free = bool(connection.scalar(_HAVE_LOCK))
        condition = {"is_free": is_free, "term": self.term.silence}
        before = connection.scalar(_TO_FOLLOW, condition)
        if before is None:
            return False
        if before:  # what it has begun and left would keep its locks, on the row and on leading
            connection.execute(_END_OTHERS, {"holder": before})
        values = {"holder": process_name(), **condition}
        epoch = connection.scalar(_TAKE, values)
        if epoch is None:
            return False
        if not is_free:
            connection.scalar(_HAVE_LOCK)
        self._epoch, self._renewed_at = epoch, at
        return True

    def renew(self) -> bool:
        """Return whether this process still leads; where nobody answers, until its time is over."""
        at = self._seconds()
        try:
            if self._connected().scalar(_RENEW, {"epoch": self._epoch}) is None:
                self._epoch = None
                return False
        except SQLAlchemyError as error:
            self._trouble.failed(told_shortly(error))
            self._disconnect()
            return self.is_held
        self._renewed_at = at
        self._trouble.over()
        return True

    def release(self) -> None:
        """Let another process lead at once, and let go of the connection."""
        with suppress(SQLAlchemyError):
            if self._epoch is not None:
                self._connected().execute(_RELEASE, {"epoch": self._epoch})
        self._epoch = None
        self._disconnect()

    def leader(self) -> str:
        """Return the process that leads or led last, "" for none."""
        return self._connected().scalar(_HOLDER) or ""

    def check(self, connection: Connection) -> None:
        """Make sure, until the transaction ends, that this process leads; raises NotLeadingError."""
        if self._epoch is None or connection.scalar(_SHARE, {"epoch": self._epoch}) is None:
            raise NotLeadingError

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
            if self._epoch is not None:
                self._connection.scalar(_HAVE_LOCK)
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):  # it may be broken in any way
                connection.invalidate()
            connection.close()
