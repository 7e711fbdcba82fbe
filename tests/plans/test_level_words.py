"""How levels are called beside a number."""

import pytest

from plans.units.level_words import ABOVE, level_words


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("UBND tỉnh Lam Sơn", "tỉnh"),
        ("Công an tỉnh", "tỉnh"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ", "thành phố"),
        ("UBND xã Hoa Lộc", "xã"),
        ("UBND phường Hạc Thành", "phường"),
        ("UBND đặc khu Phú Quốc", "đặc khu"),
        ("Sở Y tế tỉnh Lam Sơn", "sở"),
        ("Phòng Văn hóa - Xã hội", "phòng"),
        ("Văn phòng UBND tỉnh", "tỉnh"),
        ("Bảo hiểm xã hội tỉnh", "tỉnh"),
        ("Bộ Chỉ huy Quân sự tỉnh", "tỉnh"),
        ("Bộ Công an", "bộ"),
        ("Thôn Đông", "thôn"),
        ("Trường THCS xã Hoa Lộc", "trường"),
        ("Hội Nông dân", "Hội Nông dân"),
        (None, ABOVE),
    ],
)
def test_a_level_is_called_by_what_its_office_is(name: str | None, word: str):
    assert level_words({1: name}) == {1: word}


def test_equal_words_give_way_to_the_names_and_equal_names_to_their_order():
    two = level_words({2: "UBND xã Hoa Lộc", 3: "UBND xã Hòa Lộc", 4: "Công an tỉnh"})
    assert two == {2: "xã Hoa Lộc", 3: "xã Hòa Lộc", 4: "tỉnh"}
    assert level_words({2: "UBND xã Tân Hòa", 3: "UBND xã Tân Hòa"}) == {2: "xã Tân Hòa 1", 3: "xã Tân Hòa 2"}
