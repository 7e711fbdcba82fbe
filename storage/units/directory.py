"""The directory of units: names become units or collectives, each only once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.text import clean
from plans.units import (
    UnitClass,
    UnitLevel,
    UnitName,
    UnitReading,
    index_of,
    level_in_directory,
    read_unit,
    rules_of,
)
from plans.units.former import FORMER, is_former, without_mark
from storage import log
from storage.log import Author
from storage.models import Collective, Plan, Unit, UnitSuccession


class Directory:
    """The units and collectives of one session, looked up and added by the words of a document."""

    def __init__(self, session: Session, now: datetime, home: str | None = None) -> None:
        """Read the names that are known; `home` is whose documents are read: what their "UBND tỉnh" means."""
        self._session = session
        self._now = now
        self._home = home
        units = all_units(session)
        self._units = {unit.name: unit for unit in units}
        owners = _owners(units)
        self._other_forms = {form: units[0] for form, units in owners.items() if len(units) == 1}
        self._shared = {form for form, units in owners.items() if len(units) > 1}
        self._successors = successors(session)
        self._by_id = {unit.id: unit for unit in units}
        self._collectives = {row.name: row for row in session.scalars(select(Collective))}

    def resolve(self, phrase: str) -> Unit | Collective:
        """Return what the phrase names, adding it if it is new."""
        reading = read_unit(phrase, self._home)
        if reading.kind is UnitClass.COLLECTIVE:
            return self._collective(reading)
        known = self.known(phrase)
        name = reading.canonical if self._is_shared(reading.canonical) else without_mark(reading.canonical)
        return known or self.unit(name, level_in_directory(name))

    def known(self, phrase: str) -> Unit | None:
        """Return the unit of that name, or with that abbreviation or other name; None if there is none.

        A unit that has gone into another is that other; one that was split stays itself, and is no more.
        A name "(cũ)" that several have in part is nobody's.
        """
        name = read_unit(phrase, self._home).canonical
        if is_former(name) and name.casefold() not in self._other_forms:
            return None if self._is_shared(name) else self.known(without_mark(name))
        forms = (clean(phrase).casefold(), name.casefold())
        named = self._units.get(clean(phrase)) or self._units.get(name)
        other = (self._other_forms[form] for form in forms if form in self._other_forms)
        known = named or next(other, None)
        return self._present(known) if known is not None else None

    def _is_shared(self, name: str) -> bool:
        return name.casefold() in self._shared

    def _present(self, unit: Unit) -> Unit:
        while len(heirs := self._successors.get(unit.id, ())) == 1:
            unit = self._by_id[heirs[0]]
        return unit

    def name_of(self, phrase: str) -> str:
        """Return the name under which the directory has, or would have, what the phrase names."""
        known = self.known(phrase)
        return known.name if known else read_unit(phrase, self._home).canonical

    def unit(self, name: str, level: UnitLevel) -> Unit:
        """Return the unit of that name, adding it if it is new."""
        if name not in self._units:
            self._units[name] = Unit(name=name, level=level, created_at=self._now)
            self._session.add(self._units[name])
        return self._units[name]

    def _collective(self, reading: UnitReading) -> Collective:
        name = reading.canonical
        if name not in self._collectives:
            self._collectives[name] = Collective(name=name, rules=[rule.value for rule in rules_of(reading)])
            self._session.add(self._collectives[name])
        return self._collectives[name]


def _owners(units: Sequence[Unit]) -> dict[str, list[Unit]]:
    """Return the units by name, abbreviation and other names; a form that several share is nobody's."""
    named: dict[str, list[Unit]] = {}
    for unit in units:
        for written in (unit.name, *other_forms(unit.abbreviation, unit.other_names)):
            for form in {written.casefold(), read_unit(written).canonical.casefold()}:
                named.setdefault(form, []).append(unit)
    return named


def other_forms(abbreviation: str | None, other_names: Sequence[str]) -> tuple[str, ...]:
    """Return whatever else a unit is called."""
    return (*other_names, *([abbreviation] if abbreviation else ()))


def all_units(session: Session) -> list[Unit]:
    """Return every unit of the directory, by name."""
    return list(session.scalars(select(Unit).order_by(Unit.alphabetical)))


def add_unit(session: Session, actor: Author, name: str, level: str, now: datetime) -> Unit:
    """Return the unit of that name, added to the directory by the actor if it is new."""
    unit = Directory(session, now).unit(name, UnitLevel(level))
    session.flush()
    log.record(session, actor, "add_unit", f"unit:{unit.id}", now, after=name)
    return unit


