"""What a button does: a small frozen type per action that fits Telegram's 64 bytes of callback data.

Each carries the ids it acts on and, where an answer could be stale, the state it was shown in.
"""

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from typing import ClassVar, Self

from plans.privacy import masked_numbers
from reports.words import shortened

LONGEST = 64
SEPARATOR = ":"
IDS = range(1 << 63)
"""What a database can hold; a number outside is nobody's button."""
DAYS_OF_PLANS = range(date(2000, 1, 1).toordinal(), date(2100, 1, 1).toordinal())


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
    def is_meant(cls, data: str) -> bool:
        """Return whether data is of this kind, whatever stands behind the code."""
        return data.partition(SEPARATOR)[0] == cls.code


MOST_TASKS = 12
MOST_PERIODS = 4
MOST_CHOICES = 96
"""Telegram takes 100 buttons a message."""
PER_ROW = 4
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Key:
    """One button as people see it: its label, and the data that comes back when it is pressed."""

    label: str
    data: str


Row = Sequence[Key]


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The rows of buttons below a message."""

    rows: Sequence[Row]

    def as_json(self) -> list[list[list[str]]]:
        """Return the rows as they are stored: label and data of each button."""
        return [[[key.label, key.data] for key in row] for row in self.rows]

    @classmethod
    def from_json(cls, rows: Sequence[Sequence[Sequence[str]]]) -> Self:
        """Return the keyboard that was stored."""
        return cls([[Key(label, data) for label, data in row] for row in rows])

    def without_rows(self, is_over: Callable[[str], bool]) -> Self | None:
        """Return the keyboard without the rows in which a button's data is over; None where none is left."""
        rows = [row for row in self.rows if not any(is_over(key.data) for key in row)]
        return replace(self, rows=rows) if rows else None


def day_of(ordinal: int) -> date | None:
    """Return the day that a button carries as `date.toordinal` does; None for what is no day of a plan."""
    return date.fromordinal(ordinal) if ordinal in DAYS_OF_PLANS else None


def button(label: str, action: Button) -> Key:
    """Return a button with its action; its label names nobody's number, and is no longer than phones show."""
    return Key(shortened(masked_numbers(label), LONGEST_LABEL - 1), action.pack())


def rows_of(buttons: Sequence[Key], width: int) -> list[Row]:
    """Return the buttons in rows of so many."""
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]
