"""Where the title of a document ends, what a letter with appendices is about, and a date below the title."""

from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement

from plans.plan import PlanReading
from plans.reading.content import Line
from plans.reading.document import read_document
from plans.reading.heading import Heading, read_heading
from tests.plans.reading.documents import HEADER, add_table, read_word, word

LETTERHEAD = "UBND TỈNH LAM SƠN\nSố: 36/KH-UBND\nLam Sơn, ngày 17 tháng 02 năm 2025\n"
TITLE = "Tổ chức Kỳ thi tốt nghiệp trung học phổ thông"


def read(text: str) -> Heading:
    return read_heading([Line(line, "") for line in text.split("\n")])


@pytest.mark.parametrize(
    "below",
    [
        "I- MỤC ĐÍCH, YÊU CẦU",
        "I - Mục đích, yêu cầu",
        "I/ MỤC ĐÍCH",
        "II) NỘI DUNG",
        "I. MỤC ĐÍCH",
        "PHỤ LỤC PHÂN CÔNG NHIỆM VỤ",
        "PHỤ LỤC: PHÂN CÔNG",
        "Lam Sơn, ngày 20 tháng 01 năm 2025",
        "Số: 37/KH-UBND",
    ],
)
def test_the_title_ends_before_the_first_chapter_and_the_appendix(below: str) -> None:
    assert read(f"{LETTERHEAD}KẾ HOẠCH\n{TITLE}\n{below}").title == TITLE


@pytest.mark.parametrize(
    "line",
    ["Phụ lục ban hành kèm theo Quyết định số 5", "vì môi trường xanh", "PHỤ LỤC BAN HÀNH KÈM THEO QUY CHẾ"],
)
def test_other_lines_go_on_with_the_title(line: str) -> None:
    assert read(f"{LETTERHEAD}KẾ HOẠCH\nSửa đổi\n{line}").title == f"Sửa đổi {line}"


def test_a_letter_is_about_what_it_says_not_its_first_appendix() -> None:
    heading = read(
        "SỞ NỘI VỤ\nSố: 812/SNV\nV/v triển khai khắc phục\ncác tiêu chí bị trừ điểm\nKính gửi: Các sở\n"
        "Phụ lục I\nNHIỆM VỤ KHẮC PHỤC"
    )
    assert heading.title == "triển khai khắc phục các tiêu chí bị trừ điểm"


def test_an_appendix_alone_has_its_own_title() -> None:
    assert read("Phụ lục I\nNHIỆM VỤ KHẮC PHỤC").title == "NHIỆM VỤ KHẮC PHỤC"


def test_a_programme_of_somebody_keeps_its_name() -> None:
    assert read("CHƯƠNG TRÌNH CÔNG TÁC\ncủa UBND tỉnh năm 2026").title == (
        "Chương trình công tác của UBND tỉnh năm 2026"
    )


def test_number_and_day_may_stand_below_the_title() -> None:
    heading = read(
        "UBND TỈNH HÒA LẠC\nKẾ HOẠCH\nPhòng, chống bệnh truyền nhiễm\nSố: 52/KH-UBND\n"
        "Hòa Lạc, ngày 20 tháng 01 năm 2026"
    )
    assert (heading.title, heading.number) == ("Phòng, chống bệnh truyền nhiễm", "52/KH-UBND")
    assert heading.issued == date(2026, 1, 20)


def test_the_day_of_another_document_below_the_title_is_not_the_day_of_issue() -> None:
    text = "UBND TỈNH HÒA LẠC\nKẾ HOẠCH\nPhòng bệnh\nThực hiện Kế hoạch số 5 ngày 20 tháng 01 năm 2026 của Bộ"
    assert read(text).issued is None


def _tracked(kind: str) -> PlanReading:
    def build(document: Document) -> None:
        table = add_table(document, [HEADER, ("1", "Rà soát", "Sở Y tế", "", "Quý II/2026")])
        paragraph = table.cell(1, 2).paragraphs[0]
        run = paragraph.runs[0]._r
        change = OxmlElement(f"w:{kind}")
        paragraph._p.append(change)
        change.append(run)

    return read_word(word(build))


def test_changes_that_nobody_accepted_are_said_in_one_sentence() -> None:
    reading = _tracked("ins")
    assert [problem.reason for problem in reading.problems if "Track Changes" in problem.reason]
    assert len(reading.problems) == 1


def test_a_document_without_open_changes_says_nothing_of_them() -> None:
    saved = BytesIO()
    document = docx.Document()
    add_table(document, [HEADER, ("1", "Rà soát", "Sở Y tế", "", "Quý II/2026")])
    document.save(saved)
    assert not read_document("k.docx", saved.getvalue()).problems
