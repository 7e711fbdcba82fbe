"""Reads the packaged list, whose source and day stand in its first lines, anew each time it is asked for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from plans.reading.unit_sheet import ListedUnit
from plans.text import fold
from plans.units import UnitFields, UnitLevel
from plans.units.former import FORMER
from plans.units.vocabulary import AUTHORITY

_LIST = "communes.tsv"
_KINDS = re.compile(r"(?:ubnd|uy ban nhan dan|cong an|tinh uy|thanh uy|tinh|thanh pho|tp)[ .]+")
_DISTRICT = re.compile(r"(?P<name>[^:(]+?)(?: \((?P<province>[^)]+)\))?(?:: (?P<communes>.+))?")
_PART = "*"
_ALSO = {"thua thien hue": "hue", "hcm": "ho chi minh", "tphcm": "ho chi minh"}


@dataclass(frozen=True, slots=True)
class _Former:
    """A commune of before that is, in whole or in part, in the unit that is there now."""

    name: str
    district: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A unit that there is now, with the districts and the communes of before that it lies in."""

    province: str
    name: str
    districts: tuple[str, ...]
    communes: tuple[_Former, ...]
    former_provinces: tuple[str, ...]


def provinces() -> tuple[str, ...]:
    """Return the provinces and the cities of the centre, by name: "tỉnh An Giang", "thành phố Huế"."""
    return tuple(sorted({line.province for line in _lines()}, key=lambda name: fold(_bare(name))))


def province_named(words: str) -> str | None:
    """Return the province that words name, by its present name or one of before; None for no such name."""
    said = _folded(words)
    present = {_folded(line.province): line.province for line in _lines()}
    return present.get(said) or next(
        (line.province for line in _lines() if said in map(_folded, line.former_provinces)), None
    )


def province_in(words: str) -> str | None:
    """Return the province whose name stands in longer words: "Tổ công tác Đề án 06 tỉnh Thanh Hóa"."""
    said = f" {fold(words)} "
    named = {_folded(line.province): line.province for line in _lines()}
    former = {_folded(name): line.province for line in _lines() for name in line.former_provinces}
    found = (name for name in {**former, **named} if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said))
    longest = max(found, key=len, default=None)
    return {**former, **named}[longest] if longest else None


def units_of(province: str) -> tuple[ListedUnit, ...]:
    """Return the communes of a province as rows of a list of units, with what each was called before.

    A name that is somebody else's now, or was that of a district, is marked "(cũ)"; the name of a commune
    that was divided is one of each of its successors, so that whoever uses it is asked.
    """
    lines = [line for line in _lines() if line.province == province]
    other_names = _other_names(lines)
    return tuple(
        ListedUnit(
            f"dòng {number}",
            f"{AUTHORITY} {line.name}",
            UnitFields(level=UnitLevel.COMMUNE, other_names=other_names[line.name]),
        )
        for number, line in enumerate(lines, start=1)
    )


def _other_names(lines: Iterable[_Line]) -> dict[str, tuple[str, ...]]:
    """Return what each of the units of a province was called before."""
    successors: dict[str, set[str]] = defaultdict(set)
    districts_of: dict[str, set[str]] = defaultdict(set)
    within: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for commune in line.communes:
            successors[commune.name].add(line.name)
            districts_of[commune.name].add(commune.district)
        for district in line.districts:
            within[district].add(line.name)
    present = {line.name for line in lines}

    def names(line: _Line) -> Iterator[str]:
        for commune in line.communes:
            if commune.name not in present:
                yield commune.name
            elif successors[commune.name] != {commune.name}:
                yield f"{commune.name}{FORMER}"
            if len(districts_of[commune.name]) > 1:
                yield f"{commune.name}, {commune.district}"
        for district in line.districts:
            yield district if within[district] == {line.name} else f"{district}{FORMER}"

    return {
        line.name: tuple(dict.fromkeys(f"{AUTHORITY} {name}" for name in names(line) if name != line.name))
        for line in lines
    }


def _lines() -> Iterator[_Line]:
    with (files(__package__) / _LIST).open(encoding="utf-8") as rows:
        for row in rows:
            if row[0] != "#" and not row.startswith("province\t"):
                yield _line(*row.rstrip("\n").split("\t"))


def _line(province: str, name: str, formerly: str) -> _Line:
    found = [_DISTRICT.fullmatch(district) for district in formerly.split("; ")]
    districts = [district for district in found if district is not None]
    communes = (
        _Former(commune.removesuffix(_PART), district["name"])
        for district in districts
        for commune in (district["communes"] or "").split(", ")
        if commune
    )
    return _Line(
        province,
        name,
        tuple(dict.fromkeys(district["name"] for district in districts)),
        tuple(communes),
        tuple(dict.fromkeys(filter(None, (district["province"] for district in districts)))),
    )


def _bare(province: str) -> str:
    return province.removeprefix("thành phố ").removeprefix("tỉnh ")


def _folded(words: str) -> str:
    """Return the name of a province as it may be typed, without what stands before it."""
    said = fold(words).strip(" .,")
    while kind := _KINDS.match(said):
        said = said[kind.end() :]
    return _ALSO.get(said, said)
