"""Tasks that a document says are no longer to be done: "(bãi bỏ)", "Không thực hiện", struck through."""

import re
from collections.abc import Iterator

from plans.plan import Problem
from plans.reading.columns import Column
from plans.reading.row_view import RowView
from plans.text import clean, fold

_BY = (
    r"(?:,? (?:theo|tai) (?:ke hoach|quyet dinh|cong van|van ban|thong bao|chi dao|y kien|nghi quyet|ket luan"
    r"|to trinh|chuong trinh)\b.{0,120}|,? (?:ke )?tu (?:ngay|thang|quy|nam) .{0,40})?"
)
_REPEALED = (
    r"(?:da |duoc |bi |da duoc )?(?:bai bo|huy bo|loai bo|dua ra khoi (?:ke hoach|danh muc|chuong trinh)"
    r"|thay the (?:bang|boi) nhiem vu [\w.]+)(?: nhiem vu(?: nay)?)?"
)
_NOT_DONE = (
    r"(?:khong (?:tiep tuc )?(?:thuc hien|trien khai)(?: nua)?|(?:da )?dung (?:thuc hien|trien khai)"
    r"|khong con (?:thuc hien|trien khai))(?: nhiem vu(?: nay)?)?"
)
_MARK = rf"(?:{_REPEALED}|{_NOT_DONE}){_BY}"
_CELL = re.compile(rf"\W*{_MARK}\W*")
_CELL_ON_PROGRESS = re.compile(rf"\W*{_REPEALED}{_BY}\W*")
"""Beside what was done, "không thực hiện" says how far the work is."""
_AT_THE_END = re.compile(
    rf".*(?:[(\[](?:nhiem vu nay )?{_MARK}[)\]]|[-–—:] ?(?:da |duoc |bi |da duoc )?(?:bai bo|huy bo))\W*"
)
_AT_THE_START = re.compile(rf"\W*[(\[]{_MARK}[)\]].*")
_WITHIN = re.compile(
    r"[(\[](?:da |duoc |bi )?(?:bai bo|huy bo|khong (?:thuc hien|trien khai))\b[^()\[\]]*[)\]]"
)
_TASKS = r"(?:cac |danh muc |mot so )*(?:nhiem vu|noi dung|cong viec|dau viec)"
_GROUP = re.compile(
    rf"\W*(?:{_TASKS}(?:,? {_TASKS})? (?:da |duoc |bi )*"
    r"(?:bai bo|huy bo|loai bo|khong (?:tiep tuc )?thuc hien|dung thuc hien|dua ra khoi .*)"
    rf"|(?:bai bo|huy bo|loai bo)(?: {_TASKS}\b.{{0,80}})?)\W*(?:\(.*\))?\W*"
)
_ON_PROGRESS = frozenset({Column.STATE, Column.PROGRESS})
_STRUCK = "Nhiệm vụ này bị gạch ngang cả dòng"
_SAYS = "Nhiệm vụ này được ghi là “{words}”"
_IN_GROUP = "Nhiệm vụ này nằm trong nhóm “{words}”"
_LEFT = (
    "{why}, nên không đưa vào danh sách theo dõi. Nếu vẫn phải làm thì đề nghị thêm một dòng vào bảng đọc "
    "thử."
)
_IN_PART = (
    "Nội dung nhiệm vụ có phần được ghi là bãi bỏ hoặc không thực hiện; đề nghị xem phần nào còn phải làm."
)
_LONGEST = 120


def repeal_of(view: RowView) -> str | None:
    """Return why the task of a row is not to be done, in words for people; None where it is."""
    if view.is_struck_out:
        return _LEFT.format(why=_STRUCK)
    title = fold(view.title)
    if _AT_THE_END.fullmatch(title) or _AT_THE_START.fullmatch(title):
        return _left(_SAYS, view.title)
    for column, text in view.cells().items():
        words = _CELL_ON_PROGRESS if column in _ON_PROGRESS else _CELL
        if words.fullmatch(fold(text)):
            return _left(_SAYS, text)
    other = next((text for text in view.others.values() if _CELL_ON_PROGRESS.fullmatch(fold(text))), None)
    return _left(_SAYS, other) if other else None


def repeals(group: str) -> bool:
    """Return whether the title of a group says that its tasks are not to be done."""
    return _GROUP.fullmatch(fold(group)) is not None


def repeal_in(group: str) -> str:
    """Return why a task of such a group is not to be done."""
    return _left(_IN_GROUP, group)


def is_bare_mark(title: str) -> bool:
    """Return whether "(Bãi bỏ)" stands in place of a title."""
    return title.startswith(("(", "[")) and _CELL.fullmatch(fold(title)) is not None


def repealed_in_part(place: str, title: str) -> Iterator[Problem]:
    """Yield a doubt about a task of which a part may be not to be done."""
    if _WITHIN.search(fold(title)):
        yield Problem(place, title, _IN_PART)


def _left(why: str, words: str) -> str:
    return _LEFT.format(why=why.format(words=clean(words)[-_LONGEST:]))
