"""Which tables of a document list the tasks of the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from plans.reading.alignment import aligned
from plans.reading.columns import Column, column_of
from plans.reading.content import Content, Line, Part, Piece, Row
from plans.reading.ditto import spelled_out
from plans.reading.emphasis import with_leads_told
from plans.reading.headers import (
    Columns,
    Header,
    another_header,
    comes_again,
    completes_header,
    find_header,
    find_header_without_lead,
    joined_over_page_end,
)
from plans.reading.heading import is_report
from plans.reading.ledger import Kind
from plans.reading.numbering import split_group_line, task_number
from plans.reading.other_tables import OtherTable, title_above
from plans.reading.progress_column import without_progress
from plans.text import fold

_LONGEST_NUMBER = 20


@dataclass(slots=True)
class PlanTable:
    """A table of tasks: what its columns hold, its rows, and the headings that stand between them."""

    columns: Columns
    headers: tuple[str, ...]
    entries: list[Row | Line] = field(default_factory=list)
    header_rows: list[Row] = field(default_factory=list)
    title: str = ""

    @property
    def numbered_rows(self) -> int:
        """Return how many rows begin with the number of a task."""
        return sum(1 for row in self.rows() if _is_numbered(row))

    @property
    def header(self) -> Header:
        """Return the header of the table."""
        return Header(self.columns, self.headers, 0, 1)

    def rows(self) -> Iterator[Row]:
        """Return the rows without the headings between them."""
        return (entry for entry in self.entries if isinstance(entry, Row))


@dataclass(frozen=True, slots=True)
class Tables:
    """A document divided into its plan tables, similar tables left aside, all others, and its prose."""

    plan: tuple[PlanTable, ...]
    left_aside: tuple[PlanTable, ...]
    others: tuple[OtherTable, ...]
    prose: tuple[Line, ...]
    """The lines outside the plan tables, with the text of all other tables."""


def find_tables(content: Content) -> Tables:
    """Return the document's tables of tasks, its other tables, and its prose."""
    finder = _Finder()
    for key, pieces in groupby(content, key=_table_of):
        if key is None:
            finder.take_lines(list(pieces))
        else:
            finder.take_table([piece for piece in pieces if isinstance(piece, Row)])
    if not is_report(finder.prose):
        for table in finder.tables:
            rows = [row.texts for row in table.rows()]
            table.columns = without_progress(table.columns, table.headers, rows)
    for table in finder.tables:
        told = with_leads_told(table.entries, table.columns, table.headers)
        table.entries = list(spelled_out(told, table.columns))
    plan, left_aside = _chosen(finder.tables)
    return Tables(tuple(plan), tuple(left_aside), tuple(finder.others), tuple(finder.prose))


def _table_of(piece: Piece) -> int | None:
    return piece.table if isinstance(piece, Row) else None


