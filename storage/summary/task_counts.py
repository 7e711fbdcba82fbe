"""How far the tasks of a plan are, unit by unit counted: now, at the end of a month, at the end of a day."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Subquery, and_, case, except_, func, select
from sqlalchemy.orm import Session, aliased

from plans.months import later_months, reporting_month
from plans.standing import CountedTask, Owed, OwedCounts
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
    owed: Owed | None = None,
) -> list[CountedTask]:
    """Return every task of a plan with its lead units counted by status (None: they said nothing).

    What is current; or what was at the end of a day, or, which takes less time, at the end of the
    reporting month that closed on a day. What is owed may be known already.
    """
    past = day or closed
    if day is not None:
        leads, said = _counted(session, obligation_versions.led_on(plan_id, day), day)
    else:
        ever_led = owed.ever_led if owed is not None else _ever_led(session, plan_id)
        leads, said = _in_month(session, plan_id, closed, ever_led)
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


def _ever_led(session: Session, plan_id: int) -> Counter[int]:
    """Return how many units lead each task, or did at another time; the index alone answers."""
    query = (
        select(Obligation.task_id, func.count())
        .where(Obligation.plan_id == plan_id, Obligation.task_id.is_not(None))
        .group_by(Obligation.task_id)
    )
    return Counter({task_id or 0: number for task_id, number in session.execute(query)})


def _in_month(
    session: Session, plan_id: int, closed: date | None, ever_led: Mapping[int, int]
) -> tuple[Counter[int], CountsByTask]:
    """Count who leads, and what is current: now, or at the end of the month that closed on a day."""
    month = reporting_month(closed) if closed is not None else TO_COME
    leads, said = Counter(ever_led), defaultdict[int, Counter[Status | None]](Counter)
    for task_id, status, number in session.execute(_begun_by(session, plan_id, closed, month)):
        said[task_id][status] += number
    # Who does not lead a task, or did not, is counted as well: these are few, so they are taken off again.
    others = obligation_versions.not_led_on(plan_id, closed)
    for task_id, status, units, spoken in session.execute(_of(others, month)):
        leads[task_id] -= units
        said[task_id][status] -= spoken
    if closed is not None:
        _correct(session, said, others, closed)
    return leads, {task_id: +counts for task_id, counts in said.items()}


TO_COME = "9999-11"
"""The month before the endless one: what is current now will be then."""


def _begun_by(session: Session, plan_id: int, closed: date | None, month: str) -> Select[Any]:
    """Return the query of what was current in a month, in the order of the index, which alone answers.

    That is what had begun by then, of all that ended in each later month, or has not ended.
    """
    last = session.scalar(select(func.max(CurrentStatus.until)).where(CurrentStatus.until < ENDLESS))
    ends = [*later_months(month, last or month), ENDLESS]
    tasks = select(Task.id).where(Task.plan_id == plan_id, task_was_there(closed))
    order = (CurrentStatus.until, CurrentStatus.task_id, CurrentStatus.month, CurrentStatus.status)
    return (
        select(CurrentStatus.task_id, CurrentStatus.status, func.count())
        .where(CurrentStatus.until.in_(ends), CurrentStatus.task_id.in_(tasks), CurrentStatus.month <= month)
        .group_by(*order)
    )


def _of(pairs: Subquery, month: str) -> Select[Any]:
    """Count these tasks' units, and those of them of whom something was current in a month, by that."""
    was_theirs = and_(
        CurrentStatus.task_id == pairs.c.task_id,
        CurrentStatus.unit_id == pairs.c.unit_id,
        CurrentStatus.until > month,
        CurrentStatus.month <= month,
    )
    return (
        select(pairs.c.task_id, CurrentStatus.status, func.count(), func.count(CurrentStatus.id))
        .outerjoin(CurrentStatus, was_theirs)
        .group_by(pairs.c.task_id, CurrentStatus.status)
    )


def _correct(
    session: Session, said: Mapping[int, Counter[Status | None]], others: Subquery, closed: date
) -> None:
    """Put what the history tells in place of what has been taken back since a month closed."""
    taken_back = _taken_back_since(closed)
    if session.execute(taken_back.limit(1)).first() is None:
        return
    pairs = except_(taken_back, select(others)).subquery()
    for task_id, status, _, spoken in session.execute(_of(pairs, reporting_month(closed))):
        said[task_id][status] -= spoken
    for task_id, counts in _counted(session, pairs, closed)[1].items():
        said[task_id].update(counts)


def _taken_back_since(day: date) -> Select[int, int]:
    """Return the task and unit of what counted at the end of a day and was taken back or corrected later."""
    later = aliased(Statement)
    return (
        select(Statement.task_id, Statement.unit_id)
        .join(later, later.withdraws_id == Statement.id)
        .where(later.withdraws_id.is_not(None), later.said_on > day, Statement.said_on <= day)
    )


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


def owed(session: Session, plan_id: int, day: date, past: date | None) -> Owed:
    """Return, for each task, how many units lead it, and how many owed it past its date or soon on a day.

    Those count who led it at the end of the day `past`; today for None.
    """
    ever_led, units, are_open = Counter[int](), Counter[_Group](), Counter[_Group]()
    for group, number, number_open in _by_due(session, obligation_versions.owed_on(None), plan_id, day):
        ever_led[group[0]] += number
        units[group], are_open[group] = number, number_open
    for sign, changed in zip((-1, 1), obligation_versions.changed_since(past), strict=False):
        for group, number, number_open in _by_due(session, changed, plan_id, day):
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


def _by_due(session: Session, owed: FromClause, plan_id: int, day: date) -> Iterator[tuple[_Group, int, int]]:
    """Yield how many units owe a task so, in the order of the index, and how many had not met it on a day."""
    columns = (owed.c.task_id, owed.c.state, owed.c.due)
    met_later = func.count(case((owed.c.met_on > day, 1)))
    query = select(*columns, func.count(), met_later).where(
        owed.c.plan_id == plan_id, owed.c.task_id.is_not(None)
    )
    for task_id, state, due, units, later in session.execute(query.group_by(*columns)):
        are_open = {ObligationState.OPEN: units, ObligationState.MET: later}
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
