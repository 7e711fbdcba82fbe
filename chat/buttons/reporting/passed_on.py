"""The button below words that somebody only passed on: they are their own."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button


@dataclass(frozen=True)
class TakePassedOn(Button):
    """Take the words that wait in a question as said by whoever presses."""

    code: ClassVar[str] = "passed-on"
    question: int


def passed_on(question: int) -> Keyboard:
    """Return the button that takes the words."""
    return Keyboard([[button("Đây là báo cáo của đơn vị", TakePassedOn(question))]])
