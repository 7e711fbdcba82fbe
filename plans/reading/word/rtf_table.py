"""The rows of a table in rich text, whose cells are known by where their right edges stand."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans.reading.content import Cell, Row

_TOLERANCE = 60
"""Twentieths of a point: edges so near to each other are one."""


@dataclass(frozen=True, slots=True)
class RtfCell:
    """A cell: its words, its right edge (-1 where none is given), whether it goes on with the cell above."""

    text: str
    edge: int
    is_merged: bool


@dataclass(frozen=True, slots=True)
class RtfRow:
    """A row of cells."""

    cells: tuple[RtfCell, ...]


def rows_of(rows: Sequence[RtfRow], table: int) -> Iterator[Row]:
    """Return the rows, each with as many cells as there are columns: a wide cell has empty ones behind it."""
    edges = _edges(rows)
    above: dict[int, str] = {}
    for count, row in enumerate(rows, start=1):
        cells: list[Cell] = []
        for cell in row.cells:
            place = len(cells)
            if cell.is_merged:
                cells.append(Cell(above.get(place, ""), merged_down=True))
            else:
                above[place] = cell.text
                cells.append(Cell(cell.text))
            last = bisect_left(edges, cell.edge - _TOLERANCE) if cell.edge > 0 else place
            cells.extend([Cell("")] * (last - place))
        yield Row(tuple(cells), f"bảng {table}, dòng {count}", table, 1)


def _edges(rows: Sequence[RtfRow]) -> list[int]:
    """Return where the columns of the table end, those very near to each other as one."""
    edges: list[int] = []
    for edge in sorted({cell.edge for row in rows for cell in row.cells if cell.edge > 0}):
        if not edges or edge - edges[-1] > _TOLERANCE:
            edges.append(edge)
    return edges
