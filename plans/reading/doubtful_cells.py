"""What a reader of files is not sure of: single cells, by their columns, and the document as a whole."""

from collections.abc import Iterable, Iterator

from plans.plan import Problem
from plans.reading.columns import Column
from plans.reading.content import Cell, Content, Notice
from plans.reading.row_view import RowView
from plans.reading.tables import PlanTable


def notices(content: Content) -> Iterator[Problem]:
    """Return what people should know of the document as a whole."""
    return (Problem(piece.place, "", piece.reason) for piece in content if isinstance(piece, Notice))


def doubtful_cells(tables: Iterable[PlanTable]) -> Iterator[Problem]:
    """Return the cells that may not say what was meant."""
    for table in tables:
        for row in table.rows():
            if RowView.of(row, table).is_struck_out:
                continue
            for place, cell in enumerate(row.cells):
                column = table.columns[place] if place < len(table.columns) else None
                if cell.doubt and not _is_running_number(cell, column):
                    header = table.headers[place] if place < len(table.headers) else ""
                    yield Problem(row.place, ": ".join(filter(None, [header, cell.text])), cell.doubt)


def _is_running_number(cell: Cell, column: Column | None) -> bool:
    """Return whether a cell numbers its row: there 1.1 is no number of things."""
    return column is Column.NUMBER and bool(cell.text)
