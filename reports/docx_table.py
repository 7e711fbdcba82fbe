"""Tables of the appendices: borders, a header repeated on every page, short rows that do not break."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.docx_file import TABLE_STYLE
from reports.docx_form import TABLE_POINTS, Look, write

LONGEST_UNBROKEN = 200
"""A row with a longer text may break over a page."""
Widths = Sequence[float]


class Grid:
    """A table that grows row by row."""

    def __init__(self, document: Any, headings: Sequence[str], widths: Widths) -> None:
        """Begin a table with its header row; widths are in millimetres."""
        self._widths = widths
        self._table = document.add_table(rows=0, cols=len(widths), style=TABLE_STYLE)
        self._table.autofit = False
        self._table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(self._table.columns, widths, strict=True):
            column.width = Mm(width)
        header = self._row(headings, Look.BOLD, set(range(len(widths))))
        _mark(header, "w:tblHeader")
        _mark(header, "w:cantSplit")

    def add(self, values: Sequence[str], centred: Sequence[int] = (0,)) -> None:
        """Add a row; the columns of these indexes are centred."""
        row = self._row(values, Look.PLAIN, set(centred))
        if max(map(len, values)) <= LONGEST_UNBROKEN:
            _mark(row, "w:cantSplit")

    def add_heading(self, number: str, title: str) -> None:
        """Add a row that names a group of the rows below, over all columns but the first."""
        row = self._row([number, title, *[""] * (len(self._widths) - 2)], Look.BOLD, {0})
        cells = row.cells
        merged = cells[1].merge(cells[-1])
        for extra in merged.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)  # noqa: SLF001 -- merging leaves the empty paragraphs
        merged.paragraphs[0].paragraph_format.keep_with_next = True
        _mark(row, "w:cantSplit")

    def _row(self, values: Sequence[str], look: Look, centred: set[int]) -> Any:
        row = self._table.add_row()
        for index, (cell, value, width) in enumerate(zip(row.cells, values, self._widths, strict=True)):
            cell.width = Mm(width)
            _fill(cell, value, look, is_centred=index in centred)
        return row


def _fill(cell: Any, text: str, look: Look, *, is_centred: bool) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_centred else WD_ALIGN_PARAGRAPH.LEFT
        form = paragraph.paragraph_format
        form.space_after, form.space_before, form.line_spacing = Pt(0), Pt(0), 1
        write(paragraph, line, look, TABLE_POINTS)
        _set_height(paragraph)


def _set_height(paragraph: Any) -> None:
    """Give the end of a paragraph the size of the table, by which an empty cell is measured."""
    mark, size = OxmlElement("w:rPr"), OxmlElement("w:sz")
    size.set(qn("w:val"), f"{2 * TABLE_POINTS:g}")
    mark.append(size)
    paragraph._p.get_or_add_pPr().append(mark)  # noqa: SLF001 -- python-docx sets no mark of a paragraph


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 -- python-docx has no such property
