"""Finding a unit of the directory by what people type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.units import UnitIndex, UnitName
from tests.auxil.growth import growth
from tests.auxil.province import SYLLABLES

DIRECTORY = [
    UnitName("Sở Tài chính"),
    UnitName("Sở Tư pháp"),
    UnitName("Sở Y tế"),
    UnitName("Sở Khoa học và Công nghệ"),
    UnitName("Công an tỉnh", ("CAT", "PV01")),
    UnitName("Kho bạc Nhà nước khu vực XI"),
    UnitName("UBND tỉnh Thanh Hóa"),
    UnitName("Văn phòng UBND tỉnh"),
    UnitName("UBND xã Hoa Lộc"),
    UnitName("UBND xã Phú Hoa Lộc"),
    UnitName("UBND xã Tân Hòa"),
    UnitName("UBND xã Tân Hóa"),
    UnitName("UBND xã Tán Hoa"),
    UnitName("UBND xã Nga Sơn, huyện Nga Sơn"),
    UnitName("Trung tâm Y tế huyện Hậu Lộc"),
]
INDEX = UnitIndex(DIRECTORY)


def found(query: str) -> list[str]:
    return [unit.name for unit in INDEX.find(query).candidates]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        pytest.param("Sở Tài chính", "Sở Tài chính", id="the name"),
        pytest.param("so tai chinh", "Sở Tài chính", id="without marks"),
        pytest.param("stc", "Sở Tài chính", id="initials"),
        pytest.param("SKH&CN", "Sở Khoa học và Công nghệ", id="initials with a sign"),
        pytest.param("skhvcn", "Sở Khoa học và Công nghệ", id="initials with và"),
        pytest.param("Sở KHCN", "Sở Khoa học và Công nghệ", id="abbreviation"),
        pytest.param("pv01", "Công an tỉnh", id="another name"),
        pytest.param("CA tỉnh", "Công an tỉnh", id="abbreviated agency"),
        pytest.param("kho bạc", "Kho bạc Nhà nước khu vực XI", id="beginning"),
        pytest.param("kho bac", "Kho bạc Nhà nước khu vực XI", id="beginning without marks"),
        pytest.param("kbnn kv 11", "", id="nothing"),
        pytest.param("kbnn khu vực 11", "Kho bạc Nhà nước khu vực XI", id="a region's other number"),
        pytest.param("hoa loc", "UBND xã Hoa Lộc", id="place"),
        pytest.param("xã hoa lộc", "UBND xã Hoa Lộc", id="place with its kind"),
        pytest.param("ubnd hoa loc", "", id="two places"),
        pytest.param("phú hoa", "UBND xã Phú Hoa Lộc", id="part"),
        pytest.param("ubnd tinh", "UBND tỉnh Thanh Hóa", id="beginning before middle"),
        pytest.param("y tế hậu lộc", "Trung tâm Y tế huyện Hậu Lộc", id="words in order"),
        pytest.param("trung tâm y t", "Trung tâm Y tế huyện Hậu Lộc", id="unfinished word"),
        pytest.param("Tân Hoà", "UBND xã Tân Hòa", id="new tone place"),
        pytest.param("Tân Hóa", "UBND xã Tân Hóa", id="other marks, other place"),
        pytest.param("Tấn Hòa", "", id="marks of no known place"),
        pytest.param("Phu Hoa Lộc", "", id="a word without marks among others with them"),
        pytest.param("ca tinh", "Công an tỉnh", id="abbreviation without marks"),
        pytest.param("", "", id="empty"),
        pytest.param("...", "", id="no word"),
    ],
)
def test_a_typed_name_finds_its_unit(query: str, name: str) -> None:
    match = INDEX.find(query).match

    assert (match.name if match else "") == name


def test_a_name_typed_without_marks_offers_every_place_that_sounds_so() -> None:
    assert found("tan hoa") == ["UBND xã Tân Hòa", "UBND xã Tân Hóa", "UBND xã Tán Hoa"]


def test_an_ambiguous_part_offers_the_candidates_in_the_order_of_the_directory() -> None:
    assert found("sở t") == ["Sở Tài chính", "Sở Tư pháp", "Sở Y tế"]
    assert INDEX.find("sở t").match is None


def test_initials_of_two_units_are_a_choice() -> None:
    assert found("ubndxth") == ["UBND xã Tân Hòa", "UBND xã Tân Hóa", "UBND xã Tán Hoa"]


def test_an_empty_directory_finds_nothing() -> None:
    assert UnitIndex([]).find("Sở Y tế").candidates == ()


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_query_fails(query: str) -> None:
    INDEX.find(query)


@settings(deadline=None)
@given(st.sampled_from(DIRECTORY))
def test_every_unit_is_found_by_its_own_name(unit: UnitName) -> None:
    assert INDEX.find(unit.name).match == unit


@pytest.mark.parametrize("query", ["hoa loc", "ubnd xã", "xyz", "tân hòa 3", "stc"])
def test_the_cost_of_a_question_grows_with_the_directory(query: str) -> None:
    names = [
        UnitName(f"UBND xã {first} {second} {number}")
        for number in range(8)
        for first in SYLLABLES
        for second in SYLLABLES
    ]
    one = len(names) // 8
    indexes = {size: UnitIndex([*names[:size], *DIRECTORY]) for size in (one, 8 * one)}
    assert growth(lambda size: indexes[size].find(query), small=one, times=8) < 24  # 64, were it the square
