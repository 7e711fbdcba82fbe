"""What the secretariat changes in the directory, one unit at a time; every change has its author."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from plans.units import UnitFields, level_in_directory
from storage import log
from storage.log import Author
from storage.models import Unit
from storage.units import directory, offices


class NameTakenError(Exception):
    """Another unit has that name."""


class UnknownParentError(Exception):
    """The name of the higher unit fits none of the directory, or several."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        """Keep what was typed and whom it may mean."""
        super().__init__(name)
        self.name = name
        self.candidates = candidates


def add(session: Session, author: Author, name: str, fields: UnitFields, now: datetime) -> Unit:
    """Return a new unit with these values.

    Raises NameTakenError or UnknownParentError; then nothing is changed.
    """
    if named(session, name) is not None:
        raise NameTakenError(name)
    parent = _parent(session, fields)
    unit = directory.add_unit(session, author, name, fields.level or level_in_directory(name), now)
    _set(unit, fields, parent)
    session.flush()
    return unit


def change(session: Session, author: Author, unit: Unit, fields: UnitFields, now: datetime) -> None:
    """Give a unit other values where there are any; raises UnknownParentError, then nothing is changed."""
    changed = give(unit, fields, _parent(session, fields))
    session.flush()
    if changed is not None:
        before, after = changed
        log.record(session, author, "change_unit", f"unit:{unit.id}", now, before=before, after=after)


def give(unit: Unit, fields: UnitFields, parent: Unit | None) -> tuple[str, str] | None:
    """Give a unit other values, and a higher unit, where there are any; return what changed, in words."""
    before = _values(unit)
    _set(unit, fields, parent)
    after = _values(unit)
    changed = [key for key in before if before[key] != after[key]]
    return (_only(before, changed), _only(after, changed)) if changed else None


def rename(session: Session, author: Author, unit: Unit, name: str, now: datetime) -> None:
    """Give a unit another name; the former stays one of its other names, by which plans go on naming it.

    Raises NameTakenError: another unit has that name.
    """
    other = named(session, name)
    if other is not None and other.id != unit.id:
        raise NameTakenError(name)
    before = unit.name
    if name == before:
        return
    unit.other_names = [*(form for form in unit.other_names if form != name), before]
    unit.name = name
    office = offices.of_unit(session, unit.id)
    if office is not None:
        office.name = name
    session.flush()
    log.record(session, author, "rename_unit", f"unit:{unit.id}", now, before=before, after=name)


def named(session: Session, name: str) -> Unit | None:
    """Return the unit of exactly that name."""
    return session.scalars(select(Unit).where(Unit.name == name)).first()


def _parent(session: Session, fields: UnitFields) -> Unit | None:
    if fields.parent is None:
        return None
    found = directory.find(session, fields.parent)
    if found.unit is None:
        raise UnknownParentError(fields.parent, tuple(found.names))
    return found.unit


def _set(unit: Unit, fields: UnitFields, parent: Unit | None) -> None:
    unit.level = fields.level or unit.level
    unit.abbreviation = fields.abbreviation or unit.abbreviation
    unit.leader = fields.leader or unit.leader
    unit.other_names = list(dict.fromkeys((*(unit.other_names or ()), *fields.other_names)))
    if parent is not None and parent is not unit:
        unit.parent_id = parent.id


def _values(unit: Unit) -> dict[str, str]:
    return {
        "level": unit.level.value,
        "parent": _name_of(unit, unit.parent_id),
        "abbreviation": unit.abbreviation or "",
        "other_names": ", ".join(unit.other_names),
        "leader": unit.leader or "",
    }


def _name_of(unit: Unit, parent_id: int | None) -> str:
    session = object_session(unit)
    return session.get_one(Unit, parent_id).name if session and parent_id else ""


def _only(values: dict[str, str], keys: list[str]) -> str:
    return log.written(**{key: values[key] for key in keys})
