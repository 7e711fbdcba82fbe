"""What is tried again and again fills no log: a line as it begins to fail, some later, one at the end."""

import logging
import threading
import time
from collections.abc import Callable

logger = logging.getLogger(__name__)
logger.addHandler(logging.NullHandler())  # a command, which has no log, says itself what fails

SECONDS_BETWEEN = 600.0
QUIET_SECONDS = 30.0
"""It is over when nothing has failed for so long: what fails every other time fails all the time."""


class Trouble:
    """One thing that fails, however often and in however many threads."""

    def __init__(
        self, name: str, seconds: Callable[[], float] = time.monotonic, quiet: float = QUIET_SECONDS
    ) -> None:
        """Begin with what does not fail; `seconds` is the clock."""
        self._name = name
        self._seconds = seconds
        self._quiet = quiet
        self._lock = threading.Lock()
        self._began: float | None = None
        self._failed_at = self._told_at = 0.0
        self._failures = 0
        self._surprises: set[type[Exception]] = set()

    def failed(self, cause: object) -> None:
        """Note that it failed, and for what reason."""
        self._note(cause, None)

    def stumbled(self, error: Exception) -> None:
        """Note that it failed as nobody expected; where in the program is told once of each kind of error."""
        self._note(f"{type(error).__name__}: {told_shortly(error)}", error)

    def over(self) -> None:
        """Note that it did not fail."""
        if self._began is None:  # as always
            return
        with self._lock:
            if self._began is not None and self._seconds() - self._failed_at >= self._quiet:
                logger.warning("%s works again, after %s", self._name, self._so_far(self._failed_at))
                self._began, self._failures = None, 0
                self._surprises.clear()

    def _note(self, cause: object, surprise: Exception | None) -> None:
        with self._lock:
            now = self._failed_at = self._seconds()
            self._failures += 1
            if self._began is None or self._is_new(surprise):
                self._began = now if self._began is None else self._began
                self._told_at = now
                logger.warning("%s fails: %s", self._name, cause, exc_info=surprise)
            elif now - self._told_at >= SECONDS_BETWEEN:
                self._told_at = now
                logger.warning("%s still fails, %s: %s", self._name, self._so_far(now), cause)
            self._surprises.update([type(surprise)] if surprise is not None else [])

    def _is_new(self, surprise: Exception | None) -> bool:
        return surprise is not None and type(surprise) not in self._surprises

    def _so_far(self, now: float) -> str:
        return f"{self._failures} times in {now - (self._began or now):.0f} s"


class Troubles(dict[str, Trouble]):
    """The troubles of many things, by their names."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        """Begin without any."""
        super().__init__()
        self._seconds = seconds

    def __missing__(self, name: str) -> Trouble:
        """Return a new one."""
        return self.setdefault(name, Trouble(name, self._seconds))


def told_shortly(error: Exception) -> str:
    """Return the first line of what was said, without the statement where a database said it."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.partition("\n")[0]
