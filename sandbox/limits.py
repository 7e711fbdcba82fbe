"""Limits on sending: 30 a second overall, one a second in a chat, 20 a minute in a group; and slow mode."""

import math
from collections import defaultdict, deque
from datetime import datetime

from sandbox.errors import too_many_requests
from sandbox.state import Chat, Kind, Person


class Window:
    """How many messages went out in the last seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._times: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Return the seconds until one more may go out; 0 when it may now."""
        while self._times and self._times[0] <= now - self._seconds:
            self._times.popleft()
        return self._times[0] + self._seconds - now if len(self._times) >= self._most else 0

    def count(self, now: float) -> None:
        """Count a message that went out."""
        self._times.append(now)


class Limits:
    """All windows; a refused message is not counted, and short bursts are not tolerated."""

    def __init__(self) -> None:
        self._overall = Window(30, 1)
        self._chats: defaultdict[int, Window] = defaultdict(lambda: Window(1, 1))
        self._groups: defaultdict[int, Window] = defaultdict(lambda: Window(20, 60))

    def count(self, chat: Chat, now: float) -> None:
        """Count a message at a moment of a steady clock; raises RefusalError (429) for one too many."""
        windows = [self._overall, self._chats[chat.id]]
        if chat.kind is not Kind.PRIVATE:
            windows.append(self._groups[chat.id])
        wait = max(window.wait(now) for window in windows)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for window in windows:
            window.count(now)


def check_slow_mode(chat: Chat, person: Person, now: datetime) -> None:
    """Raise RefusalError (429) when slow mode lets somebody say nothing yet.

    Bots are no exception unless they are administrators (github.com/tdlib/telegram-bot-api/issues/75), and
    the error does not tell from what the bot must rest (github.com/tdlib/td/issues/715). That Telegram holds
    a message back for waits below ten seconds is not played.
    """
    if not chat.slow_mode or chat.leads(person.id):
        return
    own = (said for said in reversed(chat.messages.values()) if said.sender is person and not said.service)
    last = next(own, None)
    wait = chat.slow_mode - (now - last.date).total_seconds() if last else 0
    if wait > 0:
        raise too_many_requests(math.ceil(wait))
