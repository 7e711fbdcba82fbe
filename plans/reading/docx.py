"""Word documents (.docx): paragraphs and tables straight from the XML, which stays fast for long tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from plans.plan import UnreadableDocumentError
from plans.reading.archive import Archive
from plans.reading.content import Cell, Line, Piece, Row
from plans.reading.docx_numbers import ListNumbers

DOCUMENT_PART = "word/document.xml"
_NUMBERING_PART = "word/numbering.xml"
_STYLES_PART = "word/styles.xml"
_WIDEST = 100
_TEXT = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# Removed words of tracked changes and the second copy of a drawn text box are not part of the text.
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_WRAPPERS = {
    qn("w:sdt"),
    qn("w:sdtContent"),
    qn("w:customXml"),
    qn("w:smartTag"),
    qn("w:ins"),
    qn("w:moveTo"),
}
_DAMAGED = "Tệp Word bị hỏng nên không đọc được. Đề nghị mở lại tệp bằng Word, lưu lại và gửi lại."
_TOO_WIDE = (
    "Bảng trong tệp có quá nhiều cột, không phải bảng nhiệm vụ. Đề nghị gửi kế hoạch có phụ lục nhiệm vụ "
    "đúng mẫu."
)


def read_docx(archive: Archive) -> list[Piece]:
    """Return the rows and paragraphs of the document; raises UnreadableDocumentError when it is damaged."""
    body = _root(archive, DOCUMENT_PART).find(qn("w:body"))
    if body is None:
        raise UnreadableDocumentError(_DAMAGED)
    numbers = ListNumbers()
    if _NUMBERING_PART in archive.names:
        styles = _root(archive, _STYLES_PART) if _STYLES_PART in archive.names else None
        numbers = ListNumbers.of(_root(archive, _NUMBERING_PART), styles)
    return list(_Body(numbers).content(body))


def _root(archive: Archive, part: str) -> BaseOxmlElement:
    try:
        return parse_xml(archive.xml(part))
    except SyntaxError as error:
        raise UnreadableDocumentError(_DAMAGED) from error


@dataclass(slots=True)
class _Body:
    """Walks through the body of a document in reading order."""

    numbers: ListNumbers
    tables: int = 0

    def content(self, body: BaseOxmlElement) -> Iterator[Row | Line]:
        """Return the rows and lines in order."""
        for element in _unwrapped(body):
            if element.tag == qn("w:p"):
                self.numbers.label(element)
                yield from (Line(text, "phần lời văn") for text in _text(element).split("\n") if text.strip())
            elif element.tag == qn("w:tbl"):
                self.tables += 1
                yield from self._rows(element)

    def _rows(self, table: BaseOxmlElement) -> Iterator[Row]:
        number = self.tables
        above: dict[int, str] = {}
        rows = (element for element in _unwrapped(table) if element.tag == qn("w:tr"))
        for count, element in enumerate(rows, start=1):
            cells = self._cells(element, above)
            if len(cells) > _WIDEST:
                raise UnreadableDocumentError(_TOO_WIDE)
            yield Row(tuple(cells), f"bảng {number}, dòng {count}", number, 1)

    def _cells(self, row: BaseOxmlElement, above: dict[int, str]) -> list[Cell]:
        """Return the cells of the row; `above` holds, by column, the texts of cells merged downwards."""
        cells = [Cell("")] * _count(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for element in _unwrapped(row):
            if element.tag != qn("w:tc") or len(cells) > _WIDEST:
                continue
            properties = element.find(qn("w:tcPr"))
            merge = None if properties is None else properties.find(qn("w:vMerge"))
            if merge is not None and merge.get(qn("w:val"), "continue") == "continue":
                cells.append(Cell(above.get(len(cells), ""), merged_down=True))
            else:
                text = self._cell_text(element, is_first=not cells)
                above[len(cells)] = text
                cells.append(Cell(text))
            span = None if properties is None else properties.find(qn("w:gridSpan"))
            cells.extend([Cell("")] * (_count(span, 1) - 1))
        return cells

    def _cell_text(self, cell: BaseOxmlElement, *, is_first: bool) -> str:
        """Return the paragraphs of a cell; in the first column with the numbers that Word counts."""
        paragraphs = []
        for paragraph in cell.iter(qn("w:p")):
            label, text = self.numbers.label(paragraph), _text(paragraph)
            paragraphs.append(f"{label} {text}".strip() if is_first else text)
        return "\n".join(paragraphs).strip()


def _unwrapped(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Return the children, and those inside content controls and the like, in order."""
    pending = [parent.iterchildren()]
    while pending:
        element = next(pending[-1], None)
        if element is None:
            pending.pop()
        elif element.tag in _WRAPPERS:
            pending.append(element.iterchildren())
        else:
            yield element


def _text(paragraph: BaseOxmlElement) -> str:
    parts: list[str] = []
    pending = [paragraph.iterchildren()]
    while pending:
        element = next(pending[-1], None)
        if element is None:
            pending.pop()
        elif element.tag == qn("w:t"):
            parts.append(element.text or "")
        elif element.tag in _TEXT:
            parts.append(_TEXT[element.tag])
        elif element.tag != qn("w:p") and element.tag not in _SKIPPED:
            pending.append(element.iterchildren())
    return "".join(parts).strip()


def _count(element: BaseOxmlElement | None, otherwise: int) -> int:
    text = "" if element is None else str(element.get(qn("w:val"), ""))
    return min(int(text), _WIDEST + 1) if text.isdecimal() and len(text) < 6 else otherwise
