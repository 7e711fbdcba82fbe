"""The directory of units: names become units or collectives, each only once."""

import re
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.units import MemberRule, UnitClass, UnitIndex, UnitLevel, UnitName, UnitReading, read_unit
from storage import audit
from storage.actors import Actor
from storage.models import Collective, Unit

# Which levels of the directory a collective's members come from; other members are named by hand.
LEVEL_OF_MEMBERS = {
    MemberRule.PROVINCE_DEPARTMENTS: UnitLevel.PROVINCE,
    MemberRule.DISTRICTS: UnitLevel.DISTRICT,
    MemberRule.COMMUNES: UnitLevel.COMMUNE,
}
# "Các sở, ngành có liên quan", "… đã hoàn thành số hóa": some units of a level, which only people know.
SOME_OF_THEM = re.compile(r"\b(liên quan|có|đã|được giao)\b")


class Directory:
    """The units and collectives of one session, looked up and added by the words of a document."""

    def __init__(self, session: Session, now: datetime) -> None:
        """Read the names that are known."""
        self._session = session
        self._now = now
        self._units = {unit.name: unit for unit in session.scalars(select(Unit))}
        self._collectives = {row.name: row for row in session.scalars(select(Collective))}

    def resolve(self, phrase: str) -> Unit | Collective:
        """Return what the phrase names, adding it if it is new."""
        reading = read_unit(phrase)
        if reading.kind is UnitClass.COLLECTIVE:
            return self._collective(reading)
        return self.unit(reading.canonical, reading.level)

    def unit(self, name: str, level: UnitLevel) -> Unit:
        """Return the unit of that name, adding it if it is new."""
        if name not in self._units:
            self._units[name] = Unit(name=name, level=level, created_at=self._now)
            self._session.add(self._units[name])
        return self._units[name]

    def _collective(self, reading: UnitReading) -> Collective:
        name = reading.canonical
        if name not in self._collectives:
            self._collectives[name] = Collective(name=name, levels=_levels(reading))
            self._session.add(self._collectives[name])
        return self._collectives[name]


def _levels(reading: UnitReading) -> list[str]:
    """Return the levels whose every unit belongs to the collective; none where only some do."""
    if SOME_OF_THEM.search(reading.canonical):
        return []
    return [LEVEL_OF_MEMBERS[rule].value for rule in reading.members if rule in LEVEL_OF_MEMBERS]


def all_units(session: Session) -> list[Unit]:
    """Return every unit of the directory, by name."""
    return list(session.scalars(select(Unit).order_by(Unit.name)))


def add_unit(session: Session, actor: Actor, name: str, level: str, now: datetime) -> Unit:
    """Return the unit of that name, added to the directory by the actor if it is new."""
    unit = Directory(session, now).unit(name, UnitLevel(level))
    session.flush()
    audit.record(session, actor, "add_unit", f"unit:{unit.id}", now, after=name)
    return unit


def find(session: Session, query: str) -> tuple[Unit, ...]:
    """Return the units a typed name may mean: one if it is sure, several to choose from, or none."""
    units = all_units(session)
    index = UnitIndex([UnitName(unit.name) for unit in units])
    by_name = {unit.name: unit for unit in units}
    return tuple(by_name[name.name] for name in index.find(query).candidates)
