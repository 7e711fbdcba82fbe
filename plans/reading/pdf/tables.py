"""The rows of the tables of a PDF, whose cells may go on over the end of a page."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from plans.reading.content import Cell, Row
from plans.reading.pdf.cells import cell_text
from plans.reading.pdf.grid import Grid
from plans.reading.pdf.shapes import Box, Glyph

_NEAR = 4.0


class _Part(Enum):
    """What a place in the grid of a table is."""

    CELL = auto()
    TOP_OF_PAGE = auto()
    """A cell of the first row that reaches over the next one: it may go on from the page before."""
    FIRST = auto()
    """Another cell of the first row."""
    BELOW = auto()
    """The lower part of a cell merged over several rows."""
    BESIDE = auto()
    """The right part of a cell merged over several columns."""


@dataclass(slots=True)
class TableReader:
    """Reads table after table; remembers the last row, whose merged cells may reach over the page's end."""

    tables: int = 0
    last_row: Row | None = None
    lefts: list[float] = field(default_factory=list)
    """Where the columns of the last table begin."""
    right: float = 0.0

    def rows(self, grid: Grid, letters: Mapping[int, Sequence[Glyph]], page: int) -> Iterator[Row]:
        """Yield the rows of a table, given the letters of each cell by its number."""
        self.tables += 1
        if not self._goes_on(grid, page):
            self.last_row = None
            self.lefts = sorted({box[0] for box in grid.boxes})
        self.right = grid.box[2]
        table = _Table.of(grid, letters, self.lefts)
        for number in range(len(table.tops)):
            upper = self.last_row.cells if self.last_row else ()
            cells = [
                _cell(
                    table.texts.get((number, place), ""),
                    upper[place] if place < len(upper) else Cell(""),
                    table.part(number, place),
                )
                for place in range(len(self.lefts))
            ]
            self.last_row = Row(tuple(cells), f"trang {page}", self.tables, page)
            yield self.last_row

    def _goes_on(self, grid: Grid, page: int) -> bool:
        """Return whether this is the next page's part of the table before, with columns at the same places.

        A page may lack lines, as where all its rows are headings, or have some of its own.
        """
        lefts = sorted({box[0] for box in grid.boxes})
        return (
            self.last_row is not None
            and self.last_row.page != page
            and abs(grid.box[2] - self.right) <= _NEAR
            and abs(lefts[0] - self.lefts[0]) <= _NEAR
            and (_are_among(lefts, self.lefts) or _are_among(self.lefts, lefts))
        )


def _are_among(some: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(one - other) <= _NEAR for other in others) for one in some)


@dataclass(frozen=True, slots=True)
class _Table:
    """The cells of a table by row and column."""

    boxes: tuple[Box, ...]
    tops: list[float]
    lefts: list[float]
    starts: dict[tuple[int, int], Box]
    """The cell that begins in a row and column."""
    texts: dict[tuple[int, int], str]

    @classmethod
    def of(cls, grid: Grid, letters: Mapping[int, Sequence[Glyph]], lefts: list[float]) -> "_Table":
        """Return the table with the texts of its cells."""
        tops = sorted({box[1] for box in grid.boxes})
        table = cls(grid.boxes, tops, lefts, {}, {})
        for number, box in sorted(enumerate(grid.boxes), key=lambda numbered: numbered[1]):
            place = tops.index(box[1]), max(0, bisect_right(lefts, box[0] + _NEAR) - 1)
            text = cell_text(letters.get(number, ()), box)
            table.starts.setdefault(place, box)
            table.texts[place] = f"{table.texts.get(place, '')} {text}".strip()
        return table

    def part(self, row: int, column: int) -> _Part:
        """Return what stands in the row and column."""
        box = self.starts.get((row, column))
        if box is None:
            return _Part.BELOW if self._is_covered_from_above(row, column) else _Part.BESIDE
        if row > 0:
            return _Part.CELL
        reaches_down = len(self.tops) > 1 and box[3] > self.tops[1] + 1
        return _Part.TOP_OF_PAGE if reaches_down else _Part.FIRST

    def _is_covered_from_above(self, row: int, column: int) -> bool:
        across, down = self.lefts[column] + _NEAR + 1, self.tops[row] + 1
        return any(
            left < across < right and top < down - 2 < down < bottom
            for left, top, right, bottom in self.boxes
        )


def _cell(text: str, upper: Cell, part: _Part) -> Cell:
    """Return the cell, with the text of the cell above where it is a part of that."""
    if part is _Part.BELOW:
        return Cell(upper.text, merged_down=True)
    goes_on = part is _Part.TOP_OF_PAGE or (part is _Part.FIRST and upper.merged_down)
    if goes_on and not text:
        return Cell(upper.text, merged_down=True)
    return Cell(text)
