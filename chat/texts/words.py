"""Counts, dates, names and statuses, always written the same way; all results are escaped HTML."""

from collections.abc import Sequence
from datetime import date
from html import escape

from plans.privacy import masked
from plans.text import capitalised
from reports.words import (
    count,
    day,
    joined,
    moment,
    percent,
    period,
    period_deadline,
    reports,
    shortened,
    status_and_percent,
    weekday,
    weekday_and_day,
)

__all__ = [
    "and_others",
    "capitalised",
    "count",
    "day",
    "deadline",
    "joined",
    "moment",
    "names",
    "percent",
    "period",
    "period_deadline",
    "reports",
    "said",
    "short",
    "status_and_percent",
    "weekday",
    "weekday_and_day",
]

SHORT_DEADLINE = 60


def quantity(value: float) -> str:
    """Return "1.250", "84,5"."""
    written = f"{value:,.2f}".rstrip("0").rstrip(".")
    return written.translate(str.maketrans(",.", ".,"))


def short(text: str, limit: int = 70) -> str:
    """Return the text escaped, cut at a word with "…" when it is longer than `limit` characters."""
    return escape(shortened(text, limit), quote=False)


def said(text: str, limit: int = 70) -> str:
    """Return somebody's words as they may be repeated: what is sensitive hidden, escaped, cut."""
    return short(masked(text), limit)


def of_plan(plan: str | None) -> str:
    """Return " (125/KH-UBND)" after a number that is meant in one of several plans, else nothing."""
    return f" ({short(plan, 40)})" if plan else ""


def names(values: Sequence[str], limit: int, noun: str, total: int | None = None) -> str:
    """Return "A, B, C và 5 đơn vị khác": at most `limit` names, the rest of all or of `total` counted."""
    shown = ", ".join(escape(value, quote=False) for value in values[:limit])
    rest = (len(values) if total is None else total) - len(values[:limit])
    return f"{shown} và {count(rest, noun)} khác" if rest > 0 else shown


def and_others(shown: int, total: int, noun: str) -> list[str]:
    """Return the line that counts what a capped list leaves out, or nothing."""
    return [f"… và {count(total - shown, noun)} khác"] if total > shown else []


def deadline(as_written: str | None, before: date | None, due: date | None) -> str:
    """Return the deadline as written; a long cell is given by its date alone."""
    if as_written and (len(as_written) <= SHORT_DEADLINE or due is None):
        return f"“{short(as_written, 2 * SHORT_DEADLINE)}”"
    if before is not None:
        return f"trước ngày {day(before)}"
    return f"ngày {day(due)}" if due is not None else "chưa có hạn"
