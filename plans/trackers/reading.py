"""Reading another system's file: the sheet that lists tasks, below headings of one line or two."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from plans.plan import UnreadableDocumentError
from plans.reading.sheets.grid import Book, Place, Sheet
from plans.text import clean
from plans.trackers.columns import Role, roles_of
from plans.trackers.values import Tracker, TrackerRow

_FIRST_ROWS = 20
"""The headings stand this high at least."""
_ORDINAL = re.compile(r"\(?\d{1,3}\)?|\([a-z0-9=+]+\)")
_MOST_CHOICES, _LONGEST_CHOICE = 12, 40
_NO_LIST = (
    "Chưa thấy bảng nhiệm vụ có cột để điền (Tình trạng, Kết quả, Ngày hoàn thành hoặc Tỷ lệ). Đề nghị gửi "
    "đúng tệp xuất từ phần mềm theo dõi, giữ nguyên dòng tiêu đề."
)


def read_tracker(book: Book) -> Tracker:
    """Return the first sheet that lists tasks and can be filled in; hidden sheets are not looked at.

    Raises UnreadableDocumentError: no sheet does.
    """
    for number, sheet in enumerate(book.sheets):
        if sheet.is_hidden or sheet.is_chart:
            continue
        seen = _seen(sheet)
        for last, columns in _headings(sheet, seen):
            rows = tuple(_rows(sheet, seen, last, columns))
            if rows:
                return Tracker(number, sheet.title, columns, rows, _in_use(rows))
    raise UnreadableDocumentError(_NO_LIST)


def _seen(sheet: Sheet) -> dict[Place, str]:
    """Return what each cell shows; a merged cell shows it wherever it reaches."""
    seen = {place: cell.text for place, cell in sheet.cells.items()}
    for area in sheet.merged:
        text = seen.get((area.top, area.left), "")
        for row in range(area.top, min(area.bottom, sheet.last_row) + 1):
            for column in range(area.left, min(area.right, sheet.last_column) + 1):
                seen[row, column] = text
    return seen


def _headings(sheet: Sheet, seen: Mapping[Place, str]) -> Iterator[tuple[int, dict[Role, int]]]:
    """Yield the last line of what may be headings with the columns they name, the fullest first."""
    found = []
    for first in range(1, min(sheet.last_row, _FIRST_ROWS) + 1):
        for last in (first, first + 1):
            columns = roles_of(
                [_heading(seen, column, range(first, last + 1)) for column in range(1, sheet.last_column + 1)]
            )
            if columns:
                found.append((last, {role: place + 1 for role, place in columns.items()}))
    # Of headings that say as much the upper and shorter ones are meant.
    yield from sorted(found, key=lambda one: (-len(one[1]), one[0]))


def _heading(seen: Mapping[Place, str], column: int, rows: range) -> str:
    """Return the lowest words of a heading: "Kết quả" above "Tình trạng" is a frame."""
    return next((text for row in reversed(rows) if (text := clean(seen.get((row, column), "")))), "")


def _rows(
    sheet: Sheet, seen: Mapping[Place, str], headings: int, columns: Mapping[Role, int]
) -> Iterator[TrackerRow]:
    for row in range(headings + 1, sheet.last_row + 1):
        said = {role: clean(text) for role, column in columns.items() if (text := seen.get((row, column)))}
        if _is_task(said) and not _spans(sheet, row, columns):
            yield TrackerRow(row, said)


def _is_task(said: Mapping[Role, str]) -> bool:
    """Return whether a row says what is to be done, and is neither a group nor the numbers of columns."""
    what = said.get(Role.WHAT, "")
    others = {Role.UNIT, Role.DEADLINE, Role.SOURCE, Role.STATUS, Role.RESULT} & said.keys()
    is_numbered = said.get(Role.NUMBER, "").strip(" .").replace(".", "").isdigit()
    return len(what.split()) > 1 and not _ORDINAL.fullmatch(what) and (bool(others) or is_numbered)


def _spans(sheet: Sheet, row: int, columns: Mapping[Role, int]) -> bool:
    """Return whether the task's cell reaches over other columns, as the name of a group does."""
    what = columns[Role.WHAT]
    others = set(columns.values()) - {what}
    return any(
        area.top <= row <= area.bottom
        and area.left <= what <= area.right
        and any(area.left <= column <= area.right for column in others)
        for area in sheet.merged
    )


def _in_use(rows: tuple[TrackerRow, ...]) -> tuple[str, ...]:
    """Return the words in use for a status, if there are only a few, the most frequent first."""
    used = Counter(row[Role.STATUS] for row in rows if row[Role.STATUS])
    are_few = len(used) <= _MOST_CHOICES and all(len(words) <= _LONGEST_CHOICE for words in used)
    return tuple(words for words, _ in used.most_common()) if are_few else ()
