"""What the secretariat says of days off: "thêm 02/5/2025", "làm bù 26/4/2025", "bỏ 02/5/2025"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from plans.patterns import sought
from plans.text import fold


class DayWord(StrEnum):
    """What is said of days."""

    OFF = "off"
    WORKING = "working"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class DaysSaid:
    """Days, and what is said of them."""

    word: DayWord
    days: tuple[date, ...]


MOST_DAYS = 31
_WORDS = {
    DayWord.WORKING: r"\b(?:lam bu|di lam|lam viec)\b",
    DayWord.ORDINARY: r"\b(?:bo|xoa|huy)\b",
    DayWord.OFF: r"\b(?:them|nghi)\b",
}
_WORD = sought("|".join(f"(?P<{word.value}>{pattern})" for word, pattern in _WORDS.items()))
_DATE = r"(?P<{0}day>\d{{1,2}})[/.-](?P<{0}month>\d{{1,2}})(?:[/.-](?P<{0}year>20\d\d))?(?![/.\d])"
_DAYS = sought(rf"{_DATE.format('')}(?: ?(?:den|toi|-|–) ?(?:ngay )?{_DATE.format('to_')})?")


def read_days_off(text: str, year: int) -> list[DaysSaid] | None:
    """Return what is said of which days, dates without a year in `year`; None where it is not clear."""
    folded = fold(text)
    starts: list[int] = []
    for one in _WORD.finditer(folded):
        # "thêm ngày làm bù 26/4": a word before any day belongs to the one that follows.
        if not starts or _DAYS.search(folded, starts[-1], one.start()):
            starts.append(one.start())
    said = []
    for start, after in pairwise([*starts, len(folded)]):
        days = _days(folded[start:after], year)
        if not days:
            return None
        said.append(DaysSaid(_word(folded[start:after]), days))
    return said or None


def _word(clause: str) -> DayWord:
    """Return what a clause says: "thêm ngày làm bù" means a day worked."""
    return next(word for word, pattern in _WORDS.items() if re.search(pattern, clause))


def _days(clause: str, year: int) -> tuple[date, ...]:
    """Return the days named, () where one of them does not exist or a run is too long."""
    matches = list(_DAYS.finditer(clause))
    # "1/9, 2/9/2025": the last year counts for those before it.
    written = [match[name] for match in matches for name in ("year", "to_year") if match[name]]
    default = int(written[-1]) if written else year
    try:
        days = [day for match in matches for day in _run(match, default)]
    except ValueError:
        return ()
    return tuple(dict.fromkeys(days)) if len(days) <= MOST_DAYS else ()


def _run(match: re.Match[str], default: int) -> Iterator[date]:
    last_year = int(match["to_year"] or default)
    first = date(int(match["year"] or last_year), int(match["month"]), int(match["day"]))
    last = first if not match["to_day"] else date(last_year, int(match["to_month"]), int(match["to_day"]))
    if last < first:
        raise ValueError(match[0])
    yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
