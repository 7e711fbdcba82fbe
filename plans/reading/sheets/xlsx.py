"""Excel workbooks (.xlsx, .xlsm, .xltx), straight from their XML.

openpyxl takes a value without its number format's meaning, and refuses a whole workbook for one style
that Excel opens without a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_ISO8601

from plans.plan import UnreadableDocumentError
from plans.reading.archive import Element
from plans.reading.old_encodings import FontReader
from plans.reading.package import RELATION_ID, Package
from plans.reading.raised import Written
from plans.reading.sheets.grid import (
    EMPTY,
    MOST_CELLS,
    Area,
    Book,
    Sheet,
    SheetCell,
    refuse_large_merges,
    too_large,
)
from plans.reading.sheets.shown import ERROR, NO_RESULT, shown_day, shown_number, shown_text
from plans.reading.sheets.xlsx_styles import MAIN, Style, Styles, rich_text, unescaped

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_CELL_MARK = re.compile(rb"<(?:\w+:)?c[ />]")
_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_DAMAGED = "Tệp Excel bị hỏng. Đề nghị mở lại bằng Excel, lưu thành .xlsx rồi gửi lại."


def read_xlsx(package: Package) -> Book:
    """Return the sheets of a workbook, also the hidden ones.

    Raises:
        UnreadableDocumentError: it is damaged, or too large for a table of tasks.
    """
    workbook = _Workbook(package)
    return Book(tuple(workbook.sheets()), frozenset(workbook.letters.met))


class _Workbook:
    """The parts that all sheets share."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.main or ""
        self._root = package.root()
        self._cells = 0
        self.letters = FontReader()
        self._strings = [rich_text(one) for one in self._children_of("sharedStrings", f"{MAIN}si")]
        styles = package.related(self._main, "styles")
        self._styles = Styles.of(styles) if styles is not None else Styles()
        properties = self._root.find(f"{MAIN}workbookPr")
        self._since_1904 = properties is not None and _is_on(properties.get("date1904"))

    def _children_of(self, kind: str, tag: str) -> Iterator[Element]:
        root = self._package.related(self._main, kind)
        return iter(()) if root is None else root.iterchildren(tag)

    def sheets(self) -> Iterator[Sheet]:
        """Return the sheets in the order of their tabs."""
        parts = {relation.name: relation for relation in self._package.relations(self._main)}
        for tab in self._root.iter(f"{MAIN}sheet"):
            found = parts.get(tab.get(RELATION_ID, ""))
            if found is None:
                raise UnreadableDocumentError(_DAMAGED)
            sheet = Sheet(tab.get("name", ""), is_hidden=tab.get("state", "visible") != "visible")
            sheet.is_chart = found.kind != "worksheet"
            if not sheet.is_chart:
                self._fill(sheet, found.part)
            yield sheet

    def _fill(self, sheet: Sheet, part: str) -> None:
        xml = self._package.archive.xml(part)
        self._cells += sum(1 for _ in _CELL_MARK.finditer(xml))
        if self._cells > MOST_CELLS:
            raise too_large()
        root = self._package.archive.root(part)
        sheet.merged = [_area(one.get("ref", "")) for one in root.iter(f"{MAIN}mergeCell")]
        refuse_large_merges(sheet.merged)
        sheet.hidden_columns = set(_hidden_columns(root))
        above = 0
        for line in root.iterfind(f"{MAIN}sheetData/{MAIN}row"):
            above = _number(line.get("r"), above + 1)
            if _is_on(line.get("hidden")) or _is_nothing(line.get("ht")):
                sheet.hidden_rows.add(above)
            self._fill_row(sheet, above, line)
        drawing = self._package.related(part, "drawing")
        if drawing is not None:
            sheet.drawn = " ".join(text.text for text in drawing.iter(_DRAWN_TEXT) if text.text)

    def _fill_row(self, sheet: Sheet, number: int, line: Element) -> None:
        left = 0
        for element in line.iterchildren(f"{MAIN}c"):
            reference = _REFERENCE.fullmatch(element.get("r", ""))
            left = column_index_from_string(reference[1]) if reference else left + 1
            sheet.put(number, left, self._cell(element))

    def _cell(self, element: Element) -> SheetCell:
        style = self._styles.of_cell(element.get("s"))
        cell = self._shown(element, style)
        return replace(cell, struck=cell.text) if style.struck else cell

    def _shown(self, element: Element, style: Style) -> SheetCell:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            inline = element.find(f"{MAIN}is")
            return EMPTY if inline is None else self._text(rich_text(inline), style)
        stored = element.findtext(f"{MAIN}v") or ""
        if not stored:
            is_formula = element.find(f"{MAIN}f") is not None
            return SheetCell("", doubt=NO_RESULT) if is_formula and kind != "str" else EMPTY
        return self._value(kind, stored, style)

    def _value(self, kind: str, stored: str, style: Style) -> SheetCell:
        if kind == "s":
            place = _number(stored, len(self._strings))
            if place >= len(self._strings):
                raise UnreadableDocumentError(_DAMAGED)
            return self._text(self._strings[place], style)
        if kind == "e":
            return SheetCell("", doubt=ERROR.format(text=stored))
        if kind == "b":
            return SheetCell("TRUE" if _is_on(stored) else "FALSE")
        if kind == "d":
            return _iso_day(stored, style.code)
        if kind == "str":
            return self._text([Written(unescaped(stored))], style)
        return shown_number(stored, style.code, since_1904=self._since_1904)

    def _text(self, pieces: Sequence[Written], style: Style) -> SheetCell:
        """Return the cell with those of its pieces that are not struck through."""
        struck = self.letters.text([piece for piece in pieces if piece.struck], style.font).strip()
        kept = [piece for piece in pieces if not piece.struck] if struck else pieces
        words = self.letters.text(kept, style.font) if any(piece.text.strip() for piece in kept) else struck
        return replace(shown_text(words, style.code), struck=struck)


def _iso_day(stored: str, code: str) -> SheetCell:
    """Return the day that a strict workbook writes as 2025-06-20T00:00:00."""
    try:
        moment = from_ISO8601(stored)
    except ValueError:
        return SheetCell(stored)
    return SheetCell(stored) if isinstance(moment, timedelta) else shown_day(moment, code)


def _hidden_columns(root: Element) -> Iterator[int]:
    for columns in root.iterfind(f"{MAIN}cols/{MAIN}col"):
        if _is_on(columns.get("hidden")) or _is_nothing(columns.get("width")):
            first, last = _number(columns.get("min"), 1), _number(columns.get("max"), 1)
            yield from range(first, min(last, first + 16_384) + 1)


def _is_nothing(size: str | None) -> bool:
    """Return whether a height or a width is zero."""
    return size is not None and not size.strip("0.")


def _area(reference: str) -> Area:
    corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    first, last = corners[0], corners[-1]
    if first is None or last is None:
        raise UnreadableDocumentError(_DAMAGED)
    return Area(
        int(first[2]), column_index_from_string(first[1]), int(last[2]), column_index_from_string(last[1])
    )


def _is_on(value: str | None) -> bool:
    return value in {"1", "true", "on"}


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise
