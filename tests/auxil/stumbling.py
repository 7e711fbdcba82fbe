"""A database on which one kind of work fails some times before it succeeds."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.exc import OperationalError

from storage.database import Database

LOCKED = OperationalError("UPDATE …", {}, Exception("database is locked"))


class StumblingDatabase:
    """Stands in for a database; everything but the one kind of work is passed on."""

    def __init__(
        self, database: Database, work: Callable[..., Any] | None, times: int, error: Exception
    ) -> None:
        """Let `work`, or any work where none is given, raise the error so many times."""
        self._database, self._work, self._left, self._error = database, work, times, error
        self.bells, self.may_act = database.bells, database.may_act
        self.is_over = asyncio.Event()
        """Set once the work has failed as often as it is to."""

    def transact_in_thread(self, work: Callable[..., Any], *args: Any) -> Awaitable[Any]:
        """Pass on, or stumble."""
        if self._work in {None, work} and self._left:
            self._left -= 1
            if not self._left:
                self.is_over.set()
            raise self._error
        return self._database.transact_in_thread(work, *args)

    def read_in_thread(self, work: Callable[..., Any], *args: Any) -> Awaitable[Any]:
        """Pass on."""
        return self._database.read_in_thread(work, *args)
