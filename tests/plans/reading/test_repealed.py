"""What is not to be done any more is no live task in silence: it is left aside by name, or doubted."""

import pytest
from docx.document import Document
from docx.table import Table
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from plans.plan import PlanReading, UnreadableDocumentError
from plans.reading.document import read_document
from tests.plans.reading.documents import HEADER, add_table, read_word, word, word_table, workbook

LIVE = ("1", "Rà soát đội ngũ", "Sở Nội vụ", "Sở Y tế", "Quý III/2026")


def read(*rows: tuple[str, ...]) -> PlanReading:
    return read_word(word_table(LIVE, *rows))


def titles(reading: PlanReading) -> list[str]:
    return [task.title for task in reading.plan.tasks]


def is_named(reading: PlanReading, words: str) -> bool:
    return any(words in problem.text and "theo dõi" in problem.reason for problem in reading.problems)


@pytest.mark.parametrize(
    "row",
    [
        ("2", "Lập kế hoạch (bãi bỏ theo Công văn số 512/UBND-KGVX)", "Sở Y tế", "", "Quý II/2026"),
        ("2", "Lập kế hoạch (đã bãi bỏ)", "Sở Y tế", "", "Quý II/2026"),
        ("2", "LẬP KẾ HOẠCH - ĐÃ BÃI BỎ", "Sở Y tế", "", "Quý II/2026"),
        ("2", "Lập kế hoạch [Huỷ bỏ]", "Sở Y tế", "", "Quý II/2026"),
        ("2", "(Bãi bỏ) Lập kế hoạch", "Sở Y tế", "", "Quý II/2026"),
        ("2", "(Bãi bỏ)", "", "", ""),
        ("2", "Lập kế hoạch", "Sở Y tế", "", "Bãi bỏ"),
        ("2", "Lập kế hoạch", "Bãi bỏ", "", ""),
        ("2", "Lập kế hoạch", "Sở Y tế", "", "Không thực hiện"),
        ("2", "Lập kế hoạch (thay thế bằng nhiệm vụ 5)", "Sở Y tế", "", "Quý II/2026"),
        ("2", "Lập kế hoạch (không tiếp tục thực hiện)", "Sở Y tế", "", "Quý II/2026"),
    ],
)
def test_a_repealed_task_is_left_aside_by_name(row: tuple[str, ...]) -> None:
    reading = read(row)
    assert titles(reading) == ["Rà soát đội ngũ"]
    assert is_named(reading, row[1])
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Bãi bỏ các thủ tục hành chính không cần thiết",
        "Bãi bỏ Quyết định số 12/2020/QĐ-UBND của UBND tỉnh",
        "Rà soát, sửa đổi, bãi bỏ",
        "Công bố danh mục thủ tục hành chính bị bãi bỏ",
        "Rà soát văn bản (sửa đổi, bổ sung, thay thế, bãi bỏ)",
        "Xử lý hồ sơ không thực hiện đúng hạn",
        "Bãi bỏ theo thẩm quyền các văn bản hết hiệu lực",
    ],
)
def test_a_task_about_repealing_is_to_be_done(title: str) -> None:
    reading = read(("2", title, "Sở Tư pháp", "", "Quý II/2026"))
    assert titles(reading) == ["Rà soát đội ngũ", title]
    assert not reading.problems


def test_a_part_that_may_be_repealed_is_doubted() -> None:
    reading = read(("2", "Lập kế hoạch (bãi bỏ mục a) và tập huấn", "Sở Y tế", "", "Quý II/2026"))
    assert len(reading.plan.tasks) == 2
    assert [problem.text for problem in reading.problems] == ["Lập kế hoạch (bãi bỏ mục a) và tập huấn"]


@pytest.mark.parametrize(
    "heading",
    ["Nhiệm vụ bãi bỏ", "CÁC NHIỆM VỤ BỊ BÃI BỎ (02 nhiệm vụ)", "Bãi bỏ các nhiệm vụ sau", "Bãi bỏ",
     "Nhiệm vụ không thực hiện", "Nội dung, nhiệm vụ bãi bỏ"],
)  # fmt: skip
def test_all_tasks_of_a_repealed_group_are_left_aside(heading: str) -> None:
    reading = read(
        ("I", heading, "", "", ""),
        ("2", "Lập kế hoạch", "Sở Y tế", "", "Quý II/2026"),
        ("", "và tổng kết", "", "", ""),
        ("3", "Tập huấn", "Sở Y tế", "", "Quý II/2026"),
        ("II", "Nhiệm vụ bổ sung", "", "", ""),
        ("4", "Tổng kết", "Sở Y tế", "", "Quý IV/2026"),
    )
    assert titles(reading) == ["Rà soát đội ngũ", "Tổng kết"]
    assert is_named(reading, "Lập kế hoạch")
    assert is_named(reading, "Tập huấn")


