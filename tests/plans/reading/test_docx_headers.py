"""Word documents: the columns are known by their header, in any order, on one row or on two."""

import pytest

from tests.plans.reading.documents import add_table, plan_in_word, read_word, word


def test_a_header_may_take_two_rows_and_have_further_columns() -> None:
    rows = [
        ["STT", "Nội dung công việc", "Đơn vị thực hiện", "", "Hạn hoàn thành", "Sản phẩm", "Ghi chú"],
        ["", "", "Chủ trì", "Phối hợp", "", "", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["1", "Ban hành", "Sở Nội vụ", "Sở Y tế", "31/3/2025", "Kế hoạch", "Gấp"],
    ]
    merged = [(0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1), (0, 4, 1, 4), (0, 5, 1, 5), (0, 6, 1, 6)]
    (task,) = plan_in_word(word(lambda document: add_table(document, rows, merged))).tasks
    assert (task.lead, task.coordinating) == (("Sở Nội vụ",), ("Sở Y tế",))
    assert task.note == "Gấp; Sản phẩm: Kế hoạch"
    assert task.deadline_text == "31/3/2025"


@pytest.mark.parametrize(
    "header",
    [
        ["Số TT", "Thời hạn", "Cơ quan, đơn vị chủ trì", "Nhiệm vụ", "Cơ quan phối hợp"],
        ["TT", "Tiến độ", "Cơ quan chủ trì", "Nội dung nhiệm vụ", "Phối hợp"],
        ["Stt", "Hạn hoàn thành", "Đơn vị thực hiện", "Công việc", "Đơn vị phối hợp thực hiện"],
        ["", "Thời gian thực hiện", "Phân công thực hiện", "Nhiệm vụ, giải pháp", "Đơn vị phối hợp"],
    ],
)
def test_columns_are_known_by_their_names_in_any_order(header: list[str]) -> None:
    rows = [header, ["1", "Quý I/2025", "Sở Y tế", "Rà soát", "Công an tỉnh"]]
    (task,) = plan_in_word(word(lambda document: add_table(document, rows))).tasks
    assert (task.title, task.lead, task.coordinating) == ("Rà soát", ("Sở Y tế",), ("Công an tỉnh",))
    assert task.deadline_text == "Quý I/2025"


def test_a_group_column_and_a_start_column_are_notes() -> None:
    rows = [
        [
            "TT",
            "Nhóm nhiệm vụ",
            "Nội dung cụ thể",
            "Đơn vị chủ trì",
            "Thời gian bắt đầu",
            "Thời gian hoàn thành",
        ],
        ["1", "Thể chế", "Rà soát", "Sở Y tế", "01/2025", "Quý I/2025"],
    ]
    (task,) = plan_in_word(word(lambda document: add_table(document, rows))).tasks
    assert (task.title, task.deadline_text) == ("Rà soát", "Quý I/2025")
    assert task.note == "Nhóm nhiệm vụ: Thể chế; Thời gian bắt đầu: 01/2025"


def test_one_column_may_hold_both_roles() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì, phối hợp", "Thời hạn"],
        ["1", "Rà soát", "Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ, Công an tỉnh", "Quý I"],
    ]
    (task,) = plan_in_word(word(lambda document: add_table(document, rows))).tasks
    assert (task.lead, task.coordinating) == (("Sở Y tế",), ("Sở Nội vụ", "Công an tỉnh"))


def test_a_header_on_two_rows_may_have_parts_we_have_no_name_for() -> None:
    rows = [
        ["STT", "Nhiệm vụ", "Cơ quan thực hiện", "", "Thời gian thực hiện", "", "Kinh phí", ""],
        ["", "", "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc", "NSTW", "NSĐP"],
        ["1", "Nâng cấp máy chủ", "Sở Y tế", "Sở Nội vụ", "01/3/2025", "30/4/2025", "200", "50"],
    ]
    merged = [(0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 0, 7)]
    reading = read_word(word(lambda document: add_table(document, rows, merged)))
    (task,) = reading.plan.tasks
    assert (task.lead, task.coordinating, task.deadline_text) == (("Sở Y tế",), ("Sở Nội vụ",), "30/4/2025")
    assert reading.problems == ()
