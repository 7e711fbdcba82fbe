"""The draft of a công văn đôn đốc to the units that are late over a threshold, for a human to sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from docx.shared import Mm, Pt

from plans.calendar import WorkingCalendar
from plans.report import PlanReport, ReportedTask
from plans.text import alphabetical, capitalised, fold
from reports.docx_form import Look, body, centred, columns, new_document, rule, write
from reports.docx_report import LEFT, RIGHT, national_motto, signature
from reports.docx_table import Grid
from reports.letterhead import letterhead, place, plan_in_words
from reports.source import source_note
from reports.words import day, joined, official, reports, shortened

MOST_ADDRESSEES = 12
LONGEST_TITLE = 160
SUBJECT = "đôn đốc thực hiện nhiệm vụ và chế độ báo cáo"
RECEIVERS = ("- Như trên;", "- [… lãnh đạo (để báo cáo) …];", "- Lưu: VT, […].")
SEND = "Gửi các báo cáo còn thiếu trước ngày [… ngày …]."
FINISH = (
    "Tập trung hoàn thành các nhiệm vụ đã quá hạn; báo cáo rõ kết quả, nguyên nhân chậm, khó khăn, vướng mắc "
    "trước ngày [… ngày …]."
)
HEADINGS = ("TT", "Đơn vị", "Nội dung còn chậm", "Hạn", "Số ngày làm việc chậm")
WIDTHS = (10, 44, 64, 22, 20)


@dataclass(frozen=True, slots=True)
class Debt:
    """What one unit is late with."""

    unit: str
    what: str
    due: date
    working_days: int
    is_report: bool
    """Whether it is the report of a period, and not a task."""


def debts(report: PlanReport, days_late: int, calendar: WorkingCalendar) -> list[Debt]:
    """Return what units are late with by so many working days at least, by unit, without the sender."""
    not_sent = [
        _debt(report, calendar, row.unit, capitalised(reports([row.period])), row.period.due, is_report=True)
        for row in report.submissions
        if row.submitted_on is None
    ]
    tasks = [
        _debt(report, calendar, unit, _task(task), due, is_report=False)
        for task in report.tasks
        for unit, due in task.late
    ]
    sender = fold(report.plan.standing_unit or "")
    late = [debt for debt in (*not_sent, *tasks) if debt.working_days >= max(days_late, 1)]
    others = [debt for debt in late if fold(debt.unit) != sender]
    return sorted(others, key=lambda debt: (alphabetical(debt.unit), debt.due, debt.what))


def _debt(
    report: PlanReport, calendar: WorkingCalendar, unit: str, what: str, due: date, *, is_report: bool
) -> Debt:
    return Debt(unit, what, due, calendar.working_days_after(due, report.as_of), is_report)


def _task(task: ReportedTask) -> str:
    return f"Nhiệm vụ {task.number}: {shortened(task.title, LONGEST_TITLE)}"


def chase_letter(report: PlanReport, days_late: int, calendar: WorkingCalendar) -> bytes:
    """Return the draft as a .docx; what it was made from stands in its properties, and not on the page."""
    document = new_document()
    core = document.core_properties
    core.title, core.author, core.language = SUBJECT, report.made_by[:250], "vi-VN"
    core.comments = source_note(report)[:250]
    core.created = core.modified = report.made_at.replace(tzinfo=None)
    found = debts(report, days_late, calendar)
    _head(document, report)
    _addressees(document, sorted({debt.unit for debt in found}, key=alphabetical))
    for sentence in _text(report, found, days_late):
        body(document, sentence)
    signature(document, RECEIVERS)
    _list(document, report, found)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _head(document: Any, report: PlanReport) -> None:
    left, right = columns(document, (LEFT, RIGHT))
    above, agency = letterhead(report.plan)
    centred(left, above, Look.PLAIN, 13)
    centred(left, agency, Look.BOLD, 13)
    rule(left, 22)
    centred(left, "Số:        /[…]", Look.PLAIN, 13)
    centred(left, f"V/v {SUBJECT}", Look.PLAIN, 12)
    national_motto(right)
    written = f"{place(report.plan.issuer)}, ngày      tháng      năm {report.made_at.year}"
    centred(right, written, Look.ITALIC, 13)


def _addressees(document: Any, units: Sequence[str]) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Mm(35)
    paragraph.paragraph_format.space_before = Pt(12)
    if len(units) > MOST_ADDRESSEES:
        write(paragraph, "Kính gửi: Các đơn vị có tên trong danh sách kèm theo.")
        return
    write(paragraph, "Kính gửi:")
    for number, unit in enumerate(units, start=1):
        line = document.add_paragraph()
        line.paragraph_format.left_indent = Mm(50)
        write(line, f"- {unit}{'.' if number == len(units) else ';'}")


def _text(report: PlanReport, found: Sequence[Debt], days_late: int) -> list[str]:
    """Return the sentences of the letter: only what applies is stated and asked for."""
    agency = report.plan.standing_unit or "[tên cơ quan …]"
    if not found:
        until = f"Đến hết ngày {day(report.as_of)}"
        return [f"{until}, không có đơn vị nào chậm từ {days_late} ngày làm việc trở lên."]
    units = len({debt.unit for debt in found})
    not_sent = sum(debt.is_report for debt in found)
    open_tasks = len(found) - not_sent
    stated = [f"{official(not_sent)} báo cáo chưa gửi"] if not_sent else []
    stated += [f"{official(open_tasks)} lượt nhiệm vụ quá hạn chưa hoàn thành"] if open_tasks else []
    asked = [SEND] if not_sent else []
    asked += [FINISH] if open_tasks else []
    begun = (
        f"Thực hiện {plan_in_words(report.plan)}, {agency} đã theo dõi, đôn đốc các đơn vị thực hiện nhiệm "
        "vụ và chế độ báo cáo."
    )
    late = (
        f"Tuy nhiên, đến hết ngày {day(report.as_of)}, còn {official(units)} đơn vị chậm từ "
        f"{official(days_late)} ngày làm việc trở lên, với {joined(stated)} (danh sách kèm theo)."
    )
    return [
        begun,
        late,
        *_requests(agency, asked),
        "Đề nghị Thủ trưởng các đơn vị quan tâm chỉ đạo thực hiện./.",
    ]


def _requests(agency: str, asked: Sequence[str]) -> list[str]:
    """Return what is asked for; points are numbered where there are several."""
    begun = f"Để bảo đảm tiến độ của Kế hoạch, {agency} đề nghị các đơn vị"
    if len(asked) == 1:
        return [f"{begun} {asked[0][:1].lower()}{asked[0][1:]}"]
    return [f"{begun}:", *(f"{number}. {point}" for number, point in enumerate(asked, start=1))]


def _list(document: Any, report: PlanReport, found: Sequence[Debt]) -> None:
    if not found:
        return
    document.add_page_break()
    centred(document, "DANH SÁCH ĐƠN VỊ CHẬM")
    agency = report.plan.standing_unit or "[…]"
    written = f"(Kèm theo Công văn số      /[…] ngày      tháng      năm {report.made_at.year} của {agency})"
    centred(document, written, Look.ITALIC, 13, after=8)
    grid = Grid(document, HEADINGS, WIDTHS)
    for number, debt in enumerate(found, start=1):
        grid.add(
            [str(number), debt.unit, debt.what, day(debt.due), str(debt.working_days)], centred=(0, 3, 4)
        )
