"""Reads the phrase that names who is responsible: one unit, or a collective that stands for many."""

import re
from dataclasses import replace
from functools import lru_cache

from plans.patterns import sought
from plans.text import capitalised, fold
from plans.units.agencies import with_known_names
from plans.units.collective import read_collective
from plans.units.former import FORMER, is_former, without_mark
from plans.units.place_words import PLACES
from plans.units.places import PLACE_TYPE, level_of_place, with_long_places
from plans.units.single import single_level, single_name
from plans.units.spelling import spell
from plans.units.values import MemberRule, UnitClass, UnitLevel, UnitReading
from plans.units.vocabulary import AUTHORITY, DEPARTMENT, HEADS_OF_UNITS, OFFICE

# What a unit is to do sometimes stands behind its name: "Sở Y tế chủ trì, hướng dẫn các bệnh viện".
_WORK = sought(
    r"(?<=\w)(?<![Bb]an)(?<!giao)[\s,]+"
    r"(?:chủ trì|chỉ đạo|chịu trách nhiệm|đề xuất|phối hợp với|rà soát|tham mưu(?!,? giúp việc))\b"
)
_HEAD_OF_UNIT = sought(
    rf"(?:^|(?<=, )|(?<=; )|(?<=và ))(?:(?:{'|'.join(HEADS_OF_UNITS)})\s+(?=\w+\s+\S))+", re.IGNORECASE
)
_COMMITTEE = sought(r"(?P<level>Tỉnh|Thành|Huyện) (?:ủy|đoàn) (?P<name>\S.*)")
_PLACE_OF_COMMITTEE = {"Tỉnh": "tỉnh", "Thành": "thành phố", "Huyện": "huyện"}
_OF_A_CITY = ("Thành ủy", "Thành đoàn")
_LOCALITIES = sought(r"\bđịa phương\b")
_SHORTEST_NAME = sought(r"\S+\s+\S+")


@lru_cache(maxsize=8192)
def read_unit(phrase: str, home: str | None = None) -> UnitReading:
    """Return what the phrase names; two phrases for the same unit have the same canonical name.

    `home` tells whose plan it is, as its issuer does ("UBND tỉnh Thanh Hóa"): the authority of that place is
    named in full even when the phrase says only "UBND tỉnh", its other agencies without the place's name.
    "Công an thành phố" is of the province where the issuer is a city of the centre.
    """
    if is_former(phrase) and (before := _place_of_before(phrase, home)):
        return before
    named = with_known_names(_without_work(spell(phrase)))
    text = with_long_places(_HEAD_OF_UNIT.sub("", named))
    if collective := read_collective(text):
        return replace(_as_told_by(home, collective), phrase=phrase)
    name = single_name(text)
    place = _home_place(home) if home else ""
    canonical = _seen_from(place, name)
    return UnitReading(phrase, UnitClass.SINGLE, canonical, _level(canonical, place))


def _place_of_before(phrase: str, home: str | None) -> UnitReading | None:
    """Return the authority of a place marked "(cũ)", which may be another one than now; None for no place."""
    reading = read_unit(without_mark(phrase), home)
    if reading.kind is not UnitClass.SINGLE or not reading.canonical.startswith(f"{AUTHORITY} "):
        return None
    return replace(reading, phrase=phrase, canonical=f"{reading.canonical}{FORMER}")


def _as_told_by(home: str | None, collective: UnitReading) -> UnitReading:
    """Return a collective of a ministry or the government: its "địa phương" are provinces, no districts."""
    is_central = home is not None and single_level(single_name(spell(home))) is UnitLevel.CENTRAL
    if is_central and _LOCALITIES.search(collective.canonical):
        return replace(collective, members=(MemberRule.UNSPECIFIED,))
    return collective


def name_as_given(said: str) -> str:
    """Return the name of a unit that people name for the directory: canonical, but a "Sở" stays one.

    In a document a "Sở" with the field of an office is taken for a slip; whoever names a unit means it.
    """
    name = read_unit(said).canonical
    is_office_now = name.startswith(OFFICE) and fold(said).startswith(f"{fold(DEPARTMENT)} ")
    return capitalised(spell(said)) if is_office_now else name


def _without_work(text: str) -> str:
    """Return the text up to the verb that says what the unit is to do; a name has two words at least."""
    name = _SHORTEST_NAME.match(text)
    work = _WORK.search(text, name.end()) if name else None
    return text[: work.start()] if work else text


def _home_place(home: str) -> str:
    """Return the place of an issuer: "thành phố Huế" of its UBND, of its "Thành ủy" too; "" without one."""
    issuer = single_name(spell(home))
    committee = _COMMITTEE.fullmatch(issuer)
    if committee:
        return f"{_PLACE_OF_COMMITTEE[committee['level']]} {committee['name']}"
    place = PLACE_TYPE.search(issuer)
    return issuer[place.start() :] if place else ""


def _seen_from(home_place: str, name: str) -> str:
    """Return the name as the documents of that place write it."""
    place = PLACE_TYPE.match(home_place)
    if place is None:
        return name
    inner = name.removesuffix(f", {home_place}")
    if inner in {f"{AUTHORITY} {place[0]}", f"{AUTHORITY} {home_place}"}:
        return f"{AUTHORITY} {home_place}"
    if inner.endswith(f" {home_place}"):
        return single_name(inner.removesuffix(home_place) + place[0])
    return inner


def _level(name: str, home_place: str) -> UnitLevel:
    """Return the level; "Công an thành phố" and "Thành ủy" are of the city whose document it is."""
    level, place = single_level(name), PLACE_TYPE.match(home_place)
    if place is None:
        return level
    is_own = name.endswith(f" {place[0]}") and level is PLACES[place[0]]
    leads_city = place[0] == "thành phố" and name in _OF_A_CITY
    return level_of_place(home_place) if is_own or leads_city else level
