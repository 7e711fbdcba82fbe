"""The log as a sheet: a row a change."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.spreadsheet import Sheet, SheetColumn, workbook

COLUMNS = (
    SheetColumn("Thời gian", 18),
    SheetColumn("Người thực hiện", 24),
    SheetColumn("Nơi thực hiện", 28),
    SheetColumn("Việc", 30),
    SheetColumn("Đơn vị", 28),
    SheetColumn("Nhiệm vụ, kế hoạch", 24),
    SheetColumn("Trước", 30),
    SheetColumn("Sau", 30),
)


@dataclass(frozen=True, slots=True)
class LogRow:
    """One change, in words."""

    at: str
    person: str
    chat: str
    action: str
    unit: str
    subject: str
    before: str
    after: str


def log_sheet(rows: Sequence[LogRow]) -> bytes:
    """Return the log as an .xlsx."""
    cells = [
        (row.at, row.person, row.chat, row.action, row.unit, row.subject, row.before, row.after)
        for row in rows
    ]
    return workbook([Sheet("Nhật ký", COLUMNS, cells)])
