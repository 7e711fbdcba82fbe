"""The sheet of a reading that people correct: its columns, and reading it back."""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256

from plans.plan import Deadline, DeadlineKind, MisplacedCorrectionError, PlanReading, Problem, Task
from plans.reading.corrected_file import CorrectedFile, open_corrected
from plans.reading.ledger import Entry, Fate, Kind, Ledger
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

Row = dict[str, str | None]
_NO_DRAFT = (
    "Đây là bảng đọc thử đã sửa, nhưng không có bản đọc nào đang chờ quyết định: bản đọc đó đã được lưu hoặc "
    "bỏ. Đề nghị gửi lại tệp kế hoạch, rồi sửa trong bảng mới."
)
_OTHER_PLAN = (
    "Đây là bảng đọc thử của một kế hoạch khác với bản đọc đang chờ, nên chưa thay đổi gì. Đề nghị trả lời "
    "(reply) đúng tin có bảng đọc thử của kế hoạch này."
)
_NO_HEADINGS = (
    "Đây là bảng đọc thử nhưng thiếu dòng tiêu đề hoặc cột {missing}, nên chưa thay đổi gì; bản đọc trước "
    "vẫn giữ nguyên. Đề nghị sửa trong tệp bot đã gửi, không xóa hay đổi tên cột."
)
_INCOMPLETE = "Dòng này thiếu số thứ tự hoặc nội dung nhiệm vụ."
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})(?: .*)?")
_CENTURY = 2000
_IDENTITY_LENGTH = 16


def read_correction(content: bytes, before: PlanReading | None) -> PlanReading | None:
    """Return the plan as its corrected sheet says, or None if the file is no such sheet.

    A row that cannot be taken keeps what was read before, and is named among the problems.
    Raises MisplacedCorrectionError: it is such a sheet, but of another plan, of none, or without its columns.
    """
    file = open_corrected(content, NEEDED)
    if file is None:
        return None
    if before is None:
        raise MisplacedCorrectionError(_NO_DRAFT)
    if file.identity and file.identity != identity_of(before):
        raise MisplacedCorrectionError(_OTHER_PLAN)
    if file.missing:
        raise MisplacedCorrectionError(_NO_HEADINGS.format(missing=", ".join(sorted(file.missing))))
    return _corrected(file, before)


def identity_of(reading: PlanReading) -> str:
    """Return what tells the sheet of one plan from that of another, however it is corrected."""
    plan = reading.plan
    said = "\n".join(str(part or "") for part in (plan.title, plan.number, plan.issuer, plan.issued))
    return sha256(said.encode()).hexdigest()[:_IDENTITY_LENGTH]


def _corrected(file: CorrectedFile, before: PlanReading) -> PlanReading:
    known = {(task.group or "", task.number): task for task in before.plan.tasks}
    tasks: list[Task] = []
    problems: list[Problem] = []
    entries: list[Entry] = []
    for place, row in file.rows:
        number = _text(row.get(NUMBER))
        task, reason = _task(number, row, known.get((_text(row.get(GROUP)), number)))
        words = number or _text(row.get(TITLE))
        if task is not None:
            tasks.append(task)
        if reason is not None:
            problems.append(Problem(place, words, reason))
        entries.append(_entry(place, words, task))
    unread = (entry for entry in before.ledger.left_aside if entry.kind is not Kind.ROW)
    plan = replace(before.plan, tasks=tuple(tasks))
    return PlanReading(plan, tuple(problems), Ledger((*entries, *unread)))


def _entry(place: str, words: str, task: Task | None) -> Entry:
    if task is None:
        return Entry(Kind.ROW, place, Fate.LEFT_ASIDE, _INCOMPLETE, words)
    return Entry(Kind.ROW, place, Fate.TASK)


def _task(number: str, row: Row, known: Task | None) -> tuple[Task | None, str | None]:
    """Return the task of a row and why the row cannot be taken as it stands, if so."""
    title = _text(row.get(TITLE))
    if not number or not title:
        return None, _INCOMPLETE
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
        due = _date(_text(row.get(DUE)))
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


def _date(text: str) -> date | None:
    """Return a cell's date; raises ValueError for anything that is none."""
    if not text:
        return None
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    day, month, year = (match[place] for place in ((1, 2, 3) if match[1] else (6, 5, 4)))
    return date(int(year) + _CENTURY * (len(year) < 4), int(month), int(day))


def _units(value: str | None) -> tuple[str, ...]:
    parts = (value or "").replace("\n", ";").split(";")
    return tuple(clean(part) for part in parts if part.strip())


def _text(value: str | None) -> str:
    return clean(value or "")
