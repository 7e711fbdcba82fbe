"""What the secretariat says of a plan's settings: "giờ nhắc 08:00", "nhắc trước 10, 5, 2, 1 ngày"."""

import re
from dataclasses import dataclass
from datetime import time

from plans.text import fold

EARLIEST, LATEST = time(6), time(17)
LONGEST_AHEAD, MOST_RUNGS = 90, 8
LONGEST_LATE = 60
_MORNING = re.compile(r"\bgio nhac\b\D{0,10}(?P<hour>\d{1,2}) ?(?:[:hg]|gio)? ?(?P<minute>[0-5]\d)?\b")
_LADDER = re.compile(r"\bnhac truoc\b\D{0,10}(?P<days>\d[\d ,;va]*)")
_ESCALATION = re.compile(r"\b(?:bao lanh dao|bao cao lanh dao|qua han)\b\D{0,10}(?P<days>\d[\d ,;va]*)")


@dataclass(frozen=True, slots=True)
class SettingsSaid:
    """The settings named; None for those that are not."""

    morning: time | None = None
    ladder: tuple[int, ...] | None = None
    escalation_days: tuple[int, ...] | None = None


def read_settings_said(text: str) -> SettingsSaid | None:
    """Return the settings that the words name, None where they name none or one that cannot be."""
    folded = fold(text)
    morning, ladder, late = (pattern.search(folded) for pattern in (_MORNING, _LADDER, _ESCALATION))
    said = SettingsSaid(
        _time(morning) if morning else None,
        _numbers(ladder, LONGEST_AHEAD) if ladder else None,
        _numbers(late, LONGEST_LATE)[::-1] if late else None,
    )
    is_complete = (
        (morning is None or said.morning is not None)
        and (ladder is None or 0 < len(said.ladder or ()) <= MOST_RUNGS)
        and (late is None or len(said.escalation_days or ()) == 2)
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
