"""Buttons of the directory of units."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button
from plans.units import UnitLevel


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
