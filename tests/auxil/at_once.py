"""Two people who do the same at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


def twice_at_once(work: Callable[[], bool]) -> list[bool]:
    """Return what each of two threads got that did the work at once, False first."""
    together = Barrier(2)

    def one(_: int) -> bool:
        together.wait()
        return work()

    with ThreadPoolExecutor(2) as threads:
        return sorted(threads.map(one, range(2)))
