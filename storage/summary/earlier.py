"""The state that a summary is compared with, and what has moved since then."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.months import closing_day_before
from plans.movement import Movement, moved
from plans.periods import CLOSING_DAY
from plans.standing import CountedTask, Owed, Scope, UnitView
from storage.models import Plan, ReportPeriod
from storage.summary import task_counts


def last_day_before(session: Session, scope: Scope) -> date | None:
    """Return the last day before the period that a state is about; None where the plan is younger.

    Of periods that are due together the shortest counts; where none covers time, the reporting month.
    """
    day = _day_before(session, scope)
    return day if _first_day(session, scope.plan_id) <= day + timedelta(days=1) else None


def _day_before(session: Session, scope: Scope) -> date:
    begins = select(ReportPeriod.data_from).where(
        ReportPeriod.id.in_([period.id for period in scope.periods]), ReportPeriod.data_from <= scope.day
    )
    days = [begin - timedelta(days=1) for begin in session.scalars(begins) if begin is not None]
    return max(days, default=closing_day_before(scope.day))


def _first_day(session: Session, plan_id: int) -> date:
    return session.get_one(Plan, plan_id).saved_at.date()


def month_before(session: Session, scope: Scope) -> date:
    """Return the day since which a leader sees what moved.

    It is the last day before the period; before the month where the period is longer; where the plan is
    younger, the day before it was saved, so that all that has happened counts.
    """
    day = _day_before(session, scope)
    if scope.day - day > LONGEST_MONTH:
        day = closing_day_before(scope.day)
    return max(day, _first_day(session, scope.plan_id) - timedelta(days=1))


LONGEST_MONTH = timedelta(days=45)
"""A monthly report is asked about until ten days after the month."""


def tasks_on(session: Session, scope: Scope, day: date, owed: Owed | None = None) -> list[CountedTask]:
    """Return how far tasks were at the end of an earlier day, the quickest way."""
    if day.day != CLOSING_DAY:
        return task_counts.counted_tasks(session, scope.plan_id, day=day)
    return task_counts.counted_tasks(session, scope.plan_id, closed=day, owed=owed)


def movement(session: Session, scope: Scope) -> Movement:
    """Return what has moved in a plan since the month before."""
    since = month_before(session, scope)
    before = tasks_on(session, scope, since)
    now = task_counts.counted_tasks(session, scope.plan_id, day=scope.past)
    return moved(
        since,
        {task.id: task.status for task in before},
        {task.id: task.status for task in now},
        _late(session, scope.plan_id, since, since),
        _late(session, scope.plan_id, scope.day, scope.past),
    )


def _late(session: Session, plan_id: int, day: date, past: date | None) -> set[int]:
    owed = task_counts.owed(session, plan_id, day, past).by_task
    return {task for task, counts in owed.items() if counts.late}


def movement_of_unit(since: date, before: UnitView, now: UnitView) -> Movement:
    """Return what one unit has moved of its tasks since the end of a day."""
    return moved(
        since,
        {task.number: task.status for task in before.tasks},
        {task.number: task.status for task in now.tasks},
        {task.number for task in before.tasks if task.is_late},
        {task.number for task in now.tasks if task.is_late},
    )
