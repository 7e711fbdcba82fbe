"""The report in the secretariat's own Word file: {{names}} in it are replaced by values, parts and tables."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from enum import IntEnum
from io import BytesIO
from typing import Any

from docx import Document

from plans.reading.archive import Archive
from plans.report import PlanReport
from plans.status import Status
from reports import outline
from reports.docx_appendices import APPENDICES
from reports.docx_form import Look, body, centred, new_document, write
from reports.docx_report import place, subject
from reports.outline import Block, BlockKind, counted
from reports.source import source_note
from reports.words import day, joined, official, period

_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_TAG = re.compile(rb"<[^>]+>")
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
    LATE = 1
    MISSING = 2


def _timeliness(report: PlanReport) -> Counter[Timeliness]:
    """Count the units by how they reported; one that owes two reports at once by the worse of both."""
    units: dict[str, Timeliness] = {}
    for row in report.present_submissions:
        state = Timeliness.LATE if row.is_late else Timeliness.ON_TIME
        state = Timeliness.MISSING if row.submitted_on is None else state
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


def names_in(content: bytes) -> tuple[list[str], list[str]]:
    """Return the names in a Word file that are known, and those that are not.

    Raises UnreadableDocumentError: it is no Word file, or one that is not to be opened.
    """
    text = _TAG.sub(b"", Archive(content).xml("word/document.xml")).decode(errors="replace")
    found = list(dict.fromkeys(_NAME.findall(text)))
    return [name for name in found if name in NAMES], [name for name in found if name not in NAMES]


def filled(template: bytes, report: PlanReport) -> bytes:
    """Return the template with every known name replaced; names that are not known stay."""
    document = Document(BytesIO(template))
    values = {name: value(report) for name, value in VALUES.items()}
    counts = counted(report)
    values |= {name: official(counts[which]) for name, which in COUNTS.items()}
    for paragraph in list(_paragraphs(document)):
        alone = _NAME.fullmatch(paragraph.text.strip())
        name = alone[1] if alone else ""
        if name in PARTS:
            _put_part(paragraph, PARTS[name](report))
        elif name in TABLES:
            _put_table(document, paragraph, report, TABLES[name])
        else:
            _replace(paragraph, values)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraphs(document: Any) -> Iterator[Any]:
    """Yield every paragraph, also those in tables and in the headers and footers."""
    yield from _within(document)
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.is_linked_to_previous:
                yield from _within(part)


def _within(container: Any) -> Iterator[Any]:
    yield from container.paragraphs
    for table in container.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _within(cell)


def _replace(paragraph: Any, values: dict[str, str]) -> None:
    """Replace names run by run, so that each keeps its look; one that spans runs takes that of the first."""

    def value(found: re.Match[str]) -> str:
        return values.get(found[1], found[0])

    for run in paragraph.runs:
        if "{{" in run.text:
            run.text = _NAME.sub(value, run.text)
    if any(name in values for name in _NAME.findall(paragraph.text)):
        text = _NAME.sub(value, paragraph.text)
        for run in paragraph.runs[1:]:
            run.text = ""
        paragraph.runs[0].text = text


def _put_part(paragraph: Any, blocks: list[Block]) -> None:
    """Put the paragraphs of a part in the place of its name, in the style of that place."""
    for block in blocks:
        line = paragraph.insert_paragraph_before(style=paragraph.style)
        line.paragraph_format.alignment = paragraph.paragraph_format.alignment
        line.paragraph_format.first_line_indent = paragraph.paragraph_format.first_line_indent
        is_heading = block.kind in {BlockKind.HEADING, BlockKind.SUBHEADING}
        write(line, block.text, Look.BOLD if is_heading else Look.PLAIN)
    _remove(paragraph)


def _put_table(document: Any, paragraph: Any, report: PlanReport, number: str) -> None:
    """Put an appendix, which is made at the end of the document, in the place of its name."""
    container = document.element.body
    before = set(container)
    APPENDICES[number][1](document, report)
    for element in [one for one in container if one not in before]:
        paragraph._p.addprevious(element)  # noqa: SLF001 -- python-docx moves nothing
    _remove(paragraph)


def _remove(paragraph: Any) -> None:
    element = paragraph._p  # noqa: SLF001 -- python-docx removes nothing
    element.getparent().remove(element)


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
