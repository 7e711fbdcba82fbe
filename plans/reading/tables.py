"""Which tables of a document list the tasks of the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from plans.reading.columns import Column, column_of, columns_of
from plans.reading.content import Cell, Content, Line, Notice, Part, Row
from plans.reading.numbering import split_group_line, task_number
from plans.text import clean, fold

Columns = tuple[Column | None, ...]
_HEADER_WITHIN = 15
_LONGEST_PART = 30


@dataclass(slots=True)
class PlanTable:
    """A table of tasks: what its columns hold, its rows, and the headings that stand between them."""

    columns: Columns
    headers: tuple[str, ...]
    entries: list[Row | Line] = field(default_factory=list)

    @property
    def numbered_rows(self) -> int:
        """Return how many rows begin with the number of a task."""
        return sum(1 for row in self.rows() if any(task_number(text) for text in row.texts[:2]))

    def rows(self) -> Iterator[Row]:
        """Return the rows without the headings between them."""
        return (entry for entry in self.entries if isinstance(entry, Row))


@dataclass(frozen=True, slots=True)
class Tables:
    """A document divided into its plan tables, similar tables left aside, and everything else."""

    plan: tuple[PlanTable, ...]
    left_aside: tuple[PlanTable, ...]
    prose: tuple[Line, ...]


def find_tables(content: Content) -> Tables:
    """Return the document's tables of tasks and its prose (with the text of all other tables)."""
    prose: list[Line] = []
    tables: list[PlanTable] = []
    current: PlanTable | None = None
    written = (piece for piece in content if not isinstance(piece, (Notice, Part)))
    for key, entries in groupby(written, key=lambda entry: entry.table if isinstance(entry, Row) else None):
        if key is None:
            current = _take_lines([entry for entry in entries if isinstance(entry, Line)], current, prose)
        else:
            current = _take_table(
                [entry for entry in entries if isinstance(entry, Row)], current, tables, prose
            )
    plan, left_aside = _chosen(tables)
    return Tables(tuple(plan), tuple(left_aside), tuple(prose))


def _take_lines(lines: list[Line], current: PlanTable | None, prose: list[Line]) -> PlanTable | None:
    """Sort lines into headings of the table under way and prose; an appendix title ends the table."""
    for line in lines:
        if current is not None and fold(line.text).startswith("phu luc"):
            current = None
        if current is not None and split_group_line(line.text):
            current.entries.append(line)
        else:
            prose.append(line)
    return current


def _take_table(
    rows: list[Row], current: PlanTable | None, tables: list[PlanTable], prose: list[Line]
) -> PlanTable | None:
    header = _find_header(rows)
    if header is None:
        if current is not None and _continues(rows, current):
            current.entries.extend(rows)
            return current
        prose.extend(_as_lines(rows))
        return None
    columns, first, after = header
    prose.extend(_as_lines(rows[:first]))
    if current is None or current.columns != columns:
        current = PlanTable(columns, _joined(rows[first:after]))
        tables.append(current)
    current.entries.extend(row for row in rows[after:] if not _repeats(row, current))
    return current


def _as_lines(rows: Sequence[Row]) -> Iterator[Line]:
    return (Line(line, row.place) for row in rows for text in row.texts for line in text.split("\n") if line)


def _find_header(rows: Sequence[Row]) -> tuple[Columns, int, int] | None:
    """Return the columns, the place of the header and of the first row after it; it may take two rows."""
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        below = rows[place + 1 : place + 2]
        if below and _belongs_to_header(below[0]) and sum(map(_names_a_column, row.texts)) > 1:
            columns = columns_of(_joined([row, *below]))
            if columns:
                return columns, place, place + 2
        columns = columns_of(row.texts)
        if columns:
            return columns, place, place + 1
    return None


def _names_a_column(text: str) -> bool:
    return column_of(text) is not None


def _belongs_to_header(row: Row) -> bool:
    """Return whether the row only completes the names above it; a whole header again is another page's.

    Beside "Chủ trì" and "Phối hợp" there may stand parts of a column that we have no name for.
    """
    own = [cell.text for cell in row.cells if cell.text and not cell.merged_down]
    named = sum(map(_names_a_column, own))
    is_short = all(len(text) <= _LONGEST_PART for text in own)
    return (
        0 < named >= len(own) / 2
        and (is_short or named == len(own))
        and (named > 1 or len(own) == 1)
        and columns_of(own) is None
    )


def _joined(rows: Sequence[Row]) -> tuple[str, ...]:
    width = max(len(row.cells) for row in rows)
    stacks = [[_cell(row, place) for row in rows] for place in range(width)]
    return tuple(clean(" ".join(cell.text for cell in stack if not cell.merged_down)) for stack in stacks)


def _cell(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else Cell("")


def _repeats(row: Row, table: PlanTable) -> bool:
    """Return whether the row is the header again, as printed at the top of each page."""
    texts = row.texts
    same = sum(
        1 for one, other in zip(texts, table.headers, strict=False) if one and fold(one) == fold(other)
    )
    return same >= 3 or columns_of(texts) == table.columns


def _continues(rows: Sequence[Row], table: PlanTable) -> bool:
    width = max(len(row.cells) for row in rows)
    return width == len(table.columns) and column_of(rows[0].texts[0]) is not Column.NUMBER


def _chosen(tables: list[PlanTable]) -> tuple[list[PlanTable], list[PlanTable]]:
    """Keep the main table and those that, like it, have or have not a column of progress."""
    if not tables:
        return [], []
    main = max(tables, key=lambda table: table.numbered_rows)
    reports = Column.PROGRESS in main.columns
    plan = [table for table in tables if (Column.PROGRESS in table.columns) == reports]
    return plan, [table for table in tables if table not in plan]
