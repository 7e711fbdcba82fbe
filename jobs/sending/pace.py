"""How fast Telegram lets a bot speak: overall, in one chat, and not at all after a 429.

About 30 messages a second over all chats, one a second and 20 a minute in one group
(Bots FAQ, "My bot is hitting limits"). Moments are monotonic seconds, given as arguments.
"""

from collections import deque
from dataclasses import dataclass, field

MINUTE = 60.0
CATCHING_UP = 0.2
"""How much of a slot is made up for where the machine was late: what a sleep overshoots, and no burst."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second overall, seconds between two in one chat, messages a minute in one chat."""

    per_second: float = 28.0
    chat_gap: float = 1.05
    chat_per_minute: int = 19


@dataclass(slots=True)
class Pace:
    """What was said when, and so when the next message may go."""

    limits: Limits = field(default_factory=Limits)
    _next_slot: float = 0.0
    _chats: dict[int, deque[float]] = field(default_factory=dict)

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

    def spend(self, chat_id: int, at: float) -> None:
        """Note that a message goes to the chat now."""
        slot = 1 / self.limits.per_second
        self._next_slot = max(self._next_slot, at - CATCHING_UP * slot) + slot
        self._chats.setdefault(chat_id, deque()).append(at)

    def arrived(self, chat_id: int, at: float) -> None:
        """Note that Telegram has answered: the message came now at the latest, not when it left."""
        if times := self._chats.get(chat_id):
            times[-1] = max(times[-1], at)

    def pause(self, at: float, seconds: float) -> None:
        """Say nothing to anybody for some seconds, as a 429 asks."""
        self._next_slot = max(self._next_slot, at + seconds)
