"""A day as it may be told later: "tháng 2" said in June is "tháng 2/2025", "tuần sau" has a date."""

import re
from calendar import monthrange
from datetime import date, timedelta

from chat.understanding.things.dates import with_dates
from chat.understanding.things.days import When
from chat.understanding.typed.phrases import Phrase
from chat.understanding.typed.tokens import tokenize
from plans.patterns import sought
from plans.text import fold
from reports.words import day

OVER = Phrase(
    r"(?P<yesterday>(?:hôm|sáng|trưa|chiều|tối|đêm) qua)|(?P<before>hôm kia)"
    r"|(?P<beginning>đầu) (?P<this>tháng|quý|năm)(?: này| nay)?"
    r"|(?P<last>tuần|tháng|quý|năm) (?:trước|rồi|vừa rồi|vừa qua|ngoái)"
)
"""A day that is over and has no date: of "như tháng trước" and "60% tháng trước" it is not one."""

_MONTH = sought(r"^(?:(?P<part>đầu|giữa|cuối|hết) )?(?:tháng|t) ?(?P<month>\d{1,2})(?! ?[/-] ?20)$")
_QUARTER = sought(r"^(?:(?P<part>đầu|giữa|cuối|hết) )?(?:quý|q) ?(?P<quarter>[1-4]|iv|i{1,3})$")
_QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_WEEKDAY = sought(r"\bthứ\b|\bthu\b|\bt[2-7]\b|chủ nhật|chu nhat")
LEAP = 8
"""29 February is so many years apart at most."""
_ENDS = {"I": 3, "II": 6, "III": 9, "IV": 12}


def told_day(written: str, today: date, *, is_over: bool) -> str:
    """Return when something was done (`is_over`) or will be, with the year that is meant."""
    said = " ".join(written.casefold().split())
    if month := _MONTH.match(said):
        year = _year(int(month["month"]), today, is_over=is_over)
        return f"{_part(month)}tháng {int(month['month'])}/{year}"
    if quarter := _QUARTER.match(said):
        name = _QUARTERS.get(quarter["quarter"], quarter["quarter"].upper())
        return f"{_part(quarter)}quý {name}/{_year(_ENDS[name], today, is_over=is_over)}"
    tokens = with_dates(tokenize(written), today)
    if over := OVER.search(tokens.key):
        return _over(over, today)
    values = [token.value for token in tokens.items]
    named = next((one.day for one in values if isinstance(one, When) and one.day), None)
    if named is None or _has_its_own_words(said):
        return written
    if is_over and _WEEKDAY.search(said):
        return day(named - timedelta(days=-((today - named).days // 7) * 7) if named > today else named)
    return day(_before(named, today) if is_over else named)


def _over(found: re.Match[str], today: date) -> str:
    if found["yesterday"] or found["before"]:
        return day(today - timedelta(days=1 if found["yesterday"] else 2))
    if found["this"]:
        return f"đầu {_period(fold(found['this']), today)}"
    return _period(fold(found["last"]), _end_before(fold(found["last"]), today))


def _end_before(what: str, today: date) -> date:
    """Return the last day of the week, month, quarter or year before."""
    if what == "tuan":
        return today - timedelta(days=today.weekday() + 1)
    months = {"thang": 0, "quy": (today.month - 1) % 3, "nam": today.month - 1}[what]
    first = date(today.year, today.month - months, 1)
    return first - timedelta(days=1)


def _period(what: str, within: date) -> str:
    """Return the week, month, quarter or year that a day lies in."""
    if what == "tuan":
        return f"tuần từ {day(within - timedelta(days=within.weekday()))}"
    if what == "nam":
        return f"năm {within.year}"
    if what == "thang":
        return f"tháng {within.month}/{within.year}"
    return f"quý {_QUARTERS[str((within.month + 2) // 3)]}/{within.year}"


def _part(found: re.Match[str]) -> str:
    return f"{found['part']} " if found["part"] else ""


def _year(month: int, today: date, *, is_over: bool) -> int:
    if is_over:
        return today.year - (month > today.month)
    return today.year + (month < today.month)


def _has_its_own_words(said: str) -> bool:
    """Return whether it names a year alone, or a month with its year, which no date says better."""
    return re.search(r"^(?:\w+ )?(?:tháng |t ?)?(?:\d{1,2} ?[/-] ?|năm )?20\d\d$", said) is not None


def _before(named: date, today: date) -> date:
    """Return the last such day up to today: a day and a month without a year are read as those to come."""
    if named <= today:
        return named
    years = (year for year in range(today.year, today.year - LEAP - 1, -1))
    days = (date(year, named.month, min(named.day, monthrange(year, named.month)[1])) for year in years)
    return next(one for one in days if one <= today and one.day == named.day)
