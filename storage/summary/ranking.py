"""What each unit had to report over a span of days, and what it did."""

from collections import Counter
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from plans.report import UnitRecord
from storage.groups.links import linked_units
from storage.models import Obligation, ObligationState, ReportPeriod, Unit


def records(session: Session, plan_id: int, first: date, last: date) -> list[UnitRecord]:
    """Return, for every unit that owed a report due in the span, what became of its reports and tasks."""
    reported = case((Obligation.state == ObligationState.MET, 1), else_=0)
    on_time = case((Obligation.met_on <= ReportPeriod.due, 1), else_=0)
    query = (
        select(Unit.id, Unit.name, func.count(), func.sum(reported), func.sum(on_time))
        .join(Obligation, Obligation.unit_id == Unit.id)
        .join(ReportPeriod, ReportPeriod.id == Obligation.period_id)
        .where(
            Obligation.plan_id == plan_id,
            Obligation.state.in_((ObligationState.OPEN, ObligationState.MET)),
            ReportPeriod.due.between(first, last),
        )
        .group_by(Unit.id, Unit.name, Unit.alphabetical)
        .order_by(Unit.alphabetical)
    )
    accepted = _accepted(session, plan_id, first, last)
    linked = linked_units(session)
    return [
        UnitRecord(name, expected, met, punctual, accepted[unit_id], unit_id in linked or met > 0)
        for unit_id, name, expected, met, punctual in session.execute(query)
    ]


def _accepted(session: Session, plan_id: int, first: date, last: date) -> Counter[int]:
    query = select(Obligation.unit_id, func.count()).where(
        Obligation.plan_id == plan_id,
        Obligation.task_id.is_not(None),
        Obligation.accepted_at.is_not(None),
        Obligation.met_on.between(first, last),
    )
    counts: Counter[int] = Counter()
    for unit_id, number in session.execute(query.group_by(Obligation.unit_id)):
        counts[unit_id] = number
    return counts
