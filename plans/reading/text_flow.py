"""Text of a PDF in reading order, where nothing stands between the cells of a table.

Rows are found by their running numbers; `flow_cells` then finds where one cell ends and the next begins.
"""

import re
from dataclasses import dataclass, field, replace

from plans.reading.content import Line, Piece, row
from plans.reading.flow_cells import split_cells
from plans.reading.flow_words import FlowLine
from plans.reading.markup import without_markup
from plans.text import fold

_HEADERS = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
_HEADER = re.compile(
    r"(?:so )?s?tt (?:noi dung|nhiem vu|cong viec)[a-z, ]{0,60}? (?:don vi|co quan)[a-z, ]{0,30}? chu tri"
    r" (?:don vi|co quan)[a-z, ]{0,30}? phoi hop (?:thoi gian|thoi han|han|tien do)(?: [a-z]{2,5}){0,3}"
)
_HEADER_START = re.compile(r"(?:so )?s?tt\b")
_HEADER_LINES = 10
_PAGE_END = "\1"
_NUMBERED = re.compile(r"(?P<number>\d{1,3})(?P<dot>\.)?(?P<rest> .*)?")
_GROUP = re.compile(r"(?P<number>[IVX]{1,6})\.? (?P<title>\D.*)")
_TABLE_END = re.compile(r"noi nhan\b|phu luc\b|tm\. |kt\. |chu tich$")
_ROMAN = (
    "",
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
)


def read_flow_text(text: str) -> list[Piece]:
    """Return the rows and lines of the text in order."""
    raw_lines = without_markup(text).replace("\f", f"\n{_PAGE_END}\n").split("\n")
    lines = [FlowLine.of(raw) for raw in raw_lines]
    reader = _Reader()
    place = 0
    while place < len(lines):
        after = _header_end(lines, place)
        if after:
            reader.begin_page(place + 1)
            place = after
        elif lines[place].text == _PAGE_END:
            reader.end_page()
            place += 1
        else:
            reader.take(lines[place], place + 1)
            place += 1
    reader.finish_row()
    return reader.content


def _header_end(lines: list[FlowLine], start: int) -> int | None:
    """Return where the lines after a table header begin when one starts here."""
    if not _HEADER_START.match(fold(lines[start].text)):
        return None
    words, end, taken = "", None, 0
    for place in range(start, len(lines)):
        if not lines[place].text:
            continue
        words = f"{words} {fold(lines[place].text)}".strip()
        taken += 1
        if _HEADER.fullmatch(words):
            end = place + 1
        elif end or taken > _HEADER_LINES:
            break
    return end


@dataclass(slots=True)
class _Reader:
    """Collects the lines of one row or heading after another."""

    content: list[Piece] = field(default_factory=list)
    in_table: bool = False
    blank: int = 0
    task: int = 0
    """The number of the last task: only the number after it begins a new row."""
    group: int = 0
    heading: list[str] = field(default_factory=list)
    """The number of a group under way and the lines of its title; empty within a task."""
    pages: list[list[FlowLine]] = field(default_factory=list)
    """The lines of the task under way, page by page."""
    started_at: int = 0

    def begin_page(self, number: int) -> None:
        """Note that the header stands here, for the first time or again."""
        if not self.in_table:
            self.content.append(row(_HEADERS, f"dòng {number}", 1, 1))
        self.in_table = True
        self.end_page()

    def end_page(self) -> None:
        """Note that a page ends here: each cell of the row under way may go on."""
        if self.pages and self.pages[-1]:
            self.pages.append([])

    def take(self, line: FlowLine, number: int) -> None:
        """Add one line."""
        if not line.text:
            self.blank += 1
            return
        line.gap, self.blank = self.blank, 0
        if self.in_table and _TABLE_END.match(fold(line.text)):
            self.finish_row()
            self.in_table = False
        if not self.in_table:
            self.content.append(Line(line.text, f"dòng {number}"))
        elif not self._begins_task(line, number) and not self._begins_group(line, number):
            self._go_on(line)

    def finish_row(self) -> None:
        """Put the heading or task under way into the content."""
        place = f"dòng {self.started_at}"
        if self.heading:
            number, *title = self.heading
            self.content.append(row([number, " ".join(title), "", "", ""], place, 1, 1))
        elif self.pages:
            cells = row([str(self.task), *split_cells(self.pages)], place, 1, 1)
            self.content.append(replace(cells, cut_by_guess=True))
        self.heading, self.pages = [], []

    def _begins_task(self, line: FlowLine, number: int) -> bool:
        match = _NUMBERED.fullmatch(line.text)
        follows = match is not None and int(match["number"]) in {self.task + 1, 1 if self.heading else -1}
        if match is None or not follows:
            return False
        rest = (match["rest"] or "").strip()
        if rest and not match["dot"] and not rest[0].isupper():
            return False
        self.finish_row()
        self.task, self.started_at = int(match["number"]), number
        self.pages = [[]]
        if rest:
            self.pages[0].append(FlowLine.of(rest))
        return True

    def _begins_group(self, line: FlowLine, number: int) -> bool:
        match = _GROUP.fullmatch(line.text)
        if match is None or match["number"] != "".join(_ROMAN[self.group + 1 : self.group + 2]):
            return False
        self.finish_row()
        self.group, self.started_at = self.group + 1, number
        self.heading = [match["number"], match["title"]]
        return True

    def _go_on(self, line: FlowLine) -> None:
        if self.heading:
            self.heading.append(line.text)
        elif self.pages:
            self.pages[-1].append(line)
