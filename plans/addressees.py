"""Whom a report or a request is asked of."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from plans.patterns import sought
from plans.reading.unit_list import split_units
from plans.text import clean, fold
from plans.units import MemberRule, UnitLevel, read_unit


class AddresseeKind(StrEnum):
    """How the units are told apart."""

    ALL = "all"
    """Everybody who takes part: the units that lead something, and those with a linked group."""
    LEVELS = "levels"
    LEADS = "leads"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Addressees:
    """The units that are asked: all, some levels, those who lead (a task, or anything), or named ones."""

    scope: AddresseeKind = AddresseeKind.ALL
    levels: tuple[UnitLevel, ...] = ()
    units: tuple[int, ...] = ()
    task: int | None = None


class Meaning(StrEnum):
    """What a phrase says of whom it means."""

    ALL = "all"
    LEVELS = "levels"
    LEADS = "leads"
    SILENT = "silent"
    """Those who have not answered a request."""
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class AddresseePhrase:
    """A phrase that names some units, and what it says."""

    words: str
    meaning: Meaning
    levels: tuple[UnitLevel, ...] = ()
    number: str | None = None
    """Of the task that is led, or of the request that was not answered."""
    is_left_out: bool = False
    """Whether these are excepted: "các sở, ngành (trừ Sở Y tế)"."""


_ALL = sought(
    r"(?:tat ca|toan bo|moi)(?: (?:cac )?(?:don vi|co quan|nhom))?|(?:cac|nhung) (?:co quan, )?don vi"
    r"|toan tinh"
)
_LEADS = sought(
    r"(?:(?:cac )?don vi )?chu tri(?: (?:nhiem vu|nv|viec|muc)\.?)? ?(?P<number>\d[\w.]*)?(?: nhiem vu)?"
)
_SILENT = sought(r"(?:(?:cac|nhung) )?(?:don vi )?chua tra loi(?: yeu cau)?(?: so)? ?(?P<number>\d+)?")
_EXCEPT = sought(
    r"[\s,;]*\(?\b(?:ngoại trừ|trừ ra|trừ|không (?:bao )?gồm|không kể)\b:? (?P<others>[^()]+)\)?\s*$",
    re.IGNORECASE,
)
_TWO_OF_A_KIND = sought(
    r"(?:UBND )?(?:các|những|\d+) (?P<kind>xã|phường|đặc khu|thị trấn|huyện|thị xã)(?: là)?:? "
    r"(?P<names>[A-ZĐĂÂÊÔƠƯ].*)",
)
_BETWEEN_NAMES = sought(r", ?(?:và )?| và ")
_BEFORE_A_PLACE = sought(
    r"(?:[,;] ?(?:và )?| và )"
    r"(?=(?:xã|phường|đặc khu|thị trấn|huyện|thị xã) [A-ZĐĂÂÊÔƠƯ]|cấp (?:tỉnh|huyện|xã)$)"
)
_LEVEL_WORD = sought(
    r"(?:cac|nhung|moi|tat ca|toan bo|so|ban|nganh|doan the|to chuc|chinh tri|xa hoi|hoi|co quan|don vi"
    r"|chuyen mon|truc thuoc|cap|ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|tinh|huyen|xa|phuong|dac khu"
    r"|thi tran|thi xa|thanh pho|quan|dia phuong|thuoc|trong|cua|tren dia ban|toan|va|o)(?!\w)"
)
_HOME = sought(r"(?P<place>tỉnh|thành phố)(?: [A-ZĐ]\w*)+$")
_SOME_OF_THEM = sought(r"\b(?:lien quan|duoc giao|co|da)\b")
_LEVEL_WORDS = {
    "cap tinh": UnitLevel.PROVINCE,
    "cap huyen": UnitLevel.DISTRICT,
    "cap xa": UnitLevel.COMMUNE,
    "nganh doc": UnitLevel.VERTICAL,
    "cac co quan nganh doc": UnitLevel.VERTICAL,
}
_LEVEL_OF = {
    MemberRule.PROVINCE_DEPARTMENTS: UnitLevel.PROVINCE,
    MemberRule.DISTRICTS: UnitLevel.DISTRICT,
    MemberRule.COMMUNES: UnitLevel.COMMUNE,
}


def read_addressees(words: str) -> tuple[AddresseePhrase, ...]:
    """Return whom the words mean: "UBND cấp xã", "chủ trì NV 32", "các sở, ngành; UBND xã Hoa Lộc".

    Every unit that is named stands in the answer, as a phrase of its own or in one for all of a level.
    """
    others = _EXCEPT.search(words)
    meant = _all_of(words[: others.start()] if others else words)
    if others is None:
        return meant
    return (*meant, *(replace(phrase, is_left_out=True) for phrase in _all_of(others["others"])))


def _all_of(words: str) -> tuple[AddresseePhrase, ...]:
    whole = _phrase(clean(words))
    if whole.meaning not in {Meaning.UNIT, Meaning.LEVELS}:
        return (whole,)
    parts = [_phrase(one) for part in split_units(words) for one in _one_by_one(part)]
    if parts and all(part.meaning is Meaning.LEVELS for part in parts):
        levels = dict.fromkeys(level for part in parts for level in part.levels)
        return (AddresseePhrase(clean(words), Meaning.LEVELS, tuple(levels)),)
    return tuple(parts)


def _one_by_one(words: str) -> list[str]:
    """Return the places of one kind that are named together: "các xã Hoa Lộc, Minh Lộc"."""
    several = _TWO_OF_A_KIND.fullmatch(words)
    if several is None:
        return _BEFORE_A_PLACE.split(words)
    return [f"UBND {several['kind']} {name.strip()}" for name in _BETWEEN_NAMES.split(several["names"])]


def _phrase(words: str) -> AddresseePhrase:
    folded = fold(words)
    if _ALL.fullmatch(folded):
        return AddresseePhrase(words, Meaning.ALL)
    if match := _SILENT.fullmatch(folded):
        return AddresseePhrase(words, Meaning.SILENT, number=match["number"])
    if match := _LEADS.fullmatch(folded):
        return AddresseePhrase(words, Meaning.LEADS, number=match["number"])
    levels = _levels(words, folded)
    if levels:
        return AddresseePhrase(words, Meaning.LEVELS, levels)
    return AddresseePhrase(words, Meaning.UNIT)


def _levels(words: str, folded: str) -> tuple[UnitLevel, ...]:
    if folded in _LEVEL_WORDS:
        return (_LEVEL_WORDS[folded],)
    members = read_unit(words).members
    if _SOME_OF_THEM.search(folded):
        return ()  # "các sở có liên quan": only people know which, so they have to be named
    if _LEVEL_WORD.sub("", fold(_HOME.sub(r"\g<place>", words))).strip(" ,;.-/"):
        return ()  # whatever else stands there means others, or fewer
    return tuple(_LEVEL_OF[rule] for rule in members) if all(rule in _LEVEL_OF for rule in members) else ()
