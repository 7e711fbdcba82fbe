"""A summary looked at by groups of tasks and by units."""

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from plans.standing import Scope, UnitStanding
from storage import standings
from storage.models import Obligation, ObligationState, TaskGroup, Unit


def groups(session: Session, plan_id: int) -> list[tuple[int, str, str]]:
    """Return the position, number and title of every group of a plan."""
    query = select(TaskGroup.position, TaskGroup.number, TaskGroup.title).where(TaskGroup.plan_id == plan_id)
    return [
        (position, number, title) for position, number, title in session.execute(query.order_by("position"))
    ]


def units(session: Session, scope: Scope) -> list[UnitStanding]:
    """Return how every lead unit stands: its tasks, those it has finished, those it is late with."""
    finished = case(
        ((Obligation.state == ObligationState.MET) & (Obligation.met_on <= scope.day), 1), else_=0
    )
    late = case((standings.late_on(scope.day), 1), else_=0)
    query = (
        select(Unit.id, Unit.name, func.count(), func.sum(finished), func.sum(late))
        .join(Unit, Unit.id == Obligation.unit_id)
        .where(
            Obligation.plan_id == scope.plan_id,
            Obligation.task_id.is_not(None),
            Obligation.state != ObligationState.REMOVED,
        )
        .group_by(Unit.id, Unit.name)
        .order_by(Unit.name)
    )
    return [UnitStanding(*row) for row in session.execute(query)]
