"""Text whose cells are separated by "|", or by the commas and semicolons of a .csv."""

import re

from plans.reading.columns import WITHOUT_LEAD, columns_of
from plans.reading.content import Piece
from plans.reading.sheets.content import content_of
from plans.reading.sheets.delimited import read_delimited
from plans.reading.text_tabs import read_tab_text

_HEADER_WITHIN = 100
_BAR, _OTHERS = "|", (";", ",")
_AROUND_BAR = re.compile(r"[ \t]*\|[ \t]*")


def read_delimited_text(text: str) -> list[Piece]:
    """Return the rows and lines of the text in order, none where no header is separated so."""
    lines = text.split("\n")
    if _has_header(lines, _BAR):
        return read_tab_text("\n".join(_with_tabs(lines)))
    delimiter = next((sign for sign in _OTHERS if _has_header(lines, sign)), None)
    return [] if delimiter is None else content_of(read_delimited(text, delimiter))


def _has_header(lines: list[str], delimiter: str) -> bool:
    candidates = (line for line in lines[:_HEADER_WITHIN] if line.count(delimiter) > 1)
    rows = ([cell.strip(' "') for cell in line.split(delimiter)] for line in candidates)
    return any(_is_header(cells, each=delimiter != _BAR) for cells in rows)


def _is_header(cells: list[str], *, each: bool) -> bool:
    """Return whether cells name columns; where prose has the sign between them too, each of them."""
    columns = columns_of(cells) or columns_of(cells, WITHOUT_LEAD) or ()
    return bool(columns) and (
        not each or all(column or not cell for column, cell in zip(columns, cells, strict=True))
    )


def _with_tabs(lines: list[str]) -> list[str]:
    """Return the lines with tabs between the cells; where each row stands between bars, without these."""
    rows = [line.strip() for line in lines if _BAR in line]
    is_framed = all(row.startswith(_BAR) and row.endswith(_BAR) for row in rows)
    return [
        _AROUND_BAR.sub("\t", line.strip()[1:-1] if is_framed and _BAR in line else line) for line in lines
    ]
