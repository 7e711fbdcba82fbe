"""Reading back the sheet on which a unit has reported, cell by cell, from a spreadsheet of any kind."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plans.plan import UnreadableDocumentError
from plans.reading.archive import ENCRYPTED
from plans.reading.ole import LOCKED, OLE, has_stream
from plans.reading.report_numbers import as_written, read_counts, read_percent
from plans.reading.report_sheet import (
    CODE,
    FIGURES,
    FILLED_IN,
    HEADINGS,
    ORIGINAL,
    PERCENT,
    STATUS,
    STATUSES,
    AlmostSheet,
    Cells,
    ReportSheet,
    SheetRow,
)
from plans.reading.sheets.files import read_book
from plans.reading.sheets.grid import EMPTY, Sheet, SheetCell
from plans.text import fold

_HEADINGS_WITHIN = 15
_FEWEST_OURS = 4
"""So many of the columns to fill in make a file look like the sheet."""
_CODE = re.compile(r"(\d{1,15})-(\d{1,15})-(\d{1,15})")
_STATUS_OF = {fold(name): status for status, name in STATUSES.items()}
_HEADING_OF = {fold(heading): heading for heading in HEADINGS}
_NO_CODE = "Mã của dòng này đã bị sửa hoặc xóa nên không biết là nhiệm vụ nào; xin lấy lại biểu bằng /mau."
_NO_COLUMN = "không còn cột “{}”"
_NOTHING_TO_FILL_IN = "không còn cột nào để điền (“{}”)"
_NO_ROWS = "không có dòng nhiệm vụ nào"

Line = Mapping[str, SheetCell]


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet with our headings: where they stand, and the rows below them by heading."""

    sheet: Sheet
    headings: frozenset[str]
    lines: tuple[tuple[int, Line], ...]

    @property
    def is_original(self) -> bool:
        """Return whether this is the page that keeps what the sheet said when it was made."""
        return self.sheet.is_hidden or fold(self.sheet.title) == fold(ORIGINAL)


def read_report_sheet(content: bytes) -> ReportSheet | AlmostSheet | None:
    """Return what a unit's sheet says, why it is not quite one, or None for a file that is no such sheet.

    The sheet is known by its headings, whatever its tab is called and whatever program saved it.

    Raises:
        UnreadableDocumentError: the file is damaged, locked, or too large to be one.
    """
    if content.startswith(OLE) and has_stream(content, *LOCKED):
        raise UnreadableDocumentError(ENCRYPTED)
    book = read_book(content)
    pages = [] if book is None else [page for sheet in book.sheets if (page := _page(sheet)) is not None]
    ours = [page for page in pages if not page.is_original] or pages
    if not ours:
        return None
    reason = _why_not(ours)
    if reason is not None:
        return AlmostSheet(reason)
    before = {line[CODE].text: line for page in pages if page.is_original for _, line in page.lines}
    return _read([line for page in ours for line in page.lines], before)


def _page(sheet: Sheet) -> _Page | None:
    """Return the sheet by our headings, which may stand below a title; None where they are not ours."""
    for number in range(1, min(sheet.last_row, _HEADINGS_WITHIN) + 1):
        places: dict[str, int] = {}
        for column, cell in enumerate(sheet.line(number), start=1):
            heading = _HEADING_OF.get(fold(cell.text).strip(" .:*"))
            if heading is not None:
                places.setdefault(heading, column)
        if CODE in places or len(places.keys() & set(FILLED_IN)) >= _FEWEST_OURS:
            return _Page(sheet, frozenset(places), tuple(_lines(sheet, number, places)))
    return None


def _lines(sheet: Sheet, above: int, places: Mapping[str, int]) -> Iterator[tuple[int, Line]]:
    for number in range(above + 1, sheet.last_row + 1):
        line = dict.fromkeys(HEADINGS, EMPTY)
        line |= {heading: sheet.cells.get((number, column), EMPTY) for heading, column in places.items()}
        if any(line.values()):
            yield number, line


def _why_not(pages: Sequence[_Page]) -> str | None:
    """Return why pages with our headings are no sheet to be read, or None."""
    headings = frozenset().union(*(page.headings for page in pages))
    if CODE not in headings:
        return _NO_COLUMN.format(CODE)
    if not headings & set(FILLED_IN):
        return _NOTHING_TO_FILL_IN.format("”, “".join(FILLED_IN))
    return None if any(page.lines for page in pages) else _NO_ROWS


def _read(lines: Sequence[tuple[int, Line]], before: Mapping[str, Line]) -> ReportSheet:
    changed: list[SheetRow] = []
    units: set[int] = set()
    for place, line in lines:
        code = _CODE.fullmatch(line[CODE].text)
        if code is None:
            if any(line[heading] for heading in FILLED_IN):
                changed.append(SheetRow(place, 0, 0, 0, _cells(line), None, None, (), {CODE: _NO_CODE}))
            continue
        unit, task, shown = (int(part) for part in code.groups())
        units.add(unit)
        original = before.get(line[CODE].text, {})
        differing = {
            heading for heading in FILLED_IN if _differs(line[heading], original.get(heading, EMPTY))
        }
        if differing:
            changed.append(_row(place, (unit, task, shown), line, differing))
    return ReportSheet(tuple(changed), len(lines), tuple(sorted(units)))


def _differs(cell: SheetCell, before: SheetCell) -> bool:
    return as_written(cell) != as_written(before) or bool(cell.doubt and not before.doubt)


def _cells(line: Line) -> Cells:
    return {heading: as_written(line[heading]) for heading in HEADINGS}


def _row(place: int, key: tuple[int, int, int], line: Line, differing: set[str]) -> SheetRow:
    cells = _cells(line)
    # Under "Tỷ lệ (%)" 84,5 is no number whose thousands were lost.
    asked = {heading for heading in differing if heading != PERCENT or not line[heading].text}
    wrong: Cells = {heading: line[heading].doubt or "" for heading in asked if line[heading].doubt}
    status = _STATUS_OF.get(fold(cells[STATUS]))
    if status is None and cells[STATUS]:
        wrong[STATUS] = f"“{cells[STATUS]}” không có trong danh sách; xin chọn một tình hình trong ô."
    percent, reason = read_percent(line[PERCENT], is_new=PERCENT in differing)
    if reason:
        wrong[PERCENT] = reason
    counts, reason = read_counts(line[FIGURES], is_new=FIGURES in differing)
    if reason:
        wrong[FIGURES] = reason
    return SheetRow(place, *key, cells, status, percent, counts, wrong)
