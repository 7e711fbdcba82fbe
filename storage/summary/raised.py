"""The obstacles and proposals that a report tells of, as they were on its day."""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, selectinload

from plans.privacy import masked
from plans.report import ReportedObstacle, ReportedProposal
from plans.standing import Scope
from storage.decisions import matters
from storage.models import Matter, MatterAction, MatterKind, MatterState, Obligation, Task


def obstacles(session: Session, scope: Scope) -> list[ReportedObstacle]:
    """Return the obstacles that units had raised by the day, the oldest first."""
    return [_reported(matter, scope) for matter in _matters(session, scope, MatterKind.OBSTACLE)]


def unanswered(session: Session, scope: Scope) -> list[ReportedObstacle]:
    """Return whatever waits for an answer from somebody above the units, the oldest first."""
    return [_reported(matter, scope) for matter in open_matters(session, scope)]


def _reported(matter: Matter, scope: Scope) -> ReportedObstacle:
    return ReportedObstacle(
        unit=matter.unit.name,
        task=matter.task.number if matter.task else None,
        text=masked(matter.text),
        raised_on=matter.raised_on,
        answer=_answer(matter, scope),
        is_open=_is_open(matter, scope),
    )


def proposals(session: Session, scope: Scope) -> list[ReportedProposal]:
    """Return the open proposals that units had made by the day, the oldest first."""
    return [
        ReportedProposal(
            unit=matter.unit.name,
            task=matter.task.number if matter.task else None,
            addressee=masked(matter.competent_body) if matter.competent_body else None,
            text=masked(matter.text),
        )
        for matter in _matters(session, scope, MatterKind.PROPOSAL)
        if _is_open(matter, scope)
    ]


def open_count(session: Session, scope: Scope) -> int:
    """Return how much waits for an answer from somebody above the units, of every kind."""
    if scope.is_past:
        return len(open_matters(session, scope))
    waiting = select(func.count(Matter.id)).outerjoin(Task, Task.id == Matter.task_id)
    of_scope = _are_of(scope, *MatterKind) & Matter.state.in_(matters.OPEN)
    return session.scalar(waiting.where(of_scope)) or 0


def open_matters(session: Session, scope: Scope) -> list[Matter]:
    """Return whatever waited for somebody above the units at the end of the day, the oldest first."""
    return [one for one in unsolved_matters(session, scope) if state_on(one, scope) in matters.OPEN]


def unsolved_matters(session: Session, scope: Scope) -> list[Matter]:
    """Return whatever its unit had not called solved by the day, of every kind, the oldest first."""
    return [matter for matter in _matters(session, scope, *MatterKind) if _is_open(matter, scope)]


def _matters(session: Session, scope: Scope, *kinds: MatterKind) -> list[Matter]:
    """Return what was raised on the plan's tasks, or by units on none; what was taken back is left out."""
    query = (
        select(Matter)
        .outerjoin(Task, Task.id == Matter.task_id)
        .where(_are_of(scope, *kinds))
        .options(selectinload(Matter.unit), selectinload(Matter.task), selectinload(Matter.steps))
        .order_by(Matter.id)
    )
    return [row for row in session.scalars(query) if state_on(row, scope) is not MatterState.WITHDRAWN]


def _are_of(scope: Scope, *kinds: MatterKind) -> ColumnElement[bool]:
    """Return the condition that matters were raised by the day in the plan; their tasks are joined."""
    in_plan = (Task.plan_id == scope.plan_id) | (Matter.task_id.is_(None) & _is_in_plan(scope.plan_id))
    return Matter.kind.in_(kinds) & (Matter.raised_on <= scope.day) & in_plan


def _is_in_plan(plan_id: int) -> ColumnElement[bool]:
    """Return the condition that the unit of a matter owes something by the plan."""
    owed = select(Obligation.id).where(Obligation.unit_id == Matter.unit_id, Obligation.plan_id == plan_id)
    return owed.exists()


def _answer(matter: Matter, scope: Scope) -> str | None:
    said = [
        step.text
        for step in matter.steps
        if step.action in {MatterAction.ANSWERED, MatterAction.CLOSED} and step.day <= scope.day and step.text
    ]
    return masked(said[-1]) if said else None


def _is_open(matter: Matter, scope: Scope) -> bool:
    return state_on(matter, scope) in matters.UNSOLVED


def state_on(matter: Matter, scope: Scope) -> MatterState:
    """Return the state of a matter at the end of the day, from its steps where the day is past."""
    if not scope.is_past:
        return matter.state
    state = MatterState.NEW
    for step in matter.steps:
        if step.day <= scope.day:
            state = matters.state_after(state, step.action)
    return state
