"""The Word report: the form of Nghị định 30/2020/NĐ-CP, outline, counts, appendices."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from plans import samples
from plans.reading.document import read_document
from plans.report import LeadStatement, PlanReport
from plans.status import Status
from plans.units import read_unit
from reports.docx_report import report_document
from reports.docx_table import Grid
from storage.database import Database
from tests.auxil.reports import report_of, save

NOW = datetime(2025, 5, 15, 3, tzinfo=UTC)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "plans" / "thanh-hoa-6-thang-2024.txt"
needs_the_real_report = pytest.mark.skipif(not SHARED.exists(), reason="the real report is not here")


def report(sqlite: Database) -> PlanReport:
    plan = read_document(samples.TEXT_NAME, samples.sample(samples.TEXT_NAME)).plan
    plan_id = sqlite.transact(save, plan, NOW)
    return sqlite.read(report_of, plan_id, NOW)


@pytest.fixture
def document(sqlite: Database) -> Any:
    return Document(BytesIO(report_document(report(sqlite))))


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_page_is_a4_with_the_margins_of_the_decree(document: Any):
    first = document.sections[0]
    assert [round(size / Mm(1)) for size in (first.page_width, first.page_height)] == [210, 297]
    for section in document.sections:
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin / Mm(1)) for margin in margins] == [20, 20, 30, 20]


def test_everything_is_set_in_times_new_roman(document: Any):
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
    fonts = [run.font.name for paragraph in document.paragraphs for run in paragraph.runs]
    assert set(fonts) == {None}
    for name in ("Heading 1", "Heading 2"):
        rfonts = document.styles[name].element.rPr.rFonts
        assert {rfonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {
            "Times New Roman"
        }


def test_the_page_number_stands_in_the_middle_at_the_top_from_the_second_page(document: Any):
    for section in document.sections:
        (number,) = section.header.paragraphs
        assert number.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert "PAGE" in number._p.xml
        assert section.different_first_page_header_footer
        assert [paragraph.text for paragraph in section.first_page_header.paragraphs] == [""]


def test_every_appendix_lies_across_and_counts_its_own_pages(document: Any):
    appendices = document.sections[1:]
    assert [section.orientation for section in appendices] == [WD_ORIENT.LANDSCAPE] * 4
    starts = [section._sectPr.findall(qn("w:pgNumType")) for section in appendices]
    assert [[one.get(qn("w:start")) for one in found] for found in starts] == [["1"]] * 4
    breaks = [one for one in document.paragraphs if one._p.pPr is not None and one._p.pPr.sectPr is not None]
    assert [one.paragraph_format.line_spacing for one in breaks] == [
        Pt(1)
    ] * 4  # on a full page it needs none


def test_the_head_names_the_country_and_the_agency(document: Any):
    left, right = document.tables[0].rows[0].cells
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in right.text
    assert "tháng 5 năm 2025" in right.text
    assert "Số:" in left.text


def test_the_outline_is_that_of_a_periodic_report(document: Any):
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert [heading.split(".")[0] for heading in headings] == ["I", "II", "III", "IV", "V"]
    assert [text for text in texts(document) if text.startswith("Phụ lục ")] == [
        f"Phụ lục {number}" for number in ("I", "II", "III", "IV")
    ]


def test_the_headline_counts_and_their_rule_are_printed(sqlite: Database):
    value = report(sqlite)
    said = "\n".join(texts(Document(BytesIO(report_document(value)))))
    assert f"xác định tổng số {len(value.tasks):02} nhiệm vụ cụ thể thuộc {len(value.groups):02} nhóm" in said
    assert "(Cách tính: mỗi nhiệm vụ được tính một lần" in said
    assert f"- Số nhiệm vụ chưa có thông tin: {len(value.tasks):02} nhiệm vụ." in said


def test_what_people_have_to_judge_is_marked(document: Any):
    marked = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert "[… cơ quan thường trực nhận định …]" in marked
    assert "[… cơ quan thường trực bổ sung …]" in marked


def test_tables_repeat_their_header_on_every_page(document: Any):
    appendices = [table for table in document.tables if table.style.name == "Table Grid"]
    assert len(appendices) == 4
    for table in appendices:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.find(f".//{qn('w:tblHeader')}") is None for row in table.rows[1:])


def test_a_row_breaks_over_pages_only_where_it_is_too_long_for_one():
    """Rows of a few lines broke too: a page showed half of one, without its number."""
    document: Any = Document()
    grid = Grid(document, ("TT", "Tiến độ"), (10, 93))
    for words in ("dài " * 100, "dài " * 3000):
        grid.add(["1", words])
    rows = document.tables[0].rows[1:]
    assert [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, False]


def rows_of_first_appendix(document: Any) -> list[list[str]]:
    table = next(table for table in document.tables if table.style.name == "Table Grid")
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def test_the_words_of_units_never_break_the_document(sqlite: Database):
    value = report(sqlite)
    words = "\x00\x0b\ufffe<w:p>&amp; =1+1 ]]> " + "dài " * 3000
    hostile = LeadStatement(words, None, None, words, NOW, NOW.date(), words, imported=False)
    tasks = tuple(replace(task, title=words, statements=(hostile,)) for task in value.tasks)
    document = Document(BytesIO(report_document(replace(value, tasks=tasks))))
    assert "<w:p>&amp; =1+1 ]]>" in rows_of_first_appendix(document)[1][1]


@needs_the_real_report
def test_the_appendix_of_the_real_report_comes_out_as_it_went_in(sqlite: Database):
    now = datetime(2024, 6, 27, 3, tzinfo=UTC)
    plan = read_document(SHARED.name, SHARED.read_bytes()).plan
    plan_id = sqlite.transact(save, plan, now)
    value = sqlite.read(report_of, plan_id, now)
    document = Document(BytesIO(report_document(value)))
    rows = rows_of_first_appendix(document)
    tasks = [row for row in rows if row[1] != row[2]]
    groups = [row for row in rows if row[1] == row[2]]
    assert (len(tasks), len(groups)) == (72, 10)
    for row, task in zip(tasks, plan.tasks, strict=True):
        number, title, leads, _, deadline, progress = row
        assert (number, title, deadline) == (task.number, task.title, task.deadline_text or "")
        assert leads.split("; ") == list(dict.fromkeys(read_unit(name).canonical for name in task.lead))
        assert progress.split() == (task.progress or "Chưa có thông tin.").split()
    assert [row[1].rpartition(" (")[0] for row in groups] == [group.title for group in plan.groups]
    counts = Counter(task.status for task in plan.tasks)
    said = "\n".join(texts(document))
    assert "xác định tổng số 72 nhiệm vụ cụ thể thuộc 10 nhóm" in said
    assert f"- Số nhiệm vụ hoàn thành và duy trì thường xuyên: {counts[Status.DONE_ONGOING]} nhiệm vụ" in said
    assert f"- Số nhiệm vụ chờ hướng dẫn của cấp trên: {counts[Status.WAITING]} nhiệm vụ" in said
