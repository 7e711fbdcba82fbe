"""Whose competence a matter is, is read from the words that raise it."""

import pytest

from chat.understanding.meaning.competence import competent_body


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("UBND tỉnh bố trí kinh phí", "UBND tỉnh"),
        ("tỉnh cấp bổ sung máy tính", "UBND tỉnh"),
        ("Sở KHCN hỗ trợ", "Sở Khoa học và Công nghệ"),
        ("Sở Giáo dục và Đào tạo chưa phối hợp", "Sở Giáo dục và Đào tạo"),
        ("Bộ Công an sớm mở API", "Bộ Công an"),
        ("chua co huong dan cua bo tu phap", "Bộ Tư pháp"),
        ("chưa có hướng dẫn của Bộ", "Bộ, ngành Trung ương"),
        ("đề nghị các bộ, ngành sớm hướng dẫn", "Bộ, ngành Trung ương"),
        ("Văn phòng UBND tỉnh cho ý kiến", "Văn phòng UBND tỉnh"),
        ("C06 mở cổng kết nối", "Cục C06 (Bộ Công an)"),
        ("thiếu kinh phí", None),
        ("đường truyền ở huyện kém", None),
        ("tính toán lại số liệu", None),
        ("cán bộ nghỉ thai sản", None),
        ("chưa kết nối CSDL quốc gia", None),
        (None, None),
    ],
)
def test_the_body_that_is_named(words: str | None, body: str | None):
    assert competent_body(words) == body


def test_what_is_proposed_names_it_before_what_hinders():
    assert competent_body("đề nghị UBND tỉnh bố trí", "chờ Bộ Tài chính") == "UBND tỉnh"
    assert competent_body("bố trí kinh phí", "chờ Bộ Tài chính") == "Bộ Tài chính"
