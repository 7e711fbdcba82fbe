"""The way between an office and the one above it: what is passed up over the wall, and what comes back.

Nothing but this module goes from one office into another for what was raised. It reads there what is the
office's own (what its unit is called, owes, has raised); whatever is changed or said there is done by the
work that is handed to `across`, as a session of that office.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from plans.levels.people import without_people
from storage.actors import Actor
from storage.decisions.extensions import PENDING
from storage.models import (
    Extension,
    ExtensionState,
    LinkRole,
    Matter,
    MatterState,
    Obligation,
    ObligationState,
    Office,
    PassedUp,
    Plan,
    Task,
    TaskLink,
    Unit,
)
from storage.walls import EVERY_OFFICE, enter, office_of

P = ParamSpec("P")
R = TypeVar("R")

FIRST_OF_OFFICES = 48 * 10**14
"""From here on offices are numbered where a person is named: above Telegram's people, below our channels'."""


@dataclass(frozen=True, slots=True)
class Above:
    """The level above an office, and the unit that the office is up there."""

    office: int
    name: str | None
    """None where no plan tells who is the secretariat at the top."""
    unit_id: int
    unit: str


@dataclass(frozen=True, slots=True)
class OwedAbove:
    """A task that the office's unit owes above, and by when."""

    task_id: int
    number: str
    title: str
    due: date


@dataclass(frozen=True, slots=True)
class Tied:
    """A row of another office: a matter, or a request for more time."""

    office: int
    row: int


