"""What the secretariat says of a plan's settings: "giờ nhắc 08:00", "nhắc trước 10, 5, 2, 1 ngày"."""

import re
from dataclasses import dataclass
from datetime import date, time

from plans.patterns import sought
from plans.text import clean, fold

EARLIEST, LATEST = time(6), time(17)
LONGEST_AHEAD, MOST_RUNGS = 90, 8
LONGEST_LATE = 60
_MORNING = sought(r"\bgio nhac\b\D{0,10}(?P<hour>\d{1,2}) ?(?:[:hg]|gio)? ?(?P<minute>[0-5]\d)?\b")
_LADDER = sought(r"\bnhac truoc\b\D{0,10}(?P<days>\d[\d ,;va]*)")
_ESCALATION = sought(r"\b(?:bao lanh dao|bao cao lanh dao|qua han)\b\D{0,10}(?P<days>\d[\d ,;va]*)")


_NAMES_LETTERHEAD, _NAMES_BASIS = sought(r"\btieu de\b"), sought(r"\bcan cu\b|\bso ke hoach\b")
_LETTERHEAD = sought(
    r"\bti[êe]u [đd][ềe](?: văn bản)?\s*:?\s*(?P<above>[^/;]{2,80}?)\s*/\s*(?P<agency>[^/;]{2,80})",
    re.IGNORECASE,
)
_BASIS = sought(
    r"\b(?P<number>\d{1,5}[A-Za-z]?/[A-ZĐ][\w&/-]*)"
    r"(?:[ ,(]*ngày (?P<day>\d{1,2})(?:[/.-]| tháng )(?P<month>\d{1,2})(?:[/.-]| năm )(?P<year>20\d\d))?"
)


@dataclass(frozen=True, slots=True)
class SettingsSaid:
    """The settings named; None for those that are not."""

    morning: time | None = None
    ladder: tuple[int, ...] | None = None
    escalation_days: tuple[int, ...] | None = None
    letterhead: tuple[str, str] | None = None
    number: str | None = None
    issued: date | None = None
    """The day of the plan, which comes with its number."""


def read_settings_said(text: str) -> SettingsSaid | None:
    """Return the settings that the words name, None where they name none or one that cannot be."""
    folded, written = fold(text), clean(text.replace("\n", "; "))
    morning, ladder, late = (pattern.search(folded) for pattern in (_MORNING, _LADDER, _ESCALATION))
    said = SettingsSaid(
        _time(morning) if morning else None,
        _numbers(ladder, LONGEST_AHEAD) if ladder else None,
        _numbers(late, LONGEST_LATE)[::-1] if late else None,
        _letterhead(written),
        *_basis(written),
    )
    is_complete = (
        (morning is None or said.morning is not None)
        and (ladder is None or 0 < len(said.ladder or ()) <= MOST_RUNGS)
        and (late is None or len(said.escalation_days or ()) == 2)
        and (_NAMES_LETTERHEAD.search(folded) is None or said.letterhead is not None)
        and (_NAMES_BASIS.search(folded) is None or said.number is not None)
    )
    return said if is_complete and said != SettingsSaid() else None


def _time(match: re.Match[str]) -> time | None:
    hour = int(match["hour"])
    found = time(hour, int(match["minute"] or 0)) if hour < 24 else None
    return found if found and EARLIEST <= found <= LATEST else None


def _numbers(match: re.Match[str], most: int) -> tuple[int, ...]:
    """Return the numbers listed, the largest first; () where one is too large or nought."""
    found = {int(number) for number in re.findall(r"\d+", match["days"])}
    return tuple(sorted(found, reverse=True)) if all(0 < number <= most for number in found) else ()


def _letterhead(text: str) -> tuple[str, str] | None:
    """Return the two bodies of "tiêu đề Bộ Công an / Công an tỉnh Lam Sơn"."""
    found = _LETTERHEAD.search(text)
    return (found["above"].strip(" .,"), found["agency"].strip(" .,")) if found else None


def _basis(text: str) -> tuple[str | None, date | None]:
    """Return number and day of "căn cứ số 27/KH-UBND ngày 15/01/2025"; neither where there is no such day."""
    found = _BASIS.search(text) if _NAMES_BASIS.search(fold(text)) else None
    if found is None or found["day"] is None:
        return (found["number"] if found else None), None
    try:
        return found["number"], date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None, None
