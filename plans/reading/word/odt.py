"""OpenDocument texts (.odt, .ott): paragraphs, lists and tables in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from plans.plan import UnreadableDocumentError
from plans.reading.archive import Archive, Element
from plans.reading.content import Cell, Line, Part, Piece, Row
from plans.reading.ledger import Kind
from plans.reading.odf import (
    CONTENT,
    DRAW,
    OFFICE,
    STYLES,
    TABLE,
    TEXT,
    ParagraphReader,
    repeated,
)
from plans.reading.word.odt_lists import OdtLists

_WIDEST, _MOST_ROWS, _DEEPEST = 100, 10_000, 10
_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
_SECTIONS = {
    f"{TEXT}section",
    f"{TEXT}index-body",
    f"{TABLE}table-header-rows",
    f"{TABLE}table-rows",
    f"{TABLE}table-row-group",
}
_PROSE = "phần lời văn"
_DAMAGED = "Tệp OpenDocument bị hỏng nên không đọc được. Đề nghị mở lại, lưu thành .docx rồi gửi lại."
_TOO_LARGE = (
    "Bảng trong tệp quá lớn, không phải bảng nhiệm vụ. Đề nghị gửi kế hoạch có phụ lục nhiệm vụ đúng mẫu."
)


def read_odt(archive: Archive) -> list[Piece]:
    """Return the rows and paragraphs of the document.

    Raises:
        UnreadableDocumentError: it is damaged, or has a table too large for tasks.
    """
    root = archive.root(CONTENT)
    styles = [root, *([archive.root(STYLES)] if STYLES in archive else [])]
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableDocumentError(_DAMAGED)
    return list(_Body(OdtLists.of(styles), ParagraphReader.of(styles)).content(body))


@dataclass(slots=True)
class _Body:
    """Walks through the body of a document."""

    lists: OdtLists
    paragraphs: ParagraphReader
    tables: int = 0
    boxes: int = 0
    depth: int = 0

    def content(self, parent: Element) -> Iterator[Piece]:
        """Return the rows and lines below an element in order."""
        for element in parent.iterchildren():
            if element.tag in _PARAGRAPHS:
                yield from self._paragraph(element, "")
            elif element.tag == f"{TEXT}list":
                for label, paragraph in self.lists.items(element):
                    yield from self._paragraph(paragraph, label)
            elif element.tag == f"{TABLE}table":
                yield from self._table(element)
            elif element.tag in _SECTIONS and element.get(f"{TEXT}display") != "none":
                yield from self.content(element)

    def _paragraph(self, element: Element, label: str) -> Iterator[Piece]:
        text = self.paragraphs.text(element)
        words = f"{label} {text}".strip() if text.strip() else label.strip("-")
        yield from (Line(line.strip(), _PROSE) for line in words.split("\n") if line.strip())
        yield from self._boxes(element)

    def _boxes(self, element: Element) -> Iterator[Piece]:
        if self.depth >= _DEEPEST:
            return
        for box in element.iter(f"{DRAW}text-box"):
            if next(box.iterancestors(f"{DRAW}text-box"), None) is None:
                self.boxes += 1
                yield Part(Kind.TEXT_BOX, f"hộp chữ {self.boxes}")
                self.depth += 1
                yield from self.content(box)
                self.depth -= 1

    def _table(self, table: Element) -> Iterator[Piece]:
        rows = list(_rows_in(table))
        inner = [
            cell for row in rows for cell in row.iterchildren(f"{TABLE}table-cell") if _holds_table(cell)
        ]
        if inner and self.depth < _DEEPEST and not any(_words_in(row) > 2 for row in rows):
            self.depth += 1
            for row in rows:
                for cell in row.iterchildren(f"{TABLE}table-cell"):
                    yield from self.content(cell)
            self.depth -= 1
            return
        self.tables += 1
        name = self.tables
        covers: dict[int, _Cover] = {}
        count = 0
        for row in rows:
            for _ in range(min(repeated(row, "rows"), _MOST_ROWS)):
                count += 1
                if count > _MOST_ROWS:
                    raise UnreadableDocumentError(_TOO_LARGE)
                yield Row(tuple(self._cells(row, covers)), f"bảng {name}, dòng {count}", name, 1)

    def _cells(self, row: Element, covers: dict[int, "_Cover"]) -> list[Cell]:
        """Return the cells of a row; `covers` holds, by column, what reaches down from above."""
        cells: list[Cell] = []
        for element in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            for _ in range(min(repeated(element, "columns"), _WIDEST + 1)):
                place = len(cells)
                if place > _WIDEST:
                    raise UnreadableDocumentError(_TOO_LARGE)
                cover = covers.get(place)
                if element.tag == f"{TABLE}covered-table-cell":
                    is_below = cover is not None and cover.rows > 0
                    cells.append(Cell(cover.text, merged_down=True) if cover and is_below else Cell(""))
                    if cover is not None:
                        cover.rows -= 1
                    continue
                text = self._cell_text(element, is_first=not place)
                down = element.get(f"{TABLE}number-rows-spanned", "1")
                covers[place] = _Cover(text, int(down) - 1 if down.isdecimal() and len(down) < 6 else 0)
                cells.append(Cell(text))
        return cells

    def _cell_text(self, cell: Element, *, is_first: bool) -> str:
        """Return the paragraphs of a cell, with their numbers as in a cell of Word."""
        counted = list(self._counted(cell))
        texts = [text for _, text in counted]
        if is_first or not any(text.strip() for text in texts):
            texts = [
                f"{label} {text}".strip() if text.strip() else label.strip("-") for label, text in counted
            ]
        return "\n".join(texts).strip()

    def _counted(self, block: Element) -> Iterator[tuple[str, str]]:
        for element in block.iterchildren():
            if element.tag in _PARAGRAPHS:
                yield "", self.paragraphs.text(element)
                for box in element.iter(f"{DRAW}text-box"):
                    yield from self._counted(box)
            elif element.tag == f"{TEXT}list":
                for label, paragraph in self.lists.items(element):
                    yield label, self.paragraphs.text(paragraph)
            elif element.tag == f"{TABLE}table":
                for row in _rows_in(element):
                    for cell in row.iterchildren(f"{TABLE}table-cell"):
                        yield from self._counted(cell)


@dataclass(slots=True)
class _Cover:
    """A cell that reaches down: its words, and over how many more rows."""

    text: str
    rows: int


def _rows_in(table: Element) -> Iterator[Element]:
    for element in table.iterchildren():
        if element.tag == f"{TABLE}table-row":
            yield element
        elif element.tag in _SECTIONS:
            yield from _rows_in(element)


def _holds_table(cell: Element) -> bool:
    return next(cell.iter(f"{TABLE}table"), None) is not None


def _words_in(row: Element) -> int:
    return sum(bool("".join(cell.itertext()).strip()) for cell in row.iterchildren(f"{TABLE}table-cell"))
