"""The header of a plan table: where it stands, what completes it, and where it comes again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from plans.reading.columns import WITHOUT_LEAD, Column, column_of, columns_of
from plans.reading.content import Cell, Row
from plans.reading.group_deadline import names_a_period
from plans.reading.group_leads import units_leading
from plans.reading.numbering import split_group_line, task_number
from plans.reading.version_words import is_version
from plans.text import clean, fold

Columns = tuple[Column | None, ...]
_ColumnsOf = Callable[..., Columns | None]
_NUMBER_AND_TITLE = 2
_LONGEST_COLUMN_NUMBER = 4
"""A row may number the columns: "(1)", "(2)"."""
_HEADER_WITHIN = 15
_LONGEST_PART = 30
_LEAST_SAME = 3


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns hold and are called, and which rows (from `first` to before `after`) say so."""

    columns: Columns
    names: tuple[str, ...]
    first: int
    after: int


def find_header(rows: Sequence[Row], columns_of: _ColumnsOf = columns_of) -> Header | None:
    """Return the header among the first rows of a table; it may take two rows."""
    places = range(min(_HEADER_WITHIN, len(rows)))
    is_dated = any(names_a_period(row.texts) for row in rows)
    dated = partial(columns_of, dated_by_groups=is_dated)
    return next((header for place in places if (header := _header_at(rows, place, dated))), None)


def find_header_without_lead(rows: Sequence[Row], current: Columns | None) -> Header | None:
    """Return the header of a table whose groups are called by the units that lead them.

    `current` are the columns of the table under way, which goes on on another page.
    """
    header = find_header(rows, partial(columns_of, needed=WITHOUT_LEAD))
    if header is None or Column.LEAD in header.columns:
        return None
    return header if header.columns == current or _begins_with_units(rows[header.after :]) else None


def _begins_with_units(rows: Sequence[Row]) -> bool:
    """Return whether a row that is called by units stands above the first task."""
    for row in rows:
        texts = [clean(text) for text in _own(row).values()]
        title = max(texts, key=len, default="")
        if len(texts) > _NUMBER_AND_TITLE:
            if all(len(text) <= _LONGEST_COLUMN_NUMBER for text in texts):
                continue
            return False
        lettered = split_group_line(title)
        if units_leading(lettered[1] if lettered else title):
            return True
    return False


def _header_at(rows: Sequence[Row], place: int, columns_of: _ColumnsOf) -> Header | None:
    row, below = rows[place], rows[place + 1 : place + 2]
    if below and completes_header(below[0]) and sum(map(_names_a_column, row.texts)) > 1:
        names = _joined([row, *below])
        columns = columns_of(names)
        if columns:
            return Header(columns, names, place, place + 2)
    columns = columns_of(row.texts)
    return Header(columns, _joined([row]), place, place + 1) if columns else None


def joined_over_page_end(above: Row, below: Row) -> Header | None:
    """Return the header whose upper half ends one page and whose lower half begins the next, if it is one."""
    own = _own(below)
    if not own or not _goes_on(list(own.values())) or any(not _cell(above, place).text for place in own):
        return None
    names = _joined([above, below])
    columns = columns_of(names)
    kept = zip(columns or (), above.texts, strict=False)
    if columns is None or any(column is None for column, text in kept if _names_a_column(text)):
        return None
    return Header(columns, names, 0, 1)


def _goes_on(texts: Sequence[str]) -> bool:
    """Return whether these may be the lower halves of names: "nhiệm vụ" or, in capitals, "CHỦ TRÌ"."""
    is_short = all(len(text) <= _LONGEST_PART for text in texts)
    return is_short and (
        all(text[0].islower() for text in texts) or (len(texts) > 1 and all(map(str.isupper, texts)))
    )


def completes_header(row: Row) -> bool:
    """Return whether the row only completes the names above it; a whole header again is another page's.

    Beside "Chủ trì" and "Phối hợp" there may stand parts of a column that we have no name for. One cell alone
    completes a name where the others are merged down; else it is the heading of a group.
    """
    own = list(_own(row).values())
    named = sum(_names_a_column(text) or is_version(text) for text in own)
    is_short = all(len(text) <= _LONGEST_PART for text in own)
    is_heading = len(own) == 1 and not any(cell.merged_down for cell in row.cells)
    return (
        0 < named >= len(own) / 2
        and (is_short or named == len(own))
        and (named > 1 or len(own) == 1)
        and not is_heading
        and not any(split_group_line(text) for text in own[:1])
        and columns_of(own) is None
    )


def comes_again(row: Row, header: Header) -> bool:
    """Return whether the row is the header again, as at the top of each page, perhaps with other words."""
    texts = row.texts
    same = sum(1 for one, other in zip(texts, header.names, strict=False) if one and fold(one) == fold(other))
    if same >= _LEAST_SAME or columns_of(texts) == header.columns:
        return True
    own = _own(row)
    named = {place: column for place, text in own.items() if (column := column_of(text))}
    agreeing = sum(1 for place, column in named.items() if header.columns[place : place + 1] == (column,))
    return (
        len(named) >= max(_LEAST_SAME, len(own) - 1)
        and 2 * agreeing >= len(named)
        and not any(map(task_number, texts[:2]))
    )


def another_header(row: Row, header: Header) -> Header | None:
    """Return the header of other columns that begins with this row in the midst of a table, if one does."""
    own = _own(row)
    columns = (
        columns_of(row.texts) if len(own) > _LEAST_SAME and all(map(_names_a_column, own.values())) else None
    )
    if columns is None or Column.NUMBER not in columns or columns == header.columns:
        return None
    return Header(columns, _joined([row]), 0, 1)


def _own(row: Row) -> dict[int, str]:
    """Return, by column, the texts that the row does not share with the rows above."""
    return {
        place: cell.text for place, cell in enumerate(row.cells) if cell.text.strip() and not cell.merged_down
    }


def _names_a_column(text: str) -> bool:
    return column_of(text) is not None


def _joined(rows: Sequence[Row]) -> tuple[str, ...]:
    width = max(len(row.cells) for row in rows)
    stacks = [[_cell(row, place) for row in rows] for place in range(width)]
    names = [clean(" ".join(cell.text for cell in stack if not cell.merged_down)) for stack in stacks]
    for place, name in enumerate(names):
        if place and len(rows) > 1 and is_version(name):
            names[place] = f"{clean(_spanning(rows[0], place))} {name}".strip()
    return tuple(names)


def _spanning(above: Row, place: int) -> str:
    """Return the name that spans this column and the one to its left: "Thời hạn" above "cũ" and "mới"."""
    return next((text for text in reversed(above.texts[:place]) if text), "")


def _cell(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else Cell("")
