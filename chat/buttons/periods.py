"""Buttons of the report of a period."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button


@dataclass(frozen=True)
class OpenPeriod(Button):
    """Show the report of the period that is due on the day of this period."""

    code: ClassVar[str] = "period"
    period: int


@dataclass(frozen=True)
class NoChangeAll(Button):
    """Report that every task without a report in this period stands as it did."""

    code: ClassVar[str] = "same-all"
    period: int


@dataclass(frozen=True)
class ReopenReport(Button):
    """Let a unit's submitted report be owed again, by what the unit owed."""

    code: ClassVar[str] = "reopen"
    obligation: int


@dataclass(frozen=True)
class SubmitPeriod(Button):
    """Submit the report of the period; `missing` is how many tasks without content the unit accepts."""

    code: ClassVar[str] = "submit"
    period: int
    missing: int
