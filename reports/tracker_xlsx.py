"""Writes cells into an Excel file of another system and leaves all else in it as it was.

openpyxl (3.1.5) reads a workbook into its own model and writes that: the results of formulas, drawings and
what it does not know are gone. Here only the XML of the cells that change is touched.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from openpyxl.utils.cell import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

from plans.reading.archive import Archive, parsed
from plans.reading.package import RELATION_ID, Package
from plans.reading.sheets.grid import Book
from plans.reading.sheets.number_format import number_format
from plans.reading.sheets.xlsx_styles import MAIN, Styles
from plans.trackers.filling import Change
from reports.sheet_rows import clean
from reports.tracker_notes import with_notes
from reports.words import day

Element = Any
"""lxml has no types."""
_CELLS = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_LETTERS = re.compile(r"[A-Z]+")


class TrackerBook:
    """An Excel file, one sheet of which is written into."""

    def __init__(self, content: bytes, sheet: int) -> None:
        """Open the sheet with this number, counted from 0; raises UnreadableDocumentError."""
        self._content = content
        self._package = Package(Archive(content))
        self._main = self._package.main or ""
        parts = {relation.name: relation.part for relation in self._package.relations(self._main)}
        tabs = list(self._package.root().iter(f"{MAIN}sheet"))
        self._part = parts[tabs[sheet].get(RELATION_ID, "")]
        self._root = parsed(self._package.archive.part(self._part))
        self._space = f"{{{etree.QName(self._root).namespace}}}"

    def choices(self, column: int, book: Book) -> tuple[str, ...]:
        """Return the words that may be chosen from in a column, () where anything may be written."""
        for rule in self._root.iter(f"{self._space}dataValidation"):
            areas = [range_boundaries(area) for area in rule.get("sqref", "").split()]
            if rule.get("type") == "list" and any(left <= column <= right for left, _, right, _ in areas):
                return tuple(self._listed(rule.findtext(f"{self._space}formula1") or "", book))
        return ()

    def _listed(self, formula: str, book: Book) -> Iterator[str]:
        """Yield the words of a list, written out or kept in cells; none where they are computed."""
        if formula.startswith('"'):
            yield from filter(None, map(str.strip, formula.strip('"').split(",")))
            return
        formula = formula.removeprefix("=")
        title, _, area = self._defined.get(formula, formula).rpartition("!")
        found = _CELLS.fullmatch(area)
        sheet = next((one for one in book.sheets if one.title == title.strip("'")), None)
        if found is None or sheet is None:
            return
        left, top = column_index_from_string(found[1]), int(found[2])
        right, bottom = column_index_from_string(found[3] or found[1]), int(found[4] or found[2])
        for row in range(top, min(bottom, sheet.last_row) + 1):
            yield from (cell.text for cell in sheet.line(row)[left - 1 : right] if cell.text)

    @cached_property
    def _defined(self) -> Mapping[str, str]:
        names = self._package.root().iter(f"{MAIN}definedName")
        return {one.get("name", ""): one.text or "" for one in names}

    def filled(self, changes: Sequence[Change], notes: Mapping[Change, str]) -> tuple[bytes, list[Change]]:
        """Return the file with cells changed, each with its note, and the changes that were made.

        A cell with a formula keeps it.
        """
        made = [change for change in changes if self._write(change)]
        if not made:
            return self._content, []
        told = {_reference(change): notes[change] for change in made}
        parts = with_notes(self._package, self._part, self._root, told)
        return self._packed({self._part: _xml(self._root), **parts}), made

    def _write(self, change: Change) -> bool:
        cell = self._cell(change.row, change.column)
        if cell.find(f"{self._space}f") is not None:
            return False
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        self._put(cell, change)
        return True

    def _put(self, cell: Element, change: Change) -> None:
        """Write a value as the column has it: days and shares as numbers where they are numbers there."""
        if isinstance(change.value, date):
            style = self._day_style(change.column, cell)
            if style is not None:
                cell.set("s", style)
                self._number(cell, to_excel(change.value, self._epoch))
                return
        if isinstance(change.value, float):
            is_share = "%" in self._code(cell.get("s"))
            self._number(cell, change.value / 100 if is_share else change.value)
            return
        words = day(change.value) if isinstance(change.value, date) else clean(str(change.value))
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{self._space}is"), f"{self._space}t")
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _number(self, cell: Element, value: float) -> None:
        etree.SubElement(cell, f"{self._space}v").text = f"{value:g}" if value < 1e5 else f"{value:.0f}"

    def _day_style(self, column: int, cell: Element) -> str | None:
        """Return the style of the cell, else of another in its column, that shows a day; None without."""
        letter = get_column_letter(column)
        others = (
            one.get("s")
            for one in self._root.iter(f"{self._space}c")
            if one.get("r", "").rstrip("0123456789") == letter
        )
        candidates = (style for style in (cell.get("s"), *others) if style is not None)
        return next((style for style in candidates if _shows_a_day(self._code(style))), None)

    def _code(self, style: str | None) -> str:
        return self._styles.of_cell(style).code

    @cached_property
    def _styles(self) -> Styles:
        root = self._package.related(self._main, "styles")
        return Styles.of(root) if root is not None else Styles()

    @cached_property
    def _epoch(self) -> Any:
        properties = self._package.root().find(f"{MAIN}workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        return CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900

    def _cell(self, row: int, column: int) -> Element:
        """Return the cell at a place, made where the file has none."""
        line = self._lines[row]
        reference = f"{get_column_letter(column)}{row}"
        for place, cell in enumerate(line):
            at = column_index_from_string(_LETTERS.match(cell.get("r", "A"))[0])  # type: ignore[index] # a reference begins with letters
            if at == column:
                return cell
            if at > column:
                made = etree.Element(f"{self._space}c", r=reference)
                line.insert(place, made)
                return made
        return etree.SubElement(line, f"{self._space}c", r=reference)

    @cached_property
    def _lines(self) -> dict[int, Element]:
        """Return the rows by number, each cell with its reference: some programs leave these out."""
        found: dict[int, Element] = {}
        number = 0
        for line in self._root.iterfind(f"{self._space}sheetData/{self._space}row"):
            number = int(line.get("r", number + 1))
            found[number] = line
            column = 0
            for cell in line.iterchildren(f"{self._space}c"):
                named = _LETTERS.match(cell.get("r", ""))
                column = column_index_from_string(named[0]) if named else column + 1
                cell.set("r", f"{get_column_letter(column)}{number}")
        return found

    def _packed(self, changed: Mapping[str, bytes]) -> bytes:
        out = BytesIO()
        left = dict(changed)
        with ZipFile(BytesIO(self._content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
            for part in source.infolist():
                content = left.pop(part.filename.replace("\\", "/"), None)
                target.writestr(part, source.read(part) if content is None else content)
            for name, content in left.items():
                target.writestr(name, content)
        return out.getvalue()


def _shows_a_day(code: str) -> bool:
    return number_format(code).sections[0].is_date


def _reference(change: Change) -> str:
    return f"{get_column_letter(change.column)}{change.row}"


def _xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
