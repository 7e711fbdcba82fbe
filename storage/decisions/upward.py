"""The way between an office and the one above it: what is passed up over the wall, and what comes back.

Nothing but this module goes from one office into another for what was raised. It reads there what is the
office's own (what its unit is called, owes, has raised); whatever is changed or said there is done by the
work that is handed to `across`, as a session of that office.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.actors import Actor
from storage.decisions.extensions import PENDING
from storage.models import (
    Extension,
    LinkRole,
    Obligation,
    ObligationState,
    Office,
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
    up = once_above(session)
    if up is None:
        return None
    closed = select(Unit.closed_on).where(Unit.id == up.unit_id, Unit.office_id == up.office)
    return up if session.scalar(closed, execution_options=EVERY_OFFICE) is None else None


def once_above(session: Session) -> Above | None:
    """Return the level above this office, also where its unit is no more there; None at the top.

    Nothing goes up from such a unit any more, but what it has raised there can be taken back.
    """
    own = session.get(Office, office_of(session))
    if own is None:
        return None
    return Above(own.parent_id, name_of(session, own.parent_id), own.unit_id, _unit(session, own))


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
