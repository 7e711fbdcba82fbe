"""The sheet on which a unit reports: its open tasks with what was reported last, and the same with marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plans.attainment import Count
from plans.privacy import masked
from plans.reading.report_sheet import (
    CODE,
    DEADLINE,
    FIGURES,
    FILLED_IN,
    HEADINGS,
    NUMBER,
    OBSTACLE,
    ORIGINAL,
    PERCENT,
    PROPOSAL,
    SHEET,
    STATUS,
    STATUSES,
    TARGETS,
    TITLE,
    UNIT,
    WORDS,
    SheetRow,
)
from plans.status import Status
from reports.sheet_rows import Value
from reports.spreadsheet import AS_TYPED, GENERAL, Marked, Sheet, SheetColumn, workbook

GUIDE = "Hướng dẫn"
WIDTHS = {
    CODE: 14,
    UNIT: 22,
    NUMBER: 7,
    TITLE: 44,
    DEADLINE: 22,
    TARGETS: 24,
    STATUS: 22,
    PERCENT: 9,
    FIGURES: 26,
    WORDS: 44,
    OBSTACLE: 28,
    PROPOSAL: 28,
}
CHOICES = {STATUS: tuple(STATUSES.values())}
NOTES = (
    ("Tình hình thực hiện", "Chọn trong danh sách của ô."),
    ("Tỷ lệ (%)", "Số từ 0 đến 100, ví dụ 85 hoặc 85%; để trống nếu không có."),
    (
        "Số liệu đạt được",
        "Số đạt được trên tổng số, cách nhau bằng dấu “;”: 1.250/1.480 doanh nghiệp; 30/30 cơ quan.",
    ),
    ("Dòng không thay đổi", "Cứ để nguyên: bot chỉ ghi những dòng đã sửa."),
    ("Mã", "Không sửa, không xóa cột này."),
    ("Gửi lại", "Gửi tệp đã điền vào nhóm của đơn vị, tốt nhất là trả lời (reply) tin có biểu."),
)


@dataclass(frozen=True, slots=True)
class PrintedTask:
    """A task of a unit with what was reported of it last."""

    unit_id: int
    unit: str
    task_id: int
    number: str
    title: str
    deadline: str
    targets: Sequence[str]
    shown: int
    status: Status | None
    percent: float | None
    counts: Sequence[Count]
    words: str | None


def report_sheet(tasks: Sequence[PrintedTask]) -> bytes:
    """Return an .xlsx with a row for each task, a page that explains it, and what was filled in before."""
    rows = [_row(task) for task in tasks]
    notes = Sheet(GUIDE, [SheetColumn("Cột", 24), SheetColumn("Cách điền", 90)], NOTES)
    return workbook(
        [Sheet(SHEET, _columns(), rows), notes, Sheet(ORIGINAL, _columns(), rows, is_hidden=True)]
    )


def marked_sheet(rows: Sequence[SheetRow]) -> bytes:
    """Return the rows that could not be taken, as they were filled in, each wrong cell with the reason."""
    values = [[_cell(row.cells, row.wrong, heading) for heading in HEADINGS] for row in rows]
    return workbook([Sheet(SHEET, _columns(), values)])


def _columns() -> list[SheetColumn]:
    formats = dict.fromkeys(HEADINGS, GENERAL) | dict.fromkeys(FILLED_IN, AS_TYPED)
    return [
        SheetColumn(heading, WIDTHS[heading], CHOICES.get(heading, ()), formats[heading])
        for heading in HEADINGS
    ]


def _row(task: PrintedTask) -> list[Value | Marked]:
    values: dict[str, Value] = {
        CODE: f"{task.unit_id}-{task.task_id}-{task.shown}",
        UNIT: task.unit,
        NUMBER: task.number,
        TITLE: task.title,
        DEADLINE: task.deadline,
        TARGETS: ";\n".join(task.targets),
        STATUS: STATUSES[task.status] if task.status else None,
        PERCENT: task.percent,
        FIGURES: "; ".join(_count(count) for count in task.counts),
        WORDS: masked(task.words or "") or None,
    }
    return [values.get(heading) for heading in HEADINGS]


def _count(count: Count) -> str:
    total = f"/{_number(count.total)}" if count.total is not None else ""
    return f"{_number(count.done)}{total} {count.what or ''}".strip()


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def _cell(cells: Mapping[str, str], wrong: Mapping[str, str], heading: str) -> Value | Marked:
    written = cells.get(heading) or ""
    value = (masked(written) if heading in FILLED_IN else written) or None
    return Marked(value, wrong[heading]) if heading in wrong else value
