"""One line where the database fails, one a minute while it goes on, one when it is over."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from storage.upkeep.patience import NO_ANSWER

logger = logging.getLogger(__name__)

SECONDS_BETWEEN = 60.0
QUIET_SECONDS = 30.0
"""It is over when nothing has failed for so long: where one table is locked, the others answer meanwhile."""


class Outages:
    """Counts what fails, however many threads it fails in."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        """Begin with a database that answers; `seconds` is the clock."""
        self._seconds = seconds
        self._lock = threading.Lock()
        self._began: float | None = None
        self._failed_at = self._told_at = 0.0
        self._failures = 0

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Note whether the database answers what is done within."""
        try:
            yield
        except NO_ANSWER as error:
            self._note_failure(error)
            raise
        self._note_answer()

    def _note_failure(self, error: Exception) -> None:
        with self._lock:
            now = self._failed_at = self._seconds()
            self._failures += 1
            if self._began is None:
                self._began = self._told_at = now
                logger.warning("the database fails: %s", told_shortly(error))
            elif now - self._told_at >= SECONDS_BETWEEN:
                self._told_at = now
                logger.warning("the database still fails, %s: %s", self._so_far(now), told_shortly(error))

    def _note_answer(self) -> None:
        if self._began is None:  # as always
            return
        with self._lock:
            if self._began is not None and self._seconds() - self._failed_at >= QUIET_SECONDS:
                logger.warning("the database answers again, after %s", self._so_far(self._failed_at))
                self._began, self._failures = None, 0

    def _so_far(self, now: float) -> str:
        return f"{self._failures} failures in {now - (self._began or now):.0f} s"


def told_shortly(error: Exception) -> str:
    """Return the first line of what the database said, without the statement."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.partition("\n")[0]
