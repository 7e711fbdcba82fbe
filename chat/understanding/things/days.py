"""The day that a date in a message stands for, seen from the day it was sent."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chat.understanding.typed.spelling import spellings, words

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class When:
    """A date named in a message: the day it next falls on (None if too vague), and whether it is over."""

    day: date | None
    is_past: bool = False
    is_lately: bool = False
    """It fell within the last half year: so lately that nobody means the next one by it."""
    is_now: bool = False
    """It is the month, the week or the like in which today is."""


_HALF_YEAR = timedelta(days=183)
_QUARTER = timedelta(days=92)
_WEEKDAY_NAMES = ("hai 2", "ba 3", "tư 4", "năm 5", "sáu 6", "bảy 7", "cn")
_WEEKDAYS = {
    key: day for day, names in enumerate(_WEEKDAY_NAMES) for name in names.split() for key in spellings(name)
}
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_VAGUE = words("đầu")
_MIDDLE = words("giữa")
_NEXT = words("sau tới sang")
_LAST = words("trước rồi vừa")


def full_date(match: Match, today: date) -> When | None:
    """Return a day, month and year, of two digits or four."""
    written = int(match["year"])
    return _on(written if written > 99 else 2000 + written, int(match["month"]), int(match["day"]), today)


def day_and_month(match: Match, today: date) -> When | None:
    """Return a day and month, with a year or the next one after today."""
    if match.groupdict().get("year"):
        return full_date(match, today)
    of_month, day = int(match["month"]), int(match["day"])
    coming = [_date(today.year + ahead, of_month, day) for ahead in range(9)]
    upcoming = next((found for found in coming if found and found > today), None)
    is_past = bool(coming[0] and coming[0] <= today)
    return When(upcoming, is_past, _is_lately(coming[0], today)) if upcoming else None


def day_of_month(match: Match, today: date) -> When | None:
    """Return a day of the month, the next one after today."""
    day = int(match["day"])
    coming = (_date(*_months_on(today, ahead), day) for ahead in range(12))
    upcoming = next((found for found in coming if found and found > today), None)
    return When(upcoming, day <= today.day) if upcoming else None


def month(match: Match, today: date) -> When | None:
    """Return the last day of a month, or its middle."""
    number = int(match["month"])
    if not 1 <= number <= 12:
        return None
    in_year = int(match["year"] or today.year)
    last = _last_of_month(in_year, number)
    is_past, is_lately, is_now = last <= today, _is_lately(last, today), _month_of(last) == _month_of(today)
    if is_past and not match["year"]:
        last = _last_of_month(in_year + 1, number)
    return replace(_within_month(match, last, is_past), is_lately=is_lately, is_now=is_now)


def relative_month(match: Match, today: date) -> When | None:
    """Return the last day of this month or the next."""
    last = _last_of_month(*_months_on(today, 1 if match["which"] in _NEXT else 0))
    return replace(_within_month(match, last, is_past=False), is_now=_month_of(last) == _month_of(today))


def _within_month(match: Match, last: date, is_past: bool) -> When:
    part = match["part"]
    if part in _VAGUE:
        return When(None, is_past)
    return When(last.replace(day=15) if part in _MIDDLE else last, is_past)


def quarter(match: Match, today: date) -> When | None:
    """Return the last day of a quarter."""
    in_year = int(match["year"] or today.year)
    last = _last_of_month(in_year, _QUARTERS[match["quarter"]] * 3)
    is_lately = _is_lately(last, today)
    if last <= today and not match["year"]:
        return When(_last_of_month(in_year + 1, last.month), is_past=True, is_lately=is_lately)
    is_now = timedelta(0) <= last - today < _QUARTER
    return When(last, last <= today, is_lately, is_now)


def relative_quarter(match: Match, today: date) -> When | None:
    """Return the last day of this quarter or the next."""
    is_next = match["which"] in _NEXT
    ahead = (today.month - 1) // 3 + is_next
    return When(_last_of_month(today.year + ahead // 4, ahead % 4 * 3 + 3), is_now=not is_next)


def year(match: Match, today: date) -> When | None:
    """Return the last day of a year."""
    found = _on(int(match["year"]), 12, 31, today)
    return found and replace(found, is_now=int(match["year"]) == today.year)


def this_year(_: Match, today: date) -> When | None:
    """Return the last day of this year."""
    return When(date(today.year, 12, 31))


def next_year(_: Match, today: date) -> When | None:
    """Return the last day of the next year."""
    return When(_date(today.year + 1, 12, 31))


def weekday(match: Match, today: date) -> When | None:
    """Return a day of this week or the next, or the next such day after today."""
    number = _WEEKDAYS[match["weekday"]] if match["weekday"] else 6
    monday = today - timedelta(days=today.weekday())
    if match["week"]:
        weeks = 1 if match["week"] in _NEXT else -1 if match["week"].split()[0] in _LAST else 0
        return When(monday + timedelta(days=number + 7 * weeks), is_past=weeks < 0)
    return When(today + timedelta(days=(number - today.weekday() - 1) % 7 + 1))


def week(match: Match, today: date) -> When | None:
    """Return the last day of this week or the next."""
    sunday = today + timedelta(days=6 - today.weekday())
    is_next = match["which"] in _NEXT
    day = None if match["part"] in _VAGUE else sunday + timedelta(days=7 * is_next)
    return When(day, is_now=not is_next)


def this_day(match: Match, today: date) -> When | None:
    """Return today, over if its morning or noon is named."""
    return When(today, is_past=bool(match["over"]), is_now=True)


def tomorrow(_: Match, today: date) -> When | None:
    """Return the day after today."""
    return When(today + timedelta(days=1))


def day_after_tomorrow(_: Match, today: date) -> When | None:
    """Return the second day after today."""
    return When(today + timedelta(days=2))


def from_now(_: Match, __: date) -> When | None:
    """Return no day: "10 ngày nữa" asks for time without saying from when."""
    return When(None)


def _on(year: int, month: int, day: int, today: date) -> When | None:
    found = _date(year, month, day)
    return When(found, found <= today, _is_lately(found, today)) if found else None


def _is_lately(day: date | None, today: date) -> bool:
    return day is not None and timedelta(0) <= today - day < _HALF_YEAR


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_of(day: date) -> tuple[int, int]:
    return day.year, day.month


def _months_on(today: date, ahead: int) -> tuple[int, int]:
    months = today.year * 12 + today.month - 1 + ahead
    return months // 12, months % 12 + 1


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
