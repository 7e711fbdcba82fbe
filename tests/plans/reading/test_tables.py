"""Which rows are headers, where a header comes again, and which tables go on with the one before."""

from collections.abc import Sequence

import pytest

from plans.plan import PlanReading
from plans.reading.content import Cell, Line, Part, Piece, Row, row
from plans.reading.document import read_document
from plans.reading.interpretation import interpret
from plans.reading.ledger import Fate, Kind
from plans.reading.tables import find_tables
from tests.plans.reading.documents import HEADER, add_table, read_word, word, word_table
from tests.plans.reading.pdf.pdf_file import grid, pdf

AGAIN = ("STT", "Nhiệm vụ", "Cơ quan thực hiện", "Phối hợp", "Thời hạn")
Table = Sequence[Sequence[str]]


def task(number: str, title: str = "Rà soát hồ sơ") -> list[str]:
    return [number, title, "Sở Y tế", "Công an tỉnh", "Quý I/2025"]


def pages(*tables: Table | str) -> list[Piece]:
    """Return tables, each on a page of its own, with lines of text between them."""
    pieces: list[Piece] = []
    for page, table in enumerate(tables, start=1):
        if isinstance(table, str):
            pieces.append(Line(table, f"trang {page}"))
        else:
            pieces.extend(row(texts, f"trang {page}", page, page) for texts in table)
    return pieces


def numbers(*tables: Table | str) -> list[str]:
    reading = interpret(pages(*tables))
    assert all(task.lead == ("Sở Y tế",) for task in reading.plan.tasks)
    return [task.number for task in reading.plan.tasks]


def unread(reading: PlanReading) -> list[str]:
    return [entry.text for entry in reading.ledger.left_aside if entry.kind is Kind.TABLE]


def test_a_row_over_the_whole_width_is_no_second_header_row() -> None:
    for heading in ("A. NHIỆM VỤ NĂM 2026", "Nhiệm vụ chung"):
        rows = [[heading, "", "", "", ""], task("1"), task("2")]
        plan = read_word(word_table(*rows, merged=[(1, 0, 1, 4)])).plan
        assert [task.number for task in plan.tasks] == ["1", "2"]
        assert [group.title for group in plan.groups] == [heading.removeprefix("A. ")]


def test_one_cell_completes_a_header_whose_other_cells_are_merged_down() -> None:
    header = ["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]
    below = Row((*(Cell(text, merged_down=True) for text in header[:4]), Cell("hoàn thành")), "dòng 2", 1, 1)
    (table,) = find_tables([row(header, "dòng 1", 1, 1), below, row(task("1"), "dòng 3", 1, 1)]).plan
    assert table.headers[4] == "Thời gian hoàn thành"


@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_header_comes_again_with_other_words_anywhere_on_a_page(place: int) -> None:
    second = [task(str(number)) for number in range(3, 7)]
    assert numbers([HEADER, task("1"), task("2")], [*second[:place], AGAIN, *second[place:]]) == list(
        "123456"
    )


def test_a_header_of_two_rows_comes_again() -> None:
    upper = ["TT", "Nội dung nhiệm vụ", "Đơn vị thực hiện", "", "Thời gian hoàn thành"]
    lower = ["", "", "Chủ trì", "Phối hợp", ""]
    assert numbers([upper, lower, task("1"), upper, lower, task("2")]) == ["1", "2"]


def test_a_header_may_come_again_with_other_columns() -> None:
    other = ["STT", "Đơn vị chủ trì", "Nội dung nhiệm vụ", "Thời hạn", "Phối hợp"]
    turned = ["2", "Sở Y tế", "Kiểm tra", "Quý II/2025", "Sở Nội vụ"]
    reading = interpret(pages([HEADER, task("1"), other, turned]))
    assert [(one.number, one.title, one.deadline_text) for one in reading.plan.tasks] == [
        ("1", "Rà soát hồ sơ", "Quý I/2025"),
        ("2", "Kiểm tra", "Quý II/2025"),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            ["TT", "Nội dung", "Đơn vị", "Đơn vị", "Thời gian"],
            ["", "nhiệm vụ", "chủ trì", "phối hợp", "hoàn thành"],
        ),
        (
            ["TT", "NỘI DUNG", "ĐƠN VỊ", "ĐƠN VỊ", "THỜI GIAN"],
            ["", "NHIỆM VỤ", "CHỦ TRÌ", "PHỐI HỢP", "HOÀN THÀNH"],
        ),
        (["TT", "Nội dung nhiệm vụ", "Đơn vị chủ", "Đơn vị phối", "Thời"], ["", "", "trì", "hợp", "hạn"]),
    ],
)
def test_a_header_row_split_over_two_pages_is_one(above: list[str], below: list[str]) -> None:
    plan = interpret(pages([above], [below, task("1"), task("2")])).plan
    assert [(one.number, one.lead, one.coordinating) for one in plan.tasks] == [
        (number, ("Sở Y tế",), ("Công an tỉnh",)) for number in ("1", "2")
    ]


def test_a_header_at_the_end_of_a_page_is_whole_where_the_next_page_begins_with_a_group() -> None:
    plan = interpret(pages([HEADER], [["A", "NỀN MÓNG SỐ", "", "", ""], task("1")])).plan
    assert ([one.number for one in plan.tasks], len(plan.groups)) == (["1"], 1)


