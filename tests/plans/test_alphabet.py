"""Names are listed as a Vietnamese reader looks for them."""

import random

import pytest

from plans.text import alphabetical


@pytest.mark.parametrize(
    "names",
    [
        ["Sở Công Thương", "Sở Du lịch", "Sở Đo lường", "Sở Tài chính", "Sở Y tế"],
        ["Thanh tra tỉnh", "Ủy ban MTTQ tỉnh", "Văn phòng UBND tỉnh"],
        ["UBND xã An", "UBND xã Ăn", "UBND xã Ân", "UBND xã Bắc"],
        ["Hoa", "Hòa", "Hỏa", "Hõa", "Hóa", "Họa", "Hoan"],
        ["Thôn 2", "Thôn 10", "Thôn 10a"],
        ["Phường Ô Chợ Dừa", "Phường Ơn", "Phường Phúc Xá"],
        ["Lê", "Lê Lợi", "Lệ"],
    ],
)
def test_names_stand_in_the_order_of_dictionaries(names: list[str]):
    mixed = random.Random(0).sample(names, len(names))
    assert sorted(mixed, key=alphabetical) == names


def test_the_key_is_the_same_for_every_way_of_writing_one_name():
    assert len({alphabetical(name) for name in ("UBND xã Hoà", "ubnd  xã Hoà", "UBND xã Hoà")}) == 1
    assert alphabetical("Ủy ban – ỹ́ 12/34").isascii()
