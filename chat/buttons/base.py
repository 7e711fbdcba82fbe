"""What a button does: a small frozen type per action that fits Telegram's 64 bytes of callback data.

Each carries the ids it acts on and, where an answer could be stale, the state it was shown in.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from typing import ClassVar, Self

from telegram import InlineKeyboardButton

LONGEST = 64
SEPARATOR = ":"
IDS = range(1 << 63)
"""What a database can hold; a number outside is nobody's button."""


@dataclass(frozen=True)
class Button:
    """One action; subclasses name its fields, which are ints or codes."""

    code: ClassVar[str]

    def pack(self) -> str:
        """Return the callback data."""
        data = SEPARATOR.join([self.code, *(str(value) for value in astuple(self))])
        assert len(data.encode()) <= LONGEST, data  # noqa: S101 -- Telegram refuses more; ids never get there
        return data

    @classmethod
    def parse(cls, data: str | None) -> Self | None:
        """Return the action, or None for data that is not of this kind."""
        code, *values = (data or "").split(SEPARATOR)
        names = fields(cls)
        if code != cls.code or len(values) != len(names):
            return None
        try:
            read = [field.type(value) for field, value in zip(names, values, strict=True)]  # type: ignore[operator] # the annotations are the classes themselves
        except ValueError:
            return None
        return cls(*read) if all(value in IDS for value in read if isinstance(value, int)) else None

    @classmethod
    def pattern(cls) -> str:
        """Return the regular expression that callback data of this kind matches."""
        return f"^{cls.code}({SEPARATOR}|$)"


MOST_TASKS = 12
MOST_PERIODS = 4
MOST_CHOICES = 96
"""Telegram takes 100 buttons a message."""
PER_ROW = 4
LONGEST_LABEL = 60

Row = list[InlineKeyboardButton]


def button(label: str, action: Button) -> InlineKeyboardButton:
    """Return a button with its label and its action."""
    return InlineKeyboardButton(label, callback_data=action.pack())


def rows_of(buttons: Sequence[InlineKeyboardButton], width: int) -> list[Row]:
    """Return the buttons in rows of so many."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]
