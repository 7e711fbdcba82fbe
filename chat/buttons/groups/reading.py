"""Buttons of somebody who may read of several levels in private."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button


@dataclass(frozen=True)
class ReadOffice(Button):
    """Say of which level what waits in a question was asked."""

    code: ClassVar[str] = "read-of"
    question: int
    office: int


def which_office(question_id: int, choices: Iterable[tuple[int, str]]) -> Keyboard:
    """Return a button for each (office id, how its level is called) of which somebody may read."""
    return Keyboard(
        [[button(f"Xem của {word}", ReadOffice(question_id, office))] for office, word in choices]
    )
