"""Both roles in one cell, by words, by bold, by the group; and names that hold more than a name."""

from collections.abc import Sequence

import pytest
from docx.document import Document

from plans.plan import Plan, PlanReading
from plans.reading.document import read_document
from plans.reading.roles import read_roles
from plans.reading.task_units import is_no_name
from tests.plans.reading.documents import add_table, read_word, word

ONE_CELL = ("TT", "Nội dung nhiệm vụ", "Đơn vị thực hiện", "Thời gian hoàn thành")
Units = Sequence[str]


@pytest.mark.parametrize(
    ("text", "lead", "coordinating"),
    [
        ("Sở Y tế (chủ trì), BHXH tỉnh, các bệnh viện", ["Sở Y tế"], ["BHXH tỉnh", "các bệnh viện"]),
        ("Sở Y tế (CT); Sở Tài chính (PH)", ["Sở Y tế"], ["Sở Tài chính"]),
        ("Sở Y tế [chủ trì]; Sở Tài chính [phối hợp]", ["Sở Y tế"], ["Sở Tài chính"]),
        ("Sở Y tế - chủ trì; Sở Tài chính - phối hợp", ["Sở Y tế"], ["Sở Tài chính"]),
        ("Sở Y tế chủ trì, phối hợp với Thuế tỉnh và UBND các xã", ["Sở Y tế"], ["Thuế tỉnh", "UBND các xã"]),
        ("Sở Y tế chủ trì phối hợp Thuế tỉnh", ["Sở Y tế"], ["Thuế tỉnh"]),
        ("Giao Sở Y tế chủ trì, phối hợp với Thuế tỉnh", ["Sở Y tế"], ["Thuế tỉnh"]),
        ("Sở Y tế phối hợp với Thuế tỉnh", ["Sở Y tế"], ["Thuế tỉnh"]),
        ("Sở Y tế chủ trì; Sở Nội vụ phối hợp", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("SỞ Y TẾ CHỦ TRÌ; SỞ NỘI VỤ PHỐI HỢP", ["SỞ Y TẾ"], ["SỞ NỘI VỤ"]),
        ("Sở Y tế chủ trì, Sở Nội vụ, Thuế tỉnh phối hợp", ["Sở Y tế"], ["Sở Nội vụ", "Thuế tỉnh"]),
        ("Sở Y tế là cơ quan chủ trì; Sở Nội vụ phối hợp thực hiện", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("- CQ chủ trì: Sở Y tế; - CQ phối hợp: Công an tỉnh, VNPT", ["Sở Y tế"], ["Công an tỉnh", "VNPT"]),
        (
            "CT: Sở Y tế\nPH: các sở, ban, ngành; UBND các xã",
            ["Sở Y tế"],
            ["các sở, ban, ngành", "UBND các xã"],
        ),
        ("Chủ trì: Sở Y tế. Phối hợp: Thuế tỉnh", ["Sở Y tế"], ["Thuế tỉnh"]),
        ("CHỦ TRÌ: SỞ Y TẾ; PHỐI HỢP: THUẾ TỈNH", ["SỞ Y TẾ"], ["THUẾ TỈNH"]),
        (
            "- Chủ trì: Sở Y tế\n- Phối hợp:\n+ Thuế tỉnh\n+ UBND\ncấp xã",
            ["Sở Y tế"],
            ["Thuế tỉnh", "UBND cấp xã"],
        ),
        ("Chủ trì Sở Y tế; phối hợp Thuế tỉnh", ["Sở Y tế"], ["Thuế tỉnh"]),
        ("Đầu mối: Sở Y tế; tham gia: Thuế tỉnh", ["Sở Y tế"], ["Thuế tỉnh"]),
        (
            "Các đơn vị: Sở Y tế (chủ trì); Công an tỉnh, Thuế tỉnh (phối hợp)",
            ["Sở Y tế"],
            ["Công an tỉnh", "Thuế tỉnh"],
        ),
        ("Sở Y tế (phối hợp: Thuế tỉnh), Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], ["Thuế tỉnh"]),
        ("Sở Y tế (phối hợp với Thuế tỉnh, Sở Nội vụ)", ["Sở Y tế"], ["Thuế tỉnh", "Sở Nội vụ"]),
        ("Sở Y tế (Thuế tỉnh phối hợp)", ["Sở Y tế"], ["Thuế tỉnh"]),
        ("Sở Y tế, Sở Nội vụ (đồng chủ trì); Thuế tỉnh", ["Sở Y tế", "Sở Nội vụ"], ["Thuế tỉnh"]),
    ],
)
def test_words_of_roles_tell_the_units_of_one_cell_apart(text: str, lead: Units, coordinating: Units) -> None:
    roles = read_roles(text)
    assert (list(roles.lead), list(roles.coordinating)) == (lead, coordinating)
    assert not roles.is_doubtful


@pytest.mark.parametrize(
    ("text", "lead", "coordinating"),
    [
        ("BHXH tỉnh, Sở Y tế (chủ trì)", ["Sở Y tế"], ["BHXH tỉnh"]),
        ("Sở Nội vụ, Sở Y tế (phối hợp)", ["Sở Nội vụ"], ["Sở Y tế"]),
        ("Sở Nội vụ, Sở Y tế (chủ trì); Thuế tỉnh (phối hợp)", ["Sở Nội vụ", "Sở Y tế"], ["Thuế tỉnh"]),
    ],
)
def test_a_role_that_may_be_of_one_or_of_several_is_doubted(
    text: str, lead: Units, coordinating: Units
) -> None:
    roles = read_roles(text)
    assert (list(roles.lead), list(roles.coordinating)) == (lead, coordinating)
    assert roles.is_doubtful


@pytest.mark.parametrize(
    "text",
    [
        "Sở Khoa học và Công nghệ chủ trì, chỉ đạo các doanh nghiệp viễn thông trên địa bàn tỉnh",
        "các sở, ban, ngành cấp tỉnh được giao chủ trì",
        "Trung tâm Phối hợp tìm kiếm, cứu nạn hàng hải khu vực II",
        "Sở Tài chính (vốn sự nghiệp, vốn khác)",
        "Các cơ quan phối hợp",
    ],
)
def test_names_that_hold_such_a_word_stay_whole(text: str) -> None:
    assert read_roles(text).lead == (text,)


@pytest.mark.parametrize(
    "name",
    [
        "Sở Y tế chủ trì, chỉ đạo các bệnh viện",
        "Sở Y tế phối hợp",
        "Lãnh đạo: Sở Y tế",
        "Sở Y tế (",
        "Sở Y tế)",
        "//",
        "nt",
        "Như kế hoạch cũ",
    ],
)
def test_what_holds_more_than_a_name_is_no_name(name: str) -> None:
    assert is_no_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Sở Y tế",
        "Sở Tài chính (vốn khác)",
        "UBND các xã: Phú Hòa, Tân Lập",
        "Trung tâm Phối hợp tìm kiếm cứu nạn",
        "các sở, ban, ngành được giao chủ trì",
        "UBND xã Như Xuân",
    ],
)
def test_names_are_names(name: str) -> None:
    assert not is_no_name(name)


def one_cell(*units: str) -> PlanReading:
    """Return what is read of a table with one column for all units."""
    rows = [
        ONE_CELL,
        *([str(count), f"Việc {count}", text, "Tháng 7/2026"] for count, text in enumerate(units, 1)),
    ]
    return read_word(word(lambda document: add_table(document, rows)))


def units(plan: Plan) -> list[tuple[list[str], list[str]]]:
    """Return lead and coordinating units of each task."""
    return [(list(task.lead), list(task.coordinating)) for task in plan.tasks]


def test_the_secretariat_sees_what_is_doubtful_in_a_cell() -> None:
    reading = one_cell("BHXH tỉnh, Sở Y tế (chủ trì)", "Lãnh đạo: Sở Y tế", "Sở Nội vụ")
    assert [problem.where for problem in reading.problems] == ["bảng 1, dòng 2", "bảng 1, dòng 3"]
    assert "đọc là chủ trì: Sở Y tế; phối hợp: BHXH tỉnh" in reading.problems[0].reason
    assert "không giống tên một đơn vị" in reading.problems[1].reason


def test_a_label_in_the_column_of_coordinating_units_is_no_part_of_a_name() -> None:
    header = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
    rows = [header, ["1", "Một", "Chủ trì: Sở Y tế", "Phối hợp: Sở Nội vụ, Thuế tỉnh", "Tháng 7/2026"]]
    reading = read_word(word(lambda document: add_table(document, rows)))
    assert units(reading.plan) == [(["Sở Y tế"], ["Sở Nội vụ", "Thuế tỉnh"])]
    assert not reading.problems


def with_bold(header: Sequence[str], *cells: Sequence[tuple[str, bool]], beside: str | None = None) -> bytes:
    """Return a Word table whose cells of units are written in runs, some of them bold."""

    def build(document: Document) -> None:
        rows = [list(header)] + [
            [str(count), f"Việc {count}", "", *([beside] if beside else []), "Tháng 7/2026"]
            for count in range(1, len(cells) + 1)
        ]
        table = add_table(document, rows)
        for row, runs in zip(table.rows[1:], cells, strict=True):
            for text, bold in runs:
                row.cells[2].paragraphs[0].add_run(text).bold = bold

    return word(build)


SOME_BOLD = [("Công an ", True), ("tỉnh", True), ("; Sở Tài chính; Thuế tỉnh", False)]


def test_bold_names_lead_where_the_name_of_the_column_says_so() -> None:
    header = (*ONE_CELL[:2], "Đơn vị thực hiện (chữ đậm: đơn vị chủ trì)", ONE_CELL[3])
    reading = read_word(with_bold(header, SOME_BOLD, [("Sở Y tế", True)], [("Sở Y tế; Thuế tỉnh", True)]))
    assert units(reading.plan) == [
        (["Công an tỉnh"], ["Sở Tài chính", "Thuế tỉnh"]),
        (["Sở Y tế"], []),
        (["Sở Y tế", "Thuế tỉnh"], []),
    ]
    assert not reading.problems


def test_bold_names_lead_also_unsaid_but_this_is_told_once() -> None:
    reading = read_word(with_bold(ONE_CELL, SOME_BOLD, SOME_BOLD, [("Sở Y tế; Thuế tỉnh", False)]))
    assert units(reading.plan)[1:] == [
        (["Công an tỉnh"], ["Sở Tài chính", "Thuế tỉnh"]),
        (["Sở Y tế", "Thuế tỉnh"], []),
    ]
    (problem,) = reading.problems
    assert "in đậm được đọc là chủ trì" in problem.reason


def test_bold_says_nothing_beside_a_column_of_coordinating_units() -> None:
    header = (*ONE_CELL[:2], "Đơn vị chủ trì", "Đơn vị phối hợp", ONE_CELL[3])
    reading = read_word(with_bold(header, SOME_BOLD, beside="Sở Nội vụ"))
    assert units(reading.plan) == [(["Công an tỉnh", "Sở Tài chính", "Thuế tỉnh"], ["Sở Nội vụ"])]
    assert not reading.problems


def test_bold_that_is_told_of_but_fits_no_name_is_doubted() -> None:
    header = (*ONE_CELL[:2], "Đơn vị thực hiện (in đậm là chủ trì)", ONE_CELL[3])
    reading = read_word(
        with_bold(header, [("Sở Y tế; Thuế tỉnh", False)], [("Sở", True), (" Y tế; VNPT", False)])
    )
    assert units(reading.plan) == [(["Sở Y tế", "Thuế tỉnh"], []), (["Sở Y tế", "VNPT"], [])]
    assert ["không đọc được chữ đậm" in problem.reason for problem in reading.problems] == [True, True]


def test_a_text_with_one_cell_for_all_units_is_read_likewise() -> None:
    table = "\t".join(ONE_CELL) + "\n1\tRà soát\tSở Y tế (phối hợp: Thuế tỉnh)\tTháng 7/2026\n"
    assert units(read_document("k.txt", table.encode()).plan) == [(["Sở Y tế"], ["Thuế tỉnh"])]


def test_a_name_in_prose_that_holds_more_is_doubted_too() -> None:
    text = (
        "UBND TỈNH LAM GIANG\nSố: 12/UBND-KT\nKính gửi: Các sở\n"
        "1. Giao Cơ quan chủ trì chương trình khoa học lập hồ sơ trước ngày 30/6/2026.\n"
    )
    reading = read_document("k.txt", text.encode())
    assert reading.plan.tasks[0].lead == ("Cơ quan chủ trì chương trình khoa học",)
    assert any(problem.text == "Cơ quan chủ trì chương trình khoa học" for problem in reading.problems)
