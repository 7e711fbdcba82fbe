"""How often somebody may try, by where they come from; nothing is kept longer than it counts."""

import time
from collections import deque
from collections.abc import Callable

MOST_PLACES = 10_000


class Limit:
    """So many tries from one place within so many seconds."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Know of no tries yet."""
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._tries: dict[str, deque[float]] = {}

    def is_reached(self, place: str) -> bool:
        """Return whether no more may be tried from a place for now."""
        return len(self._lately(place)) >= self._most

    def note(self, place: str) -> None:
        """Note a try."""
        if len(self._tries) >= MOST_PLACES:
            self._tries = {each: tries for each in list(self._tries) if (tries := self._lately(each))}
        self._tries.setdefault(place, deque(maxlen=self._most)).append(self._clock())

    def _lately(self, place: str) -> deque[float]:
        tries = self._tries.get(place, deque())
        while tries and tries[0] <= self._clock() - self._seconds:
            tries.popleft()
        return tries
