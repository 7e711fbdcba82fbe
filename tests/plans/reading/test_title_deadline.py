"""Deadlines in the words of tasks, where the table has no cell for them."""

from datetime import date

import pytest

from plans.reading.title_deadline import deadline_in_title
from tests.plans.reading.documents import add_table, plan_in_word, word


@pytest.mark.parametrize(
    ("title", "phrase", "due"),
    [
        ("Trình đề án A trước 30/6/2026", "trước 30/6/2026", date(2026, 6, 29)),
        ("Hoàn thành trong quý II/2026 việc rà soát", "Hoàn thành trong quý II/2026", date(2026, 6, 30)),
        ("Rà soát, báo cáo chậm nhất ngày 15/9", "chậm nhất ngày 15/9", date(2026, 9, 15)),
        ("Số hóa hồ sơ, xong trước tháng 10/2026.", "xong trước tháng 10/2026", date(2026, 9, 30)),
        ("Trình HĐND tỉnh (trong tháng 7/2026)", "trong tháng 7/2026", date(2026, 7, 31)),
        ("Kiểm tra đến hết ngày 20/12/2026", "đến hết ngày 20/12/2026", date(2026, 12, 20)),
    ],
)
def test_a_day_to_be_ready_by_is_quoted_and_doubted(title: str, phrase: str, due: date) -> None:
    found = deadline_in_title(title, 2026, None)
    assert found
    assert (found[0], found[1].due) == (phrase, due)
    assert found[1].doubt


@pytest.mark.parametrize(
    "title",
    [
        "Trình đề án B",
        "Triển khai Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
        "Xây dựng kế hoạch đến năm 2030, tầm nhìn đến năm 2045",
        "Tổng kết giai đoạn 2021-2025",
        "Tổ chức Ngày Chuyển đổi số 10/10",
        "Hoàn thành trước ngày 31/2/2026",
        "Đạt 80% hồ sơ trực tuyến",
    ],
)
def test_other_dates_in_a_title_are_no_deadlines(title: str) -> None:
    assert deadline_in_title(title, 2026, None) is None


def test_an_empty_cell_is_made_up_for_and_a_filled_one_is_not() -> None:
    rows = [
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
        ("1", "Trình đề án trước 30/6/2026", "Sở Y tế", ""),
        ("2", "Trình đề án trước 30/6/2026", "Sở Y tế", "Quý I/2026"),
    ]
    one, two = plan_in_word(word(lambda document: add_table(document, rows))).tasks
    assert (one.deadline_text, one.deadline.due) == ("trước 30/6/2026", date(2026, 6, 29))
    assert (two.deadline_text, two.deadline.due) == ("Quý I/2026", date(2026, 3, 31))
