"""Who leads each task and what they said of it, counted: now, at the end of a month, at the end of a day."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, FromClause, Select, Subquery, and_, bindparam, except_, func, select
from sqlalchemy.orm import Session, aliased

from plans.months import later_months, reporting_month
from plans.status import Status
from storage.models import CurrentStatus, Statement, Task
from storage.models.statements import ENDLESS
from storage.plans import obligation_versions
from storage.plans.obligation_versions import DAY, PLAN, Day, place, task_was_there
from storage.summary import history

CountsByTask = Mapping[int, Mapping[Status | None, int]]
"""For each task, how many of its lead units are how far."""
MONTH: BindParameter[Any] = bindparam("month")
ENDS: BindParameter[Any] = bindparam("ends", expanding=True)


def in_month(
    session: Session, plan_id: int, closed: date | None, ever_led: Mapping[int, int]
) -> tuple[Counter[int], CountsByTask]:
    """Count who leads, and what is current: now, or at the end of the month that closed on a day."""
    month, ends = (TO_COME, [ENDLESS]) if closed is None else _month(session, closed)
    asked = {"plan": plan_id, "day": closed, "month": month, "ends": ends}
    leads, said = Counter(ever_led), defaultdict[int, Counter[Status | None]](Counter)
    for task_id, status, number in session.execute(_begun_by(place(closed)), asked):
        said[task_id][status] += number
    # Who does not lead a task, or did not, is counted as well: these are few, so they are taken off again.
    for task_id, status, units, spoken in session.execute(_of_others(place(closed)), asked):
        leads[task_id] -= units
        said[task_id][status] -= spoken
    if closed is not None and session.execute(_TAKEN_BACK.limit(1), asked).first() is not None:
        _correct(session, said, asked)
    return leads, {
        task_id: {status: counts[status] for status in _ORDER if counts[status]}
        for task_id, counts in said.items()
    }


_ORDER: Sequence[Status | None] = (None, *sorted(Status))
"""As the history counts them."""


TO_COME = "9999-11"
"""The month before the endless one: what is current now will be then."""


def _month(session: Session, closed: date) -> tuple[str, list[str]]:
    """Return the month that closed on a day, and those in which what was current may have been followed."""
    month, last = reporting_month(closed), session.scalar(_LAST)
    return month, [*later_months(month, last or month), ENDLESS]


_LAST = select(func.max(CurrentStatus.until)).where(CurrentStatus.until < ENDLESS)


@cache
def _begun_by(past: Day | None) -> Select[*tuple[Any, ...]]:
    """Return the query of what was current in a month, in the order of the index, which alone answers.

    That is what had begun by then, of all that ended in each later month, or has not ended.
    """
    tasks = select(Task.id).where(Task.plan_id == PLAN, task_was_there(past))
    order = (CurrentStatus.until, CurrentStatus.task_id, CurrentStatus.month, CurrentStatus.status)
    return (
        select(CurrentStatus.task_id, CurrentStatus.status, func.count())
        .where(CurrentStatus.until.in_(ENDS), CurrentStatus.task_id.in_(tasks), CurrentStatus.month <= MONTH)
        .group_by(*order)
    )


@cache
def _of_others(past: Day | None) -> Select[*tuple[Any, ...]]:
    return _of(obligation_versions.not_led_on(PLAN, past))


def _of(pairs: FromClause) -> Select[*tuple[Any, ...]]:
    """Count these tasks' units, and those of them of whom something was current in a month, by that."""
    was_theirs = and_(
        CurrentStatus.task_id == pairs.c.task_id,
        CurrentStatus.unit_id == pairs.c.unit_id,
        CurrentStatus.until > MONTH,
        CurrentStatus.month <= MONTH,
    )
    return (
        select(pairs.c.task_id, CurrentStatus.status, func.count(), func.count(CurrentStatus.id))
        .outerjoin(CurrentStatus, was_theirs)
        .group_by(pairs.c.task_id, CurrentStatus.status)
    )


def _correct(session: Session, said: Mapping[int, Counter[Status | None]], asked: Mapping[str, Any]) -> None:
    """Put what the history tells in place of what has been taken back since a month closed."""
    others = obligation_versions.not_led_on(PLAN, DAY)
    pairs = except_(_TAKEN_BACK, select(others)).subquery()
    for task_id, status, _, spoken in session.execute(_of(pairs), asked):
        said[task_id][status] -= spoken
    for task_id, counts in _counted(session, _told(pairs), asked)[1].items():
        said[task_id].update(counts)


_LATER = aliased(Statement)
_TAKEN_BACK = (
    select(Statement.task_id, Statement.unit_id)
    .join(_LATER, _LATER.withdraws_id == Statement.id)
    .where(_LATER.withdraws_id.is_not(None), _LATER.said_on > DAY, Statement.said_on <= DAY)
)
"""The task and unit of what counted at the end of a day and was taken back or corrected later."""


def on_day(session: Session, plan_id: int, day: date) -> tuple[Counter[int], CountsByTask]:
    """Count, from the history, who led each task, and what they had said of it at the end of a day."""
    return _counted(session, _led_then(), {"plan": plan_id, "day": day})


@cache
def _led_then() -> Select[*tuple[Any, ...]]:
    return _told(obligation_versions.led_on(PLAN, DAY))


def _told(pairs: Subquery) -> Select[*tuple[Any, ...]]:
    """Count these tasks' units by what, from the history, they had said of them at the end of a day."""
    said = select(pairs.c.task_id, history.last_status(pairs, DAY).label("status")).subquery()
    return select(said.c.task_id, said.c.status, func.count()).group_by(said.c.task_id, said.c.status)


def _counted(
    session: Session, told: Select[*tuple[Any, ...]], asked: Mapping[str, Any]
) -> tuple[Counter[int], CountsByTask]:
    """Return how many units there are of each task, and how many of them had said what."""
    units: Counter[int] = Counter()
    counts: dict[int, dict[Status | None, int]] = defaultdict(dict)
    for task_id, status, number in session.execute(told, asked):
        units[task_id] += number
        if status is not None:
            counts[task_id][history.read_status(status)] = number
    return units, counts
