"""A sheet as it is seen: its cells by row and column, what is merged, and what was hidden from the reader."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from plans.plan import UnreadableDocumentError
from plans.reading.old_encodings import OldEncoding

MOST_CELLS, MOST_MERGED = 150_000, 50_000
LAST_ROW, LAST_COLUMN = 3_000, 40
_TOO_LARGE = "Bảng tính quá lớn. Đề nghị chỉ giữ trang tính có bảng nhiệm vụ, xóa định dạng thừa rồi gửi lại."


class CellKind(Enum):
    """What a spreadsheet program takes a cell for, whatever was typed."""

    TEXT = auto()
    NUMBER = auto()
    PERCENT = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: the text that is seen in it, what the program takes it for, and why to doubt it."""

    text: str
    kind: CellKind = CellKind.TEXT
    doubt: str | None = None
    """Why it may not say what was meant (Vietnamese), or None."""
    struck: str = ""
    """Its words that are struck through, beside the text; or the text itself, where it is as a whole."""

    def __bool__(self) -> bool:
        """Return whether the cell says anything, be it only that it could not be read."""
        return bool(self.text or self.doubt)


EMPTY = SheetCell("")
Place = tuple[int, int]
"""Row and column, counted from 1."""


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells, from the first to the last row and column."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """Return how many cells the area covers."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@dataclass(slots=True)
class Sheet:
    """One sheet; hidden rows and columns keep their cells, for those who ask for them."""

    title: str
    is_hidden: bool = False
    cells: dict[Place, SheetCell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    drawn: str = ""
    """The words in shapes that lie on the sheet."""
    is_chart: bool = False

    @property
    def last_row(self) -> int:
        """Return the number of the last row that says anything, 0 in an empty sheet."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """Return the number of the last column that says anything, 0 in an empty sheet."""
        return max((column for _, column in self.cells), default=0)

    def line(self, row: int) -> list[SheetCell]:
        """Return the cells of a row from the first column to the last of the sheet."""
        return [self.cells.get((row, column), EMPTY) for column in range(1, self.last_column + 1)]

    def put(self, row: int, column: int, cell: SheetCell) -> None:
        """Put a cell that says something in its place.

        Raises:
            UnreadableDocumentError: the sheet says too much, or says it too far down, to be a table of tasks.
        """
        if not cell or column > LAST_COLUMN:
            return
        if row > LAST_ROW or len(self.cells) >= MOST_CELLS:
            raise too_large()
        self.cells[row, column] = cell


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a file in the order of their tabs, and the old encodings that its letters were in."""

    sheets: tuple[Sheet, ...]
    old_encodings: frozenset[OldEncoding] = frozenset()


def too_large() -> UnreadableDocumentError:
    """Return the refusal of a workbook that would cost too much to read."""
    return UnreadableDocumentError(_TOO_LARGE)


def refuse_large_merges(areas: Iterable[Area]) -> None:
    """Raise UnreadableDocumentError where merged areas cover more cells than any table of tasks."""
    if sum(area.size for area in areas) > MOST_MERGED:
        raise too_large()
