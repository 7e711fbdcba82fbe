"""The packaged list of communes against the counts of the law, another public package, and its own sense."""

import re
from collections import Counter
from importlib.resources import files

import pytest
from vietnam_provinces import Province, Ward

from plans.provinces import province_in, province_named, provinces, units_of
from plans.text import fold
from plans.units import UnitLevel, level_in_directory, name_as_given
from plans.units.former import FORMER, without_mark
from plans.units.spelling import spell

COUNTS = {"xã": 2621, "phường": 687, "đặc khu": 13}
"""Counted by the statistical office as of 1 July 2025."""
PROVINCES = 34
MOST_COMMUNES = {
    "tỉnh Thanh Hóa": 166,
    "thành phố Hồ Chí Minh": 168,
    "thành phố Huế": 40,
    "tỉnh Lai Châu": 38,
}
DIVIDED = 471
"""So many former communes went to several successors."""


@pytest.fixture(scope="module")
def listed() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return each province's units with their other names."""
    return {name: {unit.name: unit.fields.other_names for unit in units_of(name)} for name in provinces()}


def test_the_list_has_as_many_units_as_there_are(listed):
    names = [name for units in listed.values() for name in units]
    assert len(listed) == PROVINCES
    assert {kind: sum(name.startswith(f"UBND {kind} ") for name in names) for kind in COUNTS} == COUNTS
    assert len(names) == sum(COUNTS.values())
    assert {name: len(listed[name]) for name in MOST_COMMUNES} == MOST_COMMUNES


def _alike(name: str) -> str:
    """Return a name in a form that does not tell where the tone stands, or which apostrophe is meant."""
    return spell(name.replace("’", "'")).casefold()


def test_the_list_agrees_with_another_package(listed):
    theirs = {
        (fold(Province.from_code(ward.province_code).name), _alike(f"UBND {ward.name}"))
        for ward in Ward.iter_all()
    }
    bare = {name: name.removeprefix("tỉnh ") for name in listed}
    ours = {(fold(bare[name]), _alike(unit)) for name, units in listed.items() for unit in units}
    assert ours == theirs


def test_every_name_is_read_as_it_stands(listed):
    names = [name for units in listed.values() for name in units]
    assert [name for name in names if name_as_given(name) != name] == []
    assert [name for name in names if level_in_directory(name) is not UnitLevel.COMMUNE] == []


def test_no_former_name_is_somebody_elses_of_today(listed):
    for units in listed.values():
        others = {form for names in units.values() for form in names}
        assert not others & units.keys()
        marked = {without_mark(form) for form in others if form.endswith(FORMER)}
        places = {form for form in marked if re.match(r"UBND (?:xã|phường|thị trấn) ", form)}
        assert places <= units.keys()


def test_as_many_communes_were_divided_as_is_known():
    rows = [
        row.split("\t") for row in files("plans.provinces").joinpath("communes.tsv").read_text().splitlines()
    ]
    divided = Counter(
        (row[0], district.partition(": ")[0], commune)
        for row in rows
        if len(row) > 2
        for district in row[2].split("; ")
        for commune in district.partition(": ")[2].split(", ")
        if commune.endswith("*")
    )
    assert len(divided) == DIVIDED
    assert min(divided.values()) > 1


def test_a_divided_commune_is_a_former_name_of_each_successor(listed):
    thanh_hoa = listed["tỉnh Thanh Hóa"]
    owners = {name for name, others in thanh_hoa.items() if "UBND phường An Hưng" in others}
    assert owners == {"UBND phường Đông Quang", "UBND phường Hạc Thành"}
    named = {name for name, others in thanh_hoa.items() if "UBND phường Đông Sơn (cũ)" in others}
    assert named == {"UBND phường Bỉm Sơn", "UBND phường Hạc Thành"}
    namesakes = {
        name for name, others in thanh_hoa.items() if "UBND phường Ba Đình, thị xã Bỉm Sơn" in others
    }
    assert namesakes == {"UBND phường Bỉm Sơn"}


def test_an_island_that_was_a_district_keeps_its_name(listed):
    assert "UBND huyện Lý Sơn" in listed["tỉnh Quảng Ngãi"]["UBND đặc khu Lý Sơn"]


@pytest.mark.parametrize(
    ("words", "province"),
    [
        ("Thanh Hoá", "tỉnh Thanh Hóa"),
        ("UBND tỉnh Quảng Nam", "thành phố Đà Nẵng"),
        ("tp. hcm", "thành phố Hồ Chí Minh"),
        ("Thừa Thiên Huế", "thành phố Huế"),
        ("kien giang", "tỉnh An Giang"),
        ("Xứ Lạ", None),
        ("", None),
    ],
)
def test_a_province_is_named_as_it_is_or_was(words, province):
    assert province_named(words) == province


@pytest.mark.parametrize(
    ("words", "province"),
    [
        ("Tổ công tác Đề án 06 tỉnh Thanh Hóa", "tỉnh Thanh Hóa"),
        ("CÔNG AN TỈNH THANH HÓA", "tỉnh Thanh Hóa"),
        ("UBND thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("UBND tỉnh Bà Rịa - Vũng Tàu", "thành phố Hồ Chí Minh"),
        ("Bộ Công an", None),
        ("", None),
    ],
)
def test_the_province_of_an_issuer(words, province):
    assert province_in(words) == province
