"""Writing the ledger: what every page, sheet, table and row of a document was taken for."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import chain

from plans.plan import Problem
from plans.reading.columns import Column
from plans.reading.content import Content, Part, Row
from plans.reading.ledger import Entry, Fate, Kind, Ledger
from plans.reading.lost_pages import pages_outside
from plans.reading.row_reading import RowFate
from plans.reading.tables import PlanTable, Tables
from plans.text import clean

_WITH_PROGRESS = "bảng có cột tiến độ, khác với bảng nhiệm vụ"
_WITHOUT_PROGRESS = "bảng không có cột tiến độ như bảng nhiệm vụ của báo cáo"
_NOT_READ = "chưa đọc được"
_OUTSIDE = "chữ không nằm trong bảng kẻ ô"
_WHAT_TO_DO = "Chưa đọc: {reason}. Nếu ở đây có nhiệm vụ, đề nghị gửi riêng phần này dạng Word (.docx)."
_LONGEST_TEXT = 300
_MOST_NAMED = 5


def account(
    content: Content, tables: Tables, fates: Iterable[RowFate], as_prose: AbstractSet[int] = frozenset()
) -> Ledger:
    """Return what became of every part, table and row of the content, whose rows are numbered.

    `as_prose` are the rows of tables that only lay out a page.
    """
    book = _Book()
    book.take_tables(tables, as_prose)
    book.take_rows(fates)
    plan_rows = {row.ordinal: place for place, table in enumerate(tables.plan) for row in _all_rows(table)}
    outside = pages_outside(content, plan_rows)
    return Ledger(tuple(_with_reason(entry, outside) for entry in book.entries(content)))


def unread(ledger: Ledger) -> Iterator[Problem]:
    """Return a problem for every page, sheet, picture and table that was left aside."""
    for entry in ledger.left_aside:
        if entry.kind is not Kind.ROW:
            yield Problem(entry.place, entry.text, _WHAT_TO_DO.format(reason=entry.reason))


def unread_parts(content: Content) -> str:
    """Return a sentence that names what a document without a plan holds besides, "" when all was read."""
    parts = [piece for piece in content if isinstance(piece, Part) and piece.fate is Fate.LEFT_ASIDE]
    named = [f"{part.place} ({part.reason})" for part in parts[:_MOST_NAMED]]
    more = [f"và {len(parts) - _MOST_NAMED} chỗ khác"] if len(parts) > _MOST_NAMED else []
    return f" Chưa đọc được: {', '.join(named + more)}." if named else ""


def _with_reason(entry: Entry, outside: frozenset[str]) -> Entry:
    is_outside = entry.kind is Kind.PAGE and entry.fate is Fate.READ and entry.place in outside
    return replace(entry, fate=Fate.LEFT_ASIDE, reason=_OUTSIDE) if is_outside else entry


def _all_rows(table: PlanTable) -> list[Row]:
    """Return the rows of a plan table with those of its header, in their order."""
    return sorted(chain(table.header_rows, table.rows()), key=lambda row: row.ordinal)


@dataclass(slots=True)
class _Book:
    """What is known of the rows and tables, by the place of a row, or of the first row of a table."""

    rows: dict[int, tuple[Fate, str]] = field(default_factory=dict)
    tables: dict[int, Entry] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)
    """The rows of tables that were not read."""

    def take_tables(self, tables: Tables, as_prose: AbstractSet[int]) -> None:
        """Note which tables were left aside and why, and which rows are headers."""
        for table in tables.plan:
            self._note(table.header_rows, Fate.HEADER)
        for table in tables.left_aside:
            rows = _all_rows(table)
            reason = _WITH_PROGRESS if Column.PROGRESS in table.columns else _WITHOUT_PROGRESS
            words = ": ".join(filter(None, [table.title, " | ".join(table.headers)]))
            self._begin(rows, Fate.LEFT_ASIDE, reason, words)
        for other in tables.others:
            if other.holds_data and not all(row.ordinal in as_prose for row in other.rows):
                self._begin(other.rows, Fate.LEFT_ASIDE, other.reason, other.words)
            else:
                self._begin(other.rows, Fate.PROSE)

    def take_rows(self, fates: Iterable[RowFate]) -> None:
        """Note what the rows of the plan tables are; what is said later of the same row counts."""
        for fate in fates:
            if isinstance(fate.source, Row):
                self.rows[fate.source.ordinal] = (fate.fate, fate.reason)

    def entries(self, content: Content) -> Iterator[Entry]:
        """Yield an entry for each part, table and row; nothing is passed over."""
        seen: set[int] = set()
        for piece in content:
            if isinstance(piece, Part):
                yield Entry(piece.kind, piece.place, piece.fate, piece.reason)
            elif isinstance(piece, Row):
                if piece.ordinal in self.tables:
                    yield self.tables[piece.ordinal]
                elif piece.ordinal not in self.others and piece.table not in seen:
                    yield Entry(Kind.TABLE, _place(piece, piece), Fate.READ)
                    seen.add(piece.table)
                yield self._row(piece)

    def _row(self, row: Row) -> Entry:
        fate, reason = self.rows.get(row.ordinal, (Fate.LEFT_ASIDE, _NOT_READ))
        words = clean(" | ".join(filter(None, row.texts))) if fate is Fate.LEFT_ASIDE else ""
        return Entry(Kind.ROW, row.place, fate, reason, words[:_LONGEST_TEXT])

    def _begin(self, rows: Sequence[Row], fate: Fate, reason: str = "", words: str = "") -> None:
        self.tables[rows[0].ordinal] = Entry(
            Kind.TABLE, _place(rows[0], rows[-1]), fate, reason, words[:_LONGEST_TEXT]
        )
        self.others.update(row.ordinal for row in rows)
        self._note(rows, fate)

    def _note(self, rows: Sequence[Row], fate: Fate) -> None:
        self.rows |= {row.ordinal: (fate, "") for row in rows}


def _place(first: Row, last: Row) -> str:
    """Return "bảng 3", "trang tính “A”", or "bảng ở trang 7 đến trang 9" where the rows name only those."""
    table, _, row = first.place.rpartition(", dòng ")
    if table and row:
        return table
    return f"bảng ở {first.place}" + (f" đến {last.place}" if last.place != first.place else "")
