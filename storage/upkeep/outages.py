"""The database tells once that it fails, for all who ask it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from storage.upkeep.patience import NO_ANSWER
from storage.upkeep.troubles import Trouble, told_shortly


class Outages:
    """Counts what fails; where one table is locked, the others answer meanwhile."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        """Begin with a database that answers; `seconds` is the clock."""
        self._trouble = Trouble("the database", seconds)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Note whether the database answers what is done within."""
        try:
            yield
        except NO_ANSWER as error:
            self._trouble.failed(told_shortly(error))
            raise
        self._trouble.over()
