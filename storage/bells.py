"""Who waits for a queue is woken by the commit that put something into it, and need not look time and again.

A transaction names the queues; when it is committed, their bells ring. Other processes' commits ring nothing
here, so the clock rings where something waits (`storage.upkeep.waking`).
"""

import asyncio
import contextlib
from collections.abc import Iterable

from sqlalchemy.orm import Session

_RUNG = "queues"


class Bell:
    """Rings in one event loop, from any thread; a ring that nobody has heard yet is kept."""

    def __init__(self) -> None:
        """Be silent."""
        self._rung = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def ring(self) -> None:
        """Wake who waits, or who will."""
        if self._loop is None:
            self._rung.set()  # nobody has waited yet, so no loop has to be told
        else:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
                self._loop.call_soon_threadsafe(self._rung.set)

    async def wait(self, seconds: float) -> None:
        """Return when it rings, or has rung since the last call returned, and after some seconds anyway."""
        self._loop = asyncio.get_running_loop()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        self._rung.clear()


def ring(session: Session, queue: str) -> None:
    """Let the bell of a queue ring when this transaction is committed."""
    session.info.setdefault(_RUNG, set()).add(queue)


def rung(session: Session) -> Iterable[str]:
    """Return the queues whose bells are to ring."""
    found: Iterable[str] = session.info.get(_RUNG, ())
    return found
