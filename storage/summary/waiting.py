"""What in a plan waits for a decision: of the leaders, of the standing unit, of a unit itself."""

from collections.abc import Collection, Sequence
from datetime import tzinfo

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, joinedload

from plans.leadership import OwnWaiting, Waiting, WaitingExtension, WaitingMatter, decider
from plans.privacy import masked
from plans.standing import Scope
from plans.status import FINISHED
from storage.decisions import claims, matters
from storage.models import (
    CurrentStatus,
    Extension,
    ExtensionState,
    Matter,
    MatterState,
    ObligationState,
    Statement,
    StatementSource,
    Task,
)
from storage.models.statements import ENDLESS
from storage.plans import obligation_versions
from storage.plans.obligation_versions import task_was_there
from storage.summary import details, lead_statements, raised
from storage.units import directory


def unconfirmed(session: Session, scope: Scope, finished: Collection[int], zone: tzinfo | None) -> int:
    """Return how many of these finished tasks a lead unit calls so without the secretariat's yes."""
    owed = obligation_versions.owed_on(scope.past)
    query = (
        select(Statement.task_id, owed.c.accepted_at)
        .join(owed, and_(owed.c.task_id == Statement.task_id, owed.c.unit_id == Statement.unit_id))
        .where(
            Statement.task_id.in_(finished),
            Statement.status.in_(FINISHED),
            Statement.source != StatementSource.IMPORTED,
            owed.c.state.not_in((ObligationState.REMOVED, ObligationState.WAIVED)),
            lead_statements.stands(scope),
        )
        .distinct()
    )
    return len(
        {
            task
            for task, accepted_at in session.execute(query)
            if lead_statements.accepted_on(accepted_at, scope.day, zone) is None
        }
    )


def for_leaders(session: Session, scope: Scope) -> Waiting:
    """Return everything in a plan that waits for somebody above the units, the longest first."""
    home = directory.home(session)
    together: dict[tuple[int, int | None, int], list[Matter]] = {}
    unanswered = raised.open_matters(session, scope)
    for matter in unanswered:
        # What is in the way and what is asked for it stand in one message: to a leader they are one thing.
        key = (matter.unit_id, matter.task_id, matter.message_id or -matter.id)
        together.setdefault(key, []).append(matter)
    return Waiting(
        [_waiting(said_together, scope, home) for said_together in together.values()],
        [
            WaitingExtension(one.unit.name, one.task.number, one.due_before, one.asked_until, one.asked_on)
            for one in _extensions(session, scope, ExtensionState.WAITING)
        ],
        unanswered=len(unanswered),
        claims=0 if scope.is_past else claims.undecided_of(session, scope.plan_id),
    )


def _waiting(said_together: Sequence[Matter], scope: Scope, home: str | None) -> WaitingMatter:
    first = said_together[0]
    named = next((one.competent_body for one in said_together if one.competent_body), None)
    body = masked(named) if named else None
    number = first.task.number if first.task else None
    passed_up = any(raised.state_on(one, scope) is MatterState.PASSED_UP for one in said_together)
    asked = [masked(one.text) for one in said_together[1:]]
    return WaitingMatter(
        unit=first.unit.name,
        task=number,
        text=masked(first.text),
        asked="; ".join(asked) or None,
        since=first.raised_on,
        decider=decider(body, home, passed_up=passed_up),
        body=body,
    )


def _extensions(session: Session, scope: Scope, state: ExtensionState) -> list[Extension]:
    query = (
        select(Extension)
        .join(Task, Task.id == Extension.task_id)
        .where(Task.plan_id == scope.plan_id, task_was_there(scope.past), Extension.asked_on <= scope.day)
        .options(joinedload(Extension.unit), joinedload(Extension.task))
        .order_by(Extension.id)
    )
    if not scope.is_past:
        return list(session.scalars(query.where(Extension.state == state)))
    asked = list(session.scalars(query))
    last = {row.obligation_id: row.id for row in asked}
    return [
        row
        for row in asked
        if details.state_on(row, scope.day, is_last=last[row.obligation_id] == row.id) is state
    ]


def of_unit(session: Session, scope: Scope, unit_id: int) -> OwnWaiting:
    """Return what of one unit waits for itself, and what of it waits above."""
    own = [one for one in raised.unsolved_matters(session, scope) if one.unit_id == unit_id]
    asked = _extensions(session, scope, ExtensionState.WAITING)
    proposed = _extensions(session, scope, ExtensionState.PROPOSED)
    return OwnWaiting(
        returned=_returned(session, scope.plan_id, unit_id),
        proposed=[
            (one.task.number, one.proposed_until)
            for one in proposed
            if one.unit_id == unit_id and one.proposed_until is not None
        ],
        answered=[masked(one.text) for one in own if one.state is MatterState.ANSWERED],
        matters_above=sum(one.state in matters.OPEN for one in own),
        extensions_above=sum(one.unit_id == unit_id for one in asked),
        claims_above=claims.undecided_of(session, scope.plan_id, unit_id),
    )


def _returned(session: Session, plan_id: int, unit_id: int) -> list[tuple[str, str]]:
    query = (
        select(Task.number, Statement.text)
        .join(Statement, Statement.task_id == Task.id)
        .join(CurrentStatus, CurrentStatus.update_id == Statement.id)
        .where(
            Task.plan_id == plan_id,
            Task.removed_on.is_(None),
            Statement.unit_id == unit_id,
            Statement.source == StatementSource.RETURNED,
            CurrentStatus.until == ENDLESS,
        )
        .order_by(Task.position)
    )
    return [(number, masked(text or "")) for number, text in session.execute(query)]
