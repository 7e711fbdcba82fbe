"""What was looked at, how it is, and what to do about it."""

from dataclasses import dataclass
from enum import IntEnum


class Grade(IntEnum):
    """How something is; the worst is the exit code."""

    GOOD = 0
    DOUBTFUL = 1
    WRONG = 2


WORDS = {Grade.GOOD: "ok", Grade.DOUBTFUL: "cảnh báo", Grade.WRONG: "sai"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it is, and what to do where it is not good."""

    name: str
    grade: Grade
    text: str
    next_step: str = ""


def good(name: str, text: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(name, Grade.GOOD, text)


def doubtful(name: str, text: str, next_step: str) -> Finding:
    """Return that something works, and may not do so for long."""
    return Finding(name, Grade.DOUBTFUL, text, next_step)


def wrong(name: str, text: str, next_step: str) -> Finding:
    """Return that something does not work."""
    return Finding(name, Grade.WRONG, text, next_step)
