"""The log as a sheet: a row a change."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.spreadsheet import Column, Sheet, workbook

COLUMNS = (
    Column("Thời gian", 18),
    Column("Người thực hiện", 24),
    Column("Nơi thực hiện", 28),
    Column("Việc", 30),
    Column("Đơn vị", 28),
    Column("Nhiệm vụ, kế hoạch", 24),
    Column("Trước", 30),
    Column("Sau", 30),
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
