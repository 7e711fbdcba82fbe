"""How far the tasks of a plan are, unit by unit counted: now, at the end of a month, at the end of a day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, Subquery, and_, case, func, select, union
from sqlalchemy.orm import Session, aliased

from plans.months import reporting_month
from plans.standing import CountedTask, OwedCounts
from plans.status import Status
from storage.models import CurrentStatus, Obligation, ObligationState, Statement, Task, TaskGroup
from storage.models.statements import ENDLESS
from storage.plans import obligation_versions
from storage.plans.obligation_versions import task_was_there

CountsByTask = Mapping[int, Mapping[Status | None, int]]
"""For each task, how many of its lead units are how far."""


# Words that waited for a yes are recorded after those that were said later.
_PLACE = func.row_number().over(
    partition_by=(Statement.task_id, Statement.unit_id),
    order_by=(Statement.said_at.desc(), Statement.id.desc()),
)
SOON = timedelta(days=14)
"""What is due within so many days is due soon."""


def counted_tasks(
    session: Session,
    plan_id: int,
    *,
    day: date | None = None,
    closed: date | None = None,
) -> list[CountedTask]:
    """Return every task of a plan with its lead units counted by status (None: they said nothing).

    What is current; or what was at the end of a day, or, which takes less time, at the end of the
    reporting month that closed on a day.
    """
    past = day or closed
    said = said_until(session, plan_id, day) if day else _current(session, plan_id, closed)
    leads = _led(session, plan_id, past)
    query = (
        select(Task, TaskGroup.position)
        .outerjoin(TaskGroup, TaskGroup.id == Task.group_id)
        .where(Task.plan_id == plan_id, task_was_there(past))
        .order_by(*plan_order())
    )
    return [
        CountedTask(
            task.id, task.number, task.title, group, task.due, _counts(task, said.get(task.id, {}), leads)
        )
        for task, group in session.execute(query)
    ]


def plan_order() -> tuple[ColumnElement[Any], ...]:
    """Return the order of the plan; what was removed meanwhile has lost its place and comes last."""
    return Task.position < 0, func.abs(Task.position)


def _counts(
    task: Task, said: Mapping[Status | None, int], leads: Mapping[int, int]
) -> Mapping[Status | None, int]:
    """Return the lead units by status; where none has spoken, the status the task started with counts."""
    units = leads.get(task.id, 0)
    silent = units - sum(said.values())
    if not said and task.starting_status is not None:
        return {task.starting_status: max(units, 1)}
    counts = {**said, None: said.get(None, 0) + silent}
    return {status: number for status, number in counts.items() if number}


def _led(session: Session, plan_id: int, past: date | None) -> Counter[int]:
    """Return how many units lead each task, or led it at the end of a day; the index alone answers."""
    ever = (
        select(Obligation.task_id, func.count())
        .where(Obligation.plan_id == plan_id, Obligation.task_id.is_not(None))
        .group_by(Obligation.task_id)
    )
    others = obligation_versions.not_led_on(plan_id, past)
    counts: Counter[int] = Counter()
    for task_id, number in session.execute(ever):
        counts[task_id or 0] += number
    for task_id, number in session.execute(select(others.c.task_id, func.count()).group_by(others.c.task_id)):
        counts[task_id or 0] -= number
    return counts


def _current(session: Session, plan_id: int, closed: date | None) -> CountsByTask:
    """Count what is current, or was at the end of the month that closed on a day; the index alone answers."""
    tasks = select(Task.id).where(Task.plan_id == plan_id, task_was_there(closed))
    of_tasks = _COUNTED.where(CurrentStatus.task_id.in_(tasks))
    others = obligation_versions.not_led_on(plan_id, closed)
    if closed is None:
        # Put so that SQLite searches by task and unit: by `until` it would read whole tasks.
        of_others = _of(others).where(CurrentStatus.until >= ENDLESS, CurrentStatus.month < ENDLESS)
        now = of_tasks.where(CurrentStatus.until == ENDLESS)
        return _without(session.execute(now), session.execute(of_others))
    month = reporting_month(closed)
    was_current = (CurrentStatus.until > month) & (CurrentStatus.month <= month)
    unsure = _taken_back_since(closed)
    if session.execute(select(unsure).limit(1)).first() is None:
        return _without(
            session.execute(of_tasks.where(was_current)), session.execute(_of(others).where(was_current))
        )
    apart = union(select(others), select(unsure)).subquery()
    counts = _without(
        session.execute(of_tasks.where(was_current)), session.execute(_of(apart).where(was_current))
    )
    return _with(counts, session.execute(_said_by(unsure, others, closed)))


_COUNTED = select(CurrentStatus.task_id, CurrentStatus.status, func.count()).group_by(
    CurrentStatus.task_id, CurrentStatus.status
)


def _of(pairs: Subquery) -> Select[int, Status | None, int]:
    """Count what these units said of these tasks: few, so they are taken off again."""
    of_both = and_(pairs.c.task_id == CurrentStatus.task_id, pairs.c.unit_id == CurrentStatus.unit_id)
    return _COUNTED.join(pairs, of_both)


def _taken_back_since(day: date) -> Subquery:
    """Return the task and unit of what counted at the end of a day and was taken back or corrected later."""
    later = aliased(Statement)
    return (
        select(Statement.task_id, Statement.unit_id)
        .join(later, later.withdraws_id == Statement.id)
        # Compared, and not only asked to be there, so that SQLite searches the index.
        .where(later.withdraws_id > 0, later.said_on > day, Statement.said_on <= day)
        .distinct()
        .subquery()
    )


def _said_by(pairs: Subquery, others: Subquery, day: date) -> Select[int, Status | None, int]:
    """Count, from the history, what these units had said of these tasks at the end of a day."""
    of_both = and_(pairs.c.task_id == Statement.task_id, pairs.c.unit_id == Statement.unit_id)
    led_by_others = select(others.c.task_id).where(
        others.c.task_id == Statement.task_id, others.c.unit_id == Statement.unit_id
    )
    ranked = (
        select(Statement.id, _PLACE.label("place"))
        .join(pairs, of_both)
        .where(valid_until(day), ~led_by_others.exists())
        .subquery()
    )
    return (
        select(Statement.task_id, Statement.status, func.count())
        .join(ranked, and_(ranked.c.id == Statement.id, ranked.c.place == 1))
        .group_by(Statement.task_id, Statement.status)
    )


def _without(
    rows: Iterable[Row[int, Status | None, int]], removed: Iterable[Row[int, Status | None, int]]
) -> CountsByTask:
    counts: dict[int, Counter[Status | None]] = defaultdict(Counter)
    for task_id, status, number in rows:
        counts[task_id][status] += number
    for task_id, status, number in removed:
        counts[task_id][status] -= number
    return {task: {status: number for status, number in of.items() if number} for task, of in counts.items()}


def _with(counts: CountsByTask, added: Iterable[Row[int, Status | None, int]]) -> CountsByTask:
    together = defaultdict(Counter, {task: Counter(of) for task, of in counts.items()})
    for task_id, status, number in added:
        together[task_id][status] += number
    return together


def said_until(session: Session, plan_id: int, day: date) -> CountsByTask:
    """Count, from the history, what was current at the end of a day."""
    last = statements_until(plan_id, day).subquery()
    query = (
        select(Statement.task_id, Statement.status, func.count())
        .join(last, last.c.id == Statement.id)
        .group_by(Statement.task_id, Statement.status)
    )
    return _without(session.execute(query), ())


def statements_until(plan_id: int, day: date) -> Select[int]:
    """Return the ids of the statements current at the end of a day: the last of each unit on each task."""
    owed = obligation_versions.owed_on(day)
    ranked = (
        select(Statement.id, _PLACE.label("place"))
        .join(Task, Task.id == Statement.task_id)
        .join(owed, and_(owed.c.task_id == Statement.task_id, owed.c.unit_id == Statement.unit_id))
        .where(
            Task.plan_id == plan_id,
            task_was_there(day),
            owed.c.state != ObligationState.REMOVED,
            valid_until(day),
        )
        .subquery()
    )
    return select(ranked.c.id).where(ranked.c.place == 1)


def valid_until(day: date) -> ColumnElement[bool]:
    """Return the condition that a statement says how far a task is, not taken back by the end of a day."""
    withdrawn = select(Statement.withdraws_id).where(
        Statement.withdraws_id.is_not(None), Statement.said_on <= day
    )
    return (
        (Statement.said_on <= day)
        & (Statement.status.is_not(None) | Statement.percent.is_not(None))
        & Statement.id.not_in(withdrawn)
    )


def owed_by_task(session: Session, plan_id: int, day: date, past: date | None) -> dict[int, OwedCounts]:
    """Return, for each task, how many units lead it, and how many owed it past its date or soon on a day.

    Those count who led it at the end of the day `past`; today for None.
    """
    owed = obligation_versions.owed_on(past)
    late = case((late_on(owed, day), 1), else_=0)
    soon = case((open_on(owed, day) & owed.c.due.between(day, day + SOON), 1), else_=0)
    first = func.min(case((late_on(owed, day), owed.c.due)))
    query = (
        select(owed.c.task_id, func.count(), func.sum(late), func.sum(soon), first)
        .where(
            owed.c.plan_id == plan_id,
            owed.c.task_id.is_not(None),
            owed.c.state != ObligationState.REMOVED,
        )
        .group_by(owed.c.task_id)
    )
    return {
        task: OwedCounts(units, overdue, due, since)
        for task, units, overdue, due, since in session.execute(query)
        if task is not None
    }


def late_tasks(session: Session, plan_id: int, day: date, past: date | None) -> set[int]:
    """Return the tasks that some unit owed past its date on a day, as was known then; `past` as above."""
    owed = obligation_versions.owed_on(past)
    query = (
        select(owed.c.task_id)
        .join(Task, Task.id == owed.c.task_id)
        .where(owed.c.plan_id == plan_id, task_was_there(past), late_on(owed, day))
        .distinct()
    )
    return {task for task in session.scalars(query) if task is not None}


def late_on(owed: FromClause, day: date) -> ColumnElement[bool]:
    """Return the condition that what is owed was past its date on a day and not met."""
    return (owed.c.due < day) & open_on(owed, day)


def open_on(owed: FromClause, day: date) -> ColumnElement[bool]:
    """Return the condition that what is owed was not met on a day."""
    return (owed.c.state == ObligationState.OPEN) | (
        (owed.c.state == ObligationState.MET) & (owed.c.met_on > day)
    )
