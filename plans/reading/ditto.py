"""Cells that say "nt" or "như trên": the same as in the row above."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plans.reading.columns import Column
from plans.reading.content import Cell, Line, Row
from plans.text import fold

_DITTO = re.compile(
    r"[\s\-–.,“”\"'()]*(?:n[./]?t|nhu (?:tren|dong tren|muc tren)|[“”\"]|'')[\s\-–.,“”\"'()]*"
)
_REPEATABLE = frozenset({Column.LEAD, Column.COORDINATING, Column.DEADLINE})


def is_ditto(text: str) -> bool:
    """Return whether the text only says that it is the same as above."""
    return bool(text) and _DITTO.fullmatch(fold(text)) is not None


def spelled_out(entries: Iterable[Row | Line], columns: tuple[Column | None, ...]) -> Iterator[Row | Line]:
    """Yield the entries of a table with what stands above in place of each "nt"."""
    above: dict[int, str] = {}
    for entry in entries:
        yield _spelled_out(entry, columns, above) if isinstance(entry, Row) else entry


def _spelled_out(row: Row, columns: tuple[Column | None, ...], above: dict[int, str]) -> Row:
    cells = list(row.cells)
    for place, (cell, column) in enumerate(zip(row.cells, columns, strict=False)):
        if column not in _REPEATABLE or not cell.text:
            continue
        if _DITTO.fullmatch(fold(cell.text)) and place in above:
            cells[place] = Cell(above[place], cell.merged_down)
        above[place] = cells[place].text
    return replace(row, cells=tuple(cells))
