"""What a number means in the plans of a unit: who leads the task, or that there is none."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Obligation, ObligationState, Task, Unit


@dataclass(frozen=True, slots=True)
class PlanNumbers:
    """The numbers of a unit's plans, and who leads the tasks that were asked about."""

    first: str | None
    last: str | None
    """None where there are several plans: their numbers do not follow one another."""
    leads: dict[str, list[str]]
    """The names of the units that lead a task, by its number; none for one that nobody leads."""


def numbers_in_plans(session: Session, unit_id: int, asked: Collection[str]) -> PlanNumbers:
    """Return what these numbers mean in the plans in which a unit leads something."""
    own = (
        select(Task.plan_id)
        .join(Obligation, Obligation.task_id == Task.id)
        .where(Obligation.unit_id == unit_id, Obligation.state != ObligationState.REMOVED)
        .distinct()
    )
    plans = list(session.scalars(own))
    known = (Task.plan_id.in_(plans), Task.removed_on.is_(None))
    numbers = list(session.scalars(select(Task.number).where(*known).order_by(Task.position)))
    query = (
        select(Task.number, Unit.name)
        .join(Obligation, Obligation.task_id == Task.id)
        .join(Unit, Unit.id == Obligation.unit_id)
        .where(*known, Task.number.in_(asked), Obligation.state != ObligationState.REMOVED)
        .order_by(Unit.alphabetical)
    )
    leads: dict[str, list[str]] = {number: [] for number in numbers if number in asked}
    for number, unit in session.execute(query):
        leads[number].append(unit)
    is_one = len(plans) == 1 and len(numbers) > 1
    return PlanNumbers(numbers[0] if is_one else None, numbers[-1] if is_one else None, leads)
