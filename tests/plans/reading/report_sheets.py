"""The sheet of one task as the bot makes it, and as somebody has changed it."""

from collections.abc import Callable
from io import BytesIO

from openpyxl import Workbook, load_workbook

from plans.reading.report_sheet import HEADINGS, SHEET, ReportSheet, SheetRow
from plans.reading.report_sheet_reader import read_report_sheet
from plans.status import Status
from reports.report_sheet import PrintedTask, report_sheet

TASK = PrintedTask(1, "Sở Y tế", 2, "5", "Việc", "Quý I", (), 3, Status.IN_PROGRESS, 60, (), "Đang làm")
Change = Callable[[Workbook], object]


def made(change: Change | None = None) -> bytes:
    """Return the sheet we make for one task, with a change that somebody made to it."""
    book = load_workbook(BytesIO(report_sheet([TASK])))
    if change is not None:
        change(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def filled(heading: str, value: object, code: str | None = None) -> bytes:
    def fill(book: Workbook) -> None:
        cell = book[SHEET].cell(2, HEADINGS.index(heading) + 1)
        cell.value = value
        if code is not None:
            cell.number_format = code

    return made(fill)


def sheet_of(content: bytes) -> ReportSheet:
    sheet = read_report_sheet(content)
    assert isinstance(sheet, ReportSheet)
    return sheet


def row_of(content: bytes) -> SheetRow:
    (changed,) = sheet_of(content).changed
    return changed
