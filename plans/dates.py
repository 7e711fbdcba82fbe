"""Where a Vietnamese text names days, months, quarters, half-years and years."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from plans.patterns import sought
from plans.plan import DeadlineKind

_JOIN = r" ?(?:,|;|-|–|va|den|toi|hoac) ?"
_YEAR = r"(?P<year>20\d\d)(?!\d)"
_OF_YEAR = (
    r"(?: ?(?:/|-|\.|,? ?nam|,|cua nam) ?"
    r"(?P<year>20\d\d(?!\d)|(?<=/)\d\d(?![\d/%])|(?<=/ )\d\d(?![\d/%])))?"
)
_LIST_GAP = sought(r"(?: |,|;|-|–|va|den|toi|het|hoac|cho|ngay|trong|cuoi|thang|quy|nam)*")
RANGE = sought(r"-|–|\b(?:den|toi|het)\b")
_NO_QUARTER = 99
"""Its months are in no calendar, so asking for its days fails."""
_FILLER = "\0"


@dataclass(frozen=True, slots=True)
class Mention:
    """A day or a run of whole months named in a text, and where it stands."""

    kind: DeadlineKind
    start: int
    end: int
    year: int | None
    first_month: int
    last_month: int
    day: int | None = None
    ends_span: bool = False
    """Whether its words name a stretch ("ngày 01 đến 15/6", "năm 2026-2030"), of which this is the end."""

    def days(self, default_year: int) -> tuple[date, date]:
        """Return the first and the last day meant; raises ValueError when there is no such day."""
        year = self.year or default_year
        last_day = monthrange(year, self.last_month)[1] if 1 <= self.last_month <= 12 else 0
        return date(year, self.first_month, self.day or 1), date(year, self.last_month, self.day or last_day)


def find_mentions(folded: str) -> tuple[list[Mention], str]:
    """Return the mentions in a folded text in reading order, and the text with them blanked out."""
    mentions: list[Mention] = []
    for pattern, read in _FORMS:
        found = list(pattern.finditer(folded))
        if found:
            mentions.extend(mention for match in found for mention in read(match))
            folded = pattern.sub(lambda match: _FILLER * len(match[0]), folded)
    return list(_with_shared_years(sorted(mentions, key=lambda mention: mention.start), folded)), folded


def joined(text: str, earlier: Mention, later: Mention) -> bool:
    """Return whether only list or range words stand between the two mentions."""
    return earlier.end >= later.start or is_list_gap(text, earlier.end, later.start)


def is_list_gap(text: str, start: int, end: int) -> bool:
    """Return whether the text between the two places only joins dates into a list or a range."""
    return _LIST_GAP.fullmatch(text, start, end) is not None


def _with_shared_years(mentions: list[Mention], text: str) -> Iterator[Mention]:
    """In "tháng 4 đến tháng 9/2025" the first month lies in 2025 too; in "tháng 11 - tháng 3/2026" before."""
    shared: list[Mention] = mentions[-1:]
    for earlier, later in reversed(list(pairwise(mentions))):
        year = earlier.year
        if year is None and joined(text, earlier, later):
            year = shared[-1].year
            turns = earlier.first_month > later.last_month and RANGE.search(text, earlier.end, later.start)
            year = year - 1 if year and turns else year
        shared.append(replace(earlier, year=year))
    yield from reversed(shared)


def _year_of(match: re.Match[str]) -> int | None:
    written = match.groupdict().get("year")
    if written is None:
        return None
    return int(written) if len(written) == 4 else 2000 + int(written)


def _read_day(match: re.Match[str]) -> Iterator[Mention]:
    month, day = int(match["month"]), int(match["day"]) or 99
    if int(match.groupdict().get("first_month") or 0) > month:
        return  # "25/12 - 05/01" ends in a year that is not said
    ends_span = RANGE.search(match.groupdict().get("earlier") or "") is not None
    yield Mention(DeadlineKind.BY_DATE, *match.span(), _year_of(match), month, month, day, ends_span)


def _read_months(match: re.Match[str]) -> Iterator[Mention]:
    ends_span = RANGE.search(match["months"]) is not None
    for month in map(int, _listed(match["months"])):
        yield Mention(
            DeadlineKind.IN_MONTH, *match.span(), _year_of(match), month, month, ends_span=ends_span
        )


def _read_quarters(match: re.Match[str]) -> Iterator[Mention]:
    ends_span = RANGE.search(match["quarters"]) is not None
    for number in map(_quarter_number, _listed(match["quarters"])):
        first, last = 3 * number - 2, 3 * number
        yield Mention(
            DeadlineKind.IN_QUARTER, *match.span(), _year_of(match), first, last, ends_span=ends_span
        )


def _quarter_number(written: str) -> int:
    """Scanned Roman numbers mix up I, l and 1: "Quý Ill" is the third quarter."""
    if re.fullmatch(r"[02-9]", written):
        return int(written) if written in "234" else _NO_QUARTER
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(re.sub("[l1]", "i", written), _NO_QUARTER)


def _read_part_of_year(match: re.Match[str]) -> Iterator[Mention]:
    count = 6 if match["count"] in {"nua", "sau"} else int(match["count"])
    first, last = (1, count) if match["part"] == "dau" else (13 - count, 12)
    yield Mention(DeadlineKind.BY_DATE, *match.span(), _year_of(match), first, last)


def _read_years(match: re.Match[str]) -> Iterator[Mention]:
    ends_span = RANGE.search(match["years"]) is not None
    for year in map(int, _listed(match["years"])):
        yield Mention(DeadlineKind.IN_YEAR, *match.span(), year, 1, 12, ends_span=ends_span)


def _read_more_years(match: re.Match[str]) -> Iterator[Mention]:
    """Read the bare years that go on from another date: "Quý IV/2026, 2027"."""
    for year in map(int, _listed(match["years"])):
        yield Mention(DeadlineKind.IN_YEAR, *match.span(), year, 1, 12)


def _read_this_year(match: re.Match[str]) -> Iterator[Mention]:
    yield Mention(DeadlineKind.IN_YEAR, *match.span(), None, 1, 12)


def _listed(written: str) -> list[str]:
    """Return the items of "3, 6, 9" or "i va iii"; of a range only the end, which is what counts."""
    items = re.findall(r"\b(?:\d+|[il1v]+)\b", written)
    return items[-1:] if RANGE.search(written) else items


_Reader = Callable[[re.Match[str]], Iterator[Mention]]
_DAY_WORD = r"(?:(?:mung|ngay) ?)?"
# "Ngày 10, 15 và 20/6", "từ 01 đến 15/6": the last day counts.
_EARLIER_DAYS = (
    rf"(?P<earlier>(?:{_DAY_WORD}(?<![\w/.-])\d{{1,2}}(?: ?[-–,] ?| (?:va|den|toi)(?: het)? )){{0,6}})"
)
# "Tuần 2 tháng 6", "đợt 1 tháng 7" count within the month; they name no day.
_NO_COUNT = r"(?<!\btuan )(?<!\btuan thu )(?<!\bdot )(?<!\bdot thu )(?<!\blan )(?<!\bky )"
_NO_RATE = r"(?! ?(?:lan|ky)\b)"  # "3 tháng 1 lần"
_QUARTER = r"(?:iv|[l1]v|[il1]{1,3}|\d)(?![a-z\d])(?! lan\b)"
_LISTED_MONTH = r"\d{1,2}(?= ?(?:$|[,;.)(/–-]|va|den|toi|nam|hang|moi|\0))"
_OWN_START = r"(?<![^\s(\[,;:–\0])"
_YEARS = rf"20\d\d(?!\d)(?:{_JOIN}(?:nam )?20\d\d(?!\d))*"
# Applied in this order, each to what the ones before it left: a full date is not also "6/2025".
_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        sought(
            r"(?<!\d)(?P<year>20\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
            r"(?: 00:00(?::00)?)?"
        ),
        _read_day,
    ),
    (
        sought(
            rf"{_EARLIER_DAYS}{_DAY_WORD}(?<![\d/])(?P<day>\d{{1,2}}) ?(?P<mark>[/.-])"
            r" ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<year>20\d\d|\d\d)(?![\d/])"
        ),
        _read_day,
    ),
    (
        sought(
            rf"{_DAY_WORD}(?<![\d/.-])(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.-](?P<year>20\d\d)(?![\d/])"
        ),
        _read_day,
    ),
    (
        sought(
            rf"{_EARLIER_DAYS}{_DAY_WORD}(?<!\d)(?<!\bthang )(?<!\bquy ){_NO_COUNT}(?P<day>\d{{1,2}})"
            rf"(?:(?:(?<=ngay \d)|(?<=ngay \d\d)),)? thang (?P<month>\d{{1,2}})(?!\d){_NO_RATE}{_OF_YEAR}"
        ),
        _read_day,
    ),
    (
        sought(
            r"(?<!\bngay )\b(?P<count>nua|(?:sau|0?[1-9]|1[01])(?= thang))(?: thang)? (?P<part>dau|cuoi)"
            rf"(?! quy| thang)(?: cua)?(?: nam)?(?: ?/? ?{_YEAR})?"
        ),
        _read_part_of_year,
    ),
    (
        sought(
            rf"\b(?:quy|qui|q)\.? ?(?:thu )?(?P<quarters>{_QUARTER}(?:(?:{_JOIN}| ?[/&+] ?(?=[ivl]))"
            rf"{_QUARTER})*){_OF_YEAR}"
        ),
        _read_quarters,
    ),
    (
        sought(rf"{_OWN_START}(?:thang |th?(?:\. ?)?)?(?P<months>\d{{1,2}}) ?[/-] ?{_YEAR}(?![/-])"),
        _read_months,
    ),
    (
        sought(
            rf"(?:\bthang ?|\bt)(?P<months>\d{{1,2}}(?!\d){_NO_RATE}(?:{_JOIN}{_LISTED_MONTH})*){_OF_YEAR}"
        ),
        _read_months,
    ),
    (sought(rf"(?:\bnam|\bgiai doan) (?P<years>{_YEARS})"), _read_years),
    (
        sought(
            r"(?:^|(?<=den )|(?<=trong )|(?<=het )|(?<=cuoi )|(?<=truoc )|(?<=\btu )(?<!dau tu ))"
            r"(?P<years>20\d\d(?: ?[-–] ?20\d\d)?)(?![\d/])"
        ),
        _read_years,
    ),
    (sought(rf"(?<=\0){_JOIN}(?P<years>{_YEARS})(?![\d/])"), _read_more_years),
    (
        sought(
            r"(?:(?<=\btrong )|(?<=\bhet )|(?<=\bcuoi )|(?<=\bca )|(?<=\bdau )|(?<=\bgiua ))nam(?: nay)?"
            r"(?! hoc| \d|[a-z])"
        ),
        _read_this_year,
    ),
    (
        sought(
            r"(?:\bngay |(?:^|(?<=[,;] )|(?<=den )|(?<=truoc )|(?<=nhat )|(?<=han )|(?<=tu )|(?<=het )"
            r"|(?<=va ))"
            r"(?=(?:[012]?\d|3[01]) ?[/.-] ?(?:0?[1-9]|1[012])(?!\d)))"
            r"(?P<earlier>\d{1,2}/(?P<first_month>\d{1,2}) ?[-–] ?(?:ngay )?(?=\d{1,2}/\d{1,2}(?![\d/%])))?"
            r"(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2})(?![\d/%])"
            r"(?! (?:don vi|xa|phuong|thi tran|huyen|co quan|to chuc|tieu chi|chi tieu|nhiem vu|ho so|so"
            r"|truong)\b)"
        ),
        _read_day,
    ),
)
