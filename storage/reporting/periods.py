"""Report periods as one unit sees them: which it still owes, and what it has reported for them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from plans.months import reporting_month
from plans.standing import NamedPeriod
from storage.actors import note_act
from storage.models import (
    CurrentStatus,
    Obligation,
    ObligationState,
    ReportPeriod,
    Statement,
    StatementSource,
)
from storage.plans import obligations

COLUMNS: tuple[InstrumentedAttribute[Any], ...] = (
    ReportPeriod.id,
    ReportPeriod.kind,
    ReportPeriod.year,
    ReportPeriod.number,
    ReportPeriod.due,
    ReportPeriod.strictly_before,
    ReportPeriod.hour,
)
"""What a NamedPeriod is made of, in its order."""


def named(period: ReportPeriod) -> NamedPeriod:
    """Return a period as people name it."""
    return NamedPeriod(
        period.id,
        period.kind,
        period.year,
        period.number,
        period.due,
        period.strictly_before,
        period.hour,
    )


def owed_by(session: Session, unit_id: int) -> list[NamedPeriod]:
    """Return the reports a unit has yet to submit, the earliest due first."""
    return [period for _, period in owed_with_plan(session, unit_id)]


def owed_with_plan(session: Session, unit_id: int) -> list[tuple[int, NamedPeriod]]:
    """Return the reports a unit has yet to submit with the id of the plan of each, the earliest due first."""
    return _of_unit(session, unit_id, Obligation.state == ObligationState.OPEN)


def due_together(session: Session, unit_id: int, period_id: int) -> list[NamedPeriod]:
    """Return the unit's reports of the same plan due on the same day as this one, submitted or not."""
    period = session.get(ReportPeriod, period_id)
    if period is None:
        return []
    of_the_day = (
        ReportPeriod.plan_id == period.plan_id,
        ReportPeriod.due == period.due,
        Obligation.state != ObligationState.REMOVED,
    )
    return [named for _, named in _of_unit(session, unit_id, *of_the_day)]


def _of_unit(session: Session, unit_id: int, *conditions) -> list[tuple[int, NamedPeriod]]:  # type: ignore[no-untyped-def] # SQL expressions
    query = (
        select(
            ReportPeriod.plan_id,
            *COLUMNS,
        )
        .join(Obligation, Obligation.period_id == ReportPeriod.id)
        .where(Obligation.unit_id == unit_id, *conditions)
        .order_by(ReportPeriod.due, ReportPeriod.plan_id, ReportPeriod.id)
    )
    return [(plan, NamedPeriod(*period)) for plan, *period in session.execute(query)]


def plan_and_month(session: Session, period_id: int) -> tuple[int, str]:
    """Return the plan of a period and the last reporting month it covers."""
    period = session.get_one(ReportPeriod, period_id)
    return period.plan_id, reporting_month(period.data_to or period.due)


def reported_since(session: Session, unit_id: int, task_ids: Collection[int], month: str) -> set[int]:
    """Return which of these tasks the unit has reported on in a month, or later for a report that is late."""
    query = (
        select(CurrentStatus.task_id)
        .join(Statement, Statement.id == CurrentStatus.update_id)
        .where(
            CurrentStatus.unit_id == unit_id,
            CurrentStatus.task_id.in_(task_ids),
            CurrentStatus.month >= month,
            Statement.source != StatementSource.RETURNED,
        )
    )
    return set(session.scalars(query))


def submit(
    session: Session,
    unit_id: int,
    periods: Collection[NamedPeriod],
    now: datetime,
    today: date,
    *,
    nothing_arose: bool = False,
) -> list[NamedPeriod]:
    """Submit a unit's reports, which may say that nothing arose; return those not submitted before."""
    note_act(session)
    return [
        period
        for period in periods
        if obligations.submit_period(session, unit_id, period.id, now, today, nothing_arose=nothing_arose)
    ]
