"""Which of the tasks that are shown words leave out."""

import pytest

from chat.understanding.commands.left_out import numbers_left_out

TASKS = ("11", "12", "13", "14")


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("bỏ NV 12", "12"),
        ("bo nv 12, 14", "12 14"),
        ("bỏ qua NV 11-13 nhé", "11 12 13"),
        ("không lấy từ 12 đến 14", "12 13 14"),
        ("bớt việc 11 và 12", "11 12"),
    ],
)
def test_tasks_are_left_out(words: str, numbers: str):
    assert numbers_left_out(words, TASKS) == tuple(numbers.split())


@pytest.mark.parametrize("words", ["bỏ", "NV 12 xong", "bỏ phiếu NV 12", "bỏ NV 12, NV 13 đã xong"])
def test_other_words_leave_nothing_out(words: str):
    assert numbers_left_out(words, TASKS) is None
