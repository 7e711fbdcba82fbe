"""Cells that say "nt", "như trên" or "như nhiệm vụ 1": the same as in the row above, or in that row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from plans.patterns import sought
from plans.reading.columns import Column
from plans.reading.content import Cell, Line, Row
from plans.reading.numbering import task_number
from plans.text import clean, fold

_EDGE = r"[\s\-–—.,;“”\"'()/]*"
_DITTO = sought(
    rf"{_EDGE}(?:n[./]?t|nhu (?:o |da neu )?(?:tren|(?:dong|muc|hang|o|y|nhiem vu) (?:o |ngay )?tren)"
    rf"|[“”\"″〃]|''|//|[-–]\"[-–]){_EDGE}"
)
_LIKE_NUMBER = sought(
    rf"{_EDGE}(?:n[./]?t|nhu)(?: o| tai)?(?: (?:nhiem vu|muc|stt|so tt|so thu tu|dong|hang|nv|viec))?"
    rf"(?: so| thu)? ?(?P<number>\d+(?:\.\d+)*[a-z]?|[ivx]+(?:\.\d+)*)(?: (?:o |neu )?tren)?{_EDGE}"
)
_REPEATABLE = frozenset({Column.LEAD, Column.COORDINATING, Column.DEADLINE})
_BELOW_EMPTY = (
    "Ô này ghi “{mark}” nhưng ô ngay trên để trống; tạm lấy nội dung gần nhất ở trên, đề nghị kiểm tra."
)


def is_ditto(text: str) -> bool:
    """Return whether the text only says that it is the same as above."""
    return bool(text) and _DITTO.fullmatch(fold(text)) is not None


def spelled_out(entries: Iterable[Row | Line], columns: Sequence[Column | None]) -> Iterator[Row | Line]:
    """Yield the entries of a table with what stands above in place of each "nt"."""
    above = _Above(columns)
    for entry in entries:
        yield above.spelled_out(entry) if isinstance(entry, Row) else entry


@dataclass(slots=True)
class _Above:
    """What the cells above say, by column, and what those of each numbered row say."""

    columns: Sequence[Column | None]
    last: dict[int, Cell] = field(default_factory=dict)
    numbered: dict[tuple[str, int], Cell] = field(default_factory=dict)
    gaps: set[int] = field(default_factory=set)
    """The columns in which the last task says nothing."""

    def spelled_out(self, row: Row) -> Row:
        """Return the row with what its dittos stand for, and remember what it says."""
        number = self._number(row)
        cells = list(row.cells)
        for place, (cell, column) in enumerate(zip(row.cells, self.columns, strict=False)):
            if column not in _REPEATABLE:
                continue
            if cell.text.strip():
                cells[place] = self._meant(cell, place)
                self.last[place] = self.numbered[number, place] = cells[place]
                self.gaps.discard(place)
            elif number:
                self.gaps.add(place)
        return replace(row, cells=tuple(cells))

    def _meant(self, cell: Cell, place: int) -> Cell:
        folded = fold(cell.text)
        named = _LIKE_NUMBER.fullmatch(folded)
        if named:
            return self._same(cell, self.numbered.get((named["number"], place)))
        if not _DITTO.fullmatch(folded):
            return cell
        doubt = _BELOW_EMPTY.format(mark=clean(cell.text)) if place in self.gaps else cell.doubt
        return self._same(replace(cell, doubt=doubt), self.last.get(place))

    def _same(self, cell: Cell, other: Cell | None) -> Cell:
        return cell if other is None else replace(other, merged_down=cell.merged_down, doubt=cell.doubt)

    def _number(self, row: Row) -> str:
        """Return the number of a task, "" for a row that is none."""
        places = zip(row.cells, self.columns, strict=False)
        text = next((cell.text for cell, column in places if column is Column.NUMBER), "")
        return fold(text).strip(" .)") if task_number(clean(text)) else ""
