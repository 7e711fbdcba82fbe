"""Text whose tables were written one cell a line, each cell indented by a tab."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from plans.reading.columns import columns_of
from plans.reading.content import Line, Piece, row
from plans.reading.markup import without_markup
from plans.reading.numbering import group_number, task_number
from plans.text import clean


@dataclass(slots=True)
class _Block:
    """Cells without an empty line between them, or one line of prose."""

    line: int
    pieces: list[list[str]] = field(default_factory=list)
    """The lines of each cell."""
    prose: str = ""

    @property
    def cells(self) -> list[str]:
        """Return the text of each cell."""
        return [clean(" ".join(lines)) for lines in self.pieces]


def read_cell_text(text: str) -> list[Piece]:
    """Return the rows and lines of the text in order."""
    reader = _Reader()
    for block in _blocks(text):
        reader.take(block)
    reader.finish_row()
    return reader.content


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block(0)
    for number, line in enumerate(text.split("\n"), start=1):
        words = without_markup(line)
        if line.startswith("\t"):
            block.line = block.line or number
            block.pieces.extend([cell] for cell in words[1:].split("\t"))
        elif block.pieces and words.strip():
            block.pieces[-1].append(words)
        else:
            yield block
            block = _Block(0)
            if words.strip():
                yield _Block(number, prose=clean(words))
    yield block


@dataclass(slots=True)
class _Reader:
    """Puts together rows that an empty line, left by a footnote, has cut in two."""

    content: list[Piece] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    started_at: int = 0
    width: int = 0
    table: int = 0

    def take(self, block: _Block) -> None:
        """Add the next block."""
        cells = block.cells
        if block.prose:
            self.finish_row()
            self.content.append(Line(block.prose, f"dòng {block.line}"))
        elif cells and self._continues(cells):
            self.cells.extend(cells)
        elif cells:
            self.finish_row()
            if columns_of(cells):
                self.width, self.table = len(cells), self.table + 1
            self.cells, self.started_at = cells, block.line

    def finish_row(self) -> None:
        """Put the row under way into the content."""
        if self.cells:
            self.content.append(row(self.cells, f"dòng {self.started_at}", self.table, 1))
        self.cells = []

    def _continues(self, cells: list[str]) -> bool:
        starts_row = task_number(cells[0]) or group_number(cells[0])
        return bool(self.cells) and not starts_row and len(self.cells) + len(cells) <= self.width
