"""How long the database is waited for: whatever hangs, nobody waits for ever."""

import math
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError

NO_ANSWER = (OperationalError, NoConnectionError)
"""What is raised where the database is away, locked or full: the work itself may be done again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: a statement may take so long; everything else follows from it."""

    statement: float = 30.0

    @property
    def lock(self) -> float:
        """Return how long a lock of somebody else is waited for."""
        return self.statement / 3

    @property
    def connect(self) -> int:
        """Return how long a server may take to let us in; below two seconds libpq does not go."""
        return max(2, math.ceil(self.lock))

    @property
    def silence(self) -> float:
        """Return after how long a silent connection is given up: the server's own limits come first."""
        return self.statement + self.lock


USUAL = Patience()


def limit_postgresql(engine: Engine, patience: Patience) -> None:
    """Let no connection of the engine wait longer than this, whether the server, a lock or the network hangs.

    A proxy that falls silent still acknowledges every packet, so that neither keepalives nor
    tcp_user_timeout notice: the client has to look at its own clock.
    """
    from storage.upkeep.impatient import ImpatientConnection  # noqa: PLC0415 -- SQLite needs none of psycopg

    settings = {"statement_timeout": patience.statement, "lock_timeout": patience.lock}
    limits = " ".join(f"-c {name}={_milliseconds(seconds)}" for name, seconds in settings.items())

    def connect(_dialect: Any, _record: Any, arguments: Any, given: dict[str, Any]) -> ImpatientConnection:
        options = f"{limits} {given.get('options', '')}".strip()
        usual = {
            "connect_timeout": patience.connect,
            "keepalives_idle": patience.connect,
            "keepalives_interval": patience.connect,
            "keepalives_count": 3,
            "tcp_user_timeout": _milliseconds(patience.silence),
        }
        connection = ImpatientConnection.connect(*arguments, **{**usual, **given, "options": options})
        connection.silence = patience.silence
        return connection

    event.listen(engine, "do_connect", connect)


def take_all_time(connection: Connection) -> None:
    """Let one connection take as long as it needs, and be closed afterwards: tables are rebuilt by it."""
    if connection.dialect.name == "postgresql":
        connection.detach()
        connection.exec_driver_sql("SET statement_timeout = 0")
        connection.connection.dbapi_connection.silence = None  # type: ignore[union-attr]


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)
