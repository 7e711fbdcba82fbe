"""What each unit owed within a span, and what became of it: the rows of the evaluation."""

from collections import Counter
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from plans.evaluation import OwedWork
from storage.groups.links import linked_units
from storage.models import (
    Obligation,
    ObligationState,
    ReportPeriod,
    Statement,
    StatementSource,
    Task,
    Unit,
)
from storage.reporting import periods
from storage.summary.ranking import Span


def owed_work(session: Session, plan_id: int, span: Span, today: date) -> list[OwedWork]:
    """Return the tasks and period reports of a plan that were due within a span, by unit and day.

    What was overdue before is owed within it too. What was settled before the bot knew the plan is not
    judged, nor is a unit that nobody reaches.
    """
    query = (
        select(Obligation, Unit.name, Task.number, ReportPeriod)
        .join(Unit, Unit.id == Obligation.unit_id)
        .outerjoin(Task, Task.id == Obligation.task_id)
        .outerjoin(ReportPeriod, ReportPeriod.id == Obligation.period_id)
        .where(
            Obligation.plan_id == plan_id,
            Obligation.request_id.is_(None),
            _is_open_and_late(today) | Obligation.met_on.is_not(None),
            _is_owed_in(span.data_from, span.data_to) & Obligation.task_id.is_not(None)
            | _is_owed_in(span.first, span.last) & Obligation.period_id.is_not(None),
        )
        .order_by(Unit.alphabetical, Obligation.due, Obligation.id)
    )
    found = session.execute(query).all()
    reached = linked_units(session) | {owed.unit_id for owed, *_ in found if owed.met_on is not None}
    returns = _returns(session, plan_id)
    return [
        OwedWork(
            unit=unit,
            task=number,
            period=periods.named(of) if of is not None else None,
            due=owed.due,
            done_on=owed.met_on if owed.state is ObligationState.MET else None,
            is_accepted=owed.accepted_at is not None or owed.task_id is None,
            returns=returns[owed.task_id, owed.unit_id],
        )
        for owed, unit, number, of in found
        if owed.due is not None and owed.unit_id in reached
    ]


def _is_open_and_late(today: date) -> ColumnElement[bool]:
    return (Obligation.state == ObligationState.OPEN) & (Obligation.due < today)


def _is_owed_in(first: date, last: date) -> ColumnElement[bool]:
    """Return the condition that something was due in these days, or was overdue when they began."""
    was_open = (Obligation.state == ObligationState.OPEN) | (Obligation.met_on >= first)
    return (Obligation.due <= last) & ((Obligation.due >= first) | was_open)


def _returns(session: Session, plan_id: int) -> Counter[tuple[int | None, int]]:
    """Return how often each unit's work on each task was returned."""
    query = (
        select(Statement.task_id, Statement.unit_id, func.count())
        .join(Task, Task.id == Statement.task_id)
        .where(Task.plan_id == plan_id, Statement.source == StatementSource.RETURNED)
        .group_by(Statement.task_id, Statement.unit_id)
    )
    return Counter({(task, unit): number for task, unit, number in session.execute(query)})
