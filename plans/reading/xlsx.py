"""Excel workbooks (.xlsx): every sheet is a table, with its merged cells."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from plans.plan import UnreadableDocumentError
from plans.reading.archive import Archive
from plans.reading.content import Cell, Piece, Row
from plans.text import clean

WORKBOOK_PART = "xl/workbook.xml"
_MOST_CELLS = 150_000
_MOST_MERGED = 50_000
_LAST_ROW, _LAST_COLUMN = 3_000, 40
_ROW = re.compile(rb"<(?:\w+:)?row [^>]*?\br=\"(\d{1,7})\"")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)>")
_CELL_MARK = re.compile(rb"<(?:\w+:)?c[ />]")
_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell [^>]*ref=\"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})\""
)
_DAMAGED = "Tệp Excel bị hỏng. Đề nghị mở lại bằng Excel, lưu thành .xlsx rồi gửi lại."
_TOO_LARGE = "Bảng tính quá lớn. Đề nghị chỉ giữ trang tính có bảng nhiệm vụ, xóa định dạng thừa rồi gửi lại."


def read_xlsx(archive: Archive, content: bytes) -> list[Piece]:
    """Return the rows of all sheets; raises UnreadableDocumentError when it is damaged or too large."""
    check_size(archive)
    try:
        workbook = load_workbook(BytesIO(content), data_only=True)
        rows = [
            row for number, sheet in enumerate(workbook.worksheets, start=1) for row in _rows(sheet, number)
        ]
    except Exception as error:
        # openpyxl meets damaged workbooks with whatever its parsing happens to raise.
        raise UnreadableDocumentError(_DAMAGED) from error
    return list(rows)


def check_size(archive: Archive) -> None:
    """Refuse what would be too much: a cell becomes an object, also each empty one of a merged area."""
    cells = merged = 0
    for name in archive.names:
        if name.startswith("xl/") and name.endswith(".xml"):
            part = archive.xml(name)
            cells += sum(1 for _ in _CELL_MARK.finditer(part))
            merged += sum(_area(*match.groups()) for match in _MERGE.finditer(part))
            if cells > _MOST_CELLS or merged > _MOST_MERGED or _says_more_below(part):
                raise UnreadableDocumentError(_TOO_LARGE)


def _says_more_below(sheet: bytes) -> bool:
    """Return whether a cell below the last row that is read has a value: no task may be left out unseen."""
    below = next((row.start() for row in _ROW.finditer(sheet) if int(row[1]) > _LAST_ROW), None)
    return below is not None and _VALUE.search(sheet, below) is not None


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    return (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _rows(sheet: Worksheet, number: int) -> Iterator[Row]:
    below = _merged_down(sheet)
    last_row, last_column = min(sheet.max_row, _LAST_ROW), min(sheet.max_column, _LAST_COLUMN)
    for count, values in enumerate(
        sheet.iter_rows(max_row=last_row, max_col=last_column, values_only=True), start=1
    ):
        cells = [
            Cell(*below[count, place]) if (count, place) in below else Cell(_text(value))
            for place, value in enumerate(values, start=1)
        ]
        if any(cell.text for cell in cells):
            yield Row(tuple(cells), f"trang tính “{clean(sheet.title)}”, dòng {count}", number, number)


def _merged_down(sheet: Worksheet) -> dict[tuple[int, int], tuple[str, bool]]:
    """Return, by row and column, the text that a merged cell shows in its lower rows."""
    below: dict[tuple[int, int], tuple[str, bool]] = {}
    for area in sheet.merged_cells.ranges:
        text = _text(sheet.cell(area.min_row, area.min_col).value)
        below |= {(row, area.min_col): (text, True) for row in range(area.min_row + 1, area.max_row + 1)}
    return below


def _text(value: object) -> str:
    """Return the value as people write it: a date as 20/6/2025, a whole number without decimals."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
