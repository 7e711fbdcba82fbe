"""What a summary speaks of: a plan, the periods that matter, and the day whose state is told."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from plans.periods import COVER_NO_PERIOD
from plans.plan import RuleKind
from plans.standing import NamedPeriod, Scope
from storage.models import ObligationState, ReportPeriod
from storage.plans import obligation_versions
from storage.plans.obligation_versions import PLAN, Day, place
from storage.reporting import periods as report_periods

# For this long after its due day a period is still what a leader asks about: the late ones come in.
STILL_CURRENT = timedelta(days=10)


def now(session: Session, plan_id: int, today: date) -> Scope:
    """Return the state of today, for the period that matters today."""
    periods = tuple(current_periods(session, plan_id, today))
    return Scope(plan_id, periods, today, is_past=False, submitted_by=today)


def scope_for(session: Session, plan_id: int, due: date | None, day: date | None, today: date) -> Scope:
    """Return the state at the end of a day, else for the periods due on a day, else that of today."""
    if day is not None:
        return as_of(session, plan_id, day, today)
    return of_period(session, plan_id, due, today) if due is not None else now(session, plan_id, today)


def of_period(session: Session, plan_id: int, due: date, today: date) -> Scope:
    """Return the state for the periods due on a day.

    Tasks of a period that is over stand as they did on its due day; its reports count as far as they came.
    """
    periods = tuple(periods_due(session, plan_id, due))
    if due >= today or list(periods) == current_periods(session, plan_id, today):
        return Scope(plan_id, periods, today, is_past=False, submitted_by=today)
    return Scope(plan_id, periods, due, is_past=True, submitted_by=today)


def as_of(session: Session, plan_id: int, day: date, today: date) -> Scope:
    """Return the state at the end of a day, for the period that mattered then."""
    if day >= today:
        return now(session, plan_id, today)
    periods = tuple(current_periods(session, plan_id, day, past=day))
    return Scope(plan_id, periods, day, is_past=True, submitted_by=day)


def current_periods(
    session: Session, plan_id: int, today: date, *, past: date | None = None
) -> list[NamedPeriod]:
    """Return the periods of the due day that matters today: just gone by, else the next to come.

    For a `past` day those that were asked for then count.
    """
    asked = {"plan": plan_id, "day": past, "today": today, "recent": today - STILL_CURRENT}
    found = (session.scalar(query, asked) for query in _dues(place(past)))
    due = next((due for due in found if due is not None), None)
    return periods_due(session, plan_id, due, past=past) if due else []


@cache
def _dues(past: Day | None) -> list[Select[date]]:
    """Return the queries of the day that matters: just gone by, else the next to come.

    A summary is for the month or longer where the plan asks for such reports, else for the week.
    """
    due, about_no_time = ReportPeriod.due, ReportPeriod.kind.in_(COVER_NO_PERIOD)
    asked_for = select(due).where(ReportPeriod.plan_id == PLAN, ~about_no_time, _is_asked_for(past)).limit(1)
    return [
        query
        for dues in (asked_for.where(ReportPeriod.kind != RuleKind.WEEKLY), asked_for)
        for query in (
            dues.where(due < bindparam("today"), due >= bindparam("recent")).order_by(due.desc()),
            dues.where(due >= bindparam("today")).order_by(due),
        )
    ]


def _is_asked_for(past: Day | None) -> ColumnElement[bool]:
    """Return the condition that a period is not one that is, or was on a past day, stopped for everybody."""
    owed = obligation_versions.owed_on(past)
    rows = select(owed.c.id).where(owed.c.period_id == ReportPeriod.id)
    # What is seldom the answer last: neither database looks for it then.
    return rows.where(owed.c.state != ObligationState.REMOVED).exists() | ~rows.exists()


def periods_due(session: Session, plan_id: int, due: date, *, past: date | None = None) -> list[NamedPeriod]:
    """Return the periods of a plan that are due on one day and asked for: now, or on a `past` day."""
    asked = {"plan": plan_id, "day": past, "due": due}
    return [NamedPeriod(*row) for row in session.execute(_periods_due(place(past)), asked)]


@cache
def _periods_due(past: Day | None) -> Select[*tuple[Any, ...]]:
    of_day = (ReportPeriod.plan_id == PLAN) & (ReportPeriod.due == bindparam("due"))
    return select(*report_periods.COLUMNS).where(of_day, _is_asked_for(past)).order_by(ReportPeriod.id)
