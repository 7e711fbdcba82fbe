"""Buttons by which a unit says whether guidance has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import MOST_TASKS, Button, Keyboard, button
from chat.buttons.subjects import Subject


@dataclass(frozen=True)
class GuidanceCame(Button):
    """Say that the guidance for a task has come."""

    code: ClassVar[str] = "guided"
    guidance_inquiry: int


@dataclass(frozen=True)
class NoGuidance(Button):
    """Say that no guidance has come for any of the tasks asked about together."""

    code: ClassVar[str] = "unguided"
    guidance_inquiry: int


@dataclass(frozen=True)
class GuidanceWanted(Subject):
    """What guidance has come, to be said in words."""

    kind: ClassVar[str] = "guidance"
    guidance_inquiry: int


@dataclass(frozen=True)
class GuidanceDayWanted(Subject):
    """By when a task is due now that guidance has come."""

    kind: ClassVar[str] = "guidance-due"
    task: int


@dataclass(frozen=True)
class GuidanceAsked(Subject):
    """Whether guidance has come for these tasks."""

    kind: ClassVar[str] = "guidance-asked"
    tasks: tuple[int, ...]


def guidance(inquiries: Sequence[tuple[int, str]]) -> Keyboard:
    """Return a button for each (inquiry id, task number), and one for "not yet"."""
    if len(inquiries) == 1:
        (inquiry, _), *_ = inquiries
        both = [button("Đã có hướng dẫn", GuidanceCame(inquiry)), button("Chưa có", NoGuidance(inquiry))]
        return Keyboard([both])
    rows = [
        [button(f"NV {number}: đã có hướng dẫn", GuidanceCame(inquiry))]
        for inquiry, number in inquiries[:MOST_TASKS]
    ]
    return Keyboard([*rows, [button("Còn lại: chưa có", NoGuidance(inquiries[0][0]))]])
