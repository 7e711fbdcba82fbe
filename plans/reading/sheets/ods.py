"""OpenDocument spreadsheets (.ods, .ots)."""

from datetime import datetime

from plans.reading.archive import Archive, Element
from plans.reading.odf import CONTENT, OFFICE, STYLE, STYLES, TABLE, TEXT, ParagraphReader, repeated
from plans.reading.sheets.grid import (
    EMPTY,
    LAST_COLUMN,
    Area,
    Book,
    CellKind,
    Sheet,
    SheetCell,
    refuse_large_merges,
)
from plans.reading.sheets.ods_formats import Formats
from plans.reading.sheets.shown import ERROR, NO_RESULT, shown_day, shown_number

_WORDS = ParagraphReader()
_HIDDEN = {"collapse", "filter"}
_ERRORS = ("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "Err:")
_NUMBERS = {"float", "percentage", "currency"}


def read_ods(archive: Archive) -> Book:
    """Return the sheets of a spreadsheet, also the hidden ones.

    Raises:
        UnreadableDocumentError: it is damaged, or too large for a table of tasks.
    """
    root = archive.root(CONTENT)
    formats = Formats(*([archive.root(STYLES)] if STYLES in archive else []), root)
    hidden = {style.get(f"{STYLE}name") for style in root.iter(f"{STYLE}style") if _is_hidden(style)}
    tables = root.iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    return Book(
        tuple(_Page(table, formats).sheet(table.get(f"{TABLE}style-name") in hidden) for table in tables)
    )


def _is_hidden(style: Element) -> bool:
    properties = style.find(f"{STYLE}table-properties")
    return properties is not None and properties.get(f"{TABLE}display") == "false"


class _Page:
    """Reads one sheet, whose columns give their style to cells that have none."""

    def __init__(self, table: Element, formats: Formats) -> None:
        self._table = table
        self._formats = formats
        self._sheet = Sheet(table.get(f"{TABLE}name", ""))
        self._column_styles: list[str | None] = []

    def sheet(self, is_hidden: bool) -> Sheet:
        """Return the sheet."""
        sheet = self._sheet
        sheet.is_hidden = is_hidden
        for column in self._table.iter(f"{TABLE}table-column"):
            times = min(repeated(column, "columns"), LAST_COLUMN)
            if column.get(f"{TABLE}visibility") in _HIDDEN:
                left = len(self._column_styles) + 1
                sheet.hidden_columns |= set(range(left, left + times))
            self._column_styles += [column.get(f"{TABLE}default-cell-style-name")] * times
        top = 1
        for row in self._table.iter(f"{TABLE}table-row"):
            times = repeated(row, "rows")
            # Rows that say nothing are repeated a million times to the end of the sheet.
            for number in range(top, top + times if _says_anything(row) else top):
                self._fill_row(number, row)
            top += times
        refuse_large_merges(sheet.merged)
        return sheet

    def _fill_row(self, number: int, row: Element) -> None:
        if row.get(f"{TABLE}visibility") in _HIDDEN:
            self._sheet.hidden_rows.add(number)
        left = 1
        for element in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            times = repeated(element, "columns")
            if element.tag == f"{TABLE}table-cell" and left <= LAST_COLUMN:
                cell = _cell(element, self._formats.code(self._style(element, row, left)))
                for column in range(left, min(left + times, LAST_COLUMN + 1)):
                    self._sheet.put(number, column, cell)
                down, across = _span(element, "rows"), _span(element, "columns")
                if (down, across) != (1, 1):
                    self._sheet.merged.append(Area(number, left, number + down - 1, left + across - 1))
            left += times

    def _style(self, element: Element, row: Element, left: int) -> str | None:
        own = element.get(f"{TABLE}style-name") or row.get(f"{TABLE}default-cell-style-name")
        return own or (self._column_styles[left - 1] if left <= len(self._column_styles) else None)


def _says_anything(row: Element) -> bool:
    return any(
        len(cell) or cell.get(f"{OFFICE}value-type") for cell in row.iterchildren(f"{TABLE}table-cell")
    )


def _span(element: Element, what: str) -> int:
    written = element.get(f"{TABLE}number-{what}-spanned", "1")
    return max(int(written), 1) if written.isdecimal() and len(written) < 8 else 1


def _cell(element: Element, code: str) -> SheetCell:
    shown = "\n".join(_WORDS.text(one) for one in element.iterchildren(f"{TEXT}p")).strip()
    kind = element.get(f"{OFFICE}value-type")
    is_formula = element.get(f"{TABLE}formula") is not None
    if is_formula and shown.startswith(_ERRORS):
        return SheetCell("", doubt=ERROR.format(text=shown))
    if kind is None:
        return SheetCell("", doubt=NO_RESULT) if is_formula and not shown else SheetCell(shown)
    if not shown:
        return EMPTY
    if kind == "date":
        return _day(element.get(f"{OFFICE}date-value", ""), code, shown)
    if kind in _NUMBERS:
        percent = kind == "percentage" and "%" not in code
        return shown_number(element.get(f"{OFFICE}value", shown), "0%" if percent else code)
    return SheetCell(shown, CellKind.DATE if kind == "time" else CellKind.TEXT)


def _day(stored: str, code: str, shown: str) -> SheetCell:
    try:
        return shown_day(datetime.fromisoformat(stored), code)
    except ValueError:
        return SheetCell(shown, CellKind.DATE)
