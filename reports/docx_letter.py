"""The draft of a công văn đôn đốc to the units that are late over a threshold, for a human to sign."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from docx.shared import Mm, Pt

from plans.debts import Debt
from plans.report import PlanReport
from plans.text import alphabetical, capitalised, fold
from reports.docx_form import Look, body, centred, columns, new_document, rule, write
from reports.docx_report import LEFT, RIGHT, national_motto, signature
from reports.docx_table import Grid
from reports.letterhead import letterhead, month_and_year, place, plan_in_words
from reports.source import source_note
from reports.words import day, joined, official, reports, shortened

MOST_ADDRESSEES = 12
LONGEST_TITLE = 400
SUBJECT = "đôn đốc thực hiện nhiệm vụ và chế độ báo cáo"
RECEIVERS = ("- Như trên;", "- [… lãnh đạo (để báo cáo) …];", "- Lưu: VT, […].")
SEND = "Gửi các báo cáo còn thiếu trước ngày [… ngày …]."
ANSWER = "Trả lời các yêu cầu báo cáo đột xuất trước ngày [… ngày …]."
FINISH = (
    "Tập trung hoàn thành các nhiệm vụ đã quá hạn; báo cáo rõ kết quả, nguyên nhân chậm, khó khăn, vướng mắc "
    "trước ngày [… ngày …]."
)
HEADINGS = ("TT", "Nội dung còn chậm, đơn vị", "Hạn", "Số ngày làm việc chậm")
WIDTHS = (14, 94, 26, 26)


def chase_letter(report: PlanReport, found: Sequence[Debt], days_late: int) -> bytes:
    """Return the draft as a .docx; what it was made from stands in its properties, and not on the page."""
    document = new_document()
    core = document.core_properties
    core.title, core.author, core.language = SUBJECT, report.made_by[:250], "vi-VN"
    core.comments = source_note(report)[:250]
    core.created = core.modified = report.made_at.replace(tzinfo=None)
    _head(document, report)
    _addressees(document, sorted({debt.unit for debt in found}, key=alphabetical))
    for sentence in _text(report, found, days_late):
        body(document, sentence)
    signature(document, RECEIVERS)
    _list(document, report, found)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def apart_from_sender(found: Sequence[Debt], sender: str | None) -> tuple[list[Debt], list[Debt]]:
    """Return what others are late with, and what the office is that writes: it does not write to itself."""
    own = [debt for debt in found if fold(debt.unit) == fold(sender or "")]
    return [debt for debt in found if debt not in own], own


def _head(document: Any, report: PlanReport) -> None:
    left, right = columns(document, (LEFT, RIGHT))
    above, agency = letterhead(report.plan)
    centred(left, above, Look.PLAIN, 13)
    centred(left, agency, Look.BOLD, 13)
    rule(left, 22)
    centred(left, "Số:        /[…]", Look.PLAIN, 13)
    centred(left, f"V/v {SUBJECT}", Look.PLAIN, 12)
    national_motto(right)
    written = f"{place(report.plan.issuer)}, ngày      {month_and_year(report)}"
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
    not_sent = sum(debt.period is not None for debt in found)
    open_tasks = sum(debt.task is not None for debt in found)
    unanswered = len(found) - not_sent - open_tasks
    stated = [f"{official(not_sent)} báo cáo chưa gửi"] if not_sent else []
    stated += [f"{official(open_tasks)} lượt nhiệm vụ quá hạn chưa hoàn thành"] if open_tasks else []
    stated += [f"{official(unanswered)} lượt yêu cầu báo cáo chưa trả lời"] if unanswered else []
    asked = [SEND] if not_sent else []
    asked += [FINISH] if open_tasks else []
    asked += [ANSWER] if unanswered else []
    late = (
        f"đến hết ngày {day(report.as_of)}, còn {official(units)} đơn vị chậm từ "
        f"{official(days_late)} ngày làm việc trở lên, với {joined(stated)} (danh sách kèm theo)."
    )
    return [
        *_begun(report, found, agency, late),
        *_requests(agency, asked),
        "Đề nghị Thủ trưởng các đơn vị quan tâm chỉ đạo thực hiện./.",
    ]


def _begun(report: PlanReport, found: Sequence[Debt], agency: str, late: str) -> list[str]:
    """Return who is late; that all were urged before is said only where that is true of all of them."""
    plan = plan_in_words(report.plan)
    if not all(debt.is_reached for debt in found):
        return [f"Qua theo dõi việc thực hiện {plan}, {late}"]
    begun = (
        f"Thực hiện {plan}, {agency} đã theo dõi, đôn đốc các đơn vị thực hiện nhiệm vụ và chế độ báo cáo."
    )
    return [begun, f"Tuy nhiên, {late}"]


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
    written = f"(Kèm theo Công văn số      /[…] ngày      {month_and_year(report)} của {agency})"
    centred(document, written, Look.ITALIC, 13, after=8)
    grid = Grid(document, HEADINGS, WIDTHS)
    things: dict[str, list[Debt]] = {}
    for debt in sorted(found, key=_order):
        things.setdefault(_thing(debt), []).append(debt)
    for number, (thing, owing) in enumerate(things.items(), start=1):
        grid.add_heading(str(number), thing)
        for below, debt in enumerate(owing, start=1):
            cells = [f"{number}.{below}", debt.unit, day(debt.due), str(debt.working_days)]
            grid.add(cells, centred=(0, 2, 3))


def _order(debt: Debt) -> tuple[bool, bool, list[str], str, date]:
    """Return what orders the list: tasks as the plan counts, reports, requests; of each the units by name."""
    number = [part.zfill(4) for part in (debt.task or "").split(".")]
    return debt.task is None, debt.period is None, number, alphabetical(debt.unit), debt.due


def _thing(debt: Debt) -> str:
    """Return what is late, in words: the units that owe the same stand below it."""
    if debt.period is not None:
        return capitalised(reports([debt.period]))
    what = shortened(" ".join(debt.what.split()), LONGEST_TITLE)
    return f"Nhiệm vụ {debt.task}: {what}" if debt.task else f"Yêu cầu báo cáo đột xuất: {what}"
