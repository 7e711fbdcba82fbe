"""Rows of a plan table: each is a task, a group, part of a task, or a named problem."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from plans.reading.columns import Column, columns_of
from plans.reading.content import Line, row
from plans.reading.row_reading import RowReading
from plans.reading.rows import read_rows
from plans.reading.tables import PlanTable
from tests.plans.reading.documents import HEADER

COLUMNS = columns_of(HEADER) or ()


def read(*rows: Sequence[str] | str, page_ends: frozenset[int] = frozenset()) -> RowReading:
    """Read the rows; a string is a line between them, a page ends before the rows named."""
    table = PlanTable(COLUMNS, HEADER)
    page = 1
    for count, texts in enumerate(rows):
        page += count in page_ends
        place = f"dòng {count}"
        table.entries.append(
            Line(texts, place)
            if isinstance(texts, str)
            else row([*texts, *[""] * (5 - len(texts))], place, 1, page)
        )
    return read_rows([table])


def numbers(reading: RowReading) -> list[tuple[str, str | None]]:
    return [(task.number, task.group) for task in reading.tasks]


def test_a_number_above_its_parts_is_a_group_that_ends_with_them() -> None:
    reading = read(
        ["I", "Chung"],
        ["1", "Hạ tầng"],
        ["1.1", "Mạng", "Sở Y tế"],
        ["1.2", "Điện", "Sở Y tế"],
        ["2", "Khác", "Sở Y tế"],
    )
    assert numbers(reading) == [("1.1", "1"), ("1.2", "1"), ("2", "I")]
    assert [group.number for group in reading.groups] == ["I", "1"]


def test_groups_may_be_nested_three_deep() -> None:
    reading = read(["4", "Đào tạo"], ["4.2", "Cấp xã"], ["4.2.1", "Kỹ năng", "Sở Nội vụ"])
    assert numbers(reading) == [("4.2.1", "4.2")]


def test_numbers_that_begin_anew_belong_to_the_group_above() -> None:
    reading = read(
        ["1", "Nhóm một (02 nhiệm vụ)"], ["1", "A", "Sở Y tế"], ["2", "B", "Sở Y tế"],
        ["2", "Nhóm hai"], ["1", "C", "Sở Y tế"],
    )  # fmt: skip
    assert numbers(reading) == [("1", "1"), ("2", "1"), ("1", "2")]


def test_a_group_number_that_comes_again_names_the_group_above_too() -> None:
    reading = read(
        ["I", "Một"],
        ["1", "Hạ tầng"],
        ["1.1", "A", "Sở Y tế"],
        ["II", "Hai"],
        ["1", "Hạ tầng"],
        ["1.1", "B", "Sở Y tế"],
    )
    assert [group.number for group in reading.groups] == ["I", "1", "II", "II.1"]
    assert numbers(reading) == [("1.1", "1"), ("1.1", "II.1")]


def test_rows_without_a_number_are_parts_and_take_over_what_they_do_not_say() -> None:
    reading = read(
        ["1", "Làm sạch dữ liệu", "Công an tỉnh", "", "Tháng 5"],
        ["", "- Dữ liệu hội viên", "Hội Nông dân tỉnh"],
        ["a)", "Dữ liệu đất đai", "", "Sở Y tế", "Tháng 7"],
    )
    assert numbers(reading) == [("1", None), ("1.1", None), ("1.a", None)]
    _, members, land = reading.tasks
    assert (members.cells[Column.LEAD], members.cells[Column.DEADLINE]) == ("Hội Nông dân tỉnh", "Tháng 5")
    assert (land.cells[Column.LEAD], land.cells[Column.DEADLINE]) == ("Công an tỉnh", "Tháng 7")
    assert [problem.where for problem in reading.problems] == ["dòng 1"]


def test_a_title_above_unnumbered_parts_is_their_group() -> None:
    reading = read(
        ["5", "Tuyên truyền"],
        ["", "Trên báo", "Sở Y tế"],
        ["", "Trên mạng", "Sở Nội vụ"],
        ["6", "X", "Sở Y tế"],
    )
    assert numbers(reading) == [("5.1", "5"), ("5.2", "5"), ("6", None)]


def test_more_words_of_the_same_row_are_added_to_it() -> None:
    reading = read(["1", "Rà soát", "Sở Y tế"], ["", "", "Sở Nội vụ"], ["", "và báo cáo"])
    (task,) = reading.tasks
    assert list(task.cells.values()) == ["1", "Rà soát\nvà báo cáo", "Sở Y tế\nSở Nội vụ"]


def test_a_whole_new_row_at_the_top_of_a_page_is_not_taken_for_the_end_of_the_last() -> None:
    reading = read(
        ["1", "Rà soát.", "Sở Y tế", "", "Quý I"],
        ["", "- Kiểm tra", "Sở Nội vụ", "", "Quý II"],
        page_ends=frozenset({1}),
    )
    assert numbers(reading) == [("1", None), ("1.1", None)]


def test_a_list_without_any_numbers_is_counted() -> None:
    reading = read(["", "Rà soát", "Sở Y tế"], ["", "Kiểm tra", "Sở Nội vụ"])
    assert numbers(reading) == [("1", None), ("2", None)]
    assert len(reading.problems) == 2


def test_what_is_not_understood_is_a_problem_with_its_words() -> None:
    reading = read(
        ["x?", "Gì đó", "Sở Y tế"], ["3", "", "Sở Y tế"], ["4", "A", "Sở Y tế"], ["4", "B", "Sở Y tế"]
    )
    assert numbers(reading) == [("4", None), ("4", None)]
    assert {problem.where for problem in reading.problems} == {"dòng 0", "dòng 1", "dòng 3"}
    assert reading.problems[0].text == "x? | Gì đó | Sở Y tế"


def test_a_heading_line_counts_only_above_a_row() -> None:
    reading = read("I. Một", ["1", "A", "Sở Y tế"], "không phải nhóm", "II. Kinh phí")
    assert [group.number for group in reading.groups] == ["I"]


def test_a_closing_note_is_no_group() -> None:
    reading = read(["1", "A", "Sở Y tế"], ["Tổng cộng: 01 nhiệm vụ"], ["Ghi chú: các đơn vị chủ động"])
    assert reading.groups == []
    assert [problem.where for problem in reading.problems] == ["dòng 1", "dòng 2"]


def test_a_second_plan_table_begins_its_groups_and_rows_anew() -> None:
    tables = [PlanTable(COLUMNS, HEADER) for _ in range(2)]
    tables[0].entries += [row(["I", "Một"], "", 1, 1), row(["1", "A", "Sở Y tế"], "", 1, 1)]
    tables[1].entries += [row(["1", "B", "Sở Y tế"], "", 2, 2), row(["", "thêm"], "", 2, 2)]
    assert numbers(read_rows(tables)) == [("1", "I"), ("1", None)]


CELL = st.sampled_from(
    [
        "",
        "1",
        "1.1",
        "2",
        "I",
        "II. Nhóm",
        "a)",
        "Rà soát",
        "- rà soát",
        "Sở Y tế",
        "(1)",
        "x?",
        "12 nhiệm vụ",
    ]
)
ROWS = st.lists(st.one_of(st.lists(CELL, max_size=5), st.sampled_from(["I. Một", "chữ"])), max_size=12)


@given(ROWS, st.frozensets(st.integers(0, 12)))
def test_every_row_is_a_task_a_group_part_of_one_or_a_problem(
    rows: list[list[str] | str], page_ends: frozenset[int]
) -> None:
    reading = read(*rows, page_ends=page_ends)
    kept = " ".join(
        [" ".join([task.number, *task.cells.values()]) for task in reading.tasks]
        + [f"{group.number} {group.title} {group.declared_count}" for group in reading.groups]
        + [problem.text for problem in reading.problems]
    )
    for texts in rows:
        words = [text for text in texts if text in {"Rà soát", "- rà soát", "Sở Y tế", "x?"}]
        assert isinstance(texts, str) or all(word in kept for word in words)
