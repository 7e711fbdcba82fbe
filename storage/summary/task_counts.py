"""How far the tasks of a plan are, unit by unit counted: now, at the end of a month, at the end of a day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import chain
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
from storage.summary import history

CountsByTask = Mapping[int, Mapping[Status | None, int]]
"""For each task, how many of its lead units are how far."""


SOON = timedelta(days=14)
"""What is due within so many days is due soon."""


def counted_tasks(
    session: Session,
    plan_id: int,
    *,
    day: date | None = None,
    closed: date | None = None,
    leads: Mapping[int, int] | None = None,
) -> list[CountedTask]:
    """Return every task of a plan with its lead units counted by status (None: they said nothing).

    What is current; or what was at the end of a day, or, which takes less time, at the end of the
    reporting month that closed on a day. How many units lead each task may be known already.
    """
    past = day or closed
    if day is not None:
        leads, said = _counted(session, obligation_versions.led_on(plan_id, day), day)
    else:
        leads, said = leads or _led(session, plan_id, closed), _current(session, plan_id, closed)
    query = (
        select(Task.id, Task.number, Task.title, TaskGroup.position, Task.due, Task.starting_status)
        .outerjoin(TaskGroup, TaskGroup.id == Task.group_id)
        .where(Task.plan_id == plan_id, task_was_there(past))
        .order_by(*plan_order())
    )
    tasks = []
    for task_id, number, title, group, due, starting in session.execute(query):
        of_task = said.get(task_id, {})
        counts = with_the_silent(of_task, leads.get(task_id, 0), starting)
        tasks.append(CountedTask(task_id, number, title, group, due, counts, sum(of_task.values())))
    return tasks


def plan_order() -> tuple[ColumnElement[Any], ...]:
    """Return the order of the plan; what was removed meanwhile has lost its place and comes last."""
    return Task.position < 0, func.abs(Task.position)


def with_the_silent(
    said: Mapping[Status | None, int], leads: int, starting: Status | None
) -> Mapping[Status | None, int]:
    """Return the lead units by status; where none has spoken, the status the task started with counts."""
    if not said and starting is not None:
        return {starting: max(leads, 1)}
    counts = {**said, None: said.get(None, 0) + leads - sum(said.values())}
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
    others = obligation_versions.not_led_on(plan_id, closed)
    still = _COUNTED.where(CurrentStatus.task_id.in_(tasks), CurrentStatus.until == ENDLESS)
    if closed is None:
        # Put so that SQLite searches by task and unit: by `until` it would read whole tasks.
        is_current = CurrentStatus.until.concat("") == ENDLESS
        of_others = _of(others).where(is_current, CurrentStatus.month < ENDLESS)
        return _without(session.execute(still), session.execute(of_others))
    month = reporting_month(closed)
    was_current = (CurrentStatus.until > month) & (CurrentStatus.month <= month)
    # Put so that SQLite searches by `until`: by task it would read all that was ever current.
    followed = (
        _COUNTED.where((CurrentStatus.task_id + 0).in_(tasks), CurrentStatus.until < ENDLESS)
        .group_by(None)
        .group_by(CurrentStatus.until, CurrentStatus.task_id, CurrentStatus.status)
    )
    rows = chain(
        session.execute(still.where(CurrentStatus.month <= month)),
        session.execute(followed.where(was_current)),
    )
    unsure = _taken_back_since(closed)
    if session.execute(select(unsure).limit(1)).first() is None:
        return _without(rows, session.execute(_of(others).where(was_current)))
    apart = union(select(others), select(unsure)).subquery()
    counts = _without(rows, session.execute(_of(apart).where(was_current)))
    return _with(counts, _said_by(session, unsure, others, closed))


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
        .where(later.withdraws_id.is_not(None), later.said_on > day, Statement.said_on <= day)
        .distinct()
        .subquery()
    )


def _said_by(session: Session, pairs: Subquery, others: Subquery, day: date) -> CountsByTask:
    """Count, from the history, what these units had said of these tasks at the end of a day."""
    led_by_others = select(others.c.task_id).where(
        others.c.task_id == pairs.c.task_id, others.c.unit_id == pairs.c.unit_id
    )
    _, counts = _counted(session, select(pairs).where(~led_by_others.exists()).subquery(), day)
    return counts


def _counted(session: Session, pairs: Subquery, day: date) -> tuple[Counter[int], CountsByTask]:
    """Count these tasks' units, and, from the history, what they had said of them at the end of a day."""
    said = select(pairs.c.task_id, history.last_status(pairs, day).label("status")).subquery()
    query = select(said.c.task_id, said.c.status, func.count()).group_by(said.c.task_id, said.c.status)
    units: Counter[int] = Counter()
    counts: dict[int, dict[Status | None, int]] = defaultdict(dict)
    for task_id, status, number in session.execute(query):
        units[task_id] += number
        if status is not None:
            counts[task_id][history.read_status(status)] = number
    return units, counts


