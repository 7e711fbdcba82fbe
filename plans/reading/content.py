"""What every format becomes before it is understood: rows of cells, lines of prose, and what holds them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.reading.ledger import Fate, Kind


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell; a cell merged over several rows repeats its text with `merged_down` set."""

    text: str
    merged_down: bool = False
    doubt: str | None = None
    """Why the cell may not say what was meant (Vietnamese), or None."""
    bold: tuple[str, ...] = ()
    """Its words in bold, piece by piece, where the format tells them."""
    struck: bool = False
    """Whether all its words are struck through."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; the halves of a row broken by a page end stand on different pages."""

    cells: tuple[Cell, ...]
    place: str
    table: int
    page: int
    cut_by_guess: bool = False
    """Whether nothing in the document stood between the cells, so that their ends are inferred."""
    ordinal: int = 0
    """Where the row stands among all pieces of the document, by which the ledger knows it."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the text of each cell."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph outside the tables."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Part:
    """A page, sheet, text box or picture that a reader came to, named once, before what was read of it.

    `fate` is READ, BLANK, or LEFT_ASIDE with a short reason ("ảnh", "trang tính ẩn").
    """

    kind: Kind
    place: str
    fate: Fate = Fate.READ
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that people should know of the document as a whole, in Vietnamese."""

    place: str
    reason: str


Piece = Row | Line | Part | Notice
Content = Sequence[Piece]


def row(texts: Sequence[str], place: str, table: int, page: int) -> Row:
    """Return a row without merged cells."""
    return Row(tuple(Cell(text) for text in texts), place, table, page)


def numbered(content: Content) -> list[Piece]:
    """Return the content with every row knowing where it stands."""
    return [
        replace(piece, ordinal=place) if isinstance(piece, Row) else piece
        for place, piece in enumerate(content)
    ]
