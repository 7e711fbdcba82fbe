"""What units say to the bot beside their reports, with accents and without."""

import pytest

from chat.understanding.commands.own_affairs import (
    asks_what_is_owed,
    gives_thanks,
    says_nothing_arose,
    was_sent_elsewhere,
)


@pytest.mark.parametrize(
    "text", ["cảm ơn em", "cam on nhe", "tks e nhiều", "Xin cảm ơn!", "thanks bot", "dạ em cám ơn anh ạ"]
)
def test_thanks_are_thanks(text: str) -> None:
    assert gives_thanks(text)


@pytest.mark.parametrize("text", ["cảm ơn em, NV 5 xong rồi", "ơn", "xong", ""])
def test_thanks_with_more_are_no_mere_thanks(text: str) -> None:
    assert not gives_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "bao giờ phải nộp báo cáo tháng 6 vậy em",
        "bao gio phai nop bao cao",
        "hạn nộp báo cáo ngày nào ạ",
        "đơn vị em còn thiếu nhiệm vụ nào chưa báo cáo",
        "sở còn mấy nhiệm vụ chưa xong vậy",
        "bên em phải nộp những gì",
    ],
)
def test_questions_about_what_is_owed(text: str) -> None:
    assert asks_what_is_owed(text)


@pytest.mark.parametrize("text", ["ai phụ trách vậy em", "mai có họp không", "cảm ơn em"])
def test_other_questions(text: str) -> None:
    assert not asks_what_is_owed(text)


@pytest.mark.parametrize(
    "text",
    [
        "đã gửi báo cáo qua TD office rồi nhé",
        "da nop ban giay roi",
        "bc da gui qua email hom qua roi e",
        "Sở đã gửi báo cáo bằng công văn rồi ạ",
        "báo cáo vừa chuyển qua zalo cho anh Minh",
        "đã nộp trực tiếp theo đường văn thư",
        "sở gửi BC 1290/STC-VP ngày 11/6 lên trục rồi ạ",
    ],
)
def test_what_went_another_way(text: str) -> None:
    assert was_sent_elsewhere(text)


@pytest.mark.parametrize("text", ["sẽ gửi qua mail", "đã gửi công văn đề nghị Bộ", "đã nhận", "gửi qua đâu"])
def test_what_did_not(text: str) -> None:
    assert not was_sent_elsewhere(text)


@pytest.mark.parametrize(
    "text",
    [
        "tháng này đơn vị không phát sinh",
        "thang nay khong phat sinh",
        "kỳ này sở không có phát sinh gì",
        "đơn vị không có nội dung phát sinh",
        "không có gì mới để báo cáo",
    ],
)
def test_nothing_arose(text: str) -> None:
    assert says_nothing_arose(text)


@pytest.mark.parametrize("text", ["NV 5 không phát sinh", "phát sinh 5 hồ sơ", "không thay đổi"])
def test_what_says_so_of_a_task_or_otherwise(text: str) -> None:
    assert not says_nothing_arose(text)
