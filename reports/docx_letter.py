"""The draft of a công văn đôn đốc to the units that are late over a threshold, for a human to sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from docx.shared import Mm, Pt

from plans.report import PlanReport
from plans.text import alphabetical, capitalised
from reports.docx_form import Look, body, centred, columns, new_document, rule, write
from reports.docx_report import AGENCY, LEFT, PARENT, RIGHT, month_of, national_motto, place, signature
from reports.docx_table import Grid
from reports.outline import plan_in_words
from reports.source import source_note
from reports.words import day, official, reports, shortened

MOST_ADDRESSEES = 12
LONGEST_TITLE = 160
HEADINGS = ("TT", "Đơn vị", "Nội dung còn chậm", "Hạn", "Số ngày chậm")
WIDTHS = (12, 44, 60, 26, 18)


@dataclass(frozen=True, slots=True)
class Debt:
    """What one unit is late with."""

    unit: str
    what: str
    due: date
    days: int
    is_report: bool
    """Whether it is the report of a period, and not a task."""


def debts(report: PlanReport, days_late: int) -> list[Debt]:
    """Return what units are late with by so many days at least, by unit."""
    not_sent = [
        Debt(
            row.unit,
            capitalised(reports([row.period])),
            row.period.due,
            (report.as_of - row.period.due).days,
            is_report=True,
        )
        for row in report.submissions
        if row.submitted_on is None
    ]
    tasks = [
        Debt(
            unit,
            f"Nhiệm vụ {task.number}: {shortened(task.title, LONGEST_TITLE)}",
            due,
            (report.as_of - due).days,
            is_report=False,
        )
        for task in report.tasks
        for unit, due in task.late
    ]
    late = [debt for debt in (*not_sent, *tasks) if debt.days >= max(days_late, 1)]
    return sorted(late, key=lambda debt: (alphabetical(debt.unit), debt.due, debt.what))


def chase_letter(report: PlanReport, days_late: int) -> bytes:
    """Return the draft as a .docx."""
    document = new_document()
    document.core_properties.title, document.core_properties.author = "Công văn đôn đốc", "Đôn đốc"
    document.core_properties.comments = source_note(report)[:250]
    found = debts(report, days_late)
    _head(document, report)
    _addressees(document, sorted({debt.unit for debt in found}, key=alphabetical))
    for sentence in _text(report, found, days_late):
        body(document, sentence)
    signature(document)
    _list(document, report, found)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _head(document: Any, report: PlanReport) -> None:
    left, right = columns(document, (LEFT, RIGHT))
    centred(left, report.plan.issuer.upper() if report.plan.issuer else PARENT, Look.PLAIN, 13)
    centred(left, (report.plan.standing_unit or "").upper() or AGENCY, Look.BOLD, 13)
    rule(left, 22)
    centred(left, "Số:        /[…]", Look.PLAIN, 13)
    centred(left, "V/v đôn đốc thực hiện nhiệm vụ và chế độ báo cáo", Look.PLAIN, 12)
    national_motto(right)
    written = f"{place(report.plan.issuer)}, ngày      tháng {month_of(report)} năm {report.made_at.year}"
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
    agency = report.plan.standing_unit or "[tên cơ quan …]"
    if not found:
        return [f"Đến hết ngày {day(report.as_of)}, không có đơn vị nào chậm từ {days_late} ngày trở lên."]
    units = len({debt.unit for debt in found})
    not_sent = sum(debt.is_report for debt in found)
    begun = (
        f"Thực hiện {plan_in_words(report)}, {agency} đã theo dõi, đôn đốc các đơn vị thực hiện nhiệm vụ và "
        "chế độ báo cáo."
    )
    late = (
        f"Tuy nhiên, đến hết ngày {day(report.as_of)}, còn {official(units)} đơn vị chậm từ "
        f"{official(days_late)} ngày trở lên, với {official(not_sent)} báo cáo chưa gửi và "
        f"{official(len(found) - not_sent)} lượt nhiệm vụ quá hạn chưa hoàn thành (danh sách kèm theo)."
    )
    finish = (
        "2. Tập trung hoàn thành các nhiệm vụ đã quá hạn; báo cáo rõ kết quả, nguyên nhân chậm, khó khăn, "
        "vướng mắc trước ngày [… ngày …]."
    )
    return [
        begun,
        late,
        f"Để bảo đảm tiến độ của Kế hoạch, {agency} đề nghị các đơn vị:",
        "1. Gửi các báo cáo còn thiếu trước ngày [… ngày …].",
        finish,
        "Đề nghị Thủ trưởng các đơn vị quan tâm chỉ đạo thực hiện./.",
    ]


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
        grid.add([str(number), debt.unit, debt.what, day(debt.due), str(debt.days)], centred=(0, 3, 4))
    body(document, source_note(report), Look.ITALIC)
