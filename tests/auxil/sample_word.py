"""Lays out the sample plan as a Word document: `python -m tests.auxil.sample_word` writes it anew."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from plans.samples import TEXT_NAME, WORD_NAME, sample

_LEFT, _CENTRE, _BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_LETTERHEAD = (Cm(6.5), Cm(10.0))
_COLUMNS = (Cm(1.2), Cm(9.8), Cm(4.6), Cm(5.2), Cm(4.9))


def sample_word() -> bytes:
    """Return the sample plan, whose words stand in the text file, as a Word document."""
    blocks = [block.split("\n") for block in sample(TEXT_NAME).decode().strip().split("\n\n")]
    issuer, motto, number, day, title, *body = blocks
    *sections, recipients, office, signature, appendix, table = body
    document = docx.Document()
    _set_style(document)
    _write_letterhead(document, issuer, motto, number + day)
    _write(document.add_paragraph(), title[:1], _CENTRE, bold=True)
    _write(document.add_paragraph(), title[1:], _CENTRE, bold=True)
    for lines in sections:
        _write_section(document, " ".join(lines))
    _write_signature(document, recipients, office, signature)
    _turn_page(document)
    _write(document.add_paragraph(), appendix[:2], _CENTRE, bold=True)
    _write(document.add_paragraph(), appendix[2:], _CENTRE, italic=True)
    _write_tasks(document, [line.split("\t") for line in table])
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _set_style(document: Document) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(6)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin, page.right_margin = Cm(3.0), Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(2.0)


def _write(
    paragraph: Paragraph,
    lines: Iterable[str],
    alignment: WD_ALIGN_PARAGRAPH,
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = 14,
) -> None:
    paragraph.alignment = alignment
    run = paragraph.add_run("\n".join(lines))
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _write_letterhead(
    document: Document, issuer: list[str], motto: list[str], number_and_day: list[str]
) -> None:
    table = _frame(document, _LETTERHEAD)
    (left, right), (below_left, below_right) = (row.cells for row in table.rows)
    _write(left.paragraphs[0], issuer, _CENTRE, bold=True, size=13)
    _write(left.add_paragraph(), ["─────────"], _CENTRE, size=6)
    _write(right.paragraphs[0], motto, _CENTRE, bold=True, size=13)
    _write(right.add_paragraph(), ["──────────────────"], _CENTRE, size=6)
    _write(below_left.paragraphs[0], number_and_day[:1], _CENTRE, size=13)
    _write(below_right.paragraphs[0], number_and_day[1:], _CENTRE, italic=True, size=13)


def _frame(document: Document, widths: tuple[Length, ...]) -> Table:
    """Return a table without lines, of two rows, that holds things side by side."""
    table: Table = document.add_table(rows=2, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table, widths)
    return table


def _set_widths(table: Table, widths: tuple[Length, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _write_section(document: Document, text: str) -> None:
    paragraph = document.add_paragraph()
    is_heading = len(text) < 60 and text[0] in "IVX123"
    _write(paragraph, [text], _LEFT if is_heading else _BOTH, bold=is_heading)
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.keep_with_next = is_heading


def _write_signature(
    document: Document, recipients: list[str], office: list[str], signature: list[str]
) -> None:
    table = _frame(document, (Cm(8.2), Cm(8.3)))
    (left, right), (_, below) = (row.cells for row in table.rows)
    _write(left.paragraphs[0], recipients[:1], _LEFT, bold=True, italic=True, size=12)
    for line in recipients[1:]:
        _write(left.add_paragraph(), [line], _LEFT, size=11)
    for paragraph in left.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
    _write(right.paragraphs[0], office, _CENTRE, bold=True)
    _write(below.paragraphs[0], ["", "", "", *signature], _CENTRE, bold=True)


def _turn_page(document: Document) -> None:
    """Begin the appendix on a page laid across."""
    page = document.add_section()
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21.0)
    page.left_margin, page.right_margin = Cm(2.0), Cm(2.0)


def _write_tasks(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(_COLUMNS), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table, _COLUMNS)
    for place, (texts, row) in enumerate(zip(rows, table.rows, strict=True)):
        cells = list(row.cells)
        is_group = not any(texts[2:])
        if is_group:
            cells[1:] = [cells[1].merge(cells[-1])]
        for column, (text, cell) in enumerate(zip(texts, cells, strict=False)):
            _write_cell(cell, text, _alignment(place, column), bold=is_group or place == 0)
            cell.paragraphs[0].paragraph_format.keep_with_next = is_group
        _never_break(row._tr.get_or_add_trPr())
    _repeat_on_each_page(table)


def _alignment(row: int, column: int) -> WD_ALIGN_PARAGRAPH:
    return _BOTH if row and column == 1 else _CENTRE


def _write_cell(cell: _Cell, text: str, alignment: WD_ALIGN_PARAGRAPH, *, bold: bool) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    _write(cell.paragraphs[0], [text], alignment, bold=bold, size=12)
    cell.paragraphs[0].paragraph_format.space_after = Pt(2)


def _never_break(properties: BaseOxmlElement) -> None:
    properties.append(OxmlElement("w:cantSplit"))


def _repeat_on_each_page(table: Table) -> None:
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


if __name__ == "__main__":
    Path(__file__).resolve().parents[2].joinpath("plans", "samples", WORD_NAME).write_bytes(sample_word())
