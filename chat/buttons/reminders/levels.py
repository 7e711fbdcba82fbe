"""What messages are about that speak of several levels at once, and whom of them a press or a task means."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self, cast

from chat.buttons.base import MOST_PERIODS, MOST_TASKS, Keyboard, button, rows_of
from chat.buttons.reminders.morning import Acknowledge
from chat.buttons.reporting.periods import OpenPeriod
from chat.buttons.reporting.statuses import NoChangeOpen, OpenTask
from chat.buttons.requests.requests import AnswerRequest, to_answer
from chat.buttons.subjects import Subject
from storage.reminders.acknowledgements import number_of

PER_ROW = 3
"""Labels that say their level are longer."""

OF_ALL = (Acknowledge, NoChangeOpen)
"""Buttons that mean all that stands above them, of whichever level."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a message lists for one unit of one office."""

    office: int
    link: int
    unit: int
    tasks: tuple[int, ...] = ()
    periods: tuple[int, ...] = ()
    obligations: tuple[int, ...] = ()
    requests: tuple[int, ...] = ()

    @classmethod
    def parse(cls, stored: dict[str, Any]) -> Self:
        """Return a part as it was stored."""
        named = {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}
        return cls(**cast("dict[str, Any]", named))


@dataclass(frozen=True)
class JointMorning(Subject):
    """A morning's message to a group that owes to several levels."""

    kind: ClassVar[str] = "joint"
    day: str
    tasks: tuple[int, ...]
    parts: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class OwedToLevels(Subject):
    """The answer to /nhiemvu in a group that owes to several levels."""

    kind: ClassVar[str] = "owed-to-levels"
    tasks: tuple[int, ...]
    parts: tuple[dict[str, Any], ...]


def packed(parts: Sequence[Part]) -> tuple[dict[str, Any], ...]:
    """Return parts as they are stored."""
    return tuple(asdict(part) for part in parts)


def parts_of(subject: Subject | None) -> list[Part]:
    """Return what a message lists for each level; nothing for one that speaks of one alone."""
    if not isinstance(subject, JointMorning | OwedToLevels):
        return []
    return [Part.parse(stored) for stored in subject.parts]


def pressed_for(subject: Subject | None, data: str | None) -> int | None:
    """Return the unit whose task, report or request a button names below a message of several levels."""
    task, period, request = OpenTask.parse(data), OpenPeriod.parse(data), AnswerRequest.parse(data)
    for part in parts_of(subject):
        if (
            (task and task.task in part.tasks)
            or (period and period.period in part.periods)
            or (request and request.request in part.requests)
        ):
            return part.unit
    return None


def is_of_all(subject: Subject | None, data: str) -> bool:
    """Return whether a button means all that a message of several levels lists."""
    return bool(parts_of(subject)) and any(button.is_meant(data) for button in OF_ALL)


def owed(
    tasks: Sequence[tuple[int, str]], periods: Sequence[tuple[int, str]], *, reported: bool = True
) -> Keyboard:
    """Return a button for each (task id, number) and (period id, label) of all levels.

    Where something was `reported` before, it may be said of all of them that nothing has changed.
    """
    opening = [button(f"NV {number}", OpenTask(task)) for task, number in tasks[:MOST_TASKS]]
    rows = rows_of(opening, PER_ROW)
    rows += [[button(f"📋 {label}", OpenPeriod(period))] for period, label in periods[:MOST_PERIODS]]
    if tasks and reported:
        rows.append([button("🔁 Không thay đổi (các việc trên)", NoChangeOpen())])
    return Keyboard(rows)


def joint(
    tasks: Sequence[tuple[int, str]], periods: Sequence[tuple[int, str]], day: date, requests: Sequence[int]
) -> Keyboard:
    """Return the buttons of what is owed to all levels, and "Đã nhận"."""
    seen = [button("👀 Đã nhận", Acknowledge(number_of(day)))]
    return Keyboard([*owed(tasks, periods).rows, *to_answer(requests), seen])
