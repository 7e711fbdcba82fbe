"""Text whose tables are lines with tabs between the cells, broken by page ends."""

import re
from dataclasses import dataclass, field

from plans.reading.columns import is_header_cell
from plans.reading.content import Line, Piece, row
from plans.reading.markup import is_rule, without_markup
from plans.reading.numbering import group_number, split_group_line, task_number
from plans.text import clean

_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*")


def read_tab_text(text: str) -> list[Piece]:
    """Return the rows and lines of the text in order."""
    reader = _Reader()
    for number, line in enumerate(text.replace("\f", "\n\n").split("\n"), start=1):
        reader.take(line, number)
    reader.finish_row()
    return reader.content


@dataclass(slots=True)
class _Reader:
    """Walks through the lines and puts together the rows that were written over several of them."""

    content: list[Piece] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    """The cells of the row under way, each with the pieces it was written in."""
    started_at: int = 0
    started_on: int = 1
    width: int = 0
    table: int = 0
    page: int = 1

    def take(self, line: str, number: int) -> None:
        """Add one line of the text."""
        if not line.strip():
            self.page += 1
        elif is_rule(line):
            return
        elif "\t" in line:
            self._take_cells([clean(without_markup(cell)) for cell in line.split("\t")], number)
        else:
            self._take_plain(clean(without_markup(line)), number)

    def finish_row(self) -> None:
        """Put the row under way into the content."""
        if self.cells:
            place = f"dòng {self.started_at}"
            cells = [" ".join(pieces) for pieces in self.cells]
            self.content.append(row(cells, place, self.table, self.started_on))
        self.cells = []

    def _take_cells(self, cells: list[str], number: int) -> None:
        if self.width == 0 or (is_header_cell(cells[0]) and len(cells) != self.width):
            self.finish_row()
            self.width = len(cells)
            self.table += 1
        if self._continues(cells):
            self.cells[-1].append(cells[0])
            self.cells.extend([cell] for cell in cells[1:])
            return
        self.finish_row()
        self.cells, self.started_at, self.started_on = [[cell] for cell in cells], number, self.page

    def _continues(self, cells: list[str]) -> bool:
        if not self.cells or not cells[0] or len(self.cells) + len(cells) - 1 > self.width:
            return False
        return not (task_number(cells[0]) or group_number(cells[0]) or is_header_cell(cells[0]))

    def _take_plain(self, text: str, number: int) -> None:
        if self.width and _PAGE_NUMBER.fullmatch(text):
            return
        is_heading = split_group_line(text) is not None
        if self.cells and not is_heading and (len(self.cells) < self.width or text[:1].islower()):
            self.cells[-1].append(text)
            return
        self.finish_row()
        self.content.append(Line(text, f"dòng {number}"))
        if not is_heading:
            self.width = 0
