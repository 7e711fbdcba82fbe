"""How a plan stood at the end of each month of a year, as /summary of each of these days tells.

Asked for one day after the other, a province's year takes two seconds; so each index is read once for all
months. What a unit led not always, and what it took back after a month, is few: that the history tells.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from plans.board import CoursePoint
from plans.months import reporting_month
from plans.status import Status, combined
from storage.models import CurrentStatus, Obligation, ObligationState, ObligationVersion, Task
from storage.summary import changed_duties, said_apart, task_counts

Pair = tuple[int, int]
"""A task and a unit."""
Counts = defaultdict[int, Counter[Status | None]]
"""For each task, how many units had said what."""


def course(session: Session, plan_id: int, days: Sequence[date]) -> list[CoursePoint]:
    """Return how the tasks of a plan stood at the end of each of these days, on which months closed."""
    if not days:
        return []
    said, led = _said(session, days), dict.fromkeys(days, _ever_led(session, plan_id))
    not_led = _not_led(session, plan_id, days)
    _correct(said, led, said_apart.told(session, plan_id, days[0]), not_led)
    late, tasks = _late(session, plan_id, days), _tasks(session, plan_id)
    return [
        _point(day, [task for task in tasks if _was_there(task, day)], said[day], led[day], late[day])
        for day in days
    ]


def late_tasks(session: Session, plan_id: int, days: Sequence[date]) -> dict[date, frozenset[int]]:
    """Return the tasks that some unit owed past its date at the end of each of these days."""
    if not days:
        return {}
    late, tasks = _late(session, plan_id, days), _tasks(session, plan_id)
    return {
        day: frozenset(task.id for task in tasks if task.id in late[day] and _was_there(task, day))
        for day in days
    }


def _tasks(session: Session, plan_id: int) -> Sequence[Any]:
    query = select(Task.id, Task.starting_status, Task.added_on, Task.removed_on)
    return session.execute(query.where(Task.plan_id == plan_id)).all()


def _was_there(task: Any, day: date) -> bool:
    was_added = task.added_on is None or task.added_on <= day
    return was_added and (task.removed_on is None or task.removed_on > day)


def _point(
    day: date,
    tasks: Sequence[Any],
    said: Mapping[int, Counter[Status | None]],
    led: Mapping[int, int],
    late: set[int],
) -> CoursePoint:
    by_status: Counter[Status | None] = Counter()
    for task in tasks:
        of_task = +said.get(task.id, Counter())
        counts = task_counts.with_the_silent(of_task, led.get(task.id, 0), task.starting_status)
        by_status[combined(counts)] += 1
    return CoursePoint(day, by_status, len(late & {task.id for task in tasks}))


def _ever_led(session: Session, plan_id: int) -> Counter[int]:
    query = select(Obligation.task_id, func.count()).where(
        Obligation.plan_id == plan_id, Obligation.task_id.is_not(None)
    )
    rows = session.execute(query.group_by(Obligation.task_id))
    return Counter({task or 0: number for task, number in rows})


def _said(session: Session, days: Sequence[date]) -> dict[date, Counts]:
    """Count what was current in the month that closed on each day, of every plan: the index alone answers."""
    spans = (CurrentStatus.until, CurrentStatus.task_id, CurrentStatus.month, CurrentStatus.status)
    months = [reporting_month(day) for day in days]
    query = select(*spans, func.count()).where(CurrentStatus.until > months[0]).group_by(*spans)
    said: dict[date, Counts] = {day: defaultdict(Counter) for day in days}
    for until, task, month, status, number in session.execute(query):
        for day in days[bisect_left(months, month) : bisect_left(months, until)]:
            said[day][task][status] += number
    return said


def _not_led(session: Session, plan_id: int, days: Sequence[date]) -> dict[date, set[Pair]]:
    """Return which tasks some units did not lead at the end of each day that they lead at another time."""
    duties = changed_duties.not_always_led(session, plan_id, days[0])
    return {day: {(duty.task, duty.unit) for duty in duties if duty.on(day) is None} for day in days}


def _correct(
    said: Mapping[date, Counts],
    led: dict[date, Counter[int]],
    apart: Mapping[Pair, said_apart.Told],
    not_led: Mapping[date, Collection[Pair]],
) -> None:
    """Take off what is told apart, and what was not led; put what the history tells in its place."""
    for day, counts in said.items():
        led[day] = led[day] - Counter(task for task, _ in not_led[day])
        month = reporting_month(day)
        for pair, told in apart.items():
            for status in told.counted_in(month):
                counts[pair[0]][status] -= 1
            for status in told.last_on(day) if pair not in not_led[day] else ():
                counts[pair[0]][status] += 1


def _late(session: Session, plan_id: int, days: Sequence[date]) -> dict[date, set[int]]:
    """Return the tasks that some unit owed past its date at the end of each day."""
    late: dict[date, set[int]] = {day: set() for day in days}
    for task, due, state, met_on, since in session.execute(_owed_late(plan_id, days)):
        until = met_on if state is ObligationState.MET else date.max
        for day in days[bisect_left(days, max(due, since or due)) :]:
            if due < day < until:
                late[day].add(task)
    may_be_late = _first_due(session, plan_id, days[0])
    left = {
        task for task, due in may_be_late.items() if any(day > due and task not in late[day] for day in days)
    }
    for duty in changed_duties.changed_since(session, plan_id, days[0], left):
        for day in days:
            held = duty.on(day)
            if held is not None and held.is_late(day):
                late[day].add(duty.task)
    return late


def _owed_late(plan_id: int, days: Sequence[date]) -> Select[*tuple[Any, ...]]:
    """Return the query of what was late on any day and has not changed meanwhile, by the index alone."""
    changed = select(ObligationVersion.obligation_id).where(ObligationVersion.until > days[0])
    is_open = Obligation.state == ObligationState.OPEN
    is_met_late = (Obligation.state == ObligationState.MET) & (Obligation.met_on > Obligation.due)
    columns = (Obligation.task_id, Obligation.due, Obligation.state, Obligation.met_on, Obligation.owed_from)
    return (
        select(*columns)
        .where(Obligation.plan_id == plan_id, Obligation.task_id.is_not(None), Obligation.due < days[-1])
        .where(is_open | is_met_late, Obligation.id.not_in(changed))
        .distinct()
    )


def _first_due(session: Session, plan_id: int, day: date) -> dict[int, date]:
    """Return when each task was ever first due for the units for which it has changed after a day."""
    duty = ObligationVersion.obligation_id
    former = (
        select(duty.label("id"), func.min(ObligationVersion.due).label("due"))
        .where(ObligationVersion.until > day)
        .group_by(duty)
        .subquery()
    )
    query = (
        select(Obligation.task_id, func.min(former.c.due), func.min(Obligation.due))
        .join(former, former.c.id == Obligation.id)
        .where(Obligation.plan_id == plan_id, Obligation.task_id.is_not(None))
        .group_by(Obligation.task_id)
    )
    first = {task or 0: [due for due in dues if due is not None] for task, *dues in session.execute(query)}
    return {task: min(dues) for task, dues in first.items() if dues}
