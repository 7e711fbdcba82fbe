"""What the secretariat asks of the directory in the words after /donvi."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from plans.text import clean, fold
from plans.units import UnitFields, read_level


@dataclass(frozen=True, slots=True)
class Overview:
    """How the directory stands."""


@dataclass(frozen=True, slots=True)
class Template:
    """A sheet of the directory to fill in and send back."""


@dataclass(frozen=True, slots=True)
class Look:
    """Find a unit and show it."""

    query: str


@dataclass(frozen=True, slots=True)
class AddUnit:
    """A new unit."""

    name: str
    fields: UnitFields


@dataclass(frozen=True, slots=True)
class ChangeUnit:
    """Other values for a known unit."""

    query: str
    fields: UnitFields


@dataclass(frozen=True, slots=True)
class RenameUnit:
    """Another name for a known unit."""

    query: str
    name: str


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """Words that begin like a request and do not end like one; `about` is the word they begin with."""

    about: str


UnitCommand = Overview | Template | Look | AddUnit | ChangeUnit | RenameUnit | Misunderstood

_LABEL = re.compile(r"\s*([^:=]+?)\s*[:=]\s*(.*\S)\s*", re.DOTALL)
_RENAME = re.compile(r"(.+?)\s+(?:thành|thanh|->|→)\s+(.+)", re.IGNORECASE)
_LEADER = re.compile(r"(.+?)\s*(?::|\s(?:là|la)\s)\s*(.+)", re.IGNORECASE)
_FIELD_NAMES = {
    "cap": "level",
    "thuoc": "parent",
    "truc thuoc": "parent",
    "viet tat": "abbreviation",
    "ten khac": "other_names",
    "ten goi khac": "other_names",
    "lanh dao": "leader",
}


def read_unit_command(said: str) -> UnitCommand:
    """Return what the words after /donvi ask for; words that ask for nothing else look for a unit."""
    words = clean(said)
    if not words:
        return Overview()
    if fold(words) in {"mau", "tep mau", "mau danh sach", "danh sach"}:
        return Template()
    for verb, read in _VERBS.items():
        if fold(words).startswith(f"{verb} ") or fold(words) == verb:
            return read(words[len(verb) :].strip(" :")) or Misunderstood(verb)
    return Look(words)


def _add(words: str) -> UnitCommand | None:
    name, fields = _name_and_fields(words)
    return AddUnit(name, fields) if name and fields is not None else None


def _change(words: str) -> UnitCommand | None:
    name, fields = _name_and_fields(words)
    return ChangeUnit(name, fields) if name and fields is not None and fields != UnitFields() else None


def _name_and_fields(words: str) -> tuple[str, UnitFields | None]:
    """Return the name, and the fields after it: "…; cấp: xã; thuộc: UBND huyện Hậu Lộc"; None for others."""
    name, *rest = (part.strip() for part in words.split(";"))
    read: dict[str, str] = {}
    for part in filter(None, rest):
        found = _LABEL.fullmatch(part)
        field = _FIELD_NAMES.get(fold(found[1])) if found else None
        if found is None or field is None:
            return name, None
        read[field] = found[2]
    level = read_level(read["level"]) if "level" in read else None
    if "level" in read and level is None:
        return name, None
    others = tuple(filter(None, map(clean, read.get("other_names", "").split(","))))
    return name, UnitFields(level, read.get("parent"), read.get("abbreviation"), others, read.get("leader"))


def _rename(words: str) -> UnitCommand | None:
    found = _RENAME.fullmatch(words)
    return RenameUnit(found[1], found[2]) if found else None


def _leader(words: str) -> UnitCommand | None:
    found = _LEADER.fullmatch(words)
    return ChangeUnit(found[1].strip(), UnitFields(leader=found[2].strip())) if found else None


_VERBS: dict[str, Callable[[str], UnitCommand | None]] = {
    "them": _add,
    "sua": _change,
    "doi ten": _rename,
    "lanh dao": _leader,
}
