"""How far the tasks of a plan are, unit by unit counted: now, at the end of a month, at the end of a day."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, case, func, select
from sqlalchemy.orm import Session

from plans.standing import CountedTask, Owed, OwedCounts
from plans.status import Status
from storage.models import Obligation, ObligationState, Task, TaskGroup
from storage.plans import obligation_versions
from storage.plans.obligation_versions import DAY, PLAN, Day, place, task_was_there
from storage.summary import said_counts

SOON = timedelta(days=14)
"""What is due within so many days is due soon."""


def counted_tasks(
    session: Session,
    plan_id: int,
    *,
    day: date | None = None,
    closed: date | None = None,
    owed: Owed | None = None,
) -> list[CountedTask]:
    """Return every task of a plan with its lead units counted by status (None: they said nothing).

    What is current; or what was at the end of a day, or, which takes less time, at the end of the
    reporting month that closed on a day. What is owed may be known already.
    """
    past = day or closed
    if day is not None:
        leads, said = said_counts.on_day(session, plan_id, day)
    else:
        ever_led = owed.ever_led if owed is not None else _ever_led(session, plan_id)
        leads, said = said_counts.in_month(session, plan_id, closed, ever_led)
    tasks = []
    asked = {"plan": plan_id, "day": past}
    for task_id, number, title, group, due, starting in session.execute(_tasks(place(past)), asked):
        of_task = said.get(task_id, {})
        counts = with_the_silent(of_task, leads.get(task_id, 0), starting)
        tasks.append(CountedTask(task_id, number, title, group, due, counts, sum(of_task.values())))
    return tasks


@cache
def _tasks(past: Day | None) -> Select[*tuple[Any, ...]]:
    return (
        select(Task.id, Task.number, Task.title, TaskGroup.position, Task.due, Task.starting_status)
        .outerjoin(TaskGroup, TaskGroup.id == Task.group_id)
        .where(Task.plan_id == PLAN, task_was_there(past))
        .order_by(*plan_order())
    )


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


def _ever_led(session: Session, plan_id: int) -> Counter[int]:
    """Return how many units lead each task, or did at another time; the index alone answers."""
    query = (
        select(Obligation.task_id, func.count())
        .where(Obligation.plan_id == plan_id, Obligation.task_id.is_not(None))
        .group_by(Obligation.task_id)
    )
    return Counter({task_id or 0: number for task_id, number in session.execute(query)})


def owed(session: Session, plan_id: int, day: date, past: date | None) -> Owed:
    """Return, for each task, how many units lead it, and how many owed it past its date or soon on a day.

    Those count who led it at the end of the day `past`; today for None.
    """
    ever_led, units, are_open = Counter[int](), Counter[_Group](), Counter[_Group]()
    asked = {"plan": plan_id, "day": past, "late_on": day}
    for group, number, number_open in _read(session, _by_due(obligation_versions.owed_on(None)), asked):
        ever_led[group[0]] += number
        units[group], are_open[group] = number, number_open
    for sign, changed in zip((-1, 1), _changed_by_due() if past is not None else (), strict=False):
        for group, number, number_open in _read(session, changed, asked):
            units[group] += sign * number
            are_open[group] += sign * number_open
    found: dict[int, OwedCounts] = {}
    for (task_id, state, due), number in units.items():
        if number and state is not ObligationState.REMOVED:
            counts = _owed_counts(number, are_open[task_id, state, due], due, day)
            found[task_id] = _together(found.get(task_id), counts)
    return Owed(found, ever_led)


_Group = tuple[int, ObligationState, date | None]
"""A task, and how it is owed by when."""


@cache
def _changed_by_due() -> list[Select[*tuple[Any, ...]]]:
    return [_by_due(part) for part in obligation_versions.changed_since(DAY)]


@cache
def _by_due(owed: FromClause) -> Select[*tuple[Any, ...]]:
    """Return the query of how many units owe a task so, in the order of the index, and have not met it."""
    columns = (owed.c.task_id, owed.c.state, owed.c.due)
    met_later = func.count(case((owed.c.met_on > bindparam("late_on"), 1)))
    query = select(*columns, func.count(), met_later).group_by(*columns)
    return query.where(owed.c.plan_id == PLAN, owed.c.task_id.is_not(None))


def _read(
    session: Session, query: Select[*tuple[Any, ...]], asked: Mapping[str, Any]
) -> Iterator[tuple[_Group, int, int]]:
    for task_id, state, due, units, met_later in session.execute(query, asked):
        are_open = {ObligationState.OPEN: units, ObligationState.MET: met_later}
        yield (task_id, state, due), units, are_open.get(state, 0)


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
