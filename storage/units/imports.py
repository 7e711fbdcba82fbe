"""A list of units brought into the directory: compared first, then taken as often as people like."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum

from sqlalchemy.orm import Session

from plans.reading.unit_sheet import ListedUnit, UnitList
from plans.text import fold
from plans.units import UnitFields, UnitLevel, level_in_directory, name_as_given
from storage import log
from storage.log import Author, Deed
from storage.models import Unit
from storage.units import changes, directory
from storage.units.directory import Directory

NEARLY_THE_SAME = 0.9
AUTHORITY = "UBND "


class DoubtKind(StrEnum):
    """Why a row should be looked at."""

    LIKE_ANOTHER = "like_another"
    TWICE = "twice"
    UNKNOWN_LEVEL = "unknown_level"
    UNKNOWN_PARENT = "unknown_parent"


@dataclass(frozen=True, slots=True)
class ListDoubt:
    """A row that should be looked at: why, and the words or the other name it is about."""

    unit: ListedUnit
    kind: DoubtKind
    about: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a list would change in the directory."""

    new: tuple[ListedUnit, ...]
    changed: tuple[ListedUnit, ...]
    same: int
    doubts: tuple[ListDoubt, ...]


class _Rows:
    """The rows of a list, each under the name it has in the directory, with the unit that it is there."""

    def __init__(self, session: Session, units: Iterable[ListedUnit], now: datetime) -> None:
        self.directory = Directory(session, now, directory.home(session))
        known = directory.all_units(session)
        self.by_name = {unit.name: unit for unit in known}
        self.names = {unit.id: unit.name for unit in known}
        self.listed = list(units)
        bare = Counter(unit.name for unit in set(map(_identity, self.listed)))
        self._shared = {name for name, number in bare.items() if number > 1}
        self.rows = [(self._named(unit), unit) for unit in self.listed]
        self.listed_names = {name for name, _ in self.rows}
        self._listed_in = {
            name: name_as_given(unit.fields.parent) for name, unit in self.rows if unit.fields.parent
        }

    def _named(self, unit: ListedUnit) -> str:
        """Return the name of a row; communes of one name are told apart by where they lie."""
        full = _with_place(unit)
        if unit.name in self._shared or full in self.by_name:
            return full
        known = self.by_name.get(unit.name)
        elsewhere = known is not None and known.parent_id is not None and self._parent_name(unit) is not None
        if known is not None and elsewhere and self.names[known.parent_id or 0] != self._parent_name(unit):
            return full
        return unit.name

    def _parent_name(self, unit: ListedUnit) -> str | None:
        parent = self.parent(unit)
        return parent.name if parent is not None else None

    def lie_apart(self, one: str, other: str) -> bool:
        """Return whether two units lie in different places, and so may well have names that sound alike."""
        places = [self._place_of(name) for name in (one, other)]
        return None not in places and places[0] != places[1]

    def _place_of(self, name: str) -> str | None:
        if name in self._listed_in:
            return self._listed_in[name]
        unit = self.by_name.get(name)
        return self.names.get(unit.parent_id or 0) if unit is not None else None

    def unit(self, name: str) -> Unit | None:
        """Return the unit that the directory has under a name, or under another form of it."""
        return self.by_name.get(name) or (None if "," in name else self.directory.known(name))

    def parent(self, unit: ListedUnit) -> Unit | None:
        """Return the higher unit of a row, if the directory has it."""
        return self.directory.known(unit.fields.parent) if unit.fields.parent else None


def _identity(unit: ListedUnit) -> ListedUnit:
    """Return a row as what makes it a unit of its own: its name and where it lies."""
    return ListedUnit("", unit.name, UnitFields(parent=fold(unit.fields.parent or "")))


def _with_place(unit: ListedUnit) -> str:
    if not unit.fields.parent or "," in unit.name:
        return unit.name
    return f"{unit.name}, {name_as_given(unit.fields.parent).removeprefix(AUTHORITY)}"


def compare(session: Session, units: UnitList, now: datetime) -> Comparison:
    """Return what the list would change, and which of its rows should be looked at."""
    rows = _Rows(session, units.units, now)
    known = [(name, listed, rows.unit(name)) for name, listed in rows.rows]
    new = [(name, listed) for name, listed, unit in known if unit is None]
    changed = [listed for _, listed, unit in known if unit is not None and _differs(rows, unit, listed)]
    return Comparison(
        new=tuple(listed for _, listed in new),
        changed=tuple(changed),
        same=len(known) - len(new) - len(changed),
        doubts=tuple(_doubts(rows, new, rows.listed_names if units.is_checked else frozenset())),
    )


