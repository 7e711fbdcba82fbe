"""The report in the secretariat's own Word file: {{names}} in it are replaced by values, parts and tables."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import IntEnum
from io import BytesIO
from typing import Any

from docx.text.paragraph import Paragraph

from plans.privacy import masked_numbers
from plans.report import PlanHead, PlanReport, TemplateNames
from plans.status import Status
from plans.text import fold
from reports import outline
from reports.docx_appendices import APPENDICES
from reports.docx_file import opened
from reports.docx_form import Look, body, centred, new_document, write
from reports.docx_places import NAME, paragraphs, remove, replace, text_of
from reports.docx_report import subject
from reports.letterhead import place
from reports.outline import Block, BlockKind, counted
from reports.source import source_note
from reports.submitted import Submitted, submitted
from reports.words import day, joined, official, period

PARTS: dict[str, Callable[[PlanReport], list[Block]]] = {
    "phan_1": outline.overview,
    "phan_2": outline.results,
    "phan_3": outline.judgement,
    "phan_4": outline.coming,
    "phan_5": outline.proposals,
}
TABLES = {f"phu_luc_{place}": number for place, number in enumerate(APPENDICES, start=1)}
COUNTS: dict[str, Status | None] = {
    "so_hoan_thanh": Status.DONE,
    "so_duy_tri": Status.DONE_ONGOING,
    "so_dang_thuc_hien": Status.IN_PROGRESS,
    "so_cho_huong_dan": Status.WAITING,
    "so_chua_thuc_hien": Status.NOT_STARTED,
    "so_chua_co_thong_tin": None,
}


class Timeliness(IntEnum):
    """How a unit reported, the worst last."""

    ON_TIME = 0
    NOT_DUE = 1
    LATE = 2
    MISSING = 3


TIMELINESS = {
    Submitted.ON_TIME: Timeliness.ON_TIME,
    Submitted.NOT_DUE: Timeliness.NOT_DUE,
    Submitted.LATE: Timeliness.LATE,
    Submitted.MISSING: Timeliness.MISSING,
    Submitted.ALONE: Timeliness.MISSING,
}


def _timeliness(report: PlanReport) -> Counter[Timeliness]:
    """Count the units by how they reported; one that owes two reports at once by the worse of both."""
    units: dict[str, Timeliness] = {}
    for row in report.present_submissions:
        state = TIMELINESS[submitted(report, row)]
        units[row.unit] = max(state, units.get(row.unit, state))
    return Counter(units.values())


VALUES: dict[str, Callable[[PlanReport], str]] = {
    "ten_ke_hoach": lambda report: report.plan.title,
    "so_ke_hoach": lambda report: report.plan.number or "[…]",
    "co_quan_ban_hanh": lambda report: report.plan.issuer or "[…]",
    "co_quan": lambda report: report.plan.standing_unit or "[…]",
    "dia_danh": lambda report: place(report.plan.issuer),
    "trich_yeu": subject,
    "ky_bao_cao": lambda report: joined([period(one) for one in report.periods]) or "[…]",
    "ngay_so_lieu": lambda report: day(report.as_of),
    "nam": lambda report: str(report.made_at.year),
    "tong_so_nhiem_vu": lambda report: official(len(report.tasks)),
    "so_nhom": lambda report: official(len(report.groups)),
    "so_qua_han": lambda report: official(sum(bool(task.late) for task in report.tasks)),
    "so_don_vi_phai_bao_cao": lambda report: official(_timeliness(report).total()),
    "so_dung_han": lambda report: official(_timeliness(report)[Timeliness.ON_TIME]),
    "so_cham": lambda report: official(_timeliness(report)[Timeliness.LATE]),
    "so_chua_bao_cao": lambda report: official(_timeliness(report)[Timeliness.MISSING]),
    "nguon_so_lieu": source_note,
}
NAMES = (*VALUES, *COUNTS, *PARTS, *TABLES)


_TRIAL = PlanReport(
    plan=PlanHead("Kế hoạch", None, None, None, 2025, None),
    periods=(),
    as_of=date(2025, 1, 1),
    made_at=datetime(2025, 1, 1, tzinfo=UTC),
    made_by="",
    groups=(),
    tasks=(),
    submissions=(),
    next_due=None,
)
"""By which a template is tried: what cannot be filled with nothing cannot be filled at all."""


def tried(content: bytes) -> TemplateNames:
    """Return the names in a Word file, after it was filled once.

    Raises UnreadableDocumentError: it is no Word file, or one that is not to be opened.
    """
    document = opened(content)
    found = list(dict.fromkeys(name for one in paragraphs(document) for name in NAME.findall(text_of(one))))
    filled(content, _TRIAL)
    return TemplateNames(
        tuple(name for name in found if fold(name) in NAMES),
        tuple(name for name in found if fold(name) not in NAMES),
    )


def filled(template: bytes, report: PlanReport) -> bytes:
    """Return the template with every known name replaced; names that are not known stay.

    Raises UnreadableDocumentError: it is no Word file, or one that is not to be opened.
    """
    document = opened(template)
    values = {name: masked_numbers(value(report)) for name, value in VALUES.items()}
    counts = counted(report)
    values |= {name: official(counts[which]) for name, which in COUNTS.items()}
    for paragraph in paragraphs(document):
        alone = NAME.fullmatch(text_of(paragraph).strip())
        name = fold(alone[1]) if alone else ""
        if name in PARTS:
            _put_part(paragraph, PARTS[name](report))
        elif name in TABLES:
            _put_table(document, paragraph, report, TABLES[name])
        else:
            replace(paragraph, values)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _put_part(paragraph: Paragraph, blocks: list[Block]) -> None:
    """Put the paragraphs of a part in the place of its name, in the style of that place."""
    for block in blocks:
        line = paragraph.insert_paragraph_before(style=paragraph.style)
        line.paragraph_format.alignment = paragraph.paragraph_format.alignment
        line.paragraph_format.first_line_indent = paragraph.paragraph_format.first_line_indent
        is_heading = block.kind in {BlockKind.HEADING, BlockKind.SUBHEADING}
        write(line, block.text, Look.BOLD if is_heading else Look.PLAIN)
    remove(paragraph)


def _put_table(document: Any, paragraph: Paragraph, report: PlanReport, number: str) -> None:
    """Put an appendix, which is made at the end of the document, in the place of its name."""
    container = document.element.body
    before = set(container)
    APPENDICES[number][1](document, report)
    for element in [one for one in container if one not in before]:
        paragraph._p.addprevious(element)  # noqa: SLF001 -- python-docx moves nothing
    remove(paragraph)


def example() -> bytes:
    """Return a template to begin with: every name once, beside what it stands for."""
    document = new_document()
    centred(document, "{{trich_yeu}}")
    body(document, "Theo {{ten_ke_hoach}}, đến hết ngày {{ngay_so_lieu}}, {{co_quan}} báo cáo như sau:")
    for name in PARTS:
        body(document, f"{{{{{name}}}}}")
    for name in TABLES:
        body(document, f"{{{{{name}}}}}")
    body(document, "Các tên khác có thể dùng ở bất cứ đâu trong mẫu:")
    for name in (*VALUES, *COUNTS):
        body(document, f"{name}: {{{{{name}}}}}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()
