"""How the tasks of a plan stand, unit by unit counted: now, at the end of a month, at the end of a day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, select
from sqlalchemy.orm import Session

from plans.standing import Owed, TaskStanding
from plans.status import Status
from storage.models import CurrentStatus, Obligation, ObligationState, Task, TaskGroup, Update
from storage.models.updates import ENDLESS

Counts = Mapping[int, Mapping[Status | None, int]]
"""For each task, how many of its lead units stand where."""


SOON = timedelta(days=14)
"""What is due within so many days is due soon."""


def task_standings(
    session: Session,
    plan_id: int,
    *,
    month: str | None = None,
    day: date | None = None,
    owed: Mapping[int, Owed] | None = None,
) -> list[TaskStanding]:
    """Return every task of a plan with its lead units counted by status (None: they said nothing).

    What stands now; or what stood at the end of a reporting month, or of a day, where one is given.
    """
    said = said_until(session, plan_id, day) if day else _standing(session, plan_id, month or _LAST_MONTH)
    leads = owed if owed is not None else owed_by_task(session, plan_id, day or date.min)
    query = (
        select(Task, TaskGroup.position)
        .outerjoin(TaskGroup, TaskGroup.id == Task.group_id)
        .where(Task.plan_id == plan_id, Task.removed_at.is_(None))
        .order_by(Task.position)
    )
    return [
        TaskStanding(
            task.id, task.number, task.title, group, task.due, _counts(task, said.get(task.id, {}), leads)
        )
        for task, group in session.execute(query)
    ]


_LAST_MONTH = "9998-12"


def _counts(
    task: Task, said: Mapping[Status | None, int], leads: Mapping[int, Owed]
) -> Mapping[Status | None, int]:
    """Return the lead units by status; where none has spoken, the status the task started with counts."""
    units = leads[task.id].units if task.id in leads else 0
    silent = units - sum(said.values())
    if not said and task.starting_status is not None:
        return {task.starting_status: max(units, 1)}
    counts = {**said, None: said.get(None, 0) + silent}
    return {status: number for status, number in counts.items() if number}


def _standing(session: Session, plan_id: int, month: str) -> Counts:
    """Count what stood at the end of a reporting month; the index alone answers."""
    tasks = select(Task.id).where(Task.plan_id == plan_id, Task.removed_at.is_(None))
    stood = (CurrentStatus.until == ENDLESS) if month == _LAST_MONTH else (CurrentStatus.until > month)
    query = (
        select(CurrentStatus.task_id, CurrentStatus.status, func.count())
        .where(CurrentStatus.task_id.in_(tasks), stood, CurrentStatus.month <= month)
        .group_by(CurrentStatus.task_id, CurrentStatus.status)
    )
    removed = _of_former_leads(plan_id).where(stood, CurrentStatus.month <= month)
    return _without(session.execute(query), session.execute(removed))


def _of_former_leads(plan_id: int) -> Select[int, Status | None, int]:
    """Count what units said on tasks that are no longer theirs: few, so they are taken off again."""
    return (
        select(CurrentStatus.task_id, CurrentStatus.status, func.count())
        .join(
            Obligation,
            and_(
                Obligation.task_id == CurrentStatus.task_id,
                Obligation.unit_id == CurrentStatus.unit_id,
                Obligation.state == ObligationState.REMOVED,
            ),
        )
        .where(Obligation.plan_id == plan_id)
        .group_by(CurrentStatus.task_id, CurrentStatus.status)
    )


def _without(
    rows: Iterable[Row[int, Status | None, int]], removed: Iterable[Row[int, Status | None, int]]
) -> Counts:
    counts: dict[int, Counter[Status | None]] = defaultdict(Counter)
    for task_id, status, number in rows:
        counts[task_id][status] += number
    for task_id, status, number in removed:
        counts[task_id][status] -= number
    return {task: {status: number for status, number in of.items() if number} for task, of in counts.items()}


def said_until(session: Session, plan_id: int, day: date) -> Counts:
    """Count, from the history, what stood at the end of a day."""
    last = statements_until(plan_id, day).subquery()
    query = (
        select(Update.task_id, Update.status, func.count())
        .join(last, last.c.id == Update.id)
        .group_by(Update.task_id, Update.status)
    )
    return _without(session.execute(query), ())


def statements_until(plan_id: int, day: date) -> Select[int]:
    """Return the ids of the statements that stood at the end of a day: the last of each unit on each task."""
    latest_first = (Update.said_at.desc(), Update.id.desc())  # words that waited for a yes are recorded later
    place = func.row_number().over(partition_by=(Update.task_id, Update.unit_id), order_by=latest_first)
    ranked = (
        select(Update.id, place.label("place"))
        .join(Task, Task.id == Update.task_id)
        .join(Obligation, and_(Obligation.task_id == Update.task_id, Obligation.unit_id == Update.unit_id))
        .where(
            Task.plan_id == plan_id,
            Task.removed_at.is_(None),
            Obligation.state != ObligationState.REMOVED,
            valid_until(day),
        )
        .subquery()
    )
    return select(ranked.c.id).where(ranked.c.place == 1)


def valid_until(day: date) -> ColumnElement[bool]:
    """Return the condition that a statement says how a task stands, not taken back by the end of a day."""
    withdrawn = select(Update.withdraws_id).where(Update.withdraws_id.is_not(None), Update.said_on <= day)
    return (
        (Update.said_on <= day)
        & (Update.status.is_not(None) | Update.percent.is_not(None))
        & Update.id.not_in(withdrawn)
    )


def owed_by_task(session: Session, plan_id: int, day: date) -> dict[int, Owed]:
    """Return, for each task, how many units lead it, and how many owed it past its date or soon on a day."""
    late = case((late_on(day), 1), else_=0)
    latest = day + SOON
    soon = case((open_on(day) & Obligation.due.between(day, latest), 1), else_=0)
    first = func.min(case((late_on(day), Obligation.due)))
    query = (
        select(Obligation.task_id, func.count(), func.sum(late), func.sum(soon), first)
        .where(
            Obligation.plan_id == plan_id,
            Obligation.task_id.is_not(None),
            Obligation.state != ObligationState.REMOVED,
        )
        .group_by(Obligation.task_id)
    )
    return {
        task: Owed(units, overdue, due, since)
        for task, units, overdue, due, since in session.execute(query)
        if task is not None
    }


def late_on(day: date) -> ColumnElement[bool]:
    """Return the condition that an obligation was past its date on a day and not met."""
    return (Obligation.due < day) & open_on(day)


def open_on(day: date) -> ColumnElement[bool]:
    """Return the condition that an obligation was not met on a day."""
    return (Obligation.state == ObligationState.OPEN) | (
        (Obligation.state == ObligationState.MET) & (Obligation.met_on > day)
    )
