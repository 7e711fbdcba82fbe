"""Whose leader words name, and which words found in a name are surely short for it."""

import pytest

from plans.units import LeaderNamed, UnitIndex, UnitName, read_leader

HOME = "UBND tỉnh Thanh Hóa"


@pytest.mark.parametrize(
    "words",
    [
        "lãnh đạo tỉnh",
        "Chủ tịch UBND tỉnh",
        "Phó Chủ tịch Ủy ban nhân dân tỉnh Thanh Hóa",
        "lanh dao ubnd tinh",
        "lãnh đạo của tỉnh",
        "lãnh đạo cơ quan thường trực",
    ],
)
def test_the_leaders_of_the_authority_and_of_the_standing_unit_lead_all(words: str):
    named = read_leader(words, HOME)
    assert named is not None
    assert named.of_all


@pytest.mark.parametrize(
    ("words", "home", "body"),
    [
        ("lãnh đạo Sở Tài chính", HOME, "Sở Tài chính"),
        ("Giám đốc Sở Y tế", HOME, "Sở Y tế"),
        ("Chủ tịch UBND xã Hoa Lộc", HOME, "UBND xã Hoa Lộc"),
        ("lãnh đạo Văn phòng UBND tỉnh", HOME, "Văn phòng UBND tỉnh"),
        ("lãnh đạo tỉnh Nghệ An", HOME, "tỉnh Nghệ An"),
        ("lãnh đạo huyện", HOME, "huyện"),
        ("lãnh đạo UBND tỉnh", "UBND huyện Hoằng Hóa", "UBND tỉnh"),
        ("lãnh đạo tỉnh", "Bộ Công an", "tỉnh"),
        ("lãnh đạo", HOME, ""),
    ],
)
def test_every_other_leader_leads_one_body_or_has_to_be_asked_about(words: str, home: str, body: str):
    assert read_leader(words, home) == LeaderNamed(of_all=False, body=body)


def test_a_unit_is_no_leader():
    assert read_leader("Sở Tài chính", HOME) is None


DIRECTORY = UnitIndex(
    UnitName(name)
    for name in (
        "Văn phòng UBND tỉnh",
        "Sở Nông nghiệp và Môi trường",
        "Sở Y tế",
        "Đảng ủy Công an tỉnh",
        "Ban Tuyên giáo Tỉnh ủy",
        "UBND xã Tân Hòa Đông",
    )
)


@pytest.mark.parametrize(
    "words",
    [
        "UBND tỉnh",
        "ubnd tinh",
        "Chủ tịch UBND tỉnh",
        "Công an tỉnh",
        "Tỉnh ủy",
        "UBND xã Tân Hòa",
        "UBND",
        "xã",
    ],
)
def test_what_may_be_another_unit_is_never_taken_for_the_one_that_is_found(words: str):
    assert DIRECTORY.find(words).match is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Sở Nông nghiệp", "Sở Nông nghiệp và Môi trường"),
        ("y tế", "Sở Y tế"),
        ("tuyên giáo", "Ban Tuyên giáo Tỉnh ủy"),
        ("tân hòa đông", "UBND xã Tân Hòa Đông"),
        ("VP UBND tỉnh", "Văn phòng UBND tỉnh"),
    ],
)
def test_what_is_short_for_a_name_is_sure(words: str, name: str):
    match = DIRECTORY.find(words).match
    assert match is not None
    assert match.name == name
