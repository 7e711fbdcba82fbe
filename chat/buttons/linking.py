"""Buttons that link a unit's group."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button


@dataclass(frozen=True)
class LinkUnit(Button):
    """Issue a code for a unit of the directory."""

    code: ClassVar[str] = "link-unit"
    unit: int


@dataclass(frozen=True)
class AddUnit(Button):
    """Add the unit whose name waits in a question, and issue a code for it."""

    code: ClassVar[str] = "add-unit"
    question: int
