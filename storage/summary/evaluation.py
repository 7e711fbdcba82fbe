"""What each unit owed within a span, and what became of it: the rows of the evaluation."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plans.evaluation import OwedWork
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


def owed_work(session: Session, plan_id: int, first: date, last: date) -> list[OwedWork]:
    """Return the tasks and period reports of a plan that were due within a span, by unit and day."""
    query = (
        select(Obligation, Unit.name, Task.number, ReportPeriod)
        .join(Unit, Unit.id == Obligation.unit_id)
        .outerjoin(Task, Task.id == Obligation.task_id)
        .outerjoin(ReportPeriod, ReportPeriod.id == Obligation.period_id)
        .where(
            Obligation.plan_id == plan_id,
            Obligation.request_id.is_(None),
            Obligation.state.in_((ObligationState.OPEN, ObligationState.MET)),
            Obligation.due.between(first, last),
        )
        .order_by(Unit.alphabetical, Obligation.due, Obligation.id)
    )
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
        for owed, unit, number, of in session.execute(query)
        if owed.due is not None
    ]


def _returns(session: Session, plan_id: int) -> Counter[tuple[int | None, int]]:
    """Return how often each unit's work on each task was returned."""
    query = (
        select(Statement.task_id, Statement.unit_id, func.count())
        .join(Task, Task.id == Statement.task_id)
        .where(Task.plan_id == plan_id, Statement.source == StatementSource.RETURNED)
        .group_by(Statement.task_id, Statement.unit_id)
    )
    return Counter({(task, unit): number for task, unit, number in session.execute(query)})
