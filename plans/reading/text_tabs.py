"""Text whose tables are lines with tabs between the cells, broken by page ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plans.reading.columns import is_header_cell
from plans.reading.content import Line, Piece, row
from plans.reading.markup import LINE_BREAK, is_rule, lines_without_markup, without_markup
from plans.reading.numbering import group_number, split_group_line, task_number
from plans.text import clean, fold

_QUOTED = re.compile(r'(?<=\t)"((?:[^"\t]|"")*)"(?=\t|$)')
_LONGEST_QUOTED = 60
_GOES_ON_A_DEADLINE = re.compile(r"\d|thuong xuyen|hang (?:nam|quy|thang)")
_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*")


def read_tab_text(text: str) -> list[Piece]:
    """Return the rows and lines of the text in order."""
    reader = _Reader()
    for number, line in _lines(text.replace("\f", "\n\n")):
        reader.take(line, number)
    reader.finish_row()
    return reader.content


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Return the lines with their numbers; a cell in quotes, in which Excel copies line breaks, in one."""
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        last = _last_of_quoted(lines, place)
        joined = LINE_BREAK.join(lines[place : last + 1])
        yield (
            place + 1,
            _QUOTED.sub(_unquoted, joined) if last > place else joined,
        )
        place = last + 1


def _unquoted(match: re.Match[str]) -> str:
    return match[1].replace('""', '"')


def _last_of_quoted(lines: list[str], first: int) -> int:
    """Return which line ends the quotation that the last cell of a line begins; the line itself if none."""
    begun = lines[first].rpartition("\t")[2]
    if "\t" not in lines[first] or not begun.startswith('"') or begun.count('"') % 2 == 0:
        return first
    quotes = begun.count('"')
    for place in range(first + 1, min(first + _LONGEST_QUOTED, len(lines))):
        own = lines[place].partition("\t")[0]
        quotes += own.count('"')
        if quotes % 2 == 0:
            # Another cell of the row may begin a quotation of its own.
            return _last_of_quoted(lines, place) if "\t" in lines[place] else place
        if "\t" in lines[place]:
            return first
    return first


@dataclass(slots=True)
class _Reader:
    """Walks through the lines and puts together the rows that were written over several of them."""

    content: list[Piece] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    """The cells of the row under way, each with the pieces it was written in."""
    held: list[Line] = field(default_factory=list)
    """Lines below a whole row that go on with its last cell if another row follows."""
    started_at: int = 0
    started_on: int = 1
    width: int = 0
    table: int = 0
    page: int = 1

    def take(self, line: str, number: int) -> None:
        """Add one line of the text."""
        if not line.strip():
            self.page += 1
            if self.held:
                self.finish_row()
        elif is_rule(line):
            return
        elif "\t" in line:
            self._take_cells([lines_without_markup(cell) for cell in line.split("\t")], number)
        else:
            self._take_plain(clean(without_markup(line)), number)

    def finish_row(self) -> None:
        """Put the row under way into the content."""
        if self.cells:
            place = f"dòng {self.started_at}"
            cells = [" ".join(pieces) for pieces in self.cells]
            self.content.append(row(cells, place, self.table, self.started_on))
        self.cells = []
        held, self.held = self.held, []
        self._add_prose(held)

    def _take_cells(self, cells: list[str], number: int) -> None:
        if self.held and len(cells) == self.width and task_number(cells[0]):
            # Between two whole rows it was a line break in the last cell.
            self.cells[-1].extend(line.text for line in self.held)
            self.held = []
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
        together = len(self.cells) + len(cells) - 1
        if not self.cells or together > self.width:
            return False
        if not cells[0]:  # the line break stood at the end of a cell
            return together == self.width > len(cells) and task_number(self.cells[0][0]) is not None
        return not (task_number(cells[0]) or group_number(cells[0]) or is_header_cell(cells[0]))

    def _take_plain(self, text: str, number: int) -> None:
        if self.width and _PAGE_NUMBER.fullmatch(text):
            return
        is_heading = split_group_line(text) is not None
        if self.cells and not is_heading and (len(self.cells) < self.width or text[:1].islower()):
            self.cells[-1].append(text)
        elif self.cells and not is_heading and _GOES_ON_A_DEADLINE.search(fold(text)):
            self.held.append(Line(text, f"dòng {number}"))
        else:
            self.finish_row()
            self._add_prose([Line(text, f"dòng {number}")])

    def _add_prose(self, lines: list[Line]) -> None:
        self.content.extend(lines)
        if any(split_group_line(line.text) is None for line in lines):
            self.width = 0
