"""What each unit had to report over a span of days, and what it did."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from plans.report import UnitRecord
from storage.groups.links import linked_units
from storage.models import Obligation, ObligationState, ReportPeriod, Unit

LONGER = timedelta(days=3)
"""A month of data may have so many days more than the month in which its report is due."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days of which units are ranked: those on which reports were due, and those that these tell of."""

    first: date
    last: date
    data_from: date
    data_to: date


def span_until(session: Session, plan_id: int, first: date, last: date, today: date) -> Span:
    """Return the span up to today: what is not due yet is nobody's fault.

    The June report, due in June, tells of 15 May to 14 June; one that covers more than was asked for says
    nothing of that.
    """
    query = select(ReportPeriod.data_from, ReportPeriod.data_to).where(
        ReportPeriod.plan_id == plan_id, ReportPeriod.due.between(first, last)
    )
    told = [
        (begun, ended)
        for begun, ended in session.execute(query)
        if begun is not None and ended is not None and ended - begun <= last - first + LONGER
    ]
    data_from = min((begun for begun, _ in told), default=first)
    data_to = max((ended for _, ended in told), default=last)
    return Span(first, min(last, today), data_from, min(data_to, today))


def records(session: Session, plan_id: int, span: Span) -> list[UnitRecord]:
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
            ReportPeriod.due.between(span.first, span.last),
        )
        .group_by(Unit.id, Unit.name, Unit.alphabetical)
        .order_by(Unit.alphabetical)
    )
    accepted = _accepted(session, plan_id, span.data_from, span.data_to)
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
