"""The file of a corrected reading: known by its mark or its headings, whatever program it comes back from."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from plans.plan import UnreadableDocumentError
from plans.reading.sheets.grid import Sheet
from plans.text import clean

MARK_SHEET, MARK = "Dấu", "Đôn đốc: bảng đọc thử kế hoạch"
_HEADER_WITHIN = 15
_UNREAD = "#"
"""Stands for what a cell should say where the program that saved it could not work it out."""

Row = dict[str, str | None]
_Line = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class CorrectedFile:
    """The filled rows below the headings, with their places, and which plan the file was made for."""

    identity: str
    """Empty where the mark was lost on the way."""
    rows: tuple[tuple[str, Row], ...]
    missing: frozenset[str]
    """The headings that were not found."""


def open_corrected(content: bytes, needed: Set[str]) -> CorrectedFile | None:
    """Return the sheet in the file, or None for a file with neither our mark nor all the needed headings."""
    pages = _pages(content)
    identity = next((found for lines in pages for found in _marks(lines)), None)
    headed = (_headed(lines, needed) for lines in pages)
    best = max((page for page in headed if page), key=lambda page: len(needed & set(page[0])), default=None)
    missing = frozenset(needed - set(best[0]) if best else needed)
    if identity is None and missing:
        return None
    rows = () if best is None or missing else tuple(_rows(*best))
    return CorrectedFile(identity or "", rows, missing)


def _pages(content: bytes) -> list[list[_Line]]:
    """Return the lines of each sheet, hidden ones too; none for what is no spreadsheet."""
    from plans.reading.sheets.files import read_book  # noqa: PLC0415 -- what reads files is not the bot's to load

    try:
        book = read_book(content)
    except UnreadableDocumentError:
        return []  # reading it as a plan will say so
    sheets = () if book is None else book.sheets
    return [[_line(sheet, row) for row in range(1, sheet.last_row + 1)] for sheet in sheets]


def _line(sheet: Sheet, row: int) -> _Line:
    return tuple(cell.text or (_UNREAD if cell.doubt else None) for cell in sheet.line(row))


def _marks(lines: Iterable[_Line]) -> Iterator[str]:
    """Yield which plan the mark on a sheet names."""
    for line in list(lines)[:_HEADER_WITHIN]:
        for mark, identity in pairwise(line):
            if mark == MARK:
                yield identity or ""


def _headed(lines: list[_Line], needed: Set[str]) -> tuple[list[str], int, list[_Line]] | None:
    """Return the headings nearest to the needed ones, their place, and the lines below."""
    heads = [[clean(value or "") for value in line] for line in lines[:_HEADER_WITHIN]]
    places = range(len(heads))
    place = max(places, key=lambda place: len(needed & set(heads[place])), default=None)
    return None if place is None else (heads[place], place + 1, lines[place + 1 :])


def _rows(headings: list[str], place: int, lines: list[_Line]) -> Iterator[tuple[str, Row]]:
    for number, line in enumerate(lines, start=place + 1):
        row = dict(zip(headings, line, strict=False))
        if any(value not in {None, ""} for value in row.values()):
            yield f"dòng {number}", row
