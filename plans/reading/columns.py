"""Which column of a table holds what, recognised from the words of its header."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from plans.text import fold


class Column(Enum):
    """What a column of the appendix holds."""

    NUMBER = auto()
    TITLE = auto()
    LEAD = auto()
    COORDINATING = auto()
    DEADLINE = auto()
    PROGRESS = auto()
    NOTE = auto()
    OTHER = auto()


# Tried in this order: "Thời gian thực hiện" is a deadline although "thực hiện" alone would name the lead.
_WORDS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, re.compile(r"(?:s ?)?tt|so ?tt|so thu tu|stt|thu tu|#")),
    (Column.NOTE, re.compile(r"ghi chu.*|luu y")),
    (Column.COORDINATING, re.compile(r"(?!.*chu tri).*\bphoi hop\b.*")),
    (Column.LEAD, re.compile(r".*\bchu tri\b.*")),
    (
        Column.OTHER,
        re.compile(
            r".*\bbat dau\b.*|(?:thoi (?:gian|han)\b.* )?tu(?: ngay)?|(?:nhom|linh vuc|muc tieu|can cu)\b.*"
        ),
    ),
    (
        Column.DEADLINE,
        re.compile(
            r".*(?:thoi gian|thoi han|thoi diem|\bhan (?:hoan|thuc|cuoi)|ky han|moc thoi|\bket thuc).*"
            r"|han|hoan thanh|den(?: ngay)?"
        ),
    ),
    (Column.PROGRESS, re.compile(r".*(?:tien do|ket qua thuc hien|tinh hinh thuc hien|muc do hoan thanh).*")),
    (Column.OTHER, re.compile(r".*(?:san pham|ket qua|kinh phi|nguon|dau ra|don vi tinh|van ban).*")),
    (
        Column.TITLE,
        re.compile(r".*(?:noi dung|nhiem vu|cong viec|giai phap|hoat dong|dau viec|viec can lam).*"),
    ),
    (
        Column.LEAD,
        re.compile(
            r".*(?:don vi|co quan|bo phan|chu the|ca nhan|phong ban|to chuc|so nganh).*\b(?:thuc hien"
            r"|chiu trach nhiem|tham muu|duoc giao|dau moi|phu trach|trien khai|xu ly)\b.*|don vi|co quan"
            r"|co quan, don vi|dau moi|phan cong(?: thuc hien)?|trach nhiem(?: thuc hien)?"
        ),
    ),
)
_LONGEST_NAME = 80


def column_of(header: str) -> Column | None:
    """Return what a column with this header holds, None when the words are no column name we know."""
    name = fold(header).strip(" .:;*()")
    if not name or len(name) > _LONGEST_NAME:
        return None
    return next((column for column, words in _WORDS if words.fullmatch(name)), None)


def columns_of(headers: Sequence[str]) -> tuple[Column | None, ...] | None:
    """Return what each column holds when these are the headers of a plan's table, otherwise None."""
    found = [column_of(header) for header in headers]
    if Column.DEADLINE not in found and Column.PROGRESS in found:
        # A plan's "Tiến độ" is its time table; beside a deadline it says how far the work is.
        found[found.index(Column.PROGRESS)] = Column.DEADLINE
    named = [column for column in found if column is not None]
    if not {Column.TITLE, Column.LEAD} <= set(named) or len(set(named)) < 3:
        return None
    return tuple(_first_only(found))


def is_header_cell(text: str) -> bool:
    """Return whether the text reads like the header of a numbered table."""
    return column_of(text) is Column.NUMBER


def _first_only(found: list[Column | None]) -> list[Column | None]:
    """Keep one column of each kind; a second one is shown beside the notes."""
    single = set(Column) - {Column.OTHER, Column.NOTE}
    return [
        Column.OTHER if column in single and column in found[:place] else column
        for place, column in enumerate(found)
    ]
