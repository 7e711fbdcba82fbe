"""What a report tells besides the tasks: obstacles, proposals, figures, moved dates, messages."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, selectinload

from plans.attainment import Count
from plans.calendar import end_of_day
from plans.months import reporting_month
from plans.privacy import masked
from plans.report import ExtensionEvent, LoggedMessage, Obstacle, Proposal
from plans.report import Figure as ReportedFigure
from plans.standing import Scope
from plans.text import without_markup
from storage.decisions import extensions as requests
from storage.models import (
    SPEAKING,
    ChatLink,
    Extension,
    ExtensionState,
    Figure,
    LinkRole,
    LinkState,
    Matter,
    MatterAction,
    MatterKind,
    MatterState,
    Obligation,
    ObligationState,
    OutboxMessage,
    Task,
    Unit,
    Update,
    UpdateSource,
)
from storage.plans import obligation_versions
from storage.summary import task_counts

MOST_MESSAGES = 20_000
STATE_AFTER = {
    MatterAction.RAISED: MatterState.NEW,
    MatterAction.SOLVED: MatterState.CLOSED,
    MatterAction.CLOSED: MatterState.CLOSED,
    MatterAction.WITHDRAWN: MatterState.WITHDRAWN,
}
"""The steps that say whether a matter still waits to be settled; the others leave that as it was."""
SETTLED = frozenset({MatterState.CLOSED, MatterState.WITHDRAWN})


def obstacles(session: Session, scope: Scope) -> list[Obstacle]:
    """Return the obstacles that units had raised by the day, the oldest first."""
    return [
        Obstacle(
            unit=matter.unit.name,
            task=matter.task.number if matter.task else None,
            text=masked(matter.text),
            raised_on=matter.raised_on,
            answer=_answer(matter, scope),
            is_open=_is_open(matter, scope),
        )
        for matter in _matters(session, scope, MatterKind.OBSTACLE)
    ]


def proposals(session: Session, scope: Scope) -> list[Proposal]:
    """Return the open proposals that units had made by the day, the oldest first."""
    return [
        Proposal(
            unit=matter.unit.name,
            task=matter.task.number if matter.task else None,
            addressee=masked(matter.competent_body) if matter.competent_body else None,
            text=masked(matter.text),
        )
        for matter in _matters(session, scope, MatterKind.PROPOSAL)
        if _is_open(matter, scope)
    ]


def open_obstacles(session: Session, scope: Scope) -> int:
    """Return how many of the obstacles wait to be settled."""
    if scope.is_past:
        return sum(row.is_open for row in obstacles(session, scope))
    waiting = select(func.count(Matter.id)).outerjoin(Task, Task.id == Matter.task_id)
    of_scope = _are_of(scope, MatterKind.OBSTACLE) & Matter.state.not_in(SETTLED)
    return session.scalar(waiting.where(of_scope)) or 0


def _matters(session: Session, scope: Scope, kind: MatterKind) -> list[Matter]:
    """Return what was raised on the plan's tasks, or by units on none; what was taken back is left out."""
    query = (
        select(Matter)
        .outerjoin(Task, Task.id == Matter.task_id)
        .where(_are_of(scope, kind))
        .options(selectinload(Matter.unit), selectinload(Matter.task), selectinload(Matter.steps))
        .order_by(Matter.id)
    )
    return [row for row in session.scalars(query) if _state(row, scope) is not MatterState.WITHDRAWN]


def _are_of(scope: Scope, kind: MatterKind) -> ColumnElement[bool]:
    """Return the condition that matters were raised by the day in the plan; their tasks are joined."""
    in_plan = (Task.plan_id == scope.plan_id) | (Matter.task_id.is_(None) & _is_in_plan(scope.plan_id))
    return (Matter.kind == kind) & (Matter.raised_on <= scope.day) & in_plan


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
    return _state(matter, scope) not in SETTLED


def _state(matter: Matter, scope: Scope) -> MatterState:
    """Return how a matter stands; of a past day, whether it was new still, closed or withdrawn by then."""
    if not scope.is_past:
        return matter.state
    states = [
        STATE_AFTER[step.action]
        for step in matter.steps
        if step.day <= scope.day and step.action in STATE_AFTER
    ]
    return states[-1] if states else MatterState.NEW


