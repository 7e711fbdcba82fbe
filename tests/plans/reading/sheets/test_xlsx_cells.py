"""What stands in the cells of a workbook is read as it is seen; what cannot be seen is doubted or named."""

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from plans.plan import PlanReading
from plans.reading.content import Part
from plans.reading.document import read_document
from plans.reading.formats import read_content
from plans.reading.ledger import Fate, Kind
from tests.plans.reading.documents import HEADER, workbook
from tests.plans.reading.parts import replaced, with_shared_strings

SHEET = "xl/worksheets/sheet1.xml"
ROW = [1, "Rà soát", "Sở Y tế", "", "Quý I/2025"]


def book(*rows: list[object], formats: dict[str, str] | None = None) -> bytes:
    """Return a workbook of a table under the usual header; formats are given by cells."""

    def build(made: Workbook) -> None:
        sheet = made.active
        sheet.title = "Phụ lục"
        for row in (list(HEADER), *rows):
            sheet.append(row)
        for place, code in (formats or {}).items():
            sheet[place].number_format = code

    return workbook(build)


def read(content: bytes) -> PlanReading:
    return read_document("k.xlsx", content)


def reasons(reading: PlanReading) -> str:
    return " | ".join(f"{problem.where} {problem.text} {problem.reason}" for problem in reading.problems)


@pytest.mark.parametrize(
    ("code", "text", "due"),
    [
        ("mm/yyyy", "06/2025", date(2025, 6, 30)),
        ('"Tháng "m/yyyy', "Tháng 6/2025", date(2025, 6, 30)),
        ('"Năm "yyyy', "Năm 2025", date(2025, 12, 31)),
        ("dd/mm/yyyy", "20/6/2025", date(2025, 6, 20)),
    ],
)
def test_a_deadline_is_the_month_where_only_the_month_is_shown(code: str, text: str, due: date) -> None:
    (task,) = read(book([*ROW[:4], date(2025, 6, 20)], formats={"E2": code})).plan.tasks
    assert (task.deadline_text, task.deadline.due) == (text, due)


def test_a_share_is_the_percentage_that_is_shown() -> None:
    (task,) = read(book([*ROW, 0.85], formats={"F2": "0%"})).plan.tasks
    assert "85%" in (task.note or task.title) or task.note is None
    assert read(book([1, 0.85, *ROW[2:]], formats={"B2": "0%"})).plan.tasks[0].title == "85%"


def test_a_number_that_lost_its_thousands_is_a_doubt_by_the_name_of_its_column() -> None:
    reading = read(book([*ROW[:3], 1.25, ROW[4]]))
    assert "Đơn vị phối hợp: 1.25" in reasons(reading)
    assert "1.250" in reasons(reading)


def test_a_running_number_with_a_dot_is_no_number_of_things() -> None:
    reading = read(book([1.1, *ROW[1:]], [1.2, *ROW[1:]]))
    assert [task.number for task in reading.plan.tasks] == ["1.1", "1.2"]
    assert not reading.problems


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_value_is_empty_and_said(error: str) -> None:
    reading = read(book([*ROW[:3], error, ROW[4]]))
    assert reading.plan.tasks[0].coordinating == ()
    assert f"Đơn vị phối hợp Ô này báo lỗi {error}" in reasons(reading)
    assert "dòng 2" in reasons(reading)


def test_a_formula_without_a_stored_value_is_said() -> None:
    reading = read(book([*ROW[:4], '="Quý "&"I/2025"']))
    assert reading.plan.tasks[0].deadline_text is None
    assert "công thức chưa có kết quả" in reasons(reading)


def test_a_formula_that_gives_no_words_is_an_empty_cell() -> None:
    content = replaced(book([*ROW[:3], "=D1", ROW[4]]), SHEET, ('<c r="D2"', '<c r="D2" t="str"'))
    assert not read(content).problems


def test_a_line_break_that_excel_escapes_is_one() -> None:
    (task,) = read(book([1, "Rà soát_x000D_\nđội ngũ", "Sở Y tế_x000D_\nSở Nội vụ", *ROW[3:]])).plan.tasks
    assert task.title == "Rà soát đội ngũ"
    assert task.lead == ("Sở Y tế", "Sở Nội vụ")


def test_texts_are_the_same_in_the_list_that_sheets_share() -> None:
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")
    content = book(
        [1, CellRichText("Rà soát_x000D_\n", raised, "đội ngũ"), "Sở Y tế", "", 0.85], formats={"E2": "0%"}
    )
    (task,) = read(with_shared_strings(content)).plan.tasks
    assert (task.title, task.lead, task.deadline_text) == ("Rà soát đội ngũ", ("Sở Y tế",), "85%")


def test_words_that_look_like_an_escape_are_kept() -> None:
    assert read(book([1, "Mã _x005F_x000D_ mới", *ROW[2:]])).plan.tasks[0].title == "Mã _x000D_ mới"


