"""Tables that list no tasks of the plan: what they are, and why they were left aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plans.reading.columns import Column, column_of
from plans.reading.content import Line, Row
from plans.reading.numbering import task_number
from plans.text import clean, fold

_LAYOUT = re.compile(
    r"cong hoa xa hoi|doc lap ?[-–] ?tu do|noi nhan|\bky boi\b"
    r"|\b(?:tm|kt|tl|tuq)\. ?(?:uy ban|ubnd|chu tich|giam doc|bo truong)"
)
_TITLE = re.compile(r"(?:phu luc|bieu|bang|danh muc|mau) ?\w*")
_NEEDED = {
    Column.TITLE: "nội dung nhiệm vụ",
    Column.LEAD: "đơn vị chủ trì",
    Column.DEADLINE: "thời hạn",
}
_OF_TASKS = frozenset(
    {Column.TITLE, Column.DOCUMENT, Column.LEAD, Column.PERSON, Column.COORDINATING, Column.DEADLINE}
)
_LEAST_OF_TASKS = 2
_HEADER_WITHIN = 5
_LEAST_ROWS = 2
_WIDER_THAN_LAYOUT = 5
"""So many cells of one row set no letterhead."""


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table that holds no tasks of the plan, with the line that stands as a title above it, if any."""

    rows: tuple[Row, ...]
    title: str = ""

    @property
    def holds_data(self) -> bool:
        """Return whether the table lists something, where others only set a letterhead or a signature."""
        filled = [
            texts for row in self.rows if (texts := [clean(text) for text in row.texts if text.strip()])
        ]
        words = fold(" ".join(text for texts in filled for text in texts))
        if _LAYOUT.search(words):
            return False
        if any(len(texts) >= _WIDER_THAN_LAYOUT for texts in filled):
            return True
        if len(filled) < _LEAST_ROWS:
            return False
        numbered = sum(1 for texts in filled if len(texts) > 1 and task_number(texts[0]))
        wide = sum(1 for texts in filled if len(texts) > 2)
        return numbered >= _LEAST_ROWS or wide > _LEAST_ROWS or _names_numbers(filled)

    @property
    def reason(self) -> str:
        """Return which columns of a table of tasks are missing, in a few words."""
        named = max((_columns(row) for row in self.rows[:_HEADER_WITHIN]), key=len)
        missing = [words for column, words in _NEEDED.items() if column not in named]
        return "không có dòng tiêu đề cột" if not named else f"không có cột {', '.join(missing)}"

    @property
    def is_like_tasks(self) -> bool:
        """Return whether some columns of a table of tasks are there: the others may be called otherwise."""
        return any(len(_columns(row) & _OF_TASKS) >= _LEAST_OF_TASKS for row in self.rows[:_HEADER_WITHIN])

    @property
    def words(self) -> str:
        """Return by which words people know the table: its title and its first row."""
        first = next(
            (" | ".join(filter(None, map(clean, row.texts))) for row in self.rows if any(row.texts)), ""
        )
        return f"{self.title}: {first}" if self.title else first


def title_above(lines: Sequence[Line]) -> str:
    """Return the last of these lines that reads like the title of an appendix or a table."""
    titled = (clean(line.text) for line in reversed(lines) if _TITLE.match(fold(line.text)))
    return next(titled, "")


def _names_numbers(filled: Sequence[Sequence[str]]) -> bool:
    return any(column_of(texts[0]) is Column.NUMBER for texts in filled[:_HEADER_WITHIN])


def _columns(row: Row) -> frozenset[Column]:
    return frozenset(column for text in row.texts if (column := column_of(text)))
