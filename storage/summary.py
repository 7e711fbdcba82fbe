"""The rows that /summary counts; what stands now is read, never derived from history."""

from collections import defaultdict
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plans.plan import RuleKind
from plans.standing import LateTask, NamedPeriod, Submission, TaskStanding
from plans.status import Status
from storage.models import (
    ChatLink,
    CurrentStatus,
    LinkRole,
    LinkState,
    Obligation,
    ObligationKind,
    ObligationState,
    ReportPeriod,
    Task,
    Unit,
)

# For this long after its due day a period is still what a leader asks about: the late ones come in.
STILL_CURRENT = timedelta(days=10)


def task_standings(session: Session, plan_id: int) -> list[TaskStanding]:
    """Return every task of a plan with one status (or None) for each unit that leads it."""
    latest = (
        select(CurrentStatus.task_id, CurrentStatus.unit_id, func.max(CurrentStatus.month).label("month"))
        .group_by(CurrentStatus.task_id, CurrentStatus.unit_id)
        .subquery()
    )
    query = (
        select(Task.id, Task.number, Task.title, Task.due, CurrentStatus.status)
        .outerjoin(
            Obligation,
            (Obligation.task_id == Task.id) & (Obligation.state != ObligationState.REMOVED),
        )
        .outerjoin(latest, (latest.c.task_id == Task.id) & (latest.c.unit_id == Obligation.unit_id))
        .outerjoin(
            CurrentStatus,
            (CurrentStatus.task_id == latest.c.task_id)
            & (CurrentStatus.unit_id == latest.c.unit_id)
            & (CurrentStatus.month == latest.c.month),
        )
        .where(Task.plan_id == plan_id, Task.removed_at.is_(None))
        .order_by(Task.position)
    )
    statuses: dict[tuple[int, str, str, date | None], list[Status | None]] = defaultdict(list)
    for task_id, number, title, due, status in session.execute(query):
        statuses[task_id, number, title, due].append(status)
    return [
        TaskStanding(number, title, due, tuple(said)) for (_, number, title, due), said in statuses.items()
    ]


def overdue_tasks(session: Session, plan_id: int, today: date) -> list[LateTask]:
    """Return what units still owe past its date, the longest overdue first."""
    query = (
        select(Task.number, Task.title, Obligation.due, Unit.name)
        .join(Task, Task.id == Obligation.task_id)
        .join(Unit, Unit.id == Obligation.unit_id)
        .where(
            Obligation.plan_id == plan_id,
            Obligation.kind == ObligationKind.TASK,
            Obligation.state == ObligationState.OPEN,
            Obligation.due < today,
        )
        .order_by(Obligation.due, Task.position, Unit.name)
    )
    return [
        LateTask(number, title, due, unit)
        for number, title, due, unit in session.execute(query)
        if due is not None
    ]


def current_periods(session: Session, plan_id: int, today: date) -> list[NamedPeriod]:
    """Return the periods of the due day that matters today: just gone by, else the next to come."""
    with_units = select(ReportPeriod.due).where(
        ReportPeriod.plan_id == plan_id, ReportPeriod.kind != RuleKind.OWN_PLAN
    )
    recent = session.scalar(
        with_units.where(ReportPeriod.due < today, ReportPeriod.due >= today - STILL_CURRENT)
        .order_by(ReportPeriod.due.desc())
        .limit(1)
    )
    due = recent or session.scalar(
        with_units.where(ReportPeriod.due >= today).order_by(ReportPeriod.due).limit(1)
    )
    return periods_due(session, plan_id, due) if due else []


def periods_due(session: Session, plan_id: int, due: date) -> list[NamedPeriod]:
    """Return the periods of a plan that are due on one day."""
    query = (
        select(
            ReportPeriod.id,
            ReportPeriod.kind,
            ReportPeriod.year,
            ReportPeriod.number,
            ReportPeriod.due,
            ReportPeriod.strictly_before,
        )
        .where(ReportPeriod.plan_id == plan_id, ReportPeriod.due == due)
        .order_by(ReportPeriod.id)
    )
    return [NamedPeriod(*row) for row in session.execute(query)]


def submissions(session: Session, period_id: int) -> list[Submission]:
    """Return what became of the report of each unit that owes it."""
    a_link = select(ChatLink.unit_id).where(
        ChatLink.role == LinkRole.UNIT,
        ChatLink.state != LinkState.REPLACED,
        ChatLink.unit_id == Unit.id,
    )
    query = (
        select(Unit.name, a_link.exists(), Obligation.met_on)
        .join(Unit, Unit.id == Obligation.unit_id)
        .where(
            Obligation.period_id == period_id,
            Obligation.state.not_in([ObligationState.WAIVED, ObligationState.REMOVED]),
        )
        .order_by(Unit.name)
    )
    return [Submission(name, bool(linked), met_on) for name, linked, met_on in session.execute(query)]