@pytest.mark.parametrize(
    "heading", ["Bãi bỏ thủ tục hành chính", "Nhiệm vụ sửa đổi, bổ sung, bãi bỏ văn bản"]
)
def test_a_group_about_repealing_is_to_be_done(heading: str) -> None:
    reading = read(("I", heading, "", "", ""), ("2", "Lập kế hoạch", "Sở Y tế", "", "Quý II/2026"))
    assert titles(reading) == ["Rà soát đội ngũ", "Lập kế hoạch"]


def _strike(table: Table, row: int, *columns: int) -> None:
    for column in columns:
        for run in table.cell(row, column).paragraphs[0].runs:
            run.font.strike = True


def struck(*columns: int) -> bytes:
    second = ("2", "Lập kế hoạch", "Sở Y tế", "Sở Nội vụ", "Quý II/2026")

    def build(document: Document) -> None:
        _strike(add_table(document, [HEADER, LIVE, second]), 2, *columns)

    return word(build)


def test_a_row_struck_through_in_word_is_left_aside() -> None:
    reading = read_word(struck(0, 1, 2, 3, 4))
    assert titles(reading) == ["Rà soát đội ngũ"]
    assert is_named(reading, "Lập kế hoạch")
    assert len(reading.problems) == 1


def test_a_cell_struck_through_says_nothing_and_is_doubted() -> None:
    reading = read_word(struck(4))
    assert [task.deadline_text for task in reading.plan.tasks] == ["Quý III/2026", None]
    assert any(
        "gạch ngang" in problem.reason and "Quý II/2026" in problem.text for problem in reading.problems
    )


@pytest.mark.parametrize("double", [False, True])
def test_words_struck_through_in_a_cell_are_not_read_and_named(double: bool) -> None:
    def build(document: Document) -> None:
        table = add_table(document, [HEADER, ("1", "Rà soát", "Sở Y tế", "", "")])
        paragraph = table.cell(1, 4).paragraphs[0]
        old = paragraph.add_run("Quý II/2026")
        old.font.strike, old.font.double_strike = (None, True) if double else (True, None)
        paragraph.add_run(" Quý IV/2026")

    reading = read_word(word(build))
    assert [task.deadline_text for task in reading.plan.tasks] == ["Quý IV/2026"]
    assert any("Quý II/2026" in problem.reason for problem in reading.problems)


def _sheet(book: Workbook) -> None:
    page = book.active
    assert page is not None
    for row in (HEADER, LIVE, ("2", "Lập kế hoạch", "Sở Y tế", "", "Quý II/2026")):
        page.append(row)
    for cell in page[3]:
        cell.font = Font(strike=True)
    gone = TextBlock(InlineFont(strike=True), "Quý II/2026 ")
    page.append(("3", "Tổng kết", "Sở Y tế", "", CellRichText(gone, "Quý IV/2026")))


def test_a_row_struck_through_in_excel_is_left_aside_and_a_part_of_a_cell_is_doubted() -> None:
    reading = read_document("k.xlsx", workbook(_sheet))
    assert titles(reading) == ["Rà soát đội ngũ", "Tổng kết"]
    assert reading.plan.tasks[1].deadline_text == "Quý IV/2026"
    assert is_named(reading, "Lập kế hoạch")
    assert any("Quý II/2026" in problem.reason for problem in reading.problems)


def test_an_empty_form_gives_no_tasks() -> None:
    reading = read(
        ("I", "Khác", "", "", ""),
        ("2", "……", "……", "", "……"),
        ("3", "…………", "", "", ""),
        ("…", "", "", "", ""),
    )
    assert titles(reading) == ["Rà soát đội ngũ"]
    assert not any("……" in problem.text for problem in reading.problems)


def test_a_table_of_repealed_tasks_alone_is_refused_with_the_true_reason() -> None:
    repealed = ("1", "Lập kế hoạch (bãi bỏ)", "Sở Y tế", "", "Quý II/2026")
    with pytest.raises(UnreadableDocumentError, match=r"không có nhiệm vụ nào để theo dõi.*bãi bỏ"):
        read_word(word_table(repealed))