def _differs(rows: _Rows, unit: Unit, listed: ListedUnit) -> bool:
    fields, parent = listed.fields, rows.parent(listed)
    return bool(
        (fields.level and fields.level is not unit.level)
        or (parent is not None and parent.id != unit.parent_id and parent is not unit)
        or (fields.abbreviation and fields.abbreviation != unit.abbreviation)
        or (fields.leader and fields.leader != unit.leader)
        or set(fields.other_names) - set(unit.other_names)
    )


def _doubts(
    rows: _Rows, new: Collection[tuple[str, ListedUnit]], checked: Collection[str]
) -> Iterable[ListDoubt]:
    """Yield at most one doubt a row, the gravest first; names that are `checked` are no slips of another."""
    resembled = _resembling(rows, checked)
    new_rows = {id(listed) for _, listed in new}
    seen: set[str] = set()
    for name, listed in rows.rows:
        level = listed.fields.level or level_in_directory(listed.name)
        other = resembled(name) if id(listed) in new_rows else None
        if name in seen:
            yield ListDoubt(listed, DoubtKind.TWICE, name)
        elif other is not None:
            yield ListDoubt(listed, DoubtKind.LIKE_ANOTHER, other)
        elif listed.unread_level or (level is UnitLevel.UNSPECIFIED and id(listed) in new_rows):
            yield ListDoubt(listed, DoubtKind.UNKNOWN_LEVEL, listed.unread_level or "")
        elif listed.fields.parent and not _has_parent(rows, listed):
            yield ListDoubt(listed, DoubtKind.UNKNOWN_PARENT, listed.fields.parent)
        seen.add(name)


def _has_parent(rows: _Rows, listed: ListedUnit) -> bool:
    parent = listed.fields.parent or ""
    return rows.parent(listed) is not None or name_as_given(parent) in rows.listed_names


def _resembling(rows: _Rows, checked: Collection[str]) -> Callable[[str], str | None]:
    """Return a function that gives another name, known or listed, that a name may be a slip of."""
    names = [name for name in (*rows.by_name, *rows.listed_names) if name not in checked]
    folded: dict[str, list[str]] = {}
    for name in names:
        folded.setdefault(fold(name), []).append(name)
    # Places differ by a letter rightly; names of offices hardly do.
    offices = {name: fold(name) for name in dict.fromkeys(names) if not name.startswith(AUTHORITY)}

    def resembled(name: str) -> str | None:
        own = fold(name)
        alike = (other for other in folded.get(own, ()) if other != name and not rows.lie_apart(name, other))
        if name in offices:
            slips = (other for other, words in offices.items() if other != name and _nearly(own, words))
            return next(alike, None) or next(slips, None)
        return next(alike, None)

    return resembled


def _nearly(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    close = matcher.real_quick_ratio() >= NEARLY_THE_SAME and matcher.quick_ratio() >= NEARLY_THE_SAME
    return close and matcher.ratio() >= NEARLY_THE_SAME


def take(session: Session, author: Author, units: Collection[ListedUnit], now: datetime) -> tuple[int, int]:
    """Bring rows into the directory; return how many units are new and how many changed."""
    rows = _Rows(session, units, now)
    new: dict[str, ListedUnit] = {}
    for name, listed in rows.rows:
        if rows.unit(name) is None:
            new.setdefault(name, listed)
    for name, listed in new.items():
        level = listed.fields.level or level_in_directory(listed.name)
        rows.by_name[name] = rows.directory.unit(name, level)
    session.flush()
    events = [Deed("add_unit", f"unit:{rows.by_name[name].id}", after=name) for name in new]
    changed = 0
    for name, listed in rows.rows:
        unit = rows.unit(name)
        given = changes.give(unit, listed.fields, rows.parent(listed)) if unit is not None else None
        if unit is not None and given is not None:
            events.append(Deed("change_unit", f"unit:{unit.id}", *given))
            changed += name not in new
    log.record_all(session, author, events, now)
    return len(new), changed


def doubtful_rows(session: Session, units: UnitList, now: datetime) -> dict[int, ListDoubt]:
    """Return the doubts about a list by the place of their row in it, in its order."""
    doubts = {id(doubt.unit): doubt for doubt in compare(session, units, now).doubts}
    return {row: doubts[id(unit)] for row, unit in enumerate(units.units) if id(unit) in doubts}
