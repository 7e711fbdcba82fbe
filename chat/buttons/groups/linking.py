"""Buttons that link a unit's group."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from chat.buttons.base import Button, Keyboard, button
from chat.buttons.subjects import Subject
from plans.privacy import masked
from storage.models import LinkRole


@dataclass(frozen=True)
class LinkUnit(Button):
    """Issue a code for a unit of the directory, or for its leader."""

    code: ClassVar[str] = "link-unit"
    unit: int
    role: LinkRole = LinkRole.UNIT


@dataclass(frozen=True)
class LinkProvinceLeader(Button):
    """Issue a code for a leader who sees all units."""

    code: ClassVar[str] = "link-all"


@dataclass(frozen=True)
class AddNewUnit(Button):
    """Add the unit whose name waits in a question, and issue a code for it."""

    code: ClassVar[str] = "add-unit"
    question: int


@dataclass(frozen=True)
class AnswerUnit(Button):
    """Say for which of a chat's units the words that wait in a question were."""

    code: ClassVar[str] = "for-unit"
    question: int
    unit: int


@dataclass(frozen=True)
class TestMessage(Subject):
    """A test of whether a group can be reached: who asked for it where."""

    kind: ClassVar[str] = "test"
    test: dict[str, Any]


def units(choices: Iterable[tuple[int, str]], role: LinkRole = LinkRole.UNIT) -> Keyboard:
    """Return a button for each (unit id, name) that issues a code for it."""
    return Keyboard([[button(name, LinkUnit(unit, role))] for unit, name in choices])


def which_leader(unit: tuple[int, str] | None) -> Keyboard:
    """Return the buttons for a leader of all units, and of the (unit id, name) that was named."""
    rows = [[button("Xem mọi đơn vị", LinkProvinceLeader())]]
    if unit is not None:
        rows.append([button(f"Chỉ xem việc của {masked(unit[1])}", LinkUnit(unit[0], LinkRole.LEADER))])
    return Keyboard(rows)


def which_unit(question_id: int, choices: Iterable[tuple[int, str]]) -> Keyboard:
    """Return a button for each (unit id, name) that shares a chat."""
    return Keyboard([[button(name, AnswerUnit(question_id, unit))] for unit, name in choices])


def new_unit(question_id: int, name: str) -> Keyboard:
    """Return the button that adds a unit."""
    return Keyboard([[button(f"Thêm đơn vị mới: {masked(name)}", AddNewUnit(question_id))]])
