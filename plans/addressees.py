"""Whom a report or a request is asked of."""

import re
from dataclasses import dataclass
from enum import StrEnum

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


_ALL = re.compile(
    r"(?:tat ca|toan bo|moi)(?: (?:cac )?(?:don vi|co quan|nhom))?|(?:cac|nhung) (?:co quan, )?don vi"
    r"|toan tinh"
)
_LEADS = re.compile(
    r"(?:(?:cac )?don vi )?chu tri(?: (?:nhiem vu|nv|viec|muc)\.?)? ?(?P<number>\d[\w.]*)?(?: nhiem vu)?"
)
_SILENT = re.compile(r"(?:(?:cac|nhung) )?(?:don vi )?chua tra loi(?: yeu cau)?(?: so)? ?(?P<number>\d+)?")
_SOME_OF_THEM = re.compile(r"\b(?:lien quan|duoc giao|co|da)\b")
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
    """Return whom the words mean: "UBND cấp xã", "chủ trì NV 32", "Sở Tài chính, Công an tỉnh"."""
    whole = _phrase(clean(words))
    if whole.meaning is not Meaning.UNIT:
        return (whole,)
    return tuple(_phrase(part) for part in split_units(words))


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
    return tuple(_LEVEL_OF[rule] for rule in members) if all(rule in _LEVEL_OF for rule in members) else ()
