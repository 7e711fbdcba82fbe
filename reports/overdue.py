"""The list of what is overdue, unit by unit, as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.spreadsheet import Sheet, SheetColumn, workbook

COLUMNS = (
    SheetColumn("Đơn vị", 30),
    SheetColumn("Kế hoạch", 20),
    SheetColumn("Việc", 60),
    SheetColumn("Thời hạn trong kế hoạch", 28),
    SheetColumn("Hạn", 12),
    SheetColumn("Quá hạn (ngày làm việc)", 12),
    SheetColumn("Đề nghị đôn đốc bằng văn bản", 14),
)


@dataclass(frozen=True, slots=True)
class OverdueThing:
    """One thing that one unit owes past its date."""

    unit: str
    plan: str
    what: str
    deadline: str
    due: date
    working_days_late: int
    needs_letter: bool


def overdue_table(things: Sequence[OverdueThing]) -> bytes:
    """Return the table as an .xlsx, the units in the order given."""
    rows = [
        (
            thing.unit,
            thing.plan,
            thing.what,
            thing.deadline,
            thing.due,
            thing.working_days_late,
            "x" if thing.needs_letter else None,
        )
        for thing in things
    ]
    return workbook([Sheet("Quá hạn", COLUMNS, rows)])
