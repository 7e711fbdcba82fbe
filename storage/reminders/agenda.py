"""What is due in the days to come: for one unit, or for everybody with how many units owe it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from plans.standing import NamedPeriod
from storage.models import Obligation, ObligationState, ReportPeriod, ReportRequest, Task
from storage.reporting import periods


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due: a task, a period report or a request, and how many units owe it."""

    key: str
    """A name that stays the same: "task-32"."""
    day: date
    units: int
    at: datetime | None = None
    number: str | None = None
    """The task's."""
    what: str | None = None
    period: NamedPeriod | None = None


def coming(session: Session, unit_id: int | None, start: date, end: date) -> list[Due]:
    """Return what is still owed and due from `start` to `end`, in order; None means by anybody."""
    of_unit = true() if unit_id is None else Obligation.unit_id == unit_id
    owed = (Obligation.state == ObligationState.OPEN, Obligation.due.between(start, end), of_unit)
    found = [*_tasks(session, owed), *_periods(session, owed), *_requests(session, owed)]
    return sorted(found, key=lambda one: (one.day, one.key))


_Conditions = Iterable[ColumnElement[bool]]


def _tasks(session: Session, owed: _Conditions) -> list[Due]:
    query = (
        select(Task.id, Task.number, Task.title, Obligation.due, func.count())
        .join(Obligation, Obligation.task_id == Task.id)
        .where(*owed)
        .group_by(Task.id, Task.number, Task.title, Obligation.due)
    )
    return [
        Due(f"task-{task}", day, units, number=number, what=title)
        for task, number, title, day, units in session.execute(query)
        if day is not None
    ]


def _periods(session: Session, owed: _Conditions) -> list[Due]:
    query = select(ReportPeriod, Obligation.due, func.count())
    query = query.join(Obligation, Obligation.period_id == ReportPeriod.id).where(*owed)
    query = query.group_by(ReportPeriod.id, Obligation.due)
    return [
        Due(f"period-{row.id}", day, units, period=periods.named(row))
        for row, day, units in session.execute(query)
        if day is not None
    ]


def _requests(session: Session, owed: _Conditions) -> list[Due]:
    query = (
        select(ReportRequest.id, ReportRequest.what, Obligation.due, ReportRequest.due_at, func.count())
        .join(Obligation, Obligation.request_id == ReportRequest.id)
        .where(*owed)
        .group_by(ReportRequest.id, ReportRequest.what, Obligation.due, ReportRequest.due_at)
    )
    return [
        Due(f"request-{request}", day, units, at=at, what=what)
        for request, what, day, at, units in session.execute(query)
        if day is not None
    ]
