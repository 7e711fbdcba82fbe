"""The updates that wait for the bot, with the confirming offset and the single long poll of getUpdates."""

import asyncio
from collections import deque
from collections.abc import Iterable
from itertools import islice
from typing import Any

from sandbox.errors import Json, RefusalError
from sandbox.facts import FACTS

FIRST_UPDATE = 865_000_001
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of updates that come only to bots that name them."""

_CONFLICT = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


class UpdateQueue:
    """Updates in the order they happened; nothing leaves before the bot confirms it."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[int, Any]] = deque()
        """What waits, by the number it is confirmed with, whatever it says itself."""
        self._next_id = FIRST_UPDATE
        self._poll: asyncio.Future[None] | None = None
        self._allowed = frozenset(FACTS["updates"]) - UNASKED
        self.arrived = asyncio.Event()
        """Set by whatever a webhook may have to do something about."""

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, kind: str, content: Json) -> None:
        """Add an update, unless the bot did not ask for this kind, and wake the poll that waits."""
        if kind in self._allowed:
            self.put_raw({"update_id": self._next_id, kind: content})

    def put_raw(self, update: Any) -> None:
        """Add whatever it is, and wake the poll that waits; a later number confirms it."""
        self._waiting.append((self._next_id, update))
        self._next_id += 1
        self.wake()

    @property
    def waiting(self) -> Iterable[tuple[int, Any]]:
        """Return what waits, by the number it is confirmed with."""
        return self._waiting

    def drop(self, number: int) -> None:
        """Let go of an update that was brought."""
        self._waiting = deque(one for one in self._waiting if one[0] != number)

    @property
    def asked_for(self) -> list[str]:
        """Return the kinds of updates that the bot asked for; none where these are the usual ones."""
        usual = frozenset(FACTS["updates"]) - UNASKED
        return [] if self._allowed == usual else [kind for kind in FACTS["updates"] if kind in self._allowed]

    @property
    def next_id(self) -> int:
        """Return the number of the next update."""
        return self._next_id

    def allow(self, kinds: list[str]) -> None:
        """Ask for these kinds of updates from now on; an empty list asks for the usual ones."""
        self._allowed = frozenset(kinds) or frozenset(FACTS["updates"]) - UNASKED

    @property
    def looks(self) -> tuple[object, ...]:
        """Return a value that differs whenever `written` does."""
        return self._next_id, len(self._waiting), self._allowed

    def written(self) -> Json:
        """Return what waits and where the counting stands."""
        return {"waiting": list(self._waiting), "next_id": self._next_id, "allowed": sorted(self._allowed)}

    def read(self, kept: Json) -> None:
        """Take up what was written."""
        self._waiting, self._next_id = deque(map(_numbered, kept["waiting"])), kept["next_id"]
        self._allowed = frozenset(kept["allowed"])

    def forget(self) -> None:
        """Drop all that waits."""
        self._waiting.clear()

    def wake(self) -> None:
        """Let the poll that waits answer with what there is, or the webhook bring it."""
        self.arrived.set()
        if self._poll and not self._poll.done():
            self._poll.set_result(None)

    def fail(self, error: Exception) -> None:
        """Let the poll that waits end in an error."""
        if self._poll and not self._poll.done():
            self._poll.set_exception(error)

    async def get(self, offset: int, limit: int, timeout: float) -> list[Any]:  # Telegram's name
        """Return the waiting updates, after confirming those below the offset and waiting if there are none.

        Raises RefusalError (409) in the poll that is under way when another one comes.
        """
        self.fail(RefusalError(409, _CONFLICT))
        self._confirm(offset)
        if not self._waiting and timeout > 0:
            await self._arrival(timeout)
        return [update for _, update in islice(self._waiting, limit)]

    def _confirm(self, offset: int) -> None:
        """Forget all below the offset; a negative one keeps that many of the newest."""
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0][0] < offset:
            self._waiting.popleft()

    async def _arrival(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        alarm = asyncio.get_running_loop().call_later(seconds, self.wake)
        try:
            await poll
        finally:
            alarm.cancel()


def _numbered(kept: Any) -> tuple[int, Any]:
    """Return what was written, also by a sandbox that wrote the updates alone."""
    return (kept["update_id"], kept) if isinstance(kept, dict) else (kept[0], kept[1])
