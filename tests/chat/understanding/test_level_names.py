"""Which level a number is said of, in the words that people use."""

import pytest

from chat.understanding.things.level_names import level_of_all, spoken_of

LEVELS = ("tỉnh", "xã")


def named(text: str) -> list[tuple[str, str | None]]:
    return [(one.number, one.level) for one in spoken_of(text, LEVELS).mentions()]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("NV 3 (xã) xong", [("3", "xã")]),
        ("nv3 xã 50%", [("3", "xã")]),
        ("việc 3 của tỉnh đang làm", [("3", "tỉnh")]),
        ("viec 3 cua tinh dang lam", [("3", "tỉnh")]),
        ("Nhiệm vụ số 4.2 thuộc cấp xã đã xong", [("4.2", "xã")]),
        ("nv 3 (TINH) 85%", [("3", "tỉnh")]),
        ("NV 1, 2 và 5 (xã) xong", [("1", "xã")]),
        ("3 (xã) xong", [("3", "xã")]),
        ("NV 3 xong", [("3", None)]),
        # What only looks like a level.
        ("NV 3 đã triển khai 3 xã", [("3", None)]),
        ("nv 3 tinh den nay dat 50%", [("3", None)]),
        ("NV 3 tính đến nay đạt 50%", [("3", None)]),
        ("NV 3 xã hội hóa 50%", [("3", None)]),
        ("đã gửi xã, tỉnh chưa trả lời", []),
        ("NV 3, 50%", [("3", None)]),
    ],
)
def test_a_level_is_named_right_behind_a_number(text: str, mentions: list[tuple[str, str | None]]):
    assert named(text) == mentions


def test_a_message_is_told_apart_by_what_it_says_of_each():
    spoken = spoken_of("/baocao NV 1 (xã) xong, NV 1 (tỉnh) 50%; NV 2, NV 4 đang làm", LEVELS)
    commune, province, *others = spoken.mentions()
    assert spoken.only([commune]) == "/baocao NV 1 (xã) xong"
    assert spoken.only([province]) == "/baocao NV 1 (tỉnh) 50%"
    assert spoken.only(others) == "/baocao NV 2, NV 4 đang làm"


def test_tasks_of_two_levels_that_share_what_is_said_are_told_apart_too():
    spoken = spoken_of("NV 1 (xã) và NV 1 (tỉnh) xong", LEVELS)
    commune, province = spoken.mentions()
    assert spoken.only([commune]) == "NV 1 (xã) xong"
    assert spoken.only([province]) == "NV 1 (tỉnh) xong"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Xã: không thay đổi", "xã"),
        ("không thay đổi (tỉnh).", "tỉnh"),
        ("/baocao tỉnh: đang làm", "tỉnh"),
        ("xã đã xong", None),
    ],
)
def test_a_level_may_be_named_for_everything(text: str, level: str | None):
    assert level_of_all(text, LEVELS) == level
