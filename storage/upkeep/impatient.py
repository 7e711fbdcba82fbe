"""A connection to PostgreSQL that goes by its own clock: an answer that does not come ends it."""

from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus

R = TypeVar("R")

INTERVAL = 0.1


class ImpatientConnection(psycopg.Connection[Any]):
    """Waits for each answer for so many seconds at most; then it is closed, and the error says so."""

    silence: float | None = None

    def wait(self, gen: PQGen[R], interval: float = INTERVAL, timeout: float | None = None) -> R:
        """Return the answer of the server; raises psycopg.OperationalError where none comes."""
        patience = self.silence if timeout is None else timeout
        try:
            return super().wait(gen, interval, patience)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise
            self.pgconn.finish()  # the answer may still come, and would be taken for another one's
            raise psycopg.OperationalError(f"no answer within {patience:g} s") from None
