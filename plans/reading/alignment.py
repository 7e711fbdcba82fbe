"""Rows of a table without a header under the columns of the table that they go on with."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from math import comb

from plans.deadline import read_deadline
from plans.plan import DeadlineKind
from plans.reading.columns import Column
from plans.reading.content import Cell, Row
from plans.reading.numbering import group_number, task_number
from plans.reading.unit_words import begins_unit

_Columns = tuple[Column | None, ...]
_MOST_WAYS = 3_000
_ENOUGH = 0.6
_TELLING = frozenset({Column.NUMBER, Column.LEAD, Column.COORDINATING, Column.DEADLINE})
"""Columns whose cells show by their words that they belong there."""
_LONGEST_DEADLINE = 80
_SOME_YEAR = 2025
"""Whether a phrase reads as a deadline does not depend on the year."""


def aligned(rows: Sequence[Row], columns: _Columns) -> list[Row] | None:
    """Return the rows with their cells under the columns; None when they are of another table.

    One of both tables may have an empty column more: then the cells find their places by what they say.
    """
    if max(len(row.cells) for row in rows) == len(columns):
        return list(rows)
    width = max(len(row.cells) for row in rows)
    filled = [place for place in range(width) if any(_text(row, place) for row in rows)]
    places = _best_places(rows, filled, columns) if 1 < len(filled) <= len(columns) else None
    if places is None:
        return None
    where = dict(zip(places, filled, strict=True))
    return [replace(row, cells=_placed(row, where, len(columns))) for row in rows]


def _best_places(rows: Sequence[Row], filled: Sequence[int], columns: _Columns) -> tuple[int, ...] | None:
    """Return under which columns the filled ones fit best, in their order."""
    if comb(len(columns), len(filled)) > _MOST_WAYS:
        return None
    fits = {
        (here, there): _fit(rows, here, column) for here in filled for there, column in enumerate(columns)
    }
    ways = combinations(range(len(columns)), len(filled))
    best = max(ways, key=lambda way: sum(fits[pair] for pair in zip(filled, way, strict=True)))
    under = {columns[there]: fits[here, there] for here, there in zip(filled, best, strict=True)}
    telling = [fit for column, fit in under.items() if column in _TELLING]
    is_fitting = len(telling) > 1 and sum(telling) >= _ENOUGH * len(telling)
    return best if is_fitting and Column.TITLE in under else None


def _fit(rows: Sequence[Row], place: int, column: Column | None) -> float:
    """Return how well the words at a place fit a column, from 0 to 1."""
    texts = [text for row in rows if (text := _text(row, place))]
    return sum(_reads_as(text, column) for text in texts) / len(texts)


@lru_cache(maxsize=1024)
def _reads_as(text: str, column: Column | None) -> float:
    is_number = bool(task_number(text) or group_number(text))
    if column is Column.NUMBER:
        return float(is_number)
    if column in {Column.LEAD, Column.COORDINATING}:
        return float(begins_unit(text))
    if column is Column.DEADLINE:
        return float(
            len(text) <= _LONGEST_DEADLINE and read_deadline(text, _SOME_YEAR).kind is not DeadlineKind.NONE
        )
    if column is Column.TITLE:
        return 0.8 * (not is_number and not begins_unit(text))
    return 0.1


def _text(row: Row, place: int) -> str:
    return row.cells[place].text.strip() if place < len(row.cells) else ""


def _placed(row: Row, where: dict[int, int], width: int) -> tuple[Cell, ...]:
    places = (where.get(there, len(row.cells)) for there in range(width))
    return tuple(row.cells[here] if here < len(row.cells) else Cell("") for here in places)
