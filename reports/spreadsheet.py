"""Tables as Excel sheets that print well, in which no text from anybody can become a formula."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
LONGEST_CELL = 32_767  # Excel's own limit
HIGHEST_ROW = 409  # Excel's own limit, in points
LINE_POINTS = 14.5
PADDING_POINTS = 3
NARROWNESS = 0.85  # Times New Roman is narrower than the digits that column widths count
HEADER_POINTS = 32
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_THIN = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEADER = PatternFill("solid", fgColor="DDEBF7")
_DOUBTFUL = PatternFill("solid", fgColor="FFF2CC")

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, and what may be chosen in it."""

    heading: str
    width: int
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A value that somebody should look at, with the reason."""

    value: Value
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A titled table."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value | Marked]]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as an .xlsx: header frozen and repeated in print, filters, landscape A4."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns, start=1):
        _head(page, number, column, len(sheet.rows))
    for row_number, row in enumerate(sheet.rows, start=2):
        for number, value in enumerate(row, start=1):
            _write(page.cell(row_number, number), value)
        page.row_dimensions[row_number].height = _height(row, sheet.columns)
    page.row_dimensions[1].height = HEADER_POINTS
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _height(row: Sequence[Value | Marked], columns: Sequence[Column]) -> float:
    """Return the points a row needs; programs that open the file do not all work it out by themselves."""
    lines = 1
    for cell, column in zip(row, columns, strict=True):
        value = cell.value if isinstance(cell, Marked) else cell
        written = str(value or "").split("\n")
        lines = max(lines, sum(max(1, ceil(len(part) * NARROWNESS / column.width)) for part in written))
    return min(lines * LINE_POINTS + PADDING_POINTS, HIGHEST_ROW)


def _head(page: Worksheet, number: int, column: Column, rows: int) -> None:
    cell = page.cell(1, number)
    _text(cell, column.heading)
    cell.font = Font(name=FONT, bold=True)
    cell.fill = _HEADER
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    letter = get_column_letter(number)
    page.column_dimensions[letter].width = column.width
    if column.choices:
        listed = ",".join(column.choices)
        choice = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
        page.add_data_validation(choice)
        choice.add(f"{letter}2:{letter}{rows + 200}")


def _write(cell: Cell, value: Value | Marked) -> None:
    if isinstance(value, Marked):
        cell.fill = _DOUBTFUL
        cell.comment = Comment(_clean(value.reason), "Đôn đốc", width=320, height=120)
        value = value.value
    if isinstance(value, str):
        _text(cell, value)
    else:
        cell.value = value
    if isinstance(value, (date, datetime)):
        cell.number_format = "dd/mm/yyyy"
    cell.font = Font(name=FONT)
    cell.border = _BORDER
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _text(cell: Cell, text: str) -> None:
    cell.value = _clean(text)
    cell.data_type = "s"  # also what begins with "=": a unit's words are never a formula
    cell.quotePrefix = text[:1] in {"=", "+", "-", "@"}  # typing in the cell does not make it one either


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)[:LONGEST_CELL]
