"""What the secretariat asks of the directory in the words after /donvi."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from plans.patterns import sought
from plans.reading.unit_words import begins_unit
from plans.text import clean, fold
from plans.units import UnitFields, read_level


@dataclass(frozen=True, slots=True)
class Overview:
    """How the directory stands."""


@dataclass(frozen=True, slots=True)
class Template:
    """A sheet of the directory to fill in and send back."""


@dataclass(frozen=True, slots=True)
class LoadCommunes:
    """The packaged list of the communes of a province, of our own where no words name one."""

    province: str


@dataclass(frozen=True, slots=True)
class LoadOffices:
    """The packaged list of the departments and vertical agencies, of a province that may be named."""

    province: str


@dataclass(frozen=True, slots=True)
class LookUp:
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
class Succeed:
    """Units that end, and those that take over from a date; without one, from today."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    on: date | None


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """Words that begin like a request and do not end like one; `about` is the word they begin with."""

    about: str


UnitCommand = (
    Overview
    | Template
    | LoadCommunes
    | LoadOffices
    | LookUp
    | AddUnit
    | ChangeUnit
    | RenameUnit
    | Succeed
    | Misunderstood
)

_LABEL = sought(r"\s*([^:=]+?)\s*[:=]\s*(.*\S)\s*", re.DOTALL)
_RENAME = sought(r"(.+?)\s+(?:thành|thanh|->|→)\s+(.+)", re.IGNORECASE)
_LEADER = sought(r"(.+?)\s*(?::|\s(?:là|la)\s)\s*(.+)", re.IGNORECASE)
_DAY = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
_SINCE = sought(rf"[\s,]+(?:kể\s+|ke\s+)?(?:từ|tu)(?:\s+(?:ngày|ngay))?\s+{_DAY}\s*\.?$", re.IGNORECASE)
_INTO = sought(r"(.+)\s+(?:vào|vao)\s+(.+)", re.IGNORECASE)
_APART = sought(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_LOAD_OFFICES = sought(
    r"(?:nạp|nap)\s+(?:(?:các|cac)\s+)?(?:sở|so)(?:,?\s*(?:ban|ngành|nganh))*(?:\s+(.+))?", re.IGNORECASE
)
_LOAD = sought(
    r"(?:nạp|nap)(?:\s+(?:danh\s+(?:sách|sach)\s+)?(?:(?:cấp|cap|các|cac)\s+)?(?:xã|xa)(?:,?\s*(?:phường|phuong))?"
    r"(?:,?\s*(?:đặc|dac)\s+khu)?(?=\s|$))?(?:\s+(.+))?",
    re.IGNORECASE,
)
_PLACE = sought(r"(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tp|tx)\b")
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
    if offices := _LOAD_OFFICES.fullmatch(words):
        return LoadOffices(offices[1] or "")
    if loaded := _LOAD.fullmatch(words):
        return LoadCommunes(loaded[1] or "")
    for verb, read in _VERBS.items():
        if fold(words).startswith(f"{verb} ") or fold(words) == verb:
            return read(words[len(verb) :].strip(" :")) or Misunderstood(verb)
    return LookUp(words)


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


def _merge(words: str) -> UnitCommand | None:
    said, since = _apart_from_date(words)
    found = _INTO.fullmatch(said)
    try:
        return Succeed(units_named(found[1]), (found[2].strip(),), _date(since)) if found else None
    except ValueError:
        return None


def _split(words: str) -> UnitCommand | None:
    said, since = _apart_from_date(words)
    found = _RENAME.fullmatch(said)
    try:
        return Succeed((found[1].strip(),), units_named(found[2]), _date(since)) if found else None
    except ValueError:
        return None


def _apart_from_date(words: str) -> tuple[str, re.Match[str] | None]:
    found = _SINCE.search(words)
    return (words[: found.start()], found) if found else (words, None)


def _date(since: re.Match[str] | None) -> date | None:
    """Return the day that was named; raises ValueError where there is no such day."""
    return date(int(since[3]), int(since[2]), int(since[1])) if since else None


def units_named(words: str) -> tuple[str, ...]:
    """Return the units of an enumeration; "Sở Văn hóa, Thể thao và Du lịch" stays one.

    Semicolons, where there are any, part them alone: "UBND xã A, huyện B; UBND xã C, huyện D".
    """
    if ";" in words:
        return tuple(piece.strip() for piece in words.split(";") if piece.strip())
    pieces = [piece.strip() for piece in _APART.split(words) if piece.strip()]
    if pieces and not _begins(pieces[0]):
        return tuple(pieces)
    units: list[str] = []
    at = 0
    for piece in pieces:
        place = words.index(piece, at)
        if units and not _begins(piece):
            units[-1] += words[at:place] + piece
        else:
            units.append(piece)
        at = place + len(piece)
    return tuple(units)


def _begins(words: str) -> bool:
    return begins_unit(words) or _PLACE.match(fold(words)) is not None


_VERBS: dict[str, Callable[[str], UnitCommand | None]] = {
    "them": _add,
    "sua": _change,
    "doi ten": _rename,
    "lanh dao": _leader,
    "sap nhap": _merge,
    "hop nhat": _merge,
    "tach": _split,
}
