"""What is said after a report was submitted, and opening a submitted report again."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from plans.months import reporting_month
from plans.standing import NamedPeriod
from storage import log
from storage.actors import Actor
from storage.models import Obligation, ObligationState, ReportPeriod, Statement, StatementSource, Task
from storage.plans import obligation_versions
from storage.reporting import periods

NOT_ITS_OWN = (StatementSource.RETURNED, StatementSource.IMPORTED)


_ALL = select(Obligation, ReportPeriod).join(ReportPeriod, ReportPeriod.id == Obligation.period_id)
_SUBMITTED = (
    select(ReportPeriod)
    .join(Obligation, Obligation.period_id == ReportPeriod.id)
    .where(Obligation.unit_id == bindparam("unit"), Obligation.state == ObligationState.MET)
    .where(ReportPeriod.plan_id.in_(bindparam("plans", expanding=True)))
    .order_by(ReportPeriod.due.desc(), ReportPeriod.id)
    .limit(10)
)


def submitted_reports(session: Session, unit_id: int, limit: int) -> list[tuple[int, NamedPeriod]]:
    """Return a unit's submitted reports with the obligation of each, the latest due first."""
    query = (
        _reports(unit_id)
        .where(Obligation.state == ObligationState.MET)
        .order_by(ReportPeriod.due.desc(), ReportPeriod.id.desc())
        .limit(limit)
    )
    return [(owed.id, periods.named(period)) for owed, period in session.execute(query)]


def submitted_for(session: Session, unit_id: int, plan_ids: Collection[int], month: str) -> list[NamedPeriod]:
    """Return the unit's submitted reports in these plans that speak of a reporting month."""
    values = {"unit": unit_id, "plans": list(plan_ids)}
    found = session.scalars(_SUBMITTED, values)
    return [periods.named(one) for one in found if reporting_month(one.data_to or one.due) == month]


def added_after(session: Session, unit_id: int, period_id: int) -> list[str]:
    """Return the numbers of the tasks that the unit spoke of after it had submitted a period's report."""
    query = _reports(unit_id).where(ReportPeriod.id == period_id, Obligation.state == ObligationState.MET)
    submitted = session.execute(query).first()
    if submitted is None or submitted[0].met_at is None:
        return []
    owed, period = submitted
    spoken = (
        select(Task.number)
        .join(Statement, Statement.task_id == Task.id)
        .where(
            Task.plan_id == period.plan_id,
            Statement.unit_id == unit_id,
            Statement.month == reporting_month(period.data_to or period.due),
            Statement.said_at > owed.met_at,
            Statement.source.not_in(NOT_ITS_OWN),
        )
        .order_by(Task.position)
    )
    return list(dict.fromkeys(session.scalars(spoken)))


def reopen(
    session: Session, actor: Actor, obligation_id: int, now: datetime, today: date
) -> tuple[int, NamedPeriod] | None:
    """Let a submitted report be owed again; return its unit and period, or None if it is open already."""
    owed = session.get(Obligation, obligation_id)
    if owed is None or owed.period is None:
        return None
    before = owed.met_on
    is_submitted = (Obligation.id == obligation_id, Obligation.state == ObligationState.MET)
    obligation_versions.keep_all(session, today, *is_submitted)
    statement = (
        update(Obligation)
        .where(*is_submitted)
        .values(state=ObligationState.OPEN, met_at=None, met_on=None, nothing_arose=False)
        .returning(Obligation.id)
    )
    if session.execute(statement).first() is None:
        return None
    submitted_on = before.isoformat() if before else None
    log.record(session, actor, "reopen_report", f"obligation:{obligation_id}", now, before=submitted_on)
    return owed.unit_id, periods.named(owed.period)


def _reports(unit_id: int) -> Select[Obligation, ReportPeriod]:
    return _ALL.where(Obligation.unit_id == unit_id)
