"""Buttons of the directory of units."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button
from plans.units import UnitLevel


class ListRows(StrEnum):
    """Which rows of a list are taken."""

    ALL = "all"
    SURE = "sure"


class RowChoice(StrEnum):
    """What becomes of one doubtful row."""

    TAKE = "take"
    SKIP = "skip"


@dataclass(frozen=True)
class ShowUnit(Button):
    """Show the card of a unit."""

    code: ClassVar[str] = "unit"
    unit: int


@dataclass(frozen=True)
class AddToDirectory(Button):
    """Add the unit whose name waits in a question, at a level."""

    code: ClassVar[str] = "unit-add"
    question: int
    level: UnitLevel


@dataclass(frozen=True)
class ImportUnits(Button):
    """Bring the list that waits in a question into the directory, without its doubtful rows or with them."""

    code: ClassVar[str] = "units-in"
    question: int
    rows: ListRows


@dataclass(frozen=True)
class DropUnits(Button):
    """Throw a list that was sent away."""

    code: ClassVar[str] = "units-out"
    question: int


@dataclass(frozen=True)
class ReviewRows(Button):
    """Ask about the doubtful rows of a list one by one."""

    code: ClassVar[str] = "units-ask"
    question: int


@dataclass(frozen=True)
class DecideRow(Button):
    """Take or skip one row of a list, by its place in it."""

    code: ClassVar[str] = "units-row"
    question: int
    row: int
    choice: RowChoice
