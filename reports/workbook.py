"""The .xlsx of sheets: openpyxl makes styles, set-up and comments; the rows are written as XML."""

import re
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import islice, repeat
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from reports.sheet_rows import (
    ColumnWriter,
    Looks,
    Shown,
    clean,
    height,
    lines_of,
    row,
    row_of_height,
    text_cell,
)
from reports.spreadsheet import GENERAL, Cell, Formula, Marked, Sheet, SheetColumn

FONT = "Times New Roman"
HEADER_POINTS = 32
WIDEST_ON_A4 = 260
"""Characters; a wider sheet, fitted to the width of an A4 page, could not be read."""
AUTHOR = "Đôn đốc"
_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_AT_ONCE = 500
"""So many rows are packed at once."""
_THIN = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEADER = PatternFill("solid", fgColor="DDEBF7")
_DOUBTFUL = PatternFill("solid", fgColor="FFF2CC")

DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"

Dress = Callable[[Any], None]
Page = Any
"""openpyxl has no types."""


def book(sheets: Sequence[Sheet], shown: Shown) -> bytes:
    """Return sheets as an .xlsx; openpyxl makes everything but the rows, put in as they are packed."""
    made = Workbook(write_only=True)
    rows = [_Rows(made.create_sheet(sheet.title), sheet, shown) for sheet in sheets]
    empty = BytesIO()
    made.save(empty)
    parts = {f"xl/worksheets/sheet{number}.xml": part for number, part in enumerate(rows, start=1)}
    out = BytesIO()
    with ZipFile(empty) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name in parts:
                _put_rows(target, name, content, parts[name].written())
            else:
                target.writestr(name, content)
    return out.getvalue()


def _put_rows(target: ZipFile, name: str, empty: bytes, rows: Iterator[str]) -> None:
    before, after = _ROWS.split(empty, maxsplit=1)
    with target.open(name, "w", force_zip64=True) as part:
        part.write(before + b"<sheetData>")
        while some := "".join(islice(rows, _AT_ONCE)):
            part.write(some.encode())
        part.write(b"</sheetData>" + after)


def _set_up(page: Page, sheet: Sheet) -> None:
    """Set what stands before the rows in the file, and how the sheet prints."""
    for number, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = column.width
        if column.choices:
            page.data_validations.append(_choice(column, letter, len(sheet.rows)))
    page.sheet_state = Worksheet.SHEETSTATE_HIDDEN if sheet.is_hidden else Worksheet.SHEETSTATE_VISIBLE
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    is_wide = sum(column.width for column in sheet.columns) > WIDEST_ON_A4
    page.page_setup.paperSize = Worksheet.PAPERSIZE_A3 if is_wide else Worksheet.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.center.text = "Trang &P/&N"


def _choice(column: SheetColumn, letter: str, rows: int) -> DataValidation:
    listed = ",".join(column.choices)
    choice = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    choice.add(f"{letter}2:{letter}{rows + 200}")
    return choice


class _Rows:
    """The rows of a page; looks and comments are registered with the workbook before it is saved."""

    def __init__(self, page: Page, sheet: Sheet, shown: Shown) -> None:
        _set_up(page, sheet)
        self._sheet, self._shown = sheet, shown
        self._letters = [get_column_letter(number) for number in range(1, len(sheet.columns) + 1)]
        self._head, self._note = _look(page, _dress_head), _look(page, _dress_note)
        self._columns = [
            ColumnWriter(letter, column.width, _looks(page, column), shown)
            for letter, column in zip(self._letters, sheet.columns, strict=True)
        ]
        self._comment(page)
        for number, _ in self._notes():
            page.merged_cells.add(f"A{number}:{self._letters[-1]}{number}")

    def written(self) -> Iterator[str]:
        """Yield the head, the rows, and the notes below an empty line."""
        yield row_of_height(1, HEADER_POINTS, "".join(self._heads()))
        for number, values in enumerate(self._sheet.rows, start=2):
            yield row(number, list(map(_cell, repeat(number), self._columns, values)))
        width = sum(column.width for column in self._sheet.columns)
        for number, note in self._notes():
            cell = text_cell(f"A{number}", self._shown(note), self._note)
            yield row_of_height(number, height(lines_of(note, width)), cell)

    def _heads(self) -> Iterator[str]:
        for letter, column in zip(self._letters, self._sheet.columns, strict=True):
            yield text_cell(f"{letter}1", self._shown(column.heading), self._head)

    def _notes(self) -> Iterator[tuple[int, str]]:
        return enumerate(self._sheet.notes, start=len(self._sheet.rows) + 3)

    def _comment(self, page: Page) -> None:
        page._get_writer()  # noqa: SLF001 -- it begins the list of comments anew
        for number, values in enumerate(self._sheet.rows, start=2):
            for place, value in enumerate(values, start=1):
                if isinstance(value, Marked):
                    cell = WriteOnlyCell(page)
                    cell.row, cell.column = number, place
                    cell.comment = Comment(clean(self._shown(value.reason)), AUTHOR, width=320, height=120)
                    page._comments.append(CommentRecord.from_cell(cell))  # noqa: SLF001 -- see _Rows


def _cell(number: int, column: ColumnWriter, value: Cell) -> tuple[str, int]:
    if isinstance(value, Marked):
        return column.doubtful(number, value.value)
    if isinstance(value, Formula):
        return column.formula(number, value.written, value.result)
    return column.cell(number, value)


def _looks(page: Page, column: SheetColumn) -> Looks:
    return Looks(
        plain=_look(page, _dress, column.number_format),
        quoted=_look(page, _dress_quoted, column.number_format),
        day=_look(page, _dress, DAY),
        moment=_look(page, _dress, MOMENT),
        doubtful=_look(page, _dress_doubtful, column.number_format),
        doubtful_day=_look(page, _dress_doubtful, DAY),
    )


def _look(page: Page, dress: Dress, number_format: str = GENERAL) -> int:
    """Return the number of a look in the workbook."""
    cell = WriteOnlyCell(page)
    dress(cell)
    cell.number_format = number_format
    number: int = cell.style_id
    return number


def _dress_head(cell: Any) -> None:
    cell.font = Font(name=FONT, bold=True)
    cell.fill = _HEADER
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")


def _dress(cell: Any) -> None:
    cell.font = Font(name=FONT)
    cell.border = _BORDER
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _dress_note(cell: Any) -> None:
    cell.font = Font(name=FONT, italic=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.quotePrefix = True


def _dress_quoted(cell: Any) -> None:
    """Let text stay text also where somebody edits the cell."""
    _dress(cell)
    cell.quotePrefix = True


def _dress_doubtful(cell: Any) -> None:
    _dress(cell)
    cell.fill = _DOUBTFUL
