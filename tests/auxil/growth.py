"""How the work of a function grows: a ratio within one run, which no busy machine changes much."""

from collections.abc import Callable
from time import process_time


def growth(work: Callable[[int], object], small: int, times: int) -> float:
    """Return how many times more processor time the work takes at a size so many times larger."""
    return _least(work, small * times) / _least(work, small)


def _least(work: Callable[[int], object], size: int) -> float:
    """The least of several rounds: whatever else runs only adds to it."""
    return min(_once(work, size) for _ in range(5))


def _once(work: Callable[[int], object], size: int) -> float:
    began = process_time()
    work(size)
    return process_time() - began
