"""Groups of tasks: how their numbers nest, and where their headings stand."""

from collections.abc import Sequence

import pytest
from docx.document import Document

from plans.plan import Plan
from plans.reading.content import row
from plans.reading.groups import GroupTree
from plans.reading.interpretation import interpret
from tests.plans.reading.documents import HEADER, add_table, plan_in_word, read_word, word, word_table

LEAD = ("Sở Nội vụ", "", "Quý I/2026")


def names(*numbers: str) -> list[str]:
    tree = GroupTree()
    for number in numbers:
        tree.add(number, "Nhóm")
    return [group.number for group in tree.groups]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("A I II B I II III", "A A.I A.II B B.I B.II B.III"),
        ("I II II.1 II.2 III", "I II II.1 II.2 III"),
        ("I A B II A", "I I.A I.B II II.A"),
        ("A 1 2 B 1 2", "A 1 2 B B.1 B.2"),
        ("A I 1 2 II 1", "A A.I 1 2 A.II A.II.1"),
        ("A A.1 A.2 B B.1", "A A.1 A.2 B B.1"),
        ("1 1.1 1.2 2 2.1", "1 1.1 1.2 2 2.1"),
        ("G H I K", "G H I K"),
        ("I 1 1.1 II 1 1.1", "I 1 1.1 II II.1 II.1.1"),
        ("II.1 II.2 III.1", "II.1 II.2 III.1"),
    ],
)
def test_numbers_nest_by_their_kind(written: str, read: str) -> None:
    assert names(*written.split()) == read.split()


def test_a_number_that_comes_again_without_a_group_above_is_told_apart() -> None:
    assert names("I", "II", "I") == ["I", "II", "I (2)"]


def test_a_number_whose_tasks_are_below_it_ends_with_them() -> None:
    plan = plan_in_word(
        word_table(
            ["4", "Nguồn lực", "", "", ""],
            ["4.1", "Một", *LEAD],
            ["4.2", "Đào tạo", "", "", ""],
            ["4.2.1", "Hai", *LEAD],
            ["4.2.2", "Ba", *LEAD],
            ["4.3", "Bốn", *LEAD],
            ["5", "Năm", *LEAD],
        )
    )
    assert [(task.number, task.group) for task in plan.tasks] == [
        ("4.1", "4"), ("4.2.1", "4.2"), ("4.2.2", "4.2"), ("4.3", "4"), ("5", None),
    ]  # fmt: skip


def test_numbers_may_go_on_through_numbered_groups_or_begin_anew_in_each() -> None:
    going_on = plan_in_word(
        word_table(
            ["1", "Thể chế", "", "", ""],
            ["1", "Một", *LEAD],
            ["2", "Hai", *LEAD],
            ["2", "Hạ tầng", "", "", ""],
            ["3", "Ba", *LEAD],
        )
    )
    assert [(task.number, task.group) for task in going_on.tasks] == [("1", "1"), ("2", "1"), ("3", "2")]
    anew = read_word(
        word_table(
            ["I", "Chung", "", "", ""],
            ["1", "Thể chế", "", "", ""],
            ["1", "Một", *LEAD],
            ["II", "Riêng", "", "", ""],
            ["1", "Hạ tầng", "", "", ""],
            ["1", "Hai", *LEAD],
        )
    )
    assert [(task.number, task.group) for task in anew.plan.tasks] == [("1", "1"), ("1", "II.1")]
    assert not anew.problems


def test_the_tail_of_a_row_on_the_next_page_is_no_group() -> None:
    header = row(HEADER, "", 1, 1)
    rows = [row(["1", "Một", *LEAD], "", 1, 1), row(["1", "và báo cáo", "", "", ""], "", 2, 2)]
    plan = interpret([header, *rows, row(["2", "Hai", *LEAD], "", 2, 2)]).plan
    assert [(task.number, task.title) for task in plan.tasks] == [("1", "Một và báo cáo"), ("2", "Hai")]


def test_rows_numbered_like_groups_are_tasks_when_they_name_who_leads() -> None:
    plan = plan_in_word(word_table(["I.1", "Một", *LEAD], ["I.2", "Hai", *LEAD], ["II", "Ba", *LEAD]))
    assert [task.number for task in plan.tasks] == ["I.1", "I.2", "II"]
    assert not plan.groups


