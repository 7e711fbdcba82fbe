"""Which year a plan is for: the year of its issue, unless its title names its own."""

import re
from collections.abc import Sequence
from datetime import date

from plans.text import fold

# "đến năm 2030", "giai đoạn 2026 - 2030", "tầm nhìn 2045" and the day of another document are no plan's year.
_OF_THE_PLAN = re.compile(
    r"(?<!\bden )(?<!\bden het )(?<!\bden cuoi )(?<!\btoi )(?<!\btu )(?<!\btruoc )(?<!\bsau )(?<!\btam nhin )"
    r"(?<!\bdinh huong )(?<!\bgiai doan )(?<!\bcac )(?<!\bnhung )(?<!\d )\bnam (?P<year>20\d\d)\b"
    r"(?! ?[-–] ?20\d\d)(?! den )"
)
_DAY_OF_ISSUE = re.compile(r"\bngay \d{1,2} thang \d{1,2} nam 20\d\d|\bngay \d{1,2}[/.-]\d{1,2}[/.-]20\d\d")
_BLANK_DAY = re.compile(
    r"\D{0,40}\bngay[\s.…_]*\d{0,2}[\s.…_]*thang[\s.…_]*\d{0,2}[\s.…_]*nam (?P<year>20\d\d)"
)
_BASIS = re.compile(r"can cu|theo|xet|thi hanh")
_LATE_IN_THE_YEAR = 10
_HEAD_LINES = 15


def plan_year(
    title: str | None, issued: date | None, texts: Sequence[str], *, looks_back: bool = False
) -> int | None:
    """Return the year; `texts` are the lines of the document, whose head may leave the day of issue blank.

    A report `looks_back`: it may be about the year before.
    """
    head = [folded for text in texts[:_HEAD_LINES] if not _BASIS.match(folded := fold(text))]
    in_year = issued.year if issued else next(filter(None, map(_year_of_blank_day, head)), None)
    named = _named(title or "")
    if in_year is None:
        years = named or _named(" ".join(head))
        return years[-1] if years else None
    fitting = [year for year in named if in_year - looks_back <= year <= in_year + 1]
    is_late = issued is not None and issued.month >= _LATE_IN_THE_YEAR
    if in_year in fitting and not is_late:
        return in_year
    return fitting[-1] if fitting else in_year


def _named(text: str) -> list[int]:
    """Return the years that a text names as its own."""
    return [int(year) for year in _OF_THE_PLAN.findall(_DAY_OF_ISSUE.sub("", fold(text)))]


def _year_of_blank_day(text: str) -> int | None:
    match = _BLANK_DAY.fullmatch(text)
    return int(match["year"]) if match else None