def figures(session: Session, scope: Scope) -> list[ReportedFigure]:
    """Return the last count of each lead unit for each target, and what it was the reporting month before."""
    withdrawn = select(Update.withdraws_id).where(
        Update.withdraws_id.is_not(None), Update.said_on <= scope.day
    )
    owed = obligation_versions.owed_on(scope.past)
    query = (
        select(Task.number, Unit.name, Update.month, Figure)
        .join(Update, Update.id == Figure.update_id)
        .join(Task, Task.id == Update.task_id)
        .join(Unit, Unit.id == Update.unit_id)
        .join(owed, and_(owed.c.task_id == Update.task_id, owed.c.unit_id == Update.unit_id))
        .where(
            Task.plan_id == scope.plan_id,
            obligation_versions.task_was_there(scope.past),
            owed.c.state != ObligationState.REMOVED,
            Update.said_on <= scope.day,
            Update.id.not_in(withdrawn),
        )
        .order_by(*task_counts.plan_order(), Unit.name, Update.said_at, Figure.id)
    )
    month = reporting_month(scope.day)
    last: dict[tuple[str, str, str], Count] = {}
    before: dict[tuple[str, str, str], Count] = {}
    for task, unit, said_in, figure in session.execute(query):
        count = Count(figure.done, figure.total, figure.unit, figure.target)
        last[task, unit, count.name] = count
        if said_in < month:
            before[task, unit, count.name] = count
    return list(_reported(last, before))


def _reported(
    last: dict[tuple[str, str, str], Count], before: dict[tuple[str, str, str], Count]
) -> Iterable[ReportedFigure]:
    for (task, unit, name), count in last.items():
        earlier = before.get((task, unit, name))
        target = count.target or count.what or ""
        previous = 100 * earlier.done / earlier.total if earlier and earlier.total else None
        yield ReportedFigure(task, target, unit, count.done, count.total, previous)


def extensions(session: Session, scope: Scope) -> list[ExtensionEvent]:
    """Return the requests for more time with what had become of each, and the dates moved otherwise."""
    asked = [row for row in requests.of_plan(session, scope.plan_id) if row.asked_on <= scope.day]
    last = {row.obligation_id: row.id for row in asked}
    events = [_asked(row, scope.day, is_last=last[row.obligation_id] == row.id) for row in asked]
    return events + _moved_otherwise(session, scope, asked)


def _asked(row: Extension, day: date, *, is_last: bool) -> ExtensionEvent:
    """Return a request with what had become of it by a day."""
    decided_on = row.decided_on if row.decided_on is not None and row.decided_on <= day else None
    state = row.state if decided_on is not None else ExtensionState.WAITING
    if row.state is ExtensionState.REPLACED:
        before = ExtensionState.PROPOSED if decided_on is not None else ExtensionState.WAITING
        state = before if is_last else ExtensionState.REPLACED
    granted = row.granted_until if state is ExtensionState.GRANTED else None
    return ExtensionEvent(
        task=row.task.number,
        unit=row.unit.name,
        old_due=row.due_before,
        new_due=granted or row.asked_until,
        on=decided_on or row.asked_on,
        outcome=state.value,
    )


def _moved_otherwise(session: Session, scope: Scope, asked: Collection[Extension]) -> list[ExtensionEvent]:
    """Return the dates that a new version of the plan moved, or the secretariat as it returned a claim."""
    owed = obligation_versions.owed_on(scope.past)
    of_both = (Update.task_id == Obligation.task_id, Update.unit_id == Obligation.unit_id)
    returned_on = (
        select(func.max(Update.said_on))
        .where(*of_both, Update.source == UpdateSource.RETURNED, Update.said_on <= scope.day)
        .scalar_subquery()
    )
    query = (
        select(Obligation.id, Task.number, Unit.name, Obligation.original_due, owed.c.due, returned_on)
        .join(owed, owed.c.id == Obligation.id)
        .join(Task, Task.id == Obligation.task_id)
        .join(Unit, Unit.id == Obligation.unit_id)
        .where(Obligation.plan_id == scope.plan_id, owed.c.due != Obligation.original_due)
        .order_by(Task.position, Unit.name)
    )
    decided = [row for row in asked if row.decided_on is not None and row.decided_on <= scope.day]
    granted = {row.obligation_id for row in decided if row.granted_until is not None}
    return [
        ExtensionEvent(task, unit, old, new, on=returned, outcome="returned" if returned else None)
        for obligation, task, unit, old, new, returned in session.execute(query)
        if obligation not in granted
    ]


def messages(session: Session, scope: Scope, zone: tzinfo | None) -> list[LoggedMessage]:
    """Return the latest messages to units' groups by the day, the newest first, at times of the zone."""
    query = (
        select(OutboxMessage.created_at, Unit.name, OutboxMessage.content, OutboxMessage.state)
        .join(ChatLink, and_(ChatLink.chat_id == OutboxMessage.chat_id, ChatLink.role == LinkRole.UNIT))
        .join(Unit, Unit.id == ChatLink.unit_id)
        .where(
            OutboxMessage.act.in_(SPEAKING),
            OutboxMessage.created_at < end_of_day(scope.day, zone),
            ChatLink.state != LinkState.REPLACED,
        )
        .order_by(OutboxMessage.id.desc())
        .limit(MOST_MESSAGES)
    )
    return [
        LoggedMessage(at.astimezone(zone), unit, _shown(content), state.value)
        for at, unit, content, state in session.execute(query)
    ]


def _shown(content: Mapping[str, Any]) -> str:
    """Return the words of a message as people see them."""
    return without_markup(content.get("text") or "")
