"""How plans are called where a unit is in several, and so has to be told which is meant."""

from collections.abc import Set

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from storage.models import Obligation, ObligationState, Plan, ReportPeriod

_OWED_IN = (
    select(Obligation.plan_id)
    .where(Obligation.unit_id == bindparam("unit"), Obligation.state == ObligationState.OPEN)
    .where(Obligation.plan_id.is_not(None))  # a request may belong to no plan
    .distinct()
)


def to_tell(session: Session, unit_id: int, spoken_of: Set[int] = frozenset()) -> dict[int, str]:
    """Return the names of plans by id for a unit that owes something in more than one, else nothing.

    The plans just spoken of count as well: what was reported on is no longer owed.
    """
    owed = set(session.scalars(_OWED_IN, {"unit": unit_id}))
    return of_all(session) if len(spoken_of | owed) > 1 else {}


def of_period(session: Session, unit_id: int, period_id: int) -> str | None:
    """Return the name of the plan that asks for a period's report, where the unit has to be told."""
    return to_tell(session, unit_id).get(session.get_one(ReportPeriod, period_id).plan_id)


def units_in_several_plans(session: Session) -> set[int]:
    """Return the units that owe something in more than one plan, who have to be told which is meant."""
    query = (
        select(Obligation.unit_id)
        .where(Obligation.state == ObligationState.OPEN)
        .group_by(Obligation.unit_id)
        .having(func.count(Obligation.plan_id.distinct()) > 1)
    )
    return set(session.scalars(query))


def of_all(session: Session) -> dict[int, str]:
    """Return how each plan is called in a few words, by its id: its number, else its title."""
    return {plan.id: plan.number or plan.title for plan in session.scalars(select(Plan))}
