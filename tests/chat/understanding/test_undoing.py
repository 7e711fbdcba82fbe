"""Which words take back what was recorded, and which only speak of a mistake."""

import pytest

from chat.understanding.commands.undoing import takes_back


@pytest.mark.parametrize(
    "words",
    [
        "thu hồi hết",
        "thu hoi het di",
        "Thu hồi tất cả giúp em",
        "sửa lại",
        "sua lai nhe",
        "cho em sửa lại ạ",
        "nhầm",
        "nham r",
        "à nhầm rồi",
        "ghi nhầm rồi em ơi",
        "báo cáo nhầm, xin lỗi",
        "hủy báo cáo vừa gửi",
        "sai rồi bot",
    ],
)
def test_words_that_say_nothing_else_take_back(words: str) -> None:
    assert takes_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "nhầm nhóm ạ",
        "xin lỗi gửi nhầm nhóm",
        "sửa lại NV 5 đang làm",
        "nhầm, 80%",
        "đã sửa quy chế",
        "thu hồi đất đạt 5 ha",
        "ok em",
        "",
        "rồi",
    ],
)
def test_words_that_say_more_do_not(words: str) -> None:
    assert not takes_back(words)
