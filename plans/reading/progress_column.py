"""Whether a column called "Kết quả thực hiện" says how far the work is, or what is to come out of it."""

import re
from collections.abc import Sequence

from plans.reading.columns import Column
from plans.text import fold

_DONE_TO = (
    r"(?:hoan thanh|trien khai|thuc hien|to chuc|ban hanh|trinh|phe duyet|xay dung|tham muu|gui|cap|lap"
    r"|bao cao|dat|co|xong|kiem tra|ra soat)"
)
_PROGRESS = re.compile(
    r"\W*(?:danh gia[^:]{0,25}: ?|tinh den[^,:]{0,30}[,:] ?)?"
    r"(?:da\b|dang\b|chua\b|cham\b|cho\b|qua han|dung han|tiep tuc|thuong xuyen|duy tri|co ban|xong\b"
    r"|hoan thanh(?:\W*$| (?:dung|truoc|qua|som|tot|vuot)\b| \d+ ?%\W*$)|\d+(?:[.,]\d+)? ?%\W*$)"
    rf"|.*\b(?:da|dang|chua) (?:duoc )?{_DONE_TO}\b"
)
_LONGEST_LOOK = 300


def reads_like_progress(cells: Sequence[str]) -> bool:
    """Return whether most of the filled cells state what has been done: "Đã ban hành", "Chưa thực hiện"."""
    filled = [folded[:_LONGEST_LOOK] for cell in cells if (folded := fold(cell))]
    stating = sum(_PROGRESS.match(text) is not None for text in filled)
    return bool(filled) and 2 * stating >= len(filled)


def without_progress(
    columns: tuple[Column | None, ...], headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Column | None, ...]:
    """Return the columns with a "Kết quả thực hiện" that holds products as just another one."""
    return tuple(
        Column.OTHER
        if column is Column.PROGRESS
        and "ket qua" in fold(headers[place])
        and not reads_like_progress([texts[place] for texts in rows if place < len(texts)])
        else column
        for place, column in enumerate(columns)
    )
