"""The rows of a sheet as XML of an .xlsx, written as they come: cells as objects cost ten times as much."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from math import ceil
from xml.sax.saxutils import escape

LONGEST_CELL = 32_767  # Excel's own limit
HIGHEST_ROW = 409  # Excel's own limit, in points
LINE_POINTS = 14.5
PADDING_POINTS = 3
NARROWNESS = 0.78  # Times New Roman is narrower than the digits that column widths count
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 -- Excel counts days of no zone
_REMEMBERED = 4096
"""So many texts of a column are remembered as XML: names, titles and states come again and again."""

Value = str | int | float | date | datetime | None
Shown = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Looks:
    """The numbers under which a workbook knows how the cells of a column look, by what is in them."""

    plain: int
    quoted: int
    day: int
    moment: int
    doubtful: int
    doubtful_day: int


class ColumnWriter:
    """Writes the cells of one column."""

    def __init__(self, letter: str, width: float, looks: Looks, shown: Shown) -> None:
        """Write into the column of this letter, so many characters wide, what may be shown of texts."""
        self._begin = f'<c r="{letter}'
        self._width, self._looks, self._shown = width, looks, shown
        self._text = lru_cache(_REMEMBERED)(self._written)

    def cell(self, number: int, value: Value) -> tuple[str, int]:
        """Return a cell in the row of this number, and how many lines it takes."""
        if isinstance(value, str):
            rest, lines = self._text(value)
        else:
            rest, lines = _number(value, self._look_of(value)), 1
        return f"{self._begin}{number}{rest}", lines

    def formula(self, number: int, written: str, result: float) -> tuple[str, int]:
        """Return a cell that is worked out, with its result for programs that only show it."""
        rest = f"<f>{escape(written)}</f><v>{result!r}</v></c>"
        return f'{self._begin}{number}" s="{self._looks.plain}">{rest}', 1

    def doubtful(self, number: int, value: Value) -> tuple[str, int]:
        """Return a cell that somebody should look at, and how many lines it takes."""
        if isinstance(value, str):
            return f"{self._begin}{number}{_text(clean(self._shown(value)), self._looks.doubtful)}", (
                lines_of(value, self._width)
            )
        look = self._looks.doubtful_day if isinstance(value, date) else self._looks.doubtful
        return f"{self._begin}{number}{_number(value, look)}", 1

    def _written(self, value: str) -> tuple[str, int]:
        look = self._looks.quoted if value[:1] in {"=", "+", "-", "@"} else self._looks.plain
        return _text(clean(self._shown(value)), look), lines_of(value, self._width)

    def _look_of(self, value: Value) -> int:
        if isinstance(value, datetime):
            return self._looks.moment
        return self._looks.day if isinstance(value, date) else self._looks.plain


def clean(text: str) -> str:
    """Return a text as Excel takes it."""
    return _FORBIDDEN.sub("", text)[:LONGEST_CELL]


def lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a column so many characters wide."""
    return sum(max(1, ceil(len(part) * NARROWNESS / width)) for part in text.split("\n"))


def height(lines: int) -> float:
    """Return the points a row needs; programs that open the file do not all work it out by themselves."""
    return min(lines * LINE_POINTS + PADDING_POINTS, HIGHEST_ROW)


def row(number: int, cells: Sequence[tuple[str, int]]) -> str:
    """Return a row of cells, each with the lines it takes, as high as the longest needs."""
    points = height(max((lines for _, lines in cells), default=1))
    return row_of_height(number, points, "".join(cell for cell, _ in cells))


def row_of_height(number: int, points: float, cells: str) -> str:
    """Return a row so many points high."""
    return f'<row r="{number}" ht="{points:g}" customHeight="1">{cells}</row>'


def text_cell(place: str, text: str, look: int) -> str:
    """Return a cell with a text, whatever sign it begins with."""
    return f'<c r="{place}{_text(clean(text), look)}'


def _text(text: str, look: int) -> str:
    if not text:
        return f'" s="{look}"/>'
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f'" s="{look}" t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'


def _number(value: float | date | None, look: int) -> str:
    if value is None:
        return f'" s="{look}"/>'
    if isinstance(value, date):
        value = _serial(value)
    return f'" s="{look}"><v>{value!r}</v></c>'


def _serial(value: date) -> float:
    """Return a day or a moment as Excel counts it: in days, whatever the zone."""
    if not isinstance(value, datetime):
        return (value - _FIRST_DAY.date()).days
    since = value.replace(tzinfo=None) - _FIRST_DAY
    return since.days + since.seconds / 86_400
