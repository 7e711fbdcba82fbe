"""The form of official documents (Nghị định 30/2020/NĐ-CP): page, fonts, paragraphs, tables, page numbers."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from plans.privacy import masked_numbers

FONT = "Times New Roman"
BODY_POINTS = 14
TABLE_POINTS = 9.5
PAGE = (210, 297)
"""A4, in millimetres."""
MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 20}
FIRST_LINE = 12.7
GAP = re.compile(r"(\[[^\]]*\])")
"""What people have to fill in stands in square brackets and is highlighted."""
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

Paragraph = Any
"""python-docx has no types."""


class Look(StrEnum):
    """How the text of a paragraph stands."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"


def clean(text: str) -> str:
    """Return the text without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)


def new_document() -> Any:
    """Return an empty document in the official form."""
    document = Document()
    style = document.styles["Normal"]
    _set_font(style, BODY_POINTS)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.line_spacing = 1.1
    for level in (1, 2, 3):
        heading = document.styles[f"Heading {level}"]
        _set_font(heading, BODY_POINTS)
        heading.font.bold, heading.font.italic = True, level == 3
        heading.font.color.rgb = RGBColor(0, 0, 0)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(6), Pt(6)
        heading.paragraph_format.keep_with_next = True
    _set_up(document.sections[0], landscape=False)
    return document


def _set_font(style: Any, points: float) -> None:
    style.font.name, style.font.size = FONT, Pt(points)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)


def _set_up(section: Any, *, landscape: bool) -> None:
    width, height = reversed(PAGE) if landscape else PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    for name, millimetres in MARGINS.items():
        setattr(section, name, Mm(millimetres))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    _number_pages(section.header.paragraphs[0])


def _number_pages(paragraph: Paragraph) -> None:
    """Put the page number in the middle of the header, upright and of body size; the first page shows none.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: "Số trang văn bản được đánh từ số 1, bằng chữ số Ả Rập, cỡ chữ 13
    đến 14, kiểu chữ đứng, được đặt canh giữa theo chiều ngang trong phần lề trên của văn bản, không hiển thị
    số trang thứ nhất" (as several public summaries of it quote; the decree itself was not at hand).
    """
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)  # noqa: SLF001 -- python-docx has no fields


def new_section(document: Any, *, landscape: bool) -> None:
    """Begin a section on a new page, whose pages are numbered from 1.

    That each appendix counts its own pages is custom: no text that says so, or otherwise, was found.
    """
    section = document.add_section(WD_SECTION.NEW_PAGE)
    # The paragraph that holds the break stands on the page before; where that is full, it takes a page.
    ending = document.paragraphs[-1].paragraph_format
    ending.line_spacing, ending.space_before, ending.space_after = Pt(1), Pt(0), Pt(0)
    _set_up(section, landscape=landscape)
    properties = section._sectPr  # noqa: SLF001 -- python-docx has no page numbering
    if properties.find(qn("w:pgNumType")) is None:  # a new section takes over that of the one before
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        properties.find(qn("w:cols")).addprevious(numbering)


def write(paragraph: Paragraph, text: str, look: Look = Look.PLAIN, points: float | None = None) -> None:
    """Add text, without anybody's number; what is to be filled in, in square brackets, is highlighted."""
    for part, is_gap in pieces(text):
        run = paragraph.add_run(part)
        run.bold = look is Look.BOLD or None
        run.italic = look is Look.ITALIC or None
        run.font.size = Pt(points) if points else None
        if is_gap:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a text as it may be repeated in pieces, and whether each is to be filled in by somebody."""
    for part in GAP.split(clean(masked_numbers(text))):
        if part:
            yield part, GAP.fullmatch(part) is not None and "…" in part


def centred(
    container: Any, text: str, look: Look = Look.BOLD, points: float = BODY_POINTS, after: float = 0
) -> Paragraph:
    """Add a centred line."""
    paragraph = container.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(after)
    write(paragraph, text, look, points)
    return paragraph


def body(document: Any, text: str, look: Look = Look.PLAIN) -> Paragraph:
    """Add a justified paragraph with an indented first line."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(FIRST_LINE)
    write(paragraph, text, look)
    return paragraph


def heading(document: Any, text: str, level: int) -> Paragraph:
    """Add a heading that Word lists in its navigation."""
    paragraph = document.add_paragraph(style=f"Heading {level}")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(FIRST_LINE)
    write(paragraph, text)
    return paragraph


def rule(container: Any, indent: float) -> Paragraph:
    """Add a thin line, indented from both sides by so many millimetres."""
    paragraph = container.add_paragraph()
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 -- python-docx has no borders
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(indent)
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(4), Pt(3)
    return paragraph


def _without_margins(table: Any) -> None:
    """Let words use the whole width of a column: the motto and the office's name take one line each."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr  # noqa: SLF001 -- python-docx knows no margins of cells
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)  # Word expects this order


def columns(document: Any, widths: Sequence[float], *, unbroken: bool = False) -> Sequence[Any]:
    """Add a table of one row without borders; return its cells, each without any paragraph's text.

    An `unbroken` one stands on one page.
    """
    table = document.add_table(rows=1, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _without_margins(table)
    for cell, column, width in zip(table.rows[0].cells, table.columns, widths, strict=True):
        column.width = cell.width = Mm(width)
        first = cell.paragraphs[0]._p  # noqa: SLF001 -- the empty paragraph that every new cell has
        first.getparent().remove(first)
    if unbroken:
        row = table.rows[0]._tr  # noqa: SLF001 -- python-docx has no such property
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return list(table.rows[0].cells)
