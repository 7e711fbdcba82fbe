"""Two columns of one kind, as a plan that amends another has them: what was given before, what counts now."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from plans.plan import Problem
from plans.reading.columns import Column, column_of
from plans.reading.content import Cell, Row
from plans.reading.headers import Columns
from plans.reading.tables import PlanTable
from plans.reading.version_words import replaces
from plans.text import clean, fold

_UNCHANGED = re.compile(
    r"(?:van )?(?:giu nguyen|nhu cu|khong (?:thay doi|dieu chinh|sua doi|doi))\b.{0,40}|[-–—.…\s]*"
)
_SAYS_WHAT_CHANGES = re.compile(
    r"(?:dieu chinh|thay doi|gia han|lui|doi|chuyen|bo sung)\b.{0,20}?\b(?:thoi (?:gian|han)|tien do|han"
    r"|don vi|co quan|ten|so thu tu)\b"
)
_NOTICE = (
    "Bảng có cột cũ và cột mới: lấy cột “{new}”; ô nào của cột ấy để trống thì lấy cột “{old}”. Đề nghị đối "
    "chiếu."
)
_DESCRIBES = (
    "Ô này chỉ nói điều gì thay đổi, nên nội dung nhiệm vụ vẫn lấy ở cột cũ; đề nghị kiểm tra các ô khác của "
    "nhiệm vụ này."
)


@lru_cache(maxsize=64)
def replaced_columns(headers: tuple[str, ...], columns: Columns) -> dict[int, int]:
    """Return, for each column that says what counts now, the one that says what was given before."""
    kinds = [column_of(header) for header in headers]
    found: dict[int, int] = {}
    for new, column in enumerate(columns):
        same = (place for place, kind in enumerate(kinds) if place != new and kind is column is not None)
        old = next((place for place in same if replaces(headers[new], headers[place])), None)
        if old is not None:
            found[new] = old
    return found


def in_force(row: Row, headers: tuple[str, ...], columns: Columns) -> Row:
    """Return the row with what was given before in those of its cells that change nothing."""
    cells = list(row.cells)
    for new, old in replaced_columns(headers, columns).items():
        if max(new, old) < len(cells) and _says_nothing_new(cells[new], columns[new]):
            cells[new], cells[old] = cells[old], Cell("")
    return replace(row, cells=tuple(cells))


def amended_columns(table: PlanTable) -> Iterator[Problem]:
    """Yield what people should know of a table with columns of both kinds."""
    rows = list(table.rows())
    for new, old in replaced_columns(table.headers, table.columns).items() if rows else ():
        names = clean(table.headers[old]), clean(table.headers[new])
        yield Problem(rows[0].place, " | ".join(names), _NOTICE.format(new=names[1], old=names[0]))
        cells = ((row.place, row.cells[new]) for row in rows if new < len(row.cells))
        for place, cell in cells:
            if _describes(cell, table.columns[new]):
                yield Problem(place, cell.text, _DESCRIBES)


def _says_nothing_new(cell: Cell, column: Column | None) -> bool:
    return _UNCHANGED.fullmatch(fold(cell.text)) is not None or _describes(cell, column)


def _describes(cell: Cell, column: Column | None) -> bool:
    return column is Column.TITLE and _SAYS_WHAT_CHANGES.match(fold(cell.text)) is not None
