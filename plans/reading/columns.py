"""Which column of a table holds what, recognised from the words of its header."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from plans.reading.version_words import newest
from plans.text import fold


class Column(Enum):
    """What a column of the appendix holds."""

    NUMBER = auto()
    TITLE = auto()
    LEAD = auto()
    COORDINATING = auto()
    DEADLINE = auto()
    PROGRESS = auto()
    STATE = auto()
    """One word on how far it is ("Đang thực hiện"), beside the words of the progress or in their stead."""
    NOTE = auto()
    PERSON = auto()
    """Who leads as a person; only among headers, since beside a unit it is one more thing to know."""
    DOCUMENT = auto()
    """The name of what is to be written; only among headers, the title where there is no other."""
    OTHER = auto()


# Tried in this order: "Thời gian thực hiện" is a deadline although "thực hiện" alone would name the lead.
_WORDS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, re.compile(r"(?:s ?)?tt|so ?tt|so thu tu|stt|thu tu|#")),
    (Column.NOTE, re.compile(r"ghi chu.*|luu y")),
    (Column.COORDINATING, re.compile(r"(?!.*chu tri).*\bphoi hop\b.*")),
    (
        Column.PERSON,
        re.compile(
            r"(?:nguoi|can bo|cong chuc|chuyen vien|lanh dao|dong chi)\b.*\b(?:thuc hien|phu trach|chu tri"
            r"|chi dao|theo doi|chiu trach nhiem|dam nhiem|tham muu)\b.*|nguoi phu trach"
        ),
    ),
    (Column.LEAD, re.compile(r".*\bchu tri\b.*")),
    (
        Column.OTHER,
        re.compile(
            r".*\bbat dau\b.*|(?:thoi (?:gian|han)\b.* )?tu(?: ngay)?"
            r"|(?:thuoc )?(?:nhom|linh vuc|muc tieu|can cu)\b.*"
        ),
    ),
    (Column.STATE, re.compile(r"(?:tinh trang|trang thai)(?: (?:thuc hien|xu ly|nhiem vu|hoan thanh))?")),
    (
        Column.DEADLINE,
        re.compile(
            r".*(?:thoi gian|thoi han|thoi diem|\bhan (?:hoan|thuc|cuoi|xu ly|giai quyet)|ky han|moc thoi"
            r"|\bket thuc).*"
            r"|han|hoan thanh|(?:gia han )?den(?: ngay)?|gia han"
        ),
    ),
    (Column.PROGRESS, re.compile(r".*(?:tien do|ket qua thuc hien|tinh hinh thuc hien|muc do hoan thanh).*")),
    (
        Column.DOCUMENT,
        re.compile(r"ten (?:van ban|de an|du an|chuong trinh|ke hoach|de tai|mo hinh|san pham)\b.*"),
    ),
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
# Of several columns that could be the title, the first of these that is there is it.
_TITLES = (
    re.compile(r"(?:noi dung|ten) (?:nhiem vu|cong viec)\b.*|.*\b(?:cu the|chi tiet)"),
    re.compile(r"(?:cac )?(?:nhiem vu|cong viec|dau viec|viec can lam)(?!.*giai phap).*"),
    re.compile(r"noi dung.*"),
    re.compile(r".*"),
)
_GROUP_OF_TASKS = re.compile(r"(?:nhom|linh vuc|muc tieu)\b.*\b(?:nhiem vu|cong viec|noi dung)\b.*")
_ENDS = (re.compile(r".*\b(?:hoan thanh|ket thuc)\b.*"), re.compile(r".*"))
_ONE_ONLY = frozenset(Column) - {Column.OTHER, Column.NOTE}
_ENOUGH = 3
_NEEDED = frozenset({Column.TITLE, Column.LEAD})
WITHOUT_LEAD = frozenset({Column.NUMBER, Column.TITLE, Column.DEADLINE})
"""The columns of a table whose groups are called by the units that lead them."""


def column_of(header: str) -> Column | None:
    """Return what a column with this header holds, None when the words are no column name we know."""
    name = _name(header)
    if not name or len(name) > _LONGEST_NAME:
        return None
    return next((column for column, words in _WORDS if words.fullmatch(name)), None)


def columns_of(
    headers: Sequence[str], needed: frozenset[Column] = _NEEDED, *, dated_by_groups: bool = False
) -> tuple[Column | None, ...] | None:
    """Return what each column holds when these are the headers of a plan's table, otherwise None.

    Where the rows are `dated_by_groups` ("THÁNG 02"), no column of deadlines is needed.
    """
    names = [_name(header) for header in headers]
    found = [column_of(header) for header in headers]
    _take_for(found, Column.PROGRESS, Column.DEADLINE, names, re.compile(r".*tien do.*"))
    if Column.DEADLINE in found or dated_by_groups:
        _take_for(found, Column.DOCUMENT, Column.TITLE, names)
        _take_for(found, Column.OTHER, Column.TITLE, names, _GROUP_OF_TASKS)
    _take_for(found, Column.PERSON, Column.LEAD, names)
    _take_for(found, Column.STATE, Column.PROGRESS, names)
    chosen = (
        _chosen(found, names, Column.TITLE, _TITLES),
        _chosen(found, names, Column.DEADLINE, _ENDS),
        *(newest(names, _places(found, kind)) for kind in _ONE_ONLY),
    )
    named = {column for column in found if column is not None}
    if not needed <= named or len(named) < _ENOUGH:
        return None
    return tuple(_one_of_each(found, [place for place in chosen if place is not None]))


def names_a_person(header: str) -> bool:
    """Return whether a column with this header names people."""
    return column_of(header) is Column.PERSON


def is_header_cell(text: str) -> bool:
    """Return whether the text reads like the header of a numbered table."""
    return column_of(text) is Column.NUMBER


def _name(header: str) -> str:
    return fold(header).strip(" .:;*()")


def _take_for(
    found: list[Column | None],
    given: Column,
    wanted: Column,
    names: Sequence[str],
    words: re.Pattern[str] = _TITLES[-1],
) -> None:
    """Let a column stand for a kind that no column is called by.

    A plan's "Tiến độ" is its time table; beside a deadline it says how far the work is.
    """
    if wanted not in found:
        fitting = (
            place for place, column in enumerate(found) if column is given and words.fullmatch(names[place])
        )
        place = next(fitting, None)
        if place is not None:
            found[place] = wanted


def _chosen(
    found: Sequence[Column | None], names: Sequence[str], kind: Column, by_rank: Sequence[re.Pattern[str]]
) -> int | None:
    """Return the place of the column that best fits a kind, None without any."""
    places = _places(found, kind)
    ranked = (place for words in by_rank for place in places if words.fullmatch(names[place]))
    return next(ranked, None)


def _places(found: Sequence[Column | None], kind: Column) -> list[int]:
    return [place for place, column in enumerate(found) if column is kind]


def _one_of_each(found: Sequence[Column | None], chosen: Sequence[int]) -> Iterator[Column | None]:
    """Yield one column of each kind, the chosen one or the first; the others are shown beside the notes."""
    decided = {found[place]: place for place in chosen}
    for place, column in enumerate(found):
        is_second = column in _ONE_ONLY and decided.setdefault(column, place) != place
        yield Column.OTHER if is_second or column in {Column.PERSON, Column.DOCUMENT} else column
