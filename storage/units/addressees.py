"""Which units a report or a request is asked of, at this moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.addressees import AddresseeKind, AddresseePhrase, Addressees, Meaning, read_addressees
from storage.groups import links
from storage.models import (
    Obligation,
    ObligationState,
    ReportRequest,
    RequestState,
    Task,
    Unit,
)
from storage.units import directory


@dataclass(frozen=True, slots=True)
class WhomMeant:
    """Whom words mean; where they cannot be understood, what is unknown, or may mean several things."""

    whom: Addressees | None
    unknown: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    """The tasks of several plans that have the number named."""


def units_meant(session: Session, whom: Addressees, leads: set[int], today: date) -> set[int]:
    """Return the ids of the units that are asked and still exist; `leads` are those that lead something."""
    match whom.scope:
        case AddresseeKind.ALL:
            meant = links.linked_units(session) | leads
        case AddresseeKind.LEVELS:
            meant = set(session.scalars(select(Unit.id).where(Unit.level.in_(whom.levels))))
        case AddresseeKind.LEADS:
            meant = leads
        case AddresseeKind.NAMED:
            meant = set(whom.units)
    return meant - _closed(session, today)


def leads_of_anything(session: Session) -> set[int]:
    """Return the units that owe or owed some task of any plan."""
    query = select(Obligation.unit_id).where(
        Obligation.task_id.is_not(None), Obligation.state != ObligationState.REMOVED
    )
    return set(session.scalars(query.distinct()))


def understand(session: Session, words: str, today: date) -> WhomMeant:
    """Return whom the secretariat's words mean: a level, everybody, the leads of a task, named units."""
    phrases = read_addressees(words)
    if len(phrases) == 1 and phrases[0].meaning in {Meaning.ALL, Meaning.LEVELS}:
        return WhomMeant(_as_written(phrases[0]))
    if len(phrases) == 1 and phrases[0].meaning is Meaning.LEADS and phrases[0].number:
        return _leads_of_number(session, phrases[0])
    units: set[int] = set()
    left_out: set[int] = set()
    unknown = []
    for phrase in phrases:
        found = _units_of(session, phrase, today)
        if phrase.is_left_out:
            left_out |= found
        else:
            units |= found
        if not found:
            unknown.append(phrase.words)
    units -= left_out
    if unknown or not units:
        return WhomMeant(None, tuple(unknown))
    return WhomMeant(Addressees(AddresseeKind.NAMED, units=tuple(sorted(units))))


def _as_written(phrase: AddresseePhrase) -> Addressees:
    if phrase.meaning is Meaning.ALL:
        return Addressees(AddresseeKind.ALL)
    return Addressees(AddresseeKind.LEVELS, phrase.levels)


def _leads_of_number(session: Session, phrase: AddresseePhrase) -> WhomMeant:
    query = select(Task).where(Task.number == phrase.number, Task.removed_on.is_(None)).order_by(Task.id)
    tasks = list(session.scalars(query))
    if len(tasks) != 1:
        return WhomMeant(None, () if tasks else (phrase.words,), tuple(tasks))
    return WhomMeant(_leads(session, tasks[0]))


def leads_of_task(session: Session, task_id: int) -> tuple[str, Addressees] | None:
    """Return the number of a task and the units that lead it; None if there is no such task."""
    task = session.get(Task, task_id)
    return (task.number, _leads(session, task)) if task is not None else None


def _leads(session: Session, task: Task) -> Addressees:
    query = select(Obligation.unit_id).where(
        Obligation.task_id == task.id, Obligation.state != ObligationState.REMOVED
    )
    return Addressees(AddresseeKind.NAMED, units=tuple(sorted(session.scalars(query))))


def _units_of(session: Session, phrase: AddresseePhrase, today: date) -> set[int]:
    match phrase.meaning:
        case Meaning.ALL | Meaning.LEVELS:
            return units_meant(session, _as_written(phrase), leads_of_anything(session), today)
        case Meaning.LEADS if phrase.number:
            whom = _leads_of_number(session, phrase).whom
            return set(whom.units) if whom else set()
        case Meaning.LEADS:
            return leads_of_anything(session)
        case Meaning.SILENT:
            return silent_units(session, phrase.number)
        case Meaning.UNIT:
            found = directory.find(session, phrase.words).unit
            return {found.id} if found is not None else set()


def silent_units(session: Session, number: str | None) -> set[int]:
    """Return the units that have not answered a request, by default the latest that is open."""
    requests = select(ReportRequest.id).where(ReportRequest.state == RequestState.OPEN)
    requests = requests.where(ReportRequest.id == int(number)) if number else requests
    query = select(Obligation.unit_id).where(
        Obligation.request_id.in_(requests.order_by(ReportRequest.id.desc()).limit(1)),
        Obligation.state == ObligationState.OPEN,
    )
    return set(session.scalars(query))


def _closed(session: Session, today: date) -> set[int]:
    return set(session.scalars(select(Unit.id).where(Unit.closed_on <= today)))


def names_of(session: Session, units: Iterable[int]) -> list[str]:
    """Return the names of units, in order."""
    return list(session.scalars(select(Unit.name).where(Unit.id.in_(set(units))).order_by(Unit.alphabetical)))
