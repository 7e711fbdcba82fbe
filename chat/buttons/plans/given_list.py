"""Buttons of tasks that came singly: each of a list, and what can be changed of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import PER_ROW, Button, Keyboard, button, rows_of
from chat.buttons.subjects import Subject


class GivenChange(StrEnum):
    """What is changed of a task."""

    TERM = "term"
    LEAD = "lead"
    END = "end"
    STOP = "stop"
    """It comes back no more."""


@dataclass(frozen=True)
class OpenGiven(Button):
    """Look at one task of a list."""

    code: ClassVar[str] = "given-open"
    task: int


@dataclass(frozen=True)
class ChangeGiven(Button):
    """Ask for the words by which a task is changed."""

    code: ClassVar[str] = "given-change"
    task: int
    change: GivenChange


@dataclass(frozen=True)
class GivenChangeAsked(Subject):
    """A task of which something is to be changed, as the words that answer say."""

    kind: ClassVar[str] = "given-change"
    given: int
    change: str


LABELS = {GivenChange.TERM: "Đổi hạn", GivenChange.LEAD: "Đổi đơn vị", GivenChange.END: "Kết thúc"}
STOP = "Dừng việc định kỳ"


def numbered(tasks: Iterable[int]) -> Keyboard | None:
    """Return a numbered button to each task of a list."""
    keys = [button(str(place), OpenGiven(task)) for place, task in enumerate(tasks, start=1)]
    return Keyboard(rows_of(keys, 2 * PER_ROW)) if keys else None


def card(task: int, *, is_repeated: bool) -> Keyboard:
    """Return what can be changed of a task."""
    rows = rows_of([button(label, ChangeGiven(task, change)) for change, label in LABELS.items()], 3)
    stop = [[button(STOP, ChangeGiven(task, GivenChange.STOP))]] if is_repeated else []
    return Keyboard([*rows, *stop])
