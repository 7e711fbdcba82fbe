"""Whom words mean: everybody, levels, the leads of a task, those who have not answered, named units."""

import pytest

from plans.addressees import AddresseePhrase, Meaning, read_addressees
from plans.units import UnitLevel


@pytest.mark.parametrize(
    "words", ["tất cả", "Tất cả các đơn vị", "toàn tỉnh", "các đơn vị", "các cơ quan, đơn vị"]
)
def test_everybody(words: str):
    assert read_addressees(words) == (AddresseePhrase(words, Meaning.ALL),)


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("UBND cấp xã", (UnitLevel.COMMUNE,)),
        ("các xã, phường", (UnitLevel.COMMUNE,)),
        ("các sở, ban, ngành", (UnitLevel.PROVINCE,)),
        ("cấp tỉnh", (UnitLevel.PROVINCE,)),
        ("các huyện", (UnitLevel.DISTRICT,)),
        ("Các sở, ban, ngành và UBND cấp xã", (UnitLevel.PROVINCE, UnitLevel.COMMUNE)),
    ],
)
def test_levels(words: str, levels: tuple[UnitLevel, ...]):
    assert read_addressees(words) == (AddresseePhrase(words, Meaning.LEVELS, levels),)


@pytest.mark.parametrize(
    ("words", "meaning", "number"),
    [
        ("chủ trì NV 32", Meaning.LEADS, "32"),
        ("đơn vị chủ trì nhiệm vụ 4.2.1", Meaning.LEADS, "4.2.1"),
        ("các đơn vị chủ trì", Meaning.LEADS, None),
        ("chưa trả lời", Meaning.SILENT, None),
        ("các đơn vị chưa trả lời yêu cầu số 3", Meaning.SILENT, "3"),
    ],
)
def test_leads_and_those_who_are_silent(words: str, meaning: Meaning, number: str | None):
    assert read_addressees(words) == (AddresseePhrase(words, meaning, number=number),)


def test_named_units_one_by_one():
    phrases = read_addressees("Sở Văn hóa, Thể thao và Du lịch; Sở Tài chính, Công an tỉnh")
    assert [phrase.words for phrase in phrases] == [
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Tài chính",
        "Công an tỉnh",
    ]
    assert {phrase.meaning for phrase in phrases} == {Meaning.UNIT}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("các sở, ngành; UBND xã Hoa Lộc", ["các sở, ngành", "UBND xã Hoa Lộc"]),
        ("UBND xã Hoa Lộc; các sở, ngành", ["UBND xã Hoa Lộc", "các sở, ngành"]),
        ("các sở, ban, ngành và UBND xã Hoa Lộc", ["các sở, ban, ngành", "UBND xã Hoa Lộc"]),
        ("các sở ngành, xã Hoa Lộc và xã Minh Lộc", ["các sở ngành", "xã Hoa Lộc", "xã Minh Lộc"]),
        ("UBND các xã Hoa Lộc, Minh Lộc", ["UBND xã Hoa Lộc", "UBND xã Minh Lộc"]),
    ],
)
def test_units_beside_a_level_are_meant_too(words: str, meant: list[str]):
    assert [phrase.words for phrase in read_addressees(words)] == meant


def test_levels_beside_each_other_are_all_meant():
    (phrase,) = read_addressees("các sở, ngành; các xã, phường")
    assert phrase.levels == (UnitLevel.PROVINCE, UnitLevel.COMMUNE)


@pytest.mark.parametrize("words", ["các xã, phường (trừ xã Hoa Lộc)", "các xã, phường, trừ xã Hoa Lộc"])
def test_exceptions_are_left_out(words: str):
    all_of_them, excepted = read_addressees(words)
    assert (all_of_them.meaning, all_of_them.is_left_out) == (Meaning.LEVELS, False)
    assert (excepted.words, excepted.is_left_out) == ("xã Hoa Lộc", True)


def test_what_says_more_than_a_level_is_no_level():
    (phrase,) = read_addressees("các xã miền núi")
    assert phrase.meaning is Meaning.UNIT


def test_some_units_of_a_level_have_to_be_named():
    assert {phrase.meaning for phrase in read_addressees("các sở có liên quan")} == {Meaning.UNIT}