def test_a_header_is_split_over_pages_of_a_pdf() -> None:
    above = [["TT", "Nội dung", "Đơn vị", "Đơn vị", "Thời gian"]]
    below = ["", "nhiệm vụ", "chủ trì", "phối hợp", "hoàn thành"]
    content = pdf(grid(above, top=440), grid([below, task("1")]))
    assert [one.number for one in read_document("k.pdf", content).plan.tasks] == ["1"]


def wider(texts: list[str]) -> list[str]:
    return [*texts[:2], "", *texts[2:], ""]


@pytest.mark.parametrize("between", ["", "chữ"])
def test_a_second_table_without_a_header_may_have_empty_columns_more_or_less(between: str) -> None:
    second = [task("3"), task("4")]
    assert numbers([HEADER, task("1")], between, [wider(texts) for texts in second]) == ["1", "3", "4"]
    noted = [*HEADER, "Ghi chú"]
    assert numbers([noted, [*task("1"), ""]], between, second) == ["1", "3", "4"]


def test_a_table_whose_cells_fit_no_column_does_not_go_on() -> None:
    people = [["1", "Nguyễn Văn An", "Trưởng phòng", "0912"], ["2", "Trần Thị Bình", "Phó phòng", "0913"]]
    reading = interpret(pages([HEADER, task("1")], people))
    assert [one.number for one in reading.plan.tasks] == ["1"]
    assert unread(reading) == ["1 | Nguyễn Văn An | Trưởng phòng | 0912"]


def test_another_table_between_does_not_end_the_plan() -> None:
    other = [["STT", "Họ và tên", "Chức vụ", "Phòng", "Điện thoại"], ["1", "An", "b", "c", "d"]]
    reading = interpret(pages([HEADER, task("1")], other, [task("2"), task("3")]))
    assert [one.number for one in reading.plan.tasks] == ["1", "2", "3"]
    assert unread(reading) == ["STT | Họ và tên | Chức vụ | Phòng | Điện thoại"]


def test_another_table_over_several_pages_is_named_once() -> None:
    other = [["STT", "Chỉ tiêu", "Kết quả"], ["1", "a", "b"]]
    reading = interpret(pages([HEADER, task("1")], "Phụ lục II", other, [["2", "c", "d"]]))
    (entry,) = reading.ledger.left_aside
    assert entry.place == "bảng ở trang 3 đến trang 4"
    assert entry.text == "Phụ lục II: STT | Chỉ tiêu | Kết quả"
    assert entry.reason == "không có cột nội dung nhiệm vụ, đơn vị chủ trì, thời hạn"


def test_letterhead_and_signature_are_prose() -> None:
    head = [["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 1", "Độc lập - Tự do - Hạnh phúc"]]
    sign = [["Nơi nhận:", "TM. UBND"], ["- Như trên", "CHỦ TỊCH"]]
    ledger = interpret(pages(head, [HEADER, task("1")], sign)).ledger
    assert [entry.fate for entry in ledger.entries if entry.kind is Kind.TABLE] == [
        Fate.PROSE,
        Fate.READ,
        Fate.PROSE,
    ]


def test_a_table_with_progress_is_left_aside_by_name() -> None:
    progress = [
        ["STT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Tiến độ"],
        ["1", "a", "Sở Y tế", "", "x"],
    ]
    reading = interpret(pages([HEADER, task("1")], "PHỤ LỤC II", progress))
    (problem,) = reading.problems
    assert (problem.where, problem.text) == (
        "bảng ở trang 3",
        "PHỤ LỤC II: STT | Tên nhiệm vụ | Đơn vị chủ trì | Thời hạn | Tiến độ",
    )
    assert "đề nghị gửi riêng" in problem.reason


def test_a_whole_row_is_new_also_with_the_number_of_the_last() -> None:
    reading = interpret(pages([HEADER, task("1"), task("2")], [task("2", "Công bố danh mục"), task("3")]))
    assert [one.title for one in reading.plan.tasks][1:3] == ["Rà soát hồ sơ", "Công bố danh mục"]
    assert ["lặp lại" in problem.reason for problem in reading.problems] == [True]
    tail = interpret(pages([HEADER, task("1")], [["1", "và báo cáo", "", "", ""], task("2")]))
    assert [one.title for one in tail.plan.tasks] == ["Rà soát hồ sơ và báo cáo", "Rà soát hồ sơ"]


def test_a_new_sheet_with_a_header_begins_anew() -> None:
    first, second = [HEADER, ["I", "Nhóm", "", "", ""], task("1")], [["PHỤ LỤC"], HEADER, task("1")]
    pieces = pages(first, second)
    sheets = [
        Part(Kind.SHEET, "trang tính “A”"),
        *pieces[:3],
        Part(Kind.SHEET, "trang tính “B”"),
        *pieces[3:],
    ]
    tasks = interpret(sheets).plan.tasks
    assert [(one.number, one.group) for one in tasks] == [("1", "I"), ("1", None)]


def test_word_tables_are_read_alike() -> None:
    content = word(
        lambda document: [add_table(document, [HEADER, task("1")]), add_table(document, [task("2")])]
    )
    assert [one.number for one in read_word(content).plan.tasks] == ["1", "2"]