def across(
    session: Session,
    office: int,
    work: Callable[Concatenate[Session, P], R],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Do some work in another office; rows that were loaded here can be read, but are no more kept after."""
    here = office_of(session)
    enter(session, office)
    try:
        return work(session, *args, **kwargs)
    finally:
        enter(session, here)


def above(session: Session) -> Above | None:
    """Return the level above this office; None at the top, and where its unit is no more above."""
    own = session.get(Office, office_of(session))
    if own is None:
        return None
    unit = select(Unit.name).where(
        Unit.id == own.unit_id, Unit.office_id == own.parent_id, Unit.closed_on.is_(None)
    )
    name = session.scalars(unit, execution_options=EVERY_OFFICE).first()
    if name is None:
        return None
    return Above(own.parent_id, name_of(session, own.parent_id), own.unit_id, name)


def name_of(session: Session, office: int) -> str | None:
    """Return what an office is called: as a unit of the one above, the top as its latest plan says."""
    row = session.get(Office, office)
    if row is not None:
        return _unit(session, row)
    query = select(Plan.standing_unit).where(Plan.office_id == office, Plan.standing_unit.is_not(None))
    latest = query.order_by(Plan.id.desc()).limit(1)
    return session.scalars(latest, execution_options=EVERY_OFFICE).first()


def _unit(session: Session, office: Office) -> str:
    query = select(Unit.name).where(Unit.id == office.unit_id, Unit.office_id == office.parent_id)
    return session.scalars(query, execution_options=EVERY_OFFICE).one()


def as_unit(session: Session, up: Above, name: str) -> Actor:
    """Return this office as it speaks above for its unit; no person's name goes with it."""
    number = FIRST_OF_OFFICES + 2 * office_of(session)
    return Actor(number, name, number, None, LinkRole.UNIT, up.unit_id, up.unit, up.office)


def as_superior(office: int, name: str) -> Actor:
    """Return an office as it speaks in one below; no person's name goes with it."""
    number = FIRST_OF_OFFICES + 2 * office + 1
    return Actor(number, name, number, None, LinkRole.SECRETARIAT, None, None)


def task_above(session: Session, task_id: int | None) -> int | None:
    """Return the task above that a task of this office serves, None where none is known."""
    return session.scalars(select(TaskLink.above_task_id).where(TaskLink.task_id == task_id)).first()


def at_stake(session: Session, extension: Extension, today: date) -> list[OwedAbove]:
    """Return what this office's unit owes above before the day that is asked for, the nearest first.

    Only the task that the one below serves, where that is known.
    """
    own = session.get(Office, office_of(session))
    if own is None or extension.asked_until <= today:
        return []
    query = (
        select(Task.id, Task.number, Task.title, Obligation.due)
        .join(Obligation, Obligation.task_id == Task.id)
        .where(
            Task.office_id == own.parent_id,
            Obligation.office_id == own.parent_id,
            Obligation.unit_id == own.unit_id,
            Obligation.state == ObligationState.OPEN,
            Obligation.due < extension.asked_until,
        )
        .order_by(Obligation.due.desc(), Task.id)
    )
    linked = task_above(session, extension.task_id)
    if linked is not None:
        query = query.where(Task.id == linked)
    return [
        OwedAbove(task, number, title, due)
        for task, number, title, due in session.execute(query, execution_options=EVERY_OFFICE)
        if due is not None
    ]


def waiting_above(session: Session, task_id: int) -> date | None:
    """Return until when this office's unit has asked for more time above already, and waits."""
    own = session.get(Office, office_of(session))
    if own is None:
        return None
    query = select(Extension.asked_until).where(
        Extension.office_id == own.parent_id,
        Extension.unit_id == own.unit_id,
        Extension.task_id == task_id,
        Extension.state.in_(PENDING),
    )
    return session.scalars(query, execution_options=EVERY_OFFICE).first()


def write(
    session: Session,
    text: str,
    now: datetime,
    *,
    matter: Matter | None = None,
    extension: Extension | None = None,
    task_above: int | None = None,
    until: date | None = None,
) -> PassedUp:
    """Keep the words that are shown before they go; each that are shown are a row, so that none change.

    Names of people are left out: they do not cross the wall.
    """
    written = PassedUp(
        matter_id=matter.id if matter is not None else None,
        extension_id=extension.id if extension is not None else None,
        text=without_people(text),
        task_above_id=task_above,
        until=until,
        written_at=now,
    )
    session.add(written)
    session.flush()
    return written


def find(session: Session, passed_up_id: int) -> PassedUp | None:
    """Return words of this office for the level above, sent or not."""
    return session.get(PassedUp, passed_up_id)


def last_words(session: Session, matter_id: int) -> str | None:
    """Return with what words a matter was passed up the last time, if it was."""
    query = select(PassedUp.text).where(PassedUp.matter_id == matter_id, PassedUp.passed_at.is_not(None))
    return session.scalars(query.order_by(PassedUp.id.desc()).limit(1)).first()


def claim(session: Session, passed_up_id: int, now: datetime) -> bool:
    """Note that words go up now; False if they went before."""
    unsent = update(PassedUp).where(PassedUp.id == passed_up_id, PassedUp.passed_at.is_(None))
    return session.execute(unsent.values(passed_at=now).returning(PassedUp.id)).first() is not None


def tie(
    session: Session, passed_up_id: int, *, matter: int | None = None, extension: int | None = None
) -> None:
    """Keep what words of this office have become above."""
    tied = update(PassedUp).where(PassedUp.id == passed_up_id)
    session.execute(tied.values(matter_above_id=matter, extension_above_id=extension))


def matters_below(session: Session, matter_id: int) -> list[Tied]:
    """Return the matters below that were passed up and are this one here."""
    query = select(PassedUp.office_id, PassedUp.matter_id).where(PassedUp.matter_above_id == matter_id)
    return _tied(session, query.order_by(PassedUp.id))


def matter_above(session: Session, matter_id: int) -> Tied | None:
    """Return what a matter of this office is above, if it was passed up."""
    own = session.get(Office, office_of(session))
    query = select(PassedUp.matter_above_id).where(
        PassedUp.matter_id == matter_id, PassedUp.matter_above_id.is_not(None)
    )
    row = session.scalars(query.order_by(PassedUp.id.desc()).limit(1)).first() if own is not None else None
    return Tied(own.parent_id, row) if own is not None and row is not None else None


def note_passed(session: Session, row: Matter | Extension, up_to: str | None, today: date) -> None:
    """Keep that the level above has it now, or has it no more."""
    row.passed_to, row.passed_on = up_to, today if up_to else None
    session.flush()


def gone_with(session: Session, update_ids: Collection[int]) -> list[int]:
    """Return what was withdrawn with reports, while the level above had it, and was not raised again."""
    query = select(Matter).where(
        Matter.update_id.in_(update_ids),
        Matter.state == MatterState.WITHDRAWN,
        Matter.passed_to.is_not(None),
    )
    gone = list(session.scalars(query.order_by(Matter.id)))
    for matter in gone:
        matter.passed_to = matter.passed_on = None
    session.flush()
    return [matter.id for matter in gone]


def extensions_below(session: Session, extension: Extension) -> list[Tied]:
    """Return the undecided requests below for which this one was made, or one whose place it has taken."""
    replaced = select(Extension.id).where(
        Extension.obligation_id == extension.obligation_id, Extension.state == ExtensionState.REPLACED
    )
    ids = [extension.id, *session.scalars(replaced)]
    query = (
        select(PassedUp.office_id, PassedUp.extension_id)
        .join(Extension, Extension.id == PassedUp.extension_id)
        .where(PassedUp.extension_above_id.in_(ids), Extension.state.in_(PENDING))
    )
    return _tied(session, query.order_by(PassedUp.id))


def extension_above(session: Session, extension_id: int) -> Tied | None:
    """Return what a request of this office is above, if more time was asked for there too."""
    own = session.get(Office, office_of(session))
    query = select(PassedUp.extension_above_id).where(
        PassedUp.extension_id == extension_id, PassedUp.extension_above_id.is_not(None)
    )
    row = session.scalars(query.order_by(PassedUp.id.desc()).limit(1)).first() if own is not None else None
    return Tied(own.parent_id, row) if own is not None and row is not None else None


def still_open(session: Session, office_id: int) -> tuple[int, int]:
    """Return how many matters and how many requests that an office has passed up are undecided here."""
    here = office_of(session)
    undecided = Matter.state.in_((MatterState.NEW, MatterState.RECEIVED, MatterState.PASSED_UP))
    matters = (
        select(func.count(Matter.id.distinct()))
        .join(PassedUp, PassedUp.matter_above_id == Matter.id)
        .where(PassedUp.office_id == office_id, Matter.office_id == here, undecided)
    )
    extensions = (
        select(func.count(Extension.id.distinct()))
        .join(PassedUp, PassedUp.extension_above_id == Extension.id)
        .where(PassedUp.office_id == office_id, Extension.office_id == here, Extension.state.in_(PENDING))
    )
    open_matters, open_extensions = (
        session.execute(query, execution_options=EVERY_OFFICE).scalar_one() for query in (matters, extensions)
    )
    return open_matters, open_extensions


def _tied(session: Session, query: Select[int, int | None]) -> list[Tied]:
    """Return each row once, in the order in which they were passed up."""
    rows = session.execute(query, execution_options=EVERY_OFFICE)
    return list(dict.fromkeys(Tied(office, row) for office, row in rows if row is not None))
