"""The sheet of a reading that people correct: its columns, and reading it back."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from plans.plan import Deadline, DeadlineKind, Plan, PlanReading, Problem, Task
from plans.text import clean

SHEET = "Nhiệm vụ"
NUMBER, GROUP, TITLE = "TT", "Nhóm", "Nội dung nhiệm vụ"
LEAD, COORDINATING = "Đơn vị chủ trì", "Đơn vị phối hợp"
AS_WRITTEN, DUE = "Thời hạn (nguyên văn)", "Ngày cuối đúng hạn"
KIND, ONGOING = "Loại thời hạn", "Thường xuyên"
NOTE, DOUBT, SOURCE = "Ghi chú", "Cần xem lại", "Vị trí trong văn bản"
HEADINGS = (NUMBER, GROUP, TITLE, LEAD, COORDINATING, AS_WRITTEN, DUE, KIND, ONGOING, NOTE, DOUBT, SOURCE)
NEEDED = frozenset({NUMBER, TITLE, LEAD, AS_WRITTEN, DUE, KIND, ONGOING})
YES = "Có"

KINDS = {
    DeadlineKind.BY_DATE: "Ngày cụ thể",
    DeadlineKind.IN_MONTH: "Trong tháng",
    DeadlineKind.IN_QUARTER: "Trong quý",
    DeadlineKind.IN_YEAR: "Trong năm",
    DeadlineKind.ONGOING: "Thường xuyên",
    DeadlineKind.AWAITING_GUIDANCE: "Chờ chỉ đạo hoặc hướng dẫn",
    DeadlineKind.BY_INDICATOR: "Theo chỉ tiêu",
    DeadlineKind.MIXED: "Ngày kèm điều kiện",
    DeadlineKind.NONE: "Chưa có hạn",
}
_KIND_OF = {name.casefold(): kind for kind, name in KINDS.items()}

Row = dict[str, Any]


def read_correction(content: bytes, plan: Plan) -> PlanReading | None:
    """Return the plan as its corrected sheet says, or None if the file is no such sheet.

    A row that cannot be taken keeps what was read before, and is named among the problems.
    """
    rows = _rows(content)
    if rows is None:
        return None
    known = {(task.group or "", task.number): task for task in plan.tasks}
    tasks: list[Task] = []
    problems: list[Problem] = []
    for place, row in rows:
        number = _text(row.get(NUMBER))
        task, reason = _task(number, row, known.get((_text(row.get(GROUP)), number)))
        if task is not None:
            tasks.append(task)
        if reason is not None:
            problems.append(Problem(place, number or _text(row.get(TITLE)), reason))
    return PlanReading(replace(plan, tasks=tuple(tasks)), tuple(problems))


def _rows(content: bytes) -> list[tuple[str, Row]] | None:
    """Return the filled rows with their places, or None if the headings are not ours."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        page = book[SHEET]
        lines = page.iter_rows(values_only=True)
        headings = [_text(value) for value in next(lines, ())]
        if not set(headings) >= NEEDED:
            return None
        found = [dict(zip(headings, line, strict=False)) for line in lines]
    except Exception:
        return None
    return [(f"dòng {place}", row) for place, row in enumerate(found, start=2) if any(row.values())]


def _task(number: str, row: Row, known: Task | None) -> tuple[Task | None, str | None]:
    """Return the task of a row and why the row cannot be taken as it stands, if so."""
    title = _text(row.get(TITLE))
    if not number or not title:
        return None, "Dòng này thiếu số thứ tự hoặc nội dung nhiệm vụ."
    before = known or Task(number, None, title, (), (), None, Deadline(DeadlineKind.NONE))
    deadline, reason = _deadline(row, before.deadline)
    task = replace(
        before,
        title=title,
        group=_text(row.get(GROUP)) or before.group,
        lead=_units(row.get(LEAD)),
        coordinating=_units(row.get(COORDINATING)),
        deadline_text=_text(row.get(AS_WRITTEN)) or None,
        deadline=deadline,
        proposed=before.proposed and reason is not None,
    )
    return task, reason


def _deadline(row: Row, before: Deadline) -> tuple[Deadline, str | None]:
    """Return the deadline of a row; what people returned is no longer in doubt."""
    kind = _KIND_OF.get(_text(row.get(KIND)).casefold())
    if kind is None:
        return before, f"“{_text(row.get(KIND))}” không phải một loại thời hạn; xin chọn trong danh sách."
    try:
        due = _date(row.get(DUE))
    except ValueError:
        return before, f"“{_text(row.get(DUE))}” không phải ngày; xin ghi dạng 20/6/2025 hoặc để trống."
    kind = _fitting(kind, due)
    ongoing = kind is DeadlineKind.ONGOING or _text(row.get(ONGOING)).casefold() in {YES.casefold(), "x"}
    strict = before.before if due == before.due else None
    return Deadline(kind, due=due, before=strict, ongoing=ongoing), None


def _fitting(kind: DeadlineKind, due: date | None) -> DeadlineKind:
    """Return a kind that agrees with whether there is a date: a date typed beside "Chưa có hạn" is a date."""
    undated = {
        DeadlineKind.ONGOING,
        DeadlineKind.AWAITING_GUIDANCE,
        DeadlineKind.BY_INDICATOR,
        DeadlineKind.NONE,
    }
    if due is not None and kind in undated:
        return DeadlineKind.BY_DATE
    return DeadlineKind.NONE if due is None and kind not in undated else kind


def _date(value: Any) -> date | None:
    """Return a cell's date; raises ValueError for anything that is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(value)
    if not text:
        return None
    day, month, year = (int(part) for part in text.replace("-", "/").replace(".", "/").split("/"))
    return date(year, month, day)


def _units(value: Any) -> tuple[str, ...]:
    parts = str(value or "").replace("\n", ";").split(";")
    return tuple(clean(part) for part in parts if part.strip())


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(str(value)) if value is not None else ""