def _without(
    rows: Iterable[Row[int, Status | None, int]], removed: Iterable[Row[int, Status | None, int]]
) -> CountsByTask:
    counts: dict[int, Counter[Status | None]] = defaultdict(Counter)
    for task_id, status, number in rows:
        counts[task_id][status] += number
    for task_id, status, number in removed:
        counts[task_id][status] -= number
    return {task: {status: number for status, number in of.items() if number} for task, of in counts.items()}


def _with(counts: CountsByTask, added: CountsByTask) -> CountsByTask:
    together = defaultdict(Counter, {task: Counter(of) for task, of in counts.items()})
    for task_id, of in added.items():
        together[task_id].update(of)
    return together


def owed_by_task(session: Session, plan_id: int, day: date, past: date | None) -> dict[int, OwedCounts]:
    """Return, for each task, how many units lead it, and how many owed it past its date or soon on a day.

    Those count who led it at the end of the day `past`; today for None.
    """
    found: dict[int, OwedCounts] = {}
    for owed in obligation_versions.parts_owed_on(past):
        for task_id, state, due, units, met_later in session.execute(_owed_by_due(owed, plan_id, day)):
            is_open = units if state is ObligationState.OPEN else met_later
            counts = _owed_counts(units, is_open, due, day)
            found[task_id] = _together(found.get(task_id), counts)
    return found


def _owed_by_due(owed: FromClause, plan_id: int, day: date) -> Select[Any]:
    """Return the query of how many units owe a task, by state and date, in the order of the index."""
    met_later = func.sum(case(((owed.c.state == ObligationState.MET) & (owed.c.met_on > day), 1), else_=0))
    return (
        select(owed.c.task_id, owed.c.state, owed.c.due, func.count(), met_later)
        .where(
            owed.c.plan_id == plan_id,
            owed.c.task_id.is_not(None),
            owed.c.state != ObligationState.REMOVED,
        )
        .group_by(owed.c.task_id, owed.c.state, owed.c.due)
    )


def _owed_counts(units: int, is_open: int, due: date | None, day: date) -> OwedCounts:
    if due is None or not is_open:
        return OwedCounts(units, 0, 0, None)
    if due < day:
        return OwedCounts(units, is_open, 0, due)
    return OwedCounts(units, 0, is_open if due <= day + SOON else 0, None)


def _together(one: OwedCounts | None, other: OwedCounts) -> OwedCounts:
    if one is None:
        return other
    since = min((day for day in (one.late_since, other.late_since) if day is not None), default=None)
    return OwedCounts(one.units + other.units, one.late + other.late, one.soon + other.soon, since)


def late_tasks(session: Session, plan_id: int, day: date, past: date | None) -> set[int]:
    """Return the tasks that some unit owed past its date on a day, as was known then; `past` as above."""
    tasks = select(Task.id).where(Task.plan_id == plan_id, task_was_there(past))
    unchanged, *former = obligation_versions.parts_owed_on(past)
    is_owed = select(unchanged.c.id).where(
        unchanged.c.plan_id == plan_id, unchanged.c.task_id == Task.id, late_on(unchanged, day)
    )
    late = set(session.scalars(tasks.where(is_owed.exists())))
    for owed in former:
        of_task = (owed.c.task_id == Task.id) & (owed.c.plan_id == plan_id)
        late.update(session.scalars(tasks.join(owed, of_task).where(late_on(owed, day)).distinct()))
    return late


def late_on(owed: FromClause, day: date) -> ColumnElement[bool]:
    """Return the condition that what is owed was past its date on a day and not met."""
    # The states as well, which follow anyway: an index has them before the date.
    states = owed.c.state.in_((ObligationState.OPEN, ObligationState.MET))
    return states & (owed.c.due < day) & open_on(owed, day)


def open_on(owed: FromClause, day: date) -> ColumnElement[bool]:
    """Return the condition that what is owed was not met on a day."""
    return (owed.c.state == ObligationState.OPEN) | (
        (owed.c.state == ObligationState.MET) & (owed.c.met_on > day)
    )
