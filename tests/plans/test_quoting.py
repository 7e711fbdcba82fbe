"""What can stand in an official report, and what was only meant for a chat."""

import pytest

from plans.quoting import is_chat, is_sentence


@pytest.mark.parametrize(
    "words",
    [
        "Xong, gui a anh minh chung",
        "e oi don vi em dang lam nhe, con 2 xa chua xong",
        "Đã gửi báo cáo cho anh Nam rồi nhé",
        "Đơn vị đã hoàn thành, liên hệ đồng chí Nam 0912 345 678 để biết thêm",
        "Em đang trình lãnh đạo xem xét ký ban hành",
        "Đã trình UBND tỉnh ko biết bao giờ ký được",
        "Bao giờ phải nộp báo cáo tháng 6 vậy?",
        "da ban hanh 3 van ban va gui cac xa",
        "Đã ban hanh 3 van ban chi dao",
        "Dạ đơn vị đã hoàn thành việc rà soát",
        "Đã hoàn thành rà soát 👍 toàn bộ hồ sơ",
    ],
)
def test_words_of_a_chat_are_no_finding(words: str):
    assert is_chat(words)
    assert not is_sentence(words)


@pytest.mark.parametrize(
    "words",
    [
        "Đã ban hành Kế hoạch số 15/KH-SYT và tổ chức tập huấn cho 120 cán bộ.",
        "Đã phối hợp với Công an tỉnh rà soát, làm sạch dữ liệu hộ tịch",
        "Tích hợp 1.250 TTHC, DVC trên VNeID; tỷ lệ đạt 85%",
        "Đã cấp thẻ cho trẻ em và chị em phụ nữ trên địa bàn",
        "Toàn bộ trẻ em đã được cấp thẻ bảo hiểm y tế",
        "Đã gửi Ban Chỉ đạo và Chi cục Thuế văn bản đề nghị phối hợp",
        "Tổ chức lớp tiếng Anh cho cán bộ các phòng chuyên môn",
        "Chưa bố trí được kinh phí, đang trình HĐND tỉnh",
        "Đã gửi báo cáo Bộ Công an theo quy định",
        "Hiện nay còn 12 xã chưa hoàn thành việc số hóa hồ sơ",
    ],
)
def test_sentences_of_an_office_are_quoted(words: str):
    assert is_sentence(words)


def test_what_is_no_sentence_may_be_raised_but_not_quoted():
    assert (is_sentence("thiếu kinh phí"), is_chat("thiếu kinh phí")) == (False, False)
