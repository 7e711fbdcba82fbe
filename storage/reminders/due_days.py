"""Who still owes the reports that are due on a day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plans.standing import NamedPeriod
from storage.models import Obligation, ObligationState, Plan, ReportPeriod, Unit
from storage.summary.scopes import periods_due

OWED = (ObligationState.OPEN, ObligationState.MET)


@dataclass(frozen=True, slots=True)
class DueReports:
    """The reports of one plan that are due together, and the units that have not submitted them all."""

    plan_id: int
    plan: str
    periods: tuple[NamedPeriod, ...]
    units: int
    missing: dict[int, str]


def due_between(session: Session, first: date, last: date) -> list[DueReports]:
    """Return the reports due on these days, by plan and day."""
    days = (
        select(ReportPeriod.plan_id, Plan.title, ReportPeriod.due)
        .join(Plan, Plan.id == ReportPeriod.plan_id)
        .where(ReportPeriod.due >= first, ReportPeriod.due <= last)
        .distinct()
        .order_by(ReportPeriod.plan_id, ReportPeriod.due)
    )
    return [_reports(session, plan, title, due) for plan, title, due in session.execute(days).all()]


def due_with(session: Session, period_id: int) -> DueReports | None:
    """Return the reports that are due together with one."""
    period = session.get(ReportPeriod, period_id)
    if period is None:
        return None
    return _reports(session, period.plan_id, session.get_one(Plan, period.plan_id).title, period.due)


def _reports(session: Session, plan_id: int, title: str, due: date) -> DueReports:
    periods = periods_due(session, plan_id, due)
    of_these = Obligation.period_id.in_([period.id for period in periods])
    owing = select(func.count(Obligation.unit_id.distinct())).where(of_these, Obligation.state.in_(OWED))
    missing = (
        select(Unit.id, Unit.name)
        .join(Obligation, Obligation.unit_id == Unit.id)
        .where(of_these, Obligation.state == ObligationState.OPEN)
        .group_by(Unit.id, Unit.name, Unit.alphabetical)
        .order_by(Unit.alphabetical)
    )
    names = {unit: name for unit, name in session.execute(missing)}  # noqa: C416 -- mypy knows no dict of rows
    return DueReports(plan_id, title, tuple(periods), session.scalar(owing) or 0, names)


def is_missing(session: Session, unit_id: int, period_ids: list[int]) -> bool:
    """Return whether a unit still owes one of these reports."""
    query = select(Obligation.id).where(
        Obligation.unit_id == unit_id,
        Obligation.period_id.in_(period_ids),
        Obligation.state == ObligationState.OPEN,
    )
    return session.scalars(query).first() is not None
