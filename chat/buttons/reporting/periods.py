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
class PeriodShown(Subject):
    """The report of a period."""

    kind: ClassVar[str] = "period"
    period: int


def period(period_id: int, *, repeatable: int, accepted_missing: int = 0) -> Keyboard:
    """Return what can be done with the report of a period.

    The last word on `repeatable` tasks can be carried forward; the gaps warned of can be accepted.
    """
    same = button(f"Không thay đổi ({repeatable} việc còn lại)", NoChangeAll(period_id))
    label = f"Vẫn nộp ({accepted_missing} việc chưa có thông tin)" if accepted_missing else "Nộp báo cáo"
    submit = button(label, SubmitPeriod(period_id, accepted_missing))
    return Keyboard([[same], [submit]] if repeatable else [[submit]])


def reopen(submitted: Iterable[tuple[int, str]]) -> Keyboard:
    """Return a button for each (obligation, name) of a report that can be opened again."""
    return Keyboard([[button(label, ReopenReport(owed))] for owed, label in submitted])
