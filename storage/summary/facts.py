"""The rows that /summary counts; what stands now is read, never derived from history."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, select
from sqlalchemy.orm import Session

from plans.months import closing_day_before
from plans.periods import COVER_NO_PERIOD
from plans.plan import RuleKind
from plans.standing import Facts, NamedPeriod, Owed, Scope, Submission, TaskStanding
from storage.models import (
    ChatLink,
    LinkRole,
    LinkState,
    Obligation,
    ObligationState,
    Plan,
    ReportPeriod,
    Unit,
)
from storage.plans import obligation_versions
from storage.reporting import period_names
from storage.summary import details, task_counts

MOST_OVERDUE, MOST_NAMED = 15, 8
"""So many overdue tasks are told of by name, with so many units each; the others are counted."""
# For this long after its due day a period is still what a leader asks about: the late ones come in.
STILL_CURRENT = timedelta(days=10)


def facts(session: Session, scope: Scope) -> Facts:
    """Return what a summary of this scope is counted from."""
    plan = session.get_one(Plan, scope.plan_id)
    owed = task_counts.owed_by_task(session, scope.plan_id, scope.day, scope.past)
    return Facts(
        plan=plan.title,
        scope=scope,
        tasks=task_counts.task_standings(session, scope.plan_id, day=scope.past),
        before=_before(session, plan, scope),
        owed=owed,
        late_units=_late_units(session, scope, owed),
        submissions=[(period, submissions(session, period.id, scope)) for period in scope.periods],
        open_obstacles=details.open_obstacles(session, scope),
    )


def _before(session: Session, plan: Plan, scope: Scope) -> Sequence[TaskStanding] | None:
    """Return how tasks stood at the end of the reporting month before that of the scope's day."""
    closed = closing_day_before(scope.day)
    if plan.saved_at.date() > closed:
        return None
    if scope.is_past:
        return task_counts.task_standings(session, scope.plan_id, day=closed)
    return task_counts.task_standings(session, scope.plan_id, closed=closed)


def _late_units(session: Session, scope: Scope, owed: Mapping[int, Owed]) -> dict[int, list[str]]:
    """Return the first names of those who owe each of the tasks that are longest overdue."""
    late = [(counts.late_since, task) for task, counts in owed.items() if counts.late_since is not None]
    return {task: late_units(session, scope, task, MOST_NAMED) for _, task in sorted(late)[:MOST_OVERDUE]}


def late_units(session: Session, scope: Scope, task_id: int, limit: int) -> list[str]:
    """Return so many names of units that owe a task past its date, in order."""
    owed = obligation_versions.owed_on(scope.past)
    query = (
        select(Unit.name)
        .join(owed, owed.c.unit_id == Unit.id)
        .where(owed.c.task_id == task_id, task_counts.late_on(owed, scope.day))
        .order_by(Unit.name)
        .limit(limit)
    )
    return list(session.scalars(query))


def now(session: Session, plan_id: int, today: date) -> Scope:
    """Return the state of today, for the period that matters today."""
    periods = tuple(current_periods(session, plan_id, today))
    return Scope(plan_id, periods, today, is_past=False, submitted_by=today)


def scope(session: Session, plan_id: int, due: date | None, day: date | None, today: date) -> Scope:
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
    about_no_time = ReportPeriod.kind.in_(COVER_NO_PERIOD)
    asked_for = select(ReportPeriod.due).where(
        ReportPeriod.plan_id == plan_id, ~about_no_time, _is_asked_for(past)
    )
    # A summary is for the month or longer where the plan asks for such reports, else for the week.
    longer = asked_for.where(ReportPeriod.kind != RuleKind.WEEKLY)
    due = _current_due(session, longer, today) or _current_due(session, asked_for, today)
    return periods_due(session, plan_id, due, past=past) if due else []


def _current_due(session: Session, dues: Select[date], today: date) -> date | None:
    """Return the day just gone by on which reports were due, else the next to come."""
    recent = session.scalar(
        dues.where(ReportPeriod.due < today, ReportPeriod.due >= today - STILL_CURRENT)
        .order_by(ReportPeriod.due.desc())
        .limit(1)
    )
    return recent or session.scalar(dues.where(ReportPeriod.due >= today).order_by(ReportPeriod.due).limit(1))


def _is_asked_for(past: date | None) -> ColumnElement[bool]:
    """Return the condition that a period is not one that is, or was on a past day, stopped for everybody."""
    owed = obligation_versions.owed_on(past)
    rows = select(owed.c.id).where(owed.c.period_id == ReportPeriod.id)
    return ~rows.exists() | rows.where(owed.c.state != ObligationState.REMOVED).exists()


def periods_due(session: Session, plan_id: int, due: date, *, past: date | None = None) -> list[NamedPeriod]:
    """Return the periods of a plan that are due on one day and asked for: now, or on a `past` day."""
    query = (
        select(*period_names.COLUMNS)
        .where(ReportPeriod.plan_id == plan_id, ReportPeriod.due == due, _is_asked_for(past))
        .order_by(ReportPeriod.id)
    )
    return [NamedPeriod(*row) for row in session.execute(query)]


def submissions(session: Session, period_id: int, scope: Scope) -> list[Submission]:
    """Return what became of the report of each unit that owes it, by the day of the scope."""
    owed = obligation_versions.owed_on(scope.past)
    query = (
        select(Unit.id, Unit.name, met_by(owed, scope))
        .select_from(owed)
        .join(Unit, Unit.id == owed.c.unit_id)
        .join(Obligation, Obligation.id == owed.c.id)
        .where(
            owed.c.period_id == period_id,
            owed.c.state.in_((ObligationState.OPEN, ObligationState.MET)),
        )
        .order_by(Unit.name)
    )
    linked = linked_units(session)
    return [
        Submission(
            name, unit_id in linked, met_on if met_on is not None and met_on <= scope.submitted_by else None
        )
        for unit_id, name, met_on in session.execute(query)
    ]


def met_by(owed: FromClause, scope: Scope) -> ColumnElement[Any]:
    """Return the day on which a report came, of what was owed joined to what is.

    As was known on the day of the scope; or as is known now, where reports count that have come since.
    """
    met_on: ColumnElement[Any] = owed.c.met_on
    return met_on if scope.submitted_by == scope.day else Obligation.__table__.c.met_on


def linked_units(session: Session) -> set[int]:
    """Return the ids of the units that have a group, reachable or not."""
    query = select(ChatLink.unit_id).where(
        ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED, ChatLink.unit_id.is_not(None)
    )
    return {unit_id for unit_id in session.scalars(query) if unit_id is not None}
