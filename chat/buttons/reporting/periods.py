"""Buttons of the report of a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button
from chat.buttons.subjects import Subject


@dataclass(frozen=True)
class OpenPeriod(Button):
    """Show the report of the period that is due on the day of this period."""

    code: ClassVar[str] = "period"
    period: int


@dataclass(frozen=True)
class NoChangeAll(Button):
    """Report that every task without a report in this period is as it was."""

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


@dataclass(frozen=True)
class SubmitNothing(Button):
    """Submit the report of the period with the word that nothing arose."""

    code: ClassVar[str] = "submit-none"
    period: int


@dataclass(frozen=True)
class TurnCard(Button):
    """Show the tasks of a period's report from one of them on."""

    code: ClassVar[str] = "period-page"
    period: int
    first: int


@dataclass(frozen=True)
class PeriodShown(Subject):
    """The report of a period."""

    kind: ClassVar[str] = "period"
    period: int


def reopen(submitted: Iterable[tuple[int, str]]) -> Keyboard:
    """Return a button for each (obligation, name) of a report that can be opened again."""
    return Keyboard([[button(label, ReopenReport(owed))] for owed, label in submitted])
