"""What has changed, for everybody who watches: kept for each until they take it, and each thing once."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple


class ChatMessageKey(NamedTuple):
    """A message that came, changed or went."""

    chat: int
    message: int


class ChatKey(NamedTuple):
    """A chat that came, or has other members, another title or another last message."""

    chat: int


class WorldKey(NamedTuple):
    """Something that is shown as a whole: "people", "commands", "status" or "host"."""

    part: str


Key = ChatMessageKey | ChatKey | WorldKey


class Watcher:
    """One who watches; what changed since they last looked waits for them."""

    def __init__(self) -> None:
        self._changed: dict[Key, None] = {}
        self._woken = asyncio.Event()

    def note(self, key: Key) -> None:
        """Keep that something changed."""
        self._changed[key] = None
        self.wake()

    def wake(self) -> None:
        """Let the watcher look."""
        self._woken.set()

    async def wait(self, seconds: float) -> bool:
        """Wait for a change, but no longer than this; return whether there was one."""
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def take(self) -> list[Key]:
        """Return what changed since the last time."""
        self._woken.clear()
        changed, self._changed = list(self._changed), {}
        return changed


class Feed:
    """Tells all watchers; all of it lives on one event loop."""

    def __init__(self) -> None:
        self._watchers: set[Watcher] = set()
        self.version = 0
        """Grows with every change."""

    @contextmanager
    def watching(self) -> Iterator[Watcher]:
        """Watch for the length of a with statement."""
        watcher = Watcher()
        self._watchers.add(watcher)
        try:
            yield watcher
        finally:
            self._watchers.discard(watcher)

    def message(self, chat: int, message: int) -> None:
        """Tell that a message came, changed or went, and so what its chat shows."""
        self._note(ChatMessageKey(chat, message))
        self._note(ChatKey(chat))

    def chat(self, chat: int) -> None:
        """Tell that a chat came or changed."""
        self._note(ChatKey(chat))

    def world(self, part: str) -> None:
        """Tell that a part shown as a whole changed."""
        self._note(WorldKey(part))

    def wake(self) -> None:
        """Let everybody who waits look."""
        for watcher in self._watchers:
            watcher.wake()

    def _note(self, key: Key) -> None:
        self.version += 1
        for watcher in self._watchers:
            watcher.note(key)
