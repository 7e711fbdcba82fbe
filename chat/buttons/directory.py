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
