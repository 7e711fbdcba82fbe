"""Text whose tables are set by blanks, as by `pdftotext -layout`: columns begin where the header does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plans.reading.columns import Column, columns_of, is_header_cell
from plans.reading.content import Cell, Line, Notice, Piece, Row
from plans.reading.markup import is_rule, without_markup
from plans.reading.numbering import group_number, split_group_line, task_number
from plans.text import clean, fold

_PIECE = re.compile(r"\S+(?: \S+)*")
_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_TABLE_END = re.compile(r"noi nhan\b|phu luc\b|tm\. |kt\. |ghi chu\b")
_ALIGNED = (
    "Bảng được căn cột bằng khoảng trắng: ô nào thuộc cột nào được suy ra từ vị trí của chữ. Đề nghị đối "
    "chiếu từng dòng trong bảng đọc thử, hoặc gửi tệp Word (.docx) của kế hoạch."
)
_STRAYED = (
    "Bảng căn cột bằng khoảng trắng và không rõ chữ của ô này thuộc cột nào, dòng nào; đề nghị đối chiếu ô "
    "này với văn bản."
)
_LEEWAY = 3
"""So many letters to the left of its column a cell may begin."""
_FEWEST = 4


def read_aligned_text(text: str) -> list[Piece]:
    """Return the rows and lines of the text in order."""
    reader = _Reader()
    page = 1
    for number, raw in enumerate(without_markup(text).split("\n"), start=1):
        page += raw.count("\f")
        reader.take(raw.replace("\f", "").expandtabs(), number, page)
    reader.finish_row()
    return reader.content


@dataclass(frozen=True, slots=True)
class _Placed:
    """Words between wide gaps, and from where to where they stand in their line."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Reader:
    """Goes through the lines, knowing where the columns of the table under way begin."""

    content: list[Piece] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    columns: tuple[Column | None, ...] = ()
    cells: list[list[str]] = field(default_factory=list)
    strayed: set[int] = field(default_factory=set)
    """Columns of the row under way with words that reach into the next."""
    begun: tuple[int, int] = (0, 0)
    """The line and the page on which the row under way begins."""

    def take(self, line: str, number: int, page: int) -> None:
        """Add one line of the text."""
        pieces = [_Placed(found[0], *found.span()) for found in _PIECE.finditer(line)]
        if not pieces or is_rule(line):
            return
        texts = [piece.text for piece in pieces]
        columns = columns_of(texts) if len(pieces) >= _FEWEST and is_header_cell(texts[0]) else None
        if columns:
            self._begin(pieces, columns, number, page)
        elif self.starts and self._is_end(pieces):
            self.finish_row()
            self.starts = []
            self._add_prose(line, number)
        elif not self.starts:
            self._add_prose(line, number)
        elif not (len(pieces) == 1 and _PAGE_NUMBER.fullmatch(texts[0]) and self._column(pieces[0]) > 0):
            self._take_cells(pieces, number, page)

    def finish_row(self) -> None:
        """Put the row under way into the content."""
        if self.cells:
            cells = tuple(
                Cell(clean(" ".join(words)), doubt=_STRAYED if place in self.strayed else None)
                for place, words in enumerate(self.cells)
            )
            place, page = self.begun
            self.content.append(Row(cells, f"dòng {place}", 1, page))
        self.cells, self.strayed = [], set()

    def _begin(
        self, pieces: Sequence[_Placed], columns: tuple[Column | None, ...], number: int, page: int
    ) -> None:
        self.finish_row()
        self.starts = [piece.start for piece in pieces]
        if not self.columns:
            self.content.append(Notice(f"dòng {number}", _ALIGNED))
        if columns != self.columns:
            self.columns = columns
            self.content.append(Row(tuple(Cell(piece.text) for piece in pieces), f"dòng {number}", 1, page))

    def _is_end(self, pieces: Sequence[_Placed]) -> bool:
        return _TABLE_END.match(fold(pieces[0].text)) is not None and self._column(pieces[0]) == 0

    def _take_cells(self, pieces: Sequence[_Placed], number: int, page: int) -> None:
        first = pieces[0].text
        begins = self._column(pieces[0]) == 0 and (
            task_number(first) or group_number(first) or split_group_line(first)
        )
        if begins or not self.cells:
            self.finish_row()
            self.cells, self.begun = [[] for _ in self.starts], (number, page)
        elif self._may_begin(pieces):
            self.strayed.update(range(len(self.starts)))
        for piece in pieces:
            place = self._column(piece)
            self.cells[place].append(piece.text)
            following = self.starts[place + 1 : place + 2]
            if following and piece.end > following[0] and not split_group_line(first):
                self.strayed.add(place)

    def _may_begin(self, pieces: Sequence[_Placed]) -> bool:
        """Return whether a line without a number may be the first of another row, numbered further below."""
        filled = {self.columns[self._column(piece)]: piece.text for piece in pieces}
        named = [filled.get(column, "") for column in (Column.TITLE, Column.LEAD, Column.DEADLINE)]
        return all(text[:1].isupper() for text in named)

    def _column(self, piece: _Placed) -> int:
        """Return the column in which words stand: the last that begins before them or a little after."""
        before = [place for place, start in enumerate(self.starts) if start <= piece.start + _LEEWAY]
        return before[-1] if before else 0

    def _add_prose(self, line: str, number: int) -> None:
        self.content.extend(Line(clean(piece[0]), f"dòng {number}") for piece in _PIECE.finditer(line))
