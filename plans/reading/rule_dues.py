"""By when a sentence asks for reports: days of the month, days of the year, weekdays."""

import re
from dataclasses import dataclass
from datetime import date, time

from plans.patterns import sought
from plans.plan import DueRule

_DUE = sought(
    r"(?:(?P<strict>\btruoc)(?: ngay)?|\bngay|\b(?:va|hoac)|,"
    r"|(?:\bdinh ky|\() ?(?=\d{1,2} (?:cua )?(?:hang|moi))"
    r"|[(:] ?(?=\d{1,2}/\d{1,2}(?:/20\d\d)?(?: ?[);,]|$)))"
    r" ?(?<!\d)(?P<day>\d{1,2})(?![\dh]| ?gio)"
    r"(?:(?:/| thang )(?P<month>\d{1,2})(?P<year>(?:/| nam )20\d\d)?(?![\d/]))?(?!/)"
    r"(?P<monthly>,? (?:cua )?(?:hang|moi) thang)?"
    r"(?P<following>,? (?:cua )?thang (?:sau|ke tiep|tiep theo|lien sau|lien ke)\b)?"
    r"(?P<quarterly>,? (?:cua )?thang (?P<first>dau|cuoi) (?:cua )?(?:moi )?quy\b)?"
)
_CUE = sought(r"\b(?:cham nhat|muon nhat|muon hon|khong qua|den|toi|het|han|vao)(?: la)?(?: het)?:? ?$")
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}
_HOUR = r"(?P<hour>\d{1,2}) ?(?:h|g|gio|:) ?(?P<minute>\d{2})?(?: phut)?"
_WEEKDAY = sought(
    rf"(?P<strict>\btruoc )?(?:ngay )?(?:{_HOUR},? ?)?(?:(?:vao )?(?:buoi )?(?:sang|chieu|ngay) )*"
    r"(?:\bthu (?P<day>hai|ba|tu|nam|sau|bay|[2-7])|\b(?P<sunday>chu nhat))"
    r"(?= ?(?:,|\.|;|\)|\(|$|hang|moi|cua|trong|cuoi|tuan|de|gui|va|ve))"
)
_BEFORE_AN_HOUR = sought(rf"\btruoc {_HOUR}")
# A full date is the day of some other document, unless it can end a half-year or a year.
_CLOSING_MONTHS = frozenset({5, 6, 7, 10, 11, 12, 1})
_LAST_HOUR, _LAST_MINUTE, _LAST_DAY, _LAST_MONTH = 23, 59, 31, 12


@dataclass(frozen=True, slots=True)
class Due:
    """A day named in a sentence."""

    day: int
    month: int | None
    year: int | None
    monthly: bool
    quarterly: str | None
    """"cuoi" or "dau" where the day is one of the last or first month of a quarter."""
    strict: bool
    is_last: bool
    """Whether words such as "trước", "chậm nhất" make it the last day."""
    start: int
    end: int
    following: bool = False
    """Whether the day lies in the month after the one reported on: "ngày 05 của tháng sau"."""

    @property
    def date(self) -> date | None:
        """Return the day itself when its year is named and it is in the calendar."""
        try:
            return date(self.year, self.month, self.day) if self.year and self.month else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class WeekdayDue:
    """A weekday named in a sentence, perhaps with an hour."""

    rule: DueRule
    strict: bool
    start: int
    end: int


def find_dues(folded: str) -> list[Due]:
    """Return the days named in a folded sentence."""
    dues: list[Due] = []
    for match in _DUE.finditer(folded):
        listed = match[0].startswith((",", "va", "hoac"))
        # "trước ngày 15/6 và 15/12": the second day stands in the same list; other numbers do not count.
        if listed and not (match["month"] and dues):
            continue
        strict = dues[-1].strict if listed else bool(match["strict"])
        is_last = strict or (dues[-1].is_last if listed else _CUE.search(folded[: match.start()]) is not None)
        month = int(match["month"]) if match["month"] else None
        year = int(match["year"][-4:]) if match["year"] else None
        day = int(match["day"])
        if 1 <= day <= _LAST_DAY and (month is None or 1 <= month <= _LAST_MONTH):
            monthly = match["monthly"] is not None
            following = match["following"] is not None
            span = match.span()
            dues.append(Due(day, month, year, monthly, match["first"], strict, is_last, *span, following))
    return dues


def can_close_a_period(due: Due) -> bool:
    """Return whether the day may be that of a half-year or a year, or of every year."""
    return due.year is None or (due.month in _CLOSING_MONTHS and due.is_last)


def find_weekday(folded: str) -> WeekdayDue | None:
    """Return the weekday, and the hour if one is named: "trước 15 giờ thứ Sáu hằng tuần"."""
    for match in _WEEKDAY.finditer(folded):
        day = match["day"] or ""
        weekday = 7 if match["sunday"] else _WEEKDAYS.get(day) or int(day) - 1
        hour = _hour(match) or _hour(_BEFORE_AN_HOUR.search(folded))
        # "trước 15 giờ thứ Sáu": Friday itself is on time.
        strict = match["strict"] is not None and hour is None
        return WeekdayDue(DueRule(weekday=weekday, hour=hour), strict, *match.span())
    return None


def _hour(match: re.Match[str] | None) -> time | None:
    if match is None or match["hour"] is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    return time(hour, minute) if hour <= _LAST_HOUR and minute <= _LAST_MINUTE else None
