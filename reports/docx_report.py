"""The periodic report as a Word document with its four appendices (Nghị định 30/2020/NĐ-CP)."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from plans.periods import COVER_NO_PERIOD
from plans.report import PlanReport
from plans.standing import NamedPeriod
from reports.docx_appendices import appendices
from reports.docx_form import Look, body, centred, columns, heading, new_document, rule, write
from reports.letterhead import letterhead, month_and_year, place, plan_in_words
from reports.outline import BlockKind, parts
from reports.source import source_note
from reports.words import joined, period

LEFT, RIGHT = 66, 98
"""Millimetres of the two halves of the head."""
RECEIVERS = ("- [… cơ quan nhận báo cáo …];", "- [… lãnh đạo (để báo cáo) …];", "- Lưu: VT, […].")


def report_document(report: PlanReport) -> bytes:
    """Return the report as a .docx."""
    document = new_document()
    _describe(document, report)
    _head(document, report)
    _title(document, report)
    body(document, opening(report))
    for block in parts(report):
        if block.text.startswith("("):  # a page does not begin with what only points elsewhere
            document.paragraphs[-1].paragraph_format.keep_with_next = True
        match block.kind:
            case BlockKind.HEADING:
                heading(document, block.text, 1)
            case BlockKind.SUBHEADING:
                heading(document, block.text, 2)
            case BlockKind.NOTE:
                body(document, block.text, Look.ITALIC)
            case BlockKind.BODY:
                body(document, block.text)
    body(document, f"Trên đây là báo cáo {subject(report)}./.")
    signature(document, RECEIVERS)
    appendices(document, report)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: Any, report: PlanReport) -> None:
    core = document.core_properties
    core.title, core.author, core.language = subject(report)[:250], "Đôn đốc", "vi-VN"
    core.comments = source_note(report)[:250]
    core.created = core.modified = report.made_at.replace(tzinfo=None)


def _head(document: Any, report: PlanReport) -> None:
    """Write the agency on the left, quốc hiệu and tiêu ngữ on the right, number, place and date."""
    left, right = columns(document, (LEFT, RIGHT))
    above, agency = letterhead(report.plan)
    centred(left, above, Look.PLAIN, 13)
    centred(left, agency, Look.BOLD, 13)
    rule(left, 22)
    centred(left, "Số:        /BC-[…]", Look.PLAIN, 13)
    national_motto(right)
    written = f"{place(report.plan.issuer)}, ngày      {month_and_year(report)}"
    centred(right, written, Look.ITALIC, 13)


def national_motto(cell: Any) -> None:
    """Write quốc hiệu and tiêu ngữ."""
    centred(cell, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look.BOLD, 12)
    centred(cell, "Độc lập - Tự do - Hạnh phúc", Look.BOLD, 13)
    rule(cell, 18)


def _title(document: Any, report: PlanReport) -> None:
    centred(document, "BÁO CÁO", points=14).paragraph_format.space_before = Pt(12)
    subject_words = subject(report)
    centred(document, subject_words[:1].upper() + subject_words[1:], points=14)
    rule(document, 58)


def subject(report: PlanReport) -> str:
    """Return what the report is about: "kết quả triển khai … trong tháng 6/2025"."""
    title = report.plan.title.rstrip(". ;")
    lowered = title[:1].lower() + title[1:]
    if lowered.startswith("kế hoạch"):
        lowered = f"kết quả thực hiện {title[:1].upper()}{title[1:]}"
    elif not lowered.startswith("kết quả"):
        lowered = f"kết quả {lowered}"
    return f"{lowered}{_during(report)}"


def _during(report: PlanReport) -> str:
    spans = [period(one) for one in report.periods if one.kind not in COVER_NO_PERIOD]
    return f" ({joined(spans)})" if spans else ""


def opening(report: PlanReport) -> str:
    """Return the sentence that says by which plan the report is made."""
    agency = report.plan.standing_unit or "[tên cơ quan báo cáo …]"
    return f"Thực hiện {plan_in_words(report.plan)}, {agency} báo cáo {_what(report.periods)} như sau:"


def _what(periods: tuple[NamedPeriod, ...]) -> str:
    spans = [period(one) for one in periods if one.kind not in COVER_NO_PERIOD]
    return f"kết quả thực hiện {joined(spans)}" if spans else "kết quả thực hiện"


def signature(document: Any, to: Sequence[str]) -> None:
    """Write nơi nhận on the left and who signs on the right."""
    for paragraph in (*document.paragraphs[-1:], document.add_paragraph()):
        paragraph.paragraph_format.keep_with_next = True
    document.paragraphs[-1].paragraph_format.space_after = Pt(0)
    left, right = columns(document, (82, 80), unbroken=True)
    receivers = left.add_paragraph()
    write(receivers, "Nơi nhận:", Look.BOLD, 12)
    receivers.runs[0].italic = True
    receivers.paragraph_format.space_after = Pt(0)
    for line in to:
        entry = left.add_paragraph()
        entry.paragraph_format.space_after = Pt(0)
        write(entry, line, Look.PLAIN, 11)
    centred(right, "[CHỨC VỤ CỦA NGƯỜI KÝ …]", Look.BOLD, 13, after=60)
    centred(right, "[Họ và tên …]", Look.BOLD, 14).alignment = WD_ALIGN_PARAGRAPH.CENTER