def test_a_dated_cell_that_holds_zero_is_empty() -> None:
    (task,) = read(book([*ROW[:4], 0], formats={"E2": "dd/mm/yyyy"})).plan.tasks
    assert task.deadline_text is None


def test_raised_footnote_digits_do_not_join_the_words() -> None:
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")
    content = book([1, CellRichText("Rà soát", raised, " đội ngũ"), *ROW[2:]])
    assert read(content).plan.tasks[0].title == "Rà soát đội ngũ"


def test_a_truth_value_is_seen_in_capitals() -> None:
    assert read(book([1, True, *ROW[2:]])).plan.tasks[0].title == "TRUE"


def hiding(make: str) -> bytes:
    """Return a workbook with something hidden that says something."""

    def build(made: Workbook) -> None:
        sheet = made.active
        sheet.title = "Phụ lục"
        sheet.append([*HEADER[:2], "Nháp", *HEADER[2:]])
        for number in range(1, 7):
            sheet.append([number, f"Việc {number}", "bản nháp", *ROW[2:]])
        if make == "rows":
            for number in (3, 4, 6):
                sheet.row_dimensions[number].hidden = True
        elif make == "column":
            sheet.column_dimensions["C"].hidden = True
        elif make.endswith("idden"):
            other = made.create_sheet("Bản cũ")
            other.sheet_state = make
            other.append(list(HEADER))
            other.append([9, "Việc cũ", *ROW[2:]])

    return workbook(build)


@pytest.mark.parametrize(
    ("make", "numbers", "named"),
    [
        ("rows", ["1", "4", "6"], [(Kind.HIDDEN, "dòng 3-4"), (Kind.HIDDEN, "dòng 6")]),
        ("column", list("123456"), [(Kind.HIDDEN, "cột C")]),
        ("hidden", list("123456"), [(Kind.SHEET, "“Bản cũ”")]),
        ("veryHidden", list("123456"), [(Kind.SHEET, "“Bản cũ”")]),
    ],
)
def test_what_is_hidden_is_left_aside_and_named(
    make: str, numbers: list[str], named: list[tuple[Kind, str]]
) -> None:
    content = hiding(make)
    tasks = read(content).plan.tasks
    assert [task.number for task in tasks] == numbers
    assert all("nháp" in (task.note or "") for task in tasks) == (make != "column")
    left = [
        piece for piece in read_content(content) if isinstance(piece, Part) and piece.fate is Fate.LEFT_ASIDE
    ]
    assert [part.kind for part in left] == [kind for kind, _ in named]
    assert all(place in part.place and part.reason for part, (_, place) in zip(left, named, strict=True))


@pytest.mark.parametrize("height", ["0", "0.0"])
def test_a_row_or_column_without_any_height_or_width_is_hidden(height: str) -> None:
    flat = replaced(hiding("none"), SHEET, ('<row r="3"', f'<row r="3" ht="{height}" customHeight="1"'))
    narrow = f'<cols><col min="3" max="3" width="{height}" customWidth="1"/></cols><sheetData>'
    tasks = read(replaced(flat, SHEET, ("<sheetData>", narrow))).plan.tasks
    assert [task.number for task in tasks] == ["1", "3", "4", "5", "6"]
    assert not any(task.note for task in tasks)


def test_what_is_hidden_and_says_nothing_is_not_named() -> None:
    def build(made: Workbook) -> None:
        made.active.append(list(HEADER))
        made.active.append(ROW)
        made.active.column_dimensions["H"].hidden = True
        made.active.row_dimensions[9].hidden = True
        made.create_sheet("Trống").sheet_state = "hidden"

    parts = [piece for piece in read_content(workbook(build)) if isinstance(piece, Part)]
    assert [part.fate for part in parts] == [Fate.READ, Fate.BLANK]


def test_a_merged_cell_whose_first_row_or_column_is_hidden_is_still_seen() -> None:
    def build(made: Workbook) -> None:
        sheet = made.active
        sheet.append([*HEADER[:2], "Nháp", *HEADER[2:]])
        for number in (1, 2, 3):
            sheet.append([number, f"Việc {number}", "Sở Y tế", "Sở Nội vụ", "", "Quý I/2025"])
        sheet.merge_cells("C2:D4")
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[2].hidden = True

    assert [task.lead for task in read(workbook(build)).plan.tasks] == [("Sở Y tế",)] * 2


def test_what_a_program_left_below_a_merged_cell_is_not_seen() -> None:
    content = book([*ROW[:3], "Sở Nội vụ", "Quý I/2025"])
    content = replaced(
        content, SHEET, ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="C2:D2"/></mergeCells>')
    )
    (task,) = read(content).plan.tasks
    assert (task.lead, task.coordinating) == (("Sở Y tế",), ())
