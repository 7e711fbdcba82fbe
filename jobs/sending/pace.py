"""How fast Telegram lets a bot speak: overall, in one chat, and to nobody where several chats are refused.

About 30 messages a second over all chats, one a second and 20 a minute in one group
(Bots FAQ, "My bot is hitting limits"). Moments are monotonic seconds, given as arguments.
"""

import math
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

MINUTE = 60.0
CATCHING_UP = 0.2
"""How much of a slot is made up for where the machine was late: what a sleep overshoots, and no burst."""
SEVERAL_CHATS = 3
LATELY = 30.0
LONGEST_PAUSE = 5.0
"""A 429 in several chats within half a minute means the bot, and then Telegram asks for seconds; a longer
wait is meant for the chat that it names."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second overall, seconds between two in one chat, messages a minute in one chat."""

    per_second: float = 28.0
    chat_gap: float = 1.05
    chat_per_minute: int = 19

    @property
    def notices_per_minute(self) -> int:
        """Return after how many messages a minute only people are answered in a chat."""
        return self.chat_per_minute // 2


@dataclass(slots=True)
class Pace:
    """What was said when, and so when the next message may go."""

    limits: Limits = field(default_factory=Limits)
    _next_slot: float = 0.0
    _chats: dict[int, deque[float]] = field(default_factory=dict)
    _refused: dict[int, float] = field(default_factory=dict)

    def wait(self, at: float) -> float:
        """Return for how many seconds nothing may be sent to anybody."""
        return max(0.0, self._next_slot - at)

    def resting_chats(self, at: float) -> set[int]:
        """Return the chats that have to wait; chats that were quiet for a minute are forgotten."""
        resting = set()
        for chat_id, times in list(self._chats.items()):
            while times and times[0] <= at - MINUTE:
                times.popleft()
            if not times:
                del self._chats[chat_id]
            elif len(times) >= self.limits.chat_per_minute or times[-1] > at - self.limits.chat_gap:
                resting.add(chat_id)
        return resting

    def crowded_chats(self, at: float) -> set[int]:
        """Return the chats in which there is room for answers only: what nobody asked for can wait."""
        most = self.limits.notices_per_minute
        return {
            chat_id
            for chat_id, times in self._chats.items()
            if len(times) >= most and times[-most] > at - MINUTE
        }

    def seconds_to_change(self, at: float) -> float:
        """Return after how many seconds another chat may be spoken to, or more be said in it; or infinity."""
        moments = chain.from_iterable(self._changes(times) for times in self._chats.values())
        return min((moment - at for moment in moments if moment > at), default=math.inf)

    def _changes(self, times: Sequence[float]) -> Iterator[float]:
        yield times[-1] + self.limits.chat_gap
        for most in (self.limits.notices_per_minute, self.limits.chat_per_minute):
            if len(times) >= most:
                yield times[-most] + MINUTE

    def spend(self, chat_id: int, at: float) -> None:
        """Note that a message goes to the chat now."""
        slot = 1 / self.limits.per_second
        self._next_slot = max(self._next_slot, at - CATCHING_UP * slot) + slot
        self._chats.setdefault(chat_id, deque()).append(at)

    def arrived(self, chat_id: int, at: float) -> None:
        """Note that Telegram has answered: the message came now at the latest, not when it left."""
        if times := self._chats.get(chat_id):
            times[-1] = max(times[-1], at)

    def refused(self, chat_id: int, at: float, seconds: float) -> None:
        """Note a 429 of a chat, which rests by itself; where several had one lately, nobody is spoken to."""
        self._refused = {chat: moment for chat, moment in self._refused.items() if moment > at - LATELY}
        self._refused[chat_id] = at
        if len(self._refused) >= SEVERAL_CHATS:
            self.pause(at, min(seconds, LONGEST_PAUSE))

    def pause(self, at: float, seconds: float) -> None:
        """Say nothing to anybody for some seconds."""
        self._next_slot = max(self._next_slot, at + seconds)
