"""Buttons of a task that is given by itself: its missing parts, giving it, and what a unit says to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button, Key, Keyboard, Row, button, rows_of
from chat.buttons.subjects import Subject
from chat.buttons.units.levels import OF_LEVEL
from chat.texts.words import day, weekday
from plans.given import Urgency
from plans.units import UnitLevel

NEW_UNIT = 99
"""The index that stands for "it is a unit that is not known yet"."""
NO_TERM = 0


class GivenPart(StrEnum):
    """A part of a task that can be said anew."""

    WHAT = "what"
    LEAD = "lead"
    UNIT = "unit"
    """One of those who lead or coordinate, whose name is not clear."""
    TERM = "term"


class GivenWhom(StrEnum):
    """Many units that a button names."""

    PROVINCE = "province"
    COMMUNE = "commune"


@dataclass(frozen=True)
class ChooseGivenWhom(Button):
    """Let these units lead."""

    code: ClassVar[str] = "given-whom"
    question: int
    whom: GivenWhom


@dataclass(frozen=True)
class ChooseGivenUnit(Button):
    """Say which unit a name means, by its place among those listed."""

    code: ClassVar[str] = "given-unit"
    question: int
    index: int


@dataclass(frozen=True)
class ChooseGivenTerm(Button):
    """Give time until a day, as `date.toordinal` counts it, or without end."""

    code: ClassVar[str] = "given-term"
    question: int
    day: int


@dataclass(frozen=True)
class AskGivenPart(Button):
    """Ask for a part of a task anew."""

    code: ClassVar[str] = "given-part"
    question: int
    part: GivenPart


@dataclass(frozen=True)
class MarkUrgency(Button):
    """Mark a task as so urgent."""

    code: ClassVar[str] = "given-urgency"
    question: int
    urgency: Urgency


@dataclass(frozen=True)
class GiveTask(Button):
    """Give a task as it is shown."""

    code: ClassVar[str] = "given-give"
    question: int


@dataclass(frozen=True)
class DropGiven(Button):
    """Throw a task away that was not given."""

    code: ClassVar[str] = "given-drop"
    question: int


@dataclass(frozen=True)
class SeeGiven(Button):
    """Say that the unit has what it was given by one document or message."""

    code: ClassVar[str] = "given-seen"
    origin: int


@dataclass(frozen=True)
class RefuseGiven(Button):
    """Say that a task that was given is none of the unit's."""

    code: ClassVar[str] = "given-refuse"
    task: int


@dataclass(frozen=True)
class GivenDraft(Subject):
    """A task that is not given yet, which words complete."""

    kind: ClassVar[str] = "given-draft"
    question: int


@dataclass(frozen=True)
class TasksGiven(Subject):
    """Tasks that a unit was given, on which words report."""

    kind: ClassVar[str] = "given"
    tasks: tuple[int, ...]


@dataclass(frozen=True)
class RefusalWanted(Subject):
    """Why a task is none of the unit's."""

    kind: ClassVar[str] = "given-refusal"
    task: int


WHOM_LABELS = {
    GivenWhom.PROVINCE: OF_LEVEL[UnitLevel.PROVINCE],
    GivenWhom.COMMUNE: OF_LEVEL[UnitLevel.COMMUNE],
}
URGENCY_LABELS = {Urgency.NORMAL: "thường", Urgency.URGENT: "khẩn", Urgency.EXPRESS: "hỏa tốc"}
NEXT_URGENCY = {
    Urgency.NORMAL: Urgency.URGENT,
    Urgency.URGENT: Urgency.EXPRESS,
    Urgency.EXPRESS: Urgency.NORMAL,
}
PART_LABELS = {GivenPart.WHAT: "Sửa nội dung", GivenPart.LEAD: "Sửa đơn vị", GivenPart.TERM: "Sửa hạn"}


def only_drop(question: int) -> Keyboard:
    """Return the button that throws a draft away."""
    return Keyboard([[_drop(question)]])


def whom(question: int, choices: Iterable[GivenWhom]) -> Keyboard:
    """Return a button for each kind of units that can lead."""
    rows = [[button(WHOM_LABELS[choice], ChooseGivenWhom(question, choice))] for choice in choices]
    return Keyboard([*rows, [_drop(question)]])


def unit(question: int, candidates: Sequence[str]) -> Keyboard:
    """Return the units that a name may mean, and that it is a new one."""
    rows = [[button(name, ChooseGivenUnit(question, index))] for index, name in enumerate(candidates)]
    new = button("Đúng tên này, thêm vào danh sách", ChooseGivenUnit(question, NEW_UNIT))
    return Keyboard([*rows, [new], [_drop(question)]])


def term(question: int, days: Iterable[date]) -> Keyboard:
    """Return the days until which time can be given, and that there is no day."""
    rows: list[Row] = [
        [button(f"{weekday(on)}, {day(on)}", ChooseGivenTerm(question, on.toordinal()))] for on in days
    ]
    none = button("Không có hạn (thường xuyên)", ChooseGivenTerm(question, NO_TERM))
    return Keyboard([*rows, [none], [_drop(question)]])


def preview(question: int, units: int, urgency: Urgency) -> Keyboard:
    """Return what can be done with a task before it is given to so many units."""
    give = button(f"Giao {units} đơn vị", GiveTask(question))
    parts = [button(label, AskGivenPart(question, part)) for part, label in PART_LABELS.items()]
    other = NEXT_URGENCY[urgency]
    parts.append(button(f"Mức độ: {URGENCY_LABELS[other]}", MarkUrgency(question, other)))
    return Keyboard([[give, _drop(question)] if units else [_drop(question)], *rows_of(parts, 2)])


def _drop(question: int) -> Key:
    return button("Bỏ", DropGiven(question))


def given(origin: int, task: int) -> Keyboard:
    """Return what a unit can say at once to a task that it was given."""
    return Keyboard([[_seen(origin), button("Không thuộc thẩm quyền", RefuseGiven(task))]])


def several_given(origin: int) -> Keyboard:
    """Return what a unit can say at once to the tasks that one document gives it."""
    return Keyboard([[_seen(origin)]])


def _seen(origin: int) -> Key:
    return button("👀 Đã nhận", SeeGiven(origin))
