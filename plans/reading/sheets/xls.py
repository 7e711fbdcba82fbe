"""Workbooks of Excel 97-2003 (.xls), read by xlrd with their number formats."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_ERROR, XL_CELL_TEXT, error_text_from_code

from plans.plan import UnreadableDocumentError
from plans.reading.archive import ENCRYPTED
from plans.reading.old_encodings import FontReader
from plans.reading.raised import Written
from plans.reading.sheets.grid import Area, Book, Sheet, SheetCell, refuse_large_merges
from plans.reading.sheets.shown import ERROR, shown_number, shown_text

_DAMAGED = "Tệp Excel cũ (.xls) bị hỏng. Đề nghị mở lại bằng Excel, lưu thành .xlsx rồi gửi lại."
_NUMBERS = {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}


def read_xls(content: bytes) -> Book:
    """Return the sheets of an old workbook, also the hidden ones.

    Raises:
        UnreadableDocumentError: it is damaged, locked, or too large for a table of tasks.
    """
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
        letters = FontReader()
        return Book(tuple(_sheets(book, letters)), frozenset(letters.met))
    except UnreadableDocumentError:
        raise
    except Exception as error:
        # xlrd meets damaged workbooks with whatever its parsing happens to raise.
        reason = ENCRYPTED if "encrypted" in str(error) else _DAMAGED
        raise UnreadableDocumentError(reason) from error


def _sheets(book: Any, letters: FontReader) -> Iterator[Sheet]:
    for page in book.sheets():
        sheet = Sheet(page.name, is_hidden=page.visibility != 0)
        sheet.merged = [
            Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in page.merged_cells
        ]
        refuse_large_merges(sheet.merged)
        sheet.hidden_rows = {
            number + 1 for number, row in page.rowinfo_map.items() if row.hidden or row.height == 0
        }
        sheet.hidden_columns = {
            number + 1 for number, column in page.colinfo_map.items() if column.hidden or column.width == 0
        }
        for row in range(page.nrows):
            for column in range(page.ncols):
                sheet.put(row + 1, column + 1, _cell(book, page.cell(row, column), letters))
        yield sheet


def _cell(book: Any, cell: Any, letters: FontReader) -> SheetCell:
    look = book.xf_list[cell.xf_index]
    code = book.format_map[look.format_key].format_str
    shown = _shown(book, cell, code, letters)
    return replace(shown, struck=shown.text) if book.font_list[look.font_index].struck_out else shown


def _shown(book: Any, cell: Any, code: str, letters: FontReader) -> SheetCell:
    look = book.xf_list[cell.xf_index]
    if cell.ctype == XL_CELL_TEXT:
        return shown_text(letters.text([Written(cell.value)], book.font_list[look.font_index].name), code)
    if cell.ctype in _NUMBERS:
        return shown_number(repr(cell.value), code, since_1904=book.datemode == 1)
    if cell.ctype == XL_CELL_BOOLEAN:
        return SheetCell("TRUE" if cell.value else "FALSE")
    if cell.ctype == XL_CELL_ERROR:
        return SheetCell("", doubt=ERROR.format(text=error_text_from_code.get(cell.value, "#LỖI")))
    return SheetCell("")
