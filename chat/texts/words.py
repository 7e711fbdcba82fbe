"""Counts, dates, names and statuses, always written the same way."""

from datetime import date

from chat.markup import Marked, printed
from plans.text import capitalised
from reports.words import (
    count,
    day,
    moment,
    percent,
    period,
    period_deadline,
    quantity,
    reports,
    status_and_percent,
    weekday,
    weekday_and_day,
    weekday_rule,
)

__all__ = [
    "ONCE_HEARD",
    "capitalised",
    "count",
    "day",
    "deadline",
    "moment",
    "of_plan",
    "percent",
    "period",
    "period_deadline",
    "quantity",
    "reports",
    "status_and_percent",
    "weekday",
    "weekday_and_day",
    "weekday_rule",
]

SHORT_DEADLINE = 60
ONCE_HEARD = "ngay khi nhóm cơ quan thường trực nhận được tin"
"""When the secretariat is told what waits, as its group cannot be written to now."""


def of_plan(plan: str | None) -> Marked:
    """Return " (125/KH-UBND)" after a number that is meant in one of several plans, else nothing."""
    return Marked(" ({})").format(printed(plan, 40)) if plan else Marked("")


def deadline(as_written: str | None, before: date | None, due: date | None) -> Marked:
    """Return the deadline as written; a long cell is given by its date alone."""
    if as_written and (len(as_written) <= SHORT_DEADLINE or due is None):
        return Marked("“{}”").format(printed(as_written, 2 * SHORT_DEADLINE))
    if before is not None:
        return Marked("trước ngày {}").format(day(before))
    return Marked("ngày {}").format(day(due)) if due is not None else Marked("chưa có hạn")
