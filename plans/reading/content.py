"""What every format becomes before it is understood: rows of cells and lines of prose, with their places."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell; a cell merged over several rows repeats its text with `merged_down` set."""

    text: str
    merged_down: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; the halves of a row broken by a page end stand on different pages."""

    cells: tuple[Cell, ...]
    place: str
    table: int
    page: int
    cut_by_guess: bool = False
    """Whether nothing in the document stood between the cells, so that their ends are inferred."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the text of each cell."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph outside the tables."""

    text: str
    place: str


Content = Sequence[Row | Line]


def row(texts: Sequence[str], place: str, table: int, page: int) -> Row:
    """Return a row without merged cells."""
    return Row(tuple(Cell(text) for text in texts), place, table, page)
