"""The reporting month: which month's report a statement of a day counts for."""

from calendar import monthrange
from datetime import date, timedelta

from plans.periods import CLOSING_DAY


def reporting_month(day: date) -> str:
    """Return "2025-06" for every day from 15/5/2025 to 14/6/2025 (Nghị định 09/2019/NĐ-CP, art. 12)."""
    months = day.year * 12 + day.month - 1 + (day.day > CLOSING_DAY)
    return f"{months // 12}-{months % 12 + 1:02}"


def later_months(month: str, last: str) -> list[str]:
    """Return every month after one, up to the last: "2025-12" and "2026-01" from "2025-11" to "2026-01"."""
    first, end = (int(one[:4]) * 12 + int(one[5:]) for one in (month, last))
    return [f"{place // 12}-{place % 12 + 1:02}" for place in range(first, end)]


def closing_day_before(day: date) -> date:
    """Return the last day of the reporting month before: 14/5/2025 for a day from 15/5/2025 to 14/6/2025."""
    if day.day > CLOSING_DAY:
        return day.replace(day=CLOSING_DAY)
    return (day.replace(day=1) - timedelta(days=1)).replace(day=CLOSING_DAY)


MOST_MONTHS = 12


def months_until(year: int, day: date) -> list[date]:
    """Return the last day of each month of a plan's year up to a day, which is the last of them.

    At most the last twelve: of January 2025 for a plan of 2025 looked at on 20 June it is 31/1/2025.
    """
    count = (day.year - year) * 12 + day.month
    months = [(year + place // 12, place % 12 + 1) for place in range(count)]
    ends = [date(of, month, monthrange(of, month)[1]) for of, month in months[-MOST_MONTHS:]]
    return [*ends[:-1], day] if ends else []


def closing_days(first: date, day: date) -> list[date]:
    """Return the last day of each reporting month that was over before a day, since a first day.

    At most the last eleven: with the day itself they are a year.
    """
    found: list[date] = []
    closed = closing_day_before(day)
    while closed >= first and len(found) < MOST_MONTHS - 1:
        found.append(closed)
        closed = closing_day_before(closed)
    return found[::-1]
