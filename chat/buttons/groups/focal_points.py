"""Buttons that say who speaks for a unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button, Key, Keyboard, button
from storage.models import Person, Reporters


class ReporterAnswer(StrEnum):
    """Whether somebody speaks for a unit."""

    YES = "yes"
    NO = "no"
    SECRETARIAT = "secretariat"
    """Let the secretariat decide."""


@dataclass(frozen=True)
class AnswerReporter(Button):
    """Answer whether the person of a question speaks for the unit."""

    code: ClassVar[str] = "reporter"
    question: int
    answer: ReporterAnswer


@dataclass(frozen=True)
class ChooseReporters(Button):
    """Let these people's reports be the unit's; unit 0 stands for all that have no rule of their own."""

    code: ClassVar[str] = "reporters"
    unit: int
    reporters: Reporters


@dataclass(frozen=True)
class RegisterMyself(Button):
    """Register whoever presses as a focal point of the unit."""

    code: ClassVar[str] = "register"
    unit: int


@dataclass(frozen=True)
class EndRegistration(Button):
    """Let a person no longer be a focal point of the unit."""

    code: ClassVar[str] = "unregister"
    unit: int
    person: int


@dataclass(frozen=True)
class HandOver(Button):
    """Let this person speak for the unit in place of whoever presses."""

    code: ClassVar[str] = "hand-over"
    unit: int
    person: int


@dataclass(frozen=True)
class ForgetMe(Button):
    """Take this person's name out of the directory; only they may."""

    code: ClassVar[str] = "forget"
    person: int


OTHER_RULE = {
    Reporters.ANYONE: (Reporters.REGISTERED, "Chỉ đầu mối đã đăng ký được báo cáo"),
    Reporters.REGISTERED: (Reporters.ANYONE, "Mọi thành viên nhóm được báo cáo"),
}


def new_reporter(question: int, *, ask_secretariat: bool) -> Keyboard:
    """Return the buttons that say whether somebody speaks for a unit."""
    rows = [
        [
            button("Đồng ý", AnswerReporter(question, ReporterAnswer.YES)),
            button("Không đồng ý", AnswerReporter(question, ReporterAnswer.NO)),
        ]
    ]
    if ask_secretariat:
        rows.append([button("Nhờ cơ quan thường trực", AnswerReporter(question, ReporterAnswer.SECRETARIAT))])
    return Keyboard(rows)


def focal_points(unit: int, present: Reporters, registered: Sequence[Person]) -> Keyboard:
    """Return what can be done about who speaks for a unit."""
    rows = [
        [button(f"Thôi đầu mối: {person.display_name}", EndRegistration(unit, person.id))]
        for person in registered
    ]
    return Keyboard([[button("Tôi là đầu mối", RegisterMyself(unit))], *rows, [_switch(unit, present)]])


def unit_from_outside(unit: int, present: Reporters, registered: Sequence[Person]) -> Keyboard:
    """Return what the secretariat can do about who speaks for a unit."""
    return Keyboard(focal_points(unit, present, registered).rows[1:])


def everybodys_rule(present: Reporters) -> Keyboard:
    """Return the button that changes the rule of all units that have none of their own."""
    return Keyboard([[_switch(0, present)]])


def _switch(unit: int, present: Reporters) -> Key:
    other, label = OTHER_RULE[present]
    return button(label, ChooseReporters(unit, other))


def successors(unit: int, people: Sequence[Person]) -> Keyboard:
    """Return a button for each person to whom a focal point may hand over."""
    return Keyboard([[button(person.display_name, HandOver(unit, person.id))] for person in people])


def forget(person: int) -> Keyboard:
    """Return the button that takes a person's name out of the directory."""
    return Keyboard([[button("Xóa tên của tôi", ForgetMe(person))]])
