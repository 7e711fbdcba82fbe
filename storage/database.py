"""Units of work: a plain function of a session, committed when it returns, rolled back when it raises."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from storage.bells import Bell, rung
from storage.engine import open_engine
from storage.writer import Writer

P = ParamSpec("P")
R = TypeVar("R")

Work = Callable[Concatenate[Session, P], R]


class Database:
    """The database as the rest of the program sees it."""

    def __init__(self, url: str) -> None:
        """Open the engine; nothing is read or written yet."""
        self.url = url
        self.engine: Engine = open_engine(url)
        self._reading = self.engine.execution_options(read_only=True)
        self.bells: defaultdict[str, Bell] = defaultdict(Bell)
        """The bell of each queue."""
        self._writer = Writer(self.engine, self._ring)

    def transact(self, work: Work[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `work(session, …)` returns after committing; roll back and raise if it raises."""
        with Session(self.engine, expire_on_commit=False) as session:
            with session.begin():
                result = work(session, *args, **kwargs)
            self._ring(session)
            return result

    def _ring(self, session: Session) -> None:
        for queue in rung(session):
            self.bells[queue].ring()

    def read(self, work: Work[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `work(session, …)` returns; it must not write."""
        with Session(self._reading, expire_on_commit=False) as session:
            return work(session, *args, **kwargs)

    async def transact_in_thread(self, work: Work[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return as `transact`, in the writing thread, together with what others write just then."""
        return await asyncio.wrap_future(self._writer.submit(lambda session: work(session, *args, **kwargs)))

    async def read_in_thread(self, work: Work[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return as `read`, in a worker thread."""
        return await asyncio.to_thread(lambda: self.read(work, *args, **kwargs))

    def close(self) -> None:
        """Write what waits and close every connection."""
        self._writer.close()
        self.engine.dispose()