@pytest.mark.parametrize(
    "heading",
    [["I. Về thể chế", "", "", "", ""], ["II.1. Về thể chế", "", "", "", ""], ["", "Về thể chế", "", "", "I"],
     ["VỀ THỂ CHẾ", "", "", "", ""], ["Nhóm I", "Về thể chế", "", "", ""]],
)  # fmt: skip
def test_a_heading_is_one_in_whatever_order_the_columns_stand(heading: Sequence[str]) -> None:
    header = ("Đơn vị chủ trì", "Nội dung nhiệm vụ", "Đơn vị phối hợp", "Thời gian hoàn thành", "STT")
    rows = (header, heading, ("Sở Y tế", "Rà soát", "", "Quý I/2026", "1"))
    plan = plan_in_word(word(lambda document: add_table(document, rows)))
    (group,) = plan.groups
    assert group.title.casefold() == "về thể chế"
    assert [(task.number, task.group, task.lead) for task in plan.tasks] == [
        ("1", group.number, ("Sở Y tế",))
    ]


def two_tables(first: Sequence[str], second: Sequence[str], *, wider: bool = False) -> Plan:
    """Return the plan of two tables, each under its lines, the second perhaps with one more column."""

    def build(document: Document) -> None:
        for lines, extra in ((first, ()), (second, ("Ghi chú",) if wider else ())):
            for line in lines:
                document.add_paragraph(line)
            rows = [(*HEADER, *extra), *(("1", "Một", *LEAD), ("2", "Hai", *LEAD))]
            add_table(document, rows)

    reading = read_word(word(build))
    assert not reading.problems
    return reading.plan


@pytest.mark.parametrize("wider", [False, True])
@pytest.mark.parametrize(
    ("first", "second", "groups"),
    [
        (["1. Về thể chế"], ["2. Về hạ tầng"], ["1", "2"]),
        (["I. Về thể chế"], ["II. Về hạ tầng"], ["I", "II"]),
        (["Phụ lục I", "NHIỆM VỤ CHUNG"], ["Phụ lục II", "NHIỆM VỤ RIÊNG"], ["1", "2"]),
        (["Nhóm 1: Thể chế", "(Đơn vị: nhiệm vụ)"], ["Nhóm 2: Hạ tầng"], ["1", "2"]),
        (["A. CHUNG", "I. Thể chế"], ["II. Hạ tầng"], ["A", "A.I", "A.II"]),
        (["A. CHUNG", "I. Thể chế"], ["B. RIÊNG", "I. Hạ tầng"], ["A", "A.I", "B", "B.I"]),
        (["1.1. Thể chế"], ["1.2. Hạ tầng"], ["1.1", "1.2"]),
    ],
)
def test_a_heading_above_each_table_is_the_group_of_its_tasks(
    first: list[str], second: list[str], groups: list[str], *, wider: bool
) -> None:
    plan = two_tables(first, second, wider=wider)
    assert [group.number for group in plan.groups] == groups
    assert [task.group for task in plan.tasks] == [groups[len(first) - 1 if len(groups) > 2 else 0]] * 2 + [
        groups[-1]
    ] * 2


def test_the_heading_of_a_chapter_above_the_only_table_is_no_group() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("III. PHÂN CÔNG NHIỆM VỤ")
        add_table(document, [HEADER, ("1", "Một", *LEAD)])

    assert plan_in_word(word(build)).groups == ()


def test_groups_in_the_rows_stand_below_the_heading_above_their_table() -> None:
    def build(document: Document) -> None:
        for line in ("A. Của tỉnh", "B. Của xã"):
            document.add_paragraph(line)
            add_table(
                document,
                [HEADER, ("I", "Thể chế"), ("1", "Một", *LEAD), ("II", "Hạ tầng"), ("2", "Hai", *LEAD)],
            )

    plan = plan_in_word(word(build))
    assert [task.group for task in plan.tasks] == ["A.I", "A.II", "B.I", "B.II"]
