"""Buttons of units that merge and split."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button


@dataclass(frozen=True)
class SucceedUnits(Button):
    """Let the units merge or split as the question says."""

    code: ClassVar[str] = "succeed"
    question: int


@dataclass(frozen=True)
class DropSuccession(Button):
    """Leave the units as they are."""

    code: ClassVar[str] = "succeed-no"
    question: int


def succession(question: int, verb: str) -> Keyboard:
    """Return the two answers."""
    return Keyboard([[button(verb, SucceedUnits(question)), button("Bỏ", DropSuccession(question))]])