@dataclass(frozen=True, slots=True)
class Found:
    """The units a typed name may mean."""

    units: tuple[Unit, ...]
    is_sure: bool = True
    """Whether a single one is surely meant."""

    @property
    def unit(self) -> Unit | None:
        """Return the unit that is surely meant, or None where there is none or it has to be asked."""
        return self.units[0] if self.is_sure and len(self.units) == 1 else None

    @property
    def names(self) -> list[str]:
        """Return the names of all of them."""
        return [unit.name for unit in self.units]


def find(session: Session, query: str) -> Found:
    """Return the units a typed name may mean: one if it is sure, some to choose from, or none.

    Every form of a name counts; units that are no more are found as their successors. The index is
    prepared anew only when a name has changed, whoever changed it.
    """
    index = index_of(known_names(session))
    indexed = index.find(query)
    if not indexed.candidates and is_former(query):
        indexed = index.find(without_mark(query))
    found = [unit.name for unit in indexed.candidates]
    by_name = {unit.name: unit for unit in session.scalars(select(Unit).where(Unit.name.in_(found)))}
    units = [by_name[name] for name in found]
    if all(unit.closed_on is None for unit in units):
        return Found(tuple(units), indexed.is_sure)
    heirs = successors(session)
    present = (session.get_one(Unit, id_) for unit in units for id_ in _present_ids(unit.id, heirs))
    return Found(tuple(dict.fromkeys(present)), indexed.is_sure)


def successors(session: Session) -> dict[int, tuple[int, ...]]:
    """Return, for each unit that has ended, the ids of those that took over from it."""
    query = select(UnitSuccession.old_id, UnitSuccession.new_id).where(UnitSuccession.applied_at.is_not(None))
    heirs: dict[int, tuple[int, ...]] = {}
    for old_id, new_id in session.execute(query.order_by(UnitSuccession.id)):
        heirs[old_id] = (*heirs.get(old_id, ()), new_id)
    return heirs


def _present_ids(unit_id: int, heirs: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the units that are now in place of a unit, through however many changes."""
    if unit_id not in heirs:
        return (unit_id,)
    return tuple(present for heir in heirs[unit_id] for present in _present_ids(heir, heirs))


def divided(session: Session) -> dict[str, tuple[str, ...]]:
    """Return the names that units divided among them have no more, each with those in its place.

    They are those of units that were split here, and of before: "UBND huyện Hậu Lộc" and its communes.
    """
    units = all_units(session)
    names = {unit.id: unit.name for unit in units}
    heirs = successors(session)
    present = {old: tuple(dict.fromkeys(_present_ids(old, heirs))) for old in heirs}
    split = {names[old]: tuple(map(names.__getitem__, new)) for old, new in present.items() if len(new) > 1}
    return _divided_before(units) | split


def _divided_before(units: Sequence[Unit]) -> dict[str, tuple[str, ...]]:
    """Return the former names that several units share, as they may be written: with "(cũ)", or without."""
    owners: dict[str, list[str]] = {}
    for unit in units:
        for name in unit.other_names if unit.closed_on is None else ():
            owners.setdefault(name, []).append(unit.name)
    present = {unit.name for unit in units}
    shared = {name: tuple(names) for name, names in owners.items() if len(names) > 1}
    return {
        form: names
        for name, names in shared.items()
        for form in (without_mark(name), f"{without_mark(name)}{FORMER}")
        if form not in present
    }


def home(session: Session) -> str | None:
    """Return whose directory it is: the issuer of the latest plan, None before there is one."""
    return session.scalars(select(Plan.issuer).order_by(Plan.id.desc()).limit(1)).first()


def standing_units(session: Session) -> list[Unit]:
    """Return the units of the directory that run a plan."""
    named = {name for name in session.scalars(select(Plan.standing_unit)) if name}
    found = (find(session, name).unit for name in sorted(named))
    return [unit for unit in found if unit is not None]


def known_names(session: Session) -> tuple[UnitName, ...]:
    """Return the names of every unit of the directory, with whatever else each is called."""
    query = select(Unit.name, Unit.abbreviation, Unit.other_names).order_by(Unit.alphabetical)
    return tuple(
        UnitName(name, other_forms(abbreviation, others))
        for name, abbreviation, others in session.execute(query)
    )


def unit_of(session: Session, unit_id: int) -> Unit:
    """Return the unit; raises if there is none."""
    return session.get_one(Unit, unit_id)