@dataclass(slots=True)
class _Finder:
    """Goes through a document from table to table, knowing which plan table is under way."""

    tables: list[PlanTable] = field(default_factory=list)
    others: list[OtherTable] = field(default_factory=list)
    prose: list[Line] = field(default_factory=list)
    current: PlanTable | None = None
    is_new_sheet: bool = False
    is_interrupted: bool = False
    """Whether the last table was another than a plan table."""
    half_header: list[Row] = field(default_factory=list)
    """The last rows of a page, where they name columns and nothing stands below them."""
    said: int = 0
    """How many lines of prose there were before the last table."""

    def take_lines(self, pieces: Sequence[Piece]) -> None:
        """Sort lines into headings of the table under way and prose; an appendix title ends the table."""
        for piece in pieces:
            if isinstance(piece, Part):
                self.is_new_sheet = self.is_new_sheet or piece.kind is Kind.SHEET
            elif isinstance(piece, Line):
                self._take_line(piece)

    def _take_line(self, line: Line) -> None:
        if self.current is not None and fold(line.text).startswith("phu luc"):
            self.current = None
        if self.current is not None and split_group_line(line.text):
            self.current.entries.append(line)
        else:
            self.prose.append(line)

    def take_table(self, rows: list[Row]) -> None:
        """Take the rows of one table, or of the part of a table that stands on one page."""
        title = title_above(self.prose[self.said :])
        header = self._header_over_page_end(rows) or find_header(rows) or self._header_without_lead(rows)
        if header is None:
            self._take_without_header(rows, title)
        else:
            self._take_before_header(rows[: header.first], header, title)
            self._begin(header, title, rows[header.first : header.after])
            self._take_rows(rows[header.after :])
        self.is_new_sheet, self.said = False, len(self.prose)

    def _header_over_page_end(self, rows: list[Row]) -> Header | None:
        """Return the header that the first row completes, and forget what its upper half was taken for."""
        above, self.half_header = self.half_header, []
        header = joined_over_page_end(above[-1], rows[0]) if above else None
        if (
            header
            and self.current is not None
            and not self.current.entries
            and above == self.current.header_rows
        ):
            self.tables.remove(self.current)
            self.current = None
        return header

    def _header_without_lead(self, rows: list[Row]) -> Header | None:
        return find_header_without_lead(rows, self.current.columns if self.current else None)

    def _take_without_header(self, rows: list[Row], title: str) -> None:
        """Let the rows go on with the plan table under way, or keep them as another table."""
        fitting = self._continuation(rows) if self.current is not None else None
        if fitting is not None:
            self.is_interrupted = False
            self._take_rows(fitting)
            return
        self._set_aside(rows, title)
        self.half_header = rows[-1:]

    def _continuation(self, rows: Sequence[Row]) -> list[Row] | None:
        assert self.current is not None  # noqa: S101 -- asked only while a table is under way
        first = next((text for text in rows[0].texts if text), "")
        if column_of(first) is Column.NUMBER:
            return None
        if self.is_interrupted and not any(map(_is_numbered, rows)):
            return None
        return aligned(rows, self.current.columns)

    def _set_aside(self, rows: Sequence[Row], title: str) -> None:
        if not rows:
            return
        if self._goes_on_with_other(rows):
            before = self.others.pop()
            self.others.append(OtherTable((*before.rows, *rows), before.title))
        else:
            self.others.append(OtherTable(tuple(rows), title))
        self.prose.extend(_as_lines(rows))
        self.is_interrupted = True

    def _goes_on_with_other(self, rows: Sequence[Row]) -> bool:
        """Return whether the last table that was set aside goes on with these rows on the next page."""
        last = self.others[-1].rows[-1] if self.is_interrupted and self.others else None
        return (
            last is not None
            and len(self.prose) == self.said
            and last.page != rows[0].page
            and len(last.cells) == len(rows[0].cells)
        )

    def _take_before_header(self, rows: list[Row], header: Header, title: str) -> None:
        """Let rows above a header that comes again go on with the table; above the first, they are prose."""
        goes_on = (
            self.current is not None
            and not self.is_new_sheet
            and any(map(_is_numbered, rows))
            and self.current.columns == header.columns
        )
        if goes_on:
            self._take_rows(rows)
        else:
            self._set_aside(rows, title)

    def _begin(self, header: Header, title: str, rows: Sequence[Row]) -> None:
        """Begin a table, unless the header is the same again that the table under way has."""
        if self.current is None or self.is_new_sheet or self.current.columns != header.columns:
            self.current = PlanTable(header.columns, header.names, title=title)
            self.tables.append(self.current)
        self.current.header_rows.extend(rows)
        self.half_header = list(rows)
        self.is_interrupted = False

    def _take_rows(self, rows: Sequence[Row]) -> None:
        """Take the rows below a header, which may come again among them, also with other columns."""
        assert self.current is not None  # noqa: S101 -- a header was found, or rows go on with a table
        is_header = False
        for row in rows:
            is_header = not _is_numbered(row) and self._take_as_header(
                self.current, row, is_below_header=is_header
            )
            if not is_header:
                self.current.entries.append(row)
                self.half_header = []

    def _take_as_header(self, table: PlanTable, row: Row, *, is_below_header: bool) -> bool:
        """Take a row that is a header again, or of other columns; return whether it is one."""
        other = another_header(row, table.header)
        if comes_again(row, table.header) or (is_below_header and completes_header(row)):
            table.header_rows.append(row)
        elif other is not None:
            self._begin(other, "", [row])
        else:
            return False
        return True


def _is_numbered(row: Row) -> bool:
    return any(len(text) <= _LONGEST_NUMBER and task_number(text) for text in row.texts[:2])


def _as_lines(rows: Sequence[Row]) -> Iterator[Line]:
    return (Line(line, row.place) for row in rows for text in row.texts for line in text.split("\n") if line)


def _chosen(tables: list[PlanTable]) -> tuple[list[PlanTable], list[PlanTable]]:
    """Keep the main table and those that, like it, have or have not a column of progress."""
    if not tables:
        return [], []
    main = max(tables, key=lambda table: table.numbered_rows)
    reports = Column.PROGRESS in main.columns
    plan = [table for table in tables if (Column.PROGRESS in table.columns) == reports]
    return plan, [table for table in tables if table not in plan]
