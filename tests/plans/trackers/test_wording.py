"""A status in the words that another system has for it."""

import pytest

from plans.status import Status
from plans.trackers.values import Answer
from plans.trackers.wording import status_word

DATED = (
    "Chưa thực hiện",
    "Đang thực hiện - trong hạn",
    "Đang thực hiện - quá hạn",
    "Hoàn thành đúng hạn",
    "Hoàn thành quá hạn",
)
TWO = ("Chưa hoàn thành", "Đã hoàn thành")


@pytest.mark.parametrize(
    ("status", "is_late", "choices", "word"),
    [
        (Status.NOT_STARTED, True, DATED, "Chưa thực hiện"),
        (Status.IN_PROGRESS, False, DATED, "Đang thực hiện - trong hạn"),
        (Status.IN_PROGRESS, True, DATED, "Đang thực hiện - quá hạn"),
        (Status.DONE, False, DATED, "Hoàn thành đúng hạn"),
        (Status.DONE_ONGOING, True, DATED, "Hoàn thành quá hạn"),
        (Status.WAITING, False, DATED, "Đang thực hiện - trong hạn"),
        (Status.NOT_STARTED, False, TWO, "Chưa hoàn thành"),
        (Status.DONE, False, TWO, "Đã hoàn thành"),
        (Status.IN_PROGRESS, True, ("Trong hạn", "Quá hạn", "Đã xong"), "Quá hạn"),
        (Status.WAITING, False, ("Đang xử lý", "Chờ hướng dẫn", "Xong"), "Chờ hướng dẫn"),
        (None, False, TWO, ""),
    ],
)
def test_a_status_has_the_word_of_the_file(
    status: Status | None, is_late: bool, choices: tuple[str, ...], word: str
):
    assert status_word(Answer(status, is_late=is_late), choices, only_these=True) == word


def test_where_the_file_has_no_word_ours_is_taken_unless_it_allows_no_other():
    answer = Answer(Status.IN_PROGRESS)
    assert status_word(answer, ("Tốt", "Khá"), only_these=False) == "Đang thực hiện"
    assert status_word(answer, ("Tốt", "Khá"), only_these=True) == ""
