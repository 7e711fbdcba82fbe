"""Tables of the appendices: borders, a header repeated on every page, short rows that do not break.

Rows are written as XML: through python-docx's objects a cell takes ten times as long.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from reports.docx_file import TABLE_STYLE
from reports.docx_form import TABLE_POINTS, Look, pieces

MOST_LINES_UNBROKEN = 30
"""A row of more lines, three quarters of a page, may break over two; its number stands on the first only."""
LETTER_MILLIMETRES, CELL_MARGINS = 1.75, 4
"""About what a letter takes, and what a cell leaves free at both sides."""
Widths = Sequence[float]
_SIZE = f'<w:sz w:val="{2 * TABLE_POINTS:g}"/>'
# The end of a paragraph has the size of the table too, by which an empty cell is measured.
_PARAGRAPH = (
    '<w:p><w:pPr>{keep}<w:spacing w:after="0" w:before="0" w:line="240" w:lineRule="auto"/>'
    f'<w:jc w:val="{{alignment}}"/><w:rPr>{_SIZE}</w:rPr></w:pPr>{{runs}}</w:p>'
)
_HEADER, _UNBROKEN = "<w:tblHeader/>", "<w:cantSplit/>"
_IN_RUNS = {"\t": "<w:tab/>", "\r": "<w:br/>"}
_BREAKS = re.compile(r"([\t\r])")
_REMEMBERED = 4096
"""So many lines are remembered as XML: names, dates and states come again and again."""


class Grid:
    """A table that grows row by row."""

    def __init__(self, document: Any, headings: Sequence[str], widths: Widths) -> None:
        """Begin a table with its header row; widths are in millimetres."""
        table = document.add_table(rows=0, cols=len(widths), style=TABLE_STYLE)
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        self._rows = table._tbl  # noqa: SLF001 -- see above
        self._millimetres = widths
        self._widths = [Mm(width).twips for width in widths]
        cells = self._cells(headings, Look.BOLD, set(range(len(widths))))
        self._append(_HEADER + _UNBROKEN, cells)

    def add(self, values: Sequence[str], centred: Sequence[int] = (0,)) -> None:
        """Add a row; the columns of these indexes are centred."""
        lines = max(_lines(value, width) for value, width in zip(values, self._millimetres, strict=True))
        marks = _UNBROKEN if lines <= MOST_LINES_UNBROKEN else ""
        self._append(marks, self._cells(values, Look.PLAIN, centred))

    def add_heading(self, number: str, title: str) -> None:
        """Add a row that names a group of the rows below, over all columns but the first."""
        first, *others = self._widths
        span = f'<w:gridSpan w:val="{len(others)}"/>'
        cells = (
            _cell(first, _paragraphs(number, Look.BOLD, is_centred=True, keep="<w:keepNext/>")),
            _cell(sum(others), _paragraphs(title, Look.BOLD, is_centred=False, keep="<w:keepNext/>"), span),
        )
        self._append(_UNBROKEN, cells)

    def add_across(self, text: str) -> None:
        """Add a row of one text over all columns but the first, which may break over pages."""
        first, *others = self._widths
        span = f'<w:gridSpan w:val="{len(others)}"/>'
        cells = (
            _cell(first, _paragraphs("", Look.PLAIN, is_centred=True)),
            _cell(sum(others), _paragraphs(text, Look.PLAIN, is_centred=False), span),
        )
        self._append("", cells)

    def _cells(self, values: Sequence[str], look: Look, centred: Collection[int]) -> Iterator[str]:
        for index, (value, width) in enumerate(zip(values, self._widths, strict=True)):
            yield _cell(width, _paragraphs(value, look, is_centred=index in centred))

    def _append(self, marks: str, cells: Iterator[str] | Sequence[str]) -> None:
        properties = f"<w:trPr>{marks}</w:trPr>" if marks else ""
        self._rows.append(parse_xml(f"<w:tr {nsdecls('w')}>{properties}{''.join(cells)}</w:tr>"))


def _lines(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column."""
    letters = (width - CELL_MARGINS) / LETTER_MILLIMETRES
    return sum(1 + int(len(line) / letters) for line in text.split("\n"))


def _cell(width: int, paragraphs: str, span: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{span}</w:tcPr>{paragraphs}</w:tc>'


def _paragraphs(text: str, look: Look, *, is_centred: bool, keep: str = "") -> str:
    alignment = "center" if is_centred else "left"
    return "".join(
        _PARAGRAPH.format(keep=keep, alignment=alignment, runs=_runs(line, look)) for line in text.split("\n")
    )


@lru_cache(_REMEMBERED)
def _runs(line: str, look: Look) -> str:
    bold = "<w:b/>" if look is Look.BOLD else ""
    runs = []
    for piece, is_gap in pieces(line):
        colour = '<w:highlight w:val="yellow"/>' if is_gap else ""
        runs.append(
            f"<w:r><w:rPr>{bold}{_SIZE}{colour}</w:rPr>{''.join(map(_text, _BREAKS.split(piece)))}</w:r>"
        )
    return "".join(runs)


def _text(piece: str) -> str:
    if piece in _IN_RUNS or not piece:
        return _IN_RUNS.get(piece, "")
    space = ' xml:space="preserve"' if piece != piece.strip() else ""
    return f"<w:t{space}>{escape(piece)}</w:t>"
