"""The open pages: what is new in a conversation goes to all that have it open, read once for all of them."""

import asyncio
import logging
import math
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from bot.web import shown
from storage.database import Database
from storage.upkeep.patience import NO_ANSWER
from storage.upkeep.troubles import Trouble
from storage.web import devices, messages, posts
from storage.web.devices import Viewer

logger = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
"""So often it is looked though no bell has rung: another process may have written something."""
STUMBLE_SECONDS = 1.0
MOST_WAITING = 100
"""A page that takes no more events than this in time is cut off; it comes back and asks for what is new."""


@dataclass(eq=False, slots=True)
class Watcher:
    """One open page."""

    viewer: Viewer
    waiting: deque[bytes] = field(default_factory=deque)
    is_over: bool = False
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def give(self, event: bytes) -> None:
        """Let the page have an event."""
        self.waiting.append(event)
        if len(self.waiting) > MOST_WAITING:
            self.end()
        self._woken.set()

    def end(self) -> None:
        """Let the page have nothing any more."""
        self.is_over = True
        self.waiting.clear()
        self._woken.set()

    async def next(self, seconds: float) -> bytes | None:
        """Return what is new, None if nothing was for so long or it is over."""
        if not self.waiting and not self.is_over:
            try:
                async with asyncio.timeout(seconds):
                    await self._woken.wait()
            except TimeoutError:
                return None
        self._woken.clear()
        events = b"".join(self.waiting)
        self.waiting.clear()
        return events or None


@dataclass(frozen=True, slots=True)
class News:
    """What was found at one look."""

    let_in: set[int]
    changes: Mapping[int, tuple[int, bytes]]
    answers: Mapping[int, dict[str, Any]]


class Streams:
    """Tells every open page what is new, and every press what became of it."""

    def __init__(self, database: Database) -> None:
        """Keep the database; no page is open yet."""
        self._database = database
        self._bell = database.bells[messages.BELL]
        self._watchers: set[Watcher] = set()
        self._seen: dict[int, int] = {}
        """How far the open conversations were told."""
        self._presses: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._is_over = False

    async def run(self) -> None:
        """Look whenever the bell rings, for ever."""
        trouble = Trouble("telling the open pages what is new")
        while True:
            await self._bell.wait(LOOK_SECONDS)
            try:
                await self.look()
                trouble.over()
            except NO_ANSWER:
                await asyncio.sleep(STUMBLE_SECONDS)
            except Exception as error:
                trouble.stumbled(error)
                await asyncio.sleep(STUMBLE_SECONDS)

    async def look(self) -> None:
        """Tell every open page what is new, once; shut those out that may not read any more."""
        watchers, seen, presses = list(self._watchers), dict(self._seen), list(self._presses)
        if not watchers and not presses:
            return
        numbers = [watcher.viewer.device_id for watcher in watchers]
        news = await self._database.read_in_thread(_news, seen, numbers, presses)
        for watcher in watchers:
            if watcher.viewer.device_id not in news.let_in:
                watcher.end()
            elif (told := news.changes.get(watcher.viewer.chat_id)) is not None:
                watcher.give(told[1])
        for chat_id, (version, _) in news.changes.items():
            if self._seen.get(chat_id) == seen[chat_id]:  # nobody came meanwhile who knows less
                self._seen[chat_id] = version
        for number, answered in news.answers.items():
            if (waiting := self._presses.get(number)) is not None and not waiting.done():
                waiting.set_result(answered)

    @contextmanager
    def watching(self, viewer: Viewer) -> Iterator[Watcher]:
        """Be told what is new in a conversation, from `begin` on."""
        watcher = Watcher(viewer, is_over=self._is_over)
        self._watchers.add(watcher)
        try:
            yield watcher
        finally:
            self._watchers.discard(watcher)
            if all(one.viewer.chat_id != viewer.chat_id for one in self._watchers):
                self._seen.pop(viewer.chat_id, None)

    def begin(self, chat_id: int, version: int) -> None:
        """Note how far somebody who is watching now was told by himself."""
        self._seen[chat_id] = int(min(self._seen.get(chat_id, math.inf), version))
        self._bell.ring()

    def open_on(self, device_id: int) -> int:
        """Return how many pages are open on a device."""
        return sum(watcher.viewer.device_id == device_id for watcher in self._watchers)

    async def answer_to(self, press: int, seconds: float) -> dict[str, Any] | None:
        """Return what pops up after a press; None if that is not known in time."""
        waiting = self._presses.setdefault(press, asyncio.get_running_loop().create_future())
        self._bell.ring()
        try:
            async with asyncio.timeout(seconds):
                return await asyncio.shield(waiting)
        except TimeoutError:
            return None
        finally:
            self._presses.pop(press, None)

    def close(self) -> None:
        """End every open page: the program ends."""
        self._is_over = True
        for watcher in self._watchers:
            watcher.end()


def _news(session: Session, seen: Mapping[int, int], numbers: Sequence[int], presses: Sequence[int]) -> News:
    """Return what is new in conversations, which devices may still read, and which presses were answered."""
    versions = messages.versions(session, list(seen))
    behind = [chat_id for chat_id, version in versions.items() if version > seen[chat_id]]
    changes = {
        chat_id: (versions[chat_id], shown.told(session, chat_id, seen[chat_id], versions[chat_id]))
        for chat_id in behind
    }
    return News(
        let_in=devices.still_let_in(session, numbers) if numbers else set(),
        changes=changes,
        answers=posts.answers(session, list(presses)) if presses else {},
    )
