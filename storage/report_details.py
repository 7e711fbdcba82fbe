"""What a report tells besides the tasks: obstacles, proposals, figures, moved dates, messages."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session, selectinload

from plans.attainment import Count
from plans.months import reporting_month
from plans.privacy import masked
from plans.report import ExtensionEvent, LoggedMessage, Obstacle, Proposal
from plans.report import Figure as ReportedFigure
from plans.standing import Scope
from plans.text import without_markup
from storage import extensions as requests
from storage.models import (
    ChatLink,
    Extension,
    Figure,
    LinkRole,
    LinkState,
    Matter,
    MatterAction,
    MatterKind,
    MatterState,
    Obligation,
    OutboxMessage,
    Task,
    Unit,
    Update,
)

MOST_MESSAGES = 20_000
SPEAKING = ("sendMessage", "sendDocument", "sendPhoto")
SETTLED = frozenset({MatterState.CLOSED, MatterState.WITHDRAWN})
SETTLING = frozenset({MatterAction.SOLVED, MatterAction.CLOSED, MatterAction.WITHDRAWN})


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
            addressee=matter.competent_body,
            text=masked(matter.text),
        )
        for matter in _matters(session, scope, MatterKind.PROPOSAL)
        if _is_open(matter, scope)
    ]


def _matters(session: Session, scope: Scope, kind: MatterKind) -> list[Matter]:
    """Return what was raised on the plan's tasks, or by units on none; what was taken back is left out."""
    query = (
        select(Matter)
        .outerjoin(Task, Task.id == Matter.task_id)
        .where(
            Matter.kind == kind,
            Matter.state != MatterState.WITHDRAWN,
            Matter.raised_on <= scope.day,
            (Task.plan_id == scope.plan_id) | (Matter.task_id.is_(None) & _is_in_plan(scope.plan_id)),
        )
        .options(selectinload(Matter.unit), selectinload(Matter.task), selectinload(Matter.steps))
        .order_by(Matter.id)
    )
    return list(session.scalars(query))


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
    return said[-1] if said else None


def _is_open(matter: Matter, scope: Scope) -> bool:
    if not scope.is_past:
        return matter.state not in SETTLED
    return not any(step.action in SETTLING and step.day <= scope.day for step in matter.steps)


def figures(session: Session, scope: Scope) -> list[ReportedFigure]:
    """Return the last count of each unit for each target, and what it was the reporting month before."""
    withdrawn = select(Update.withdraws_id).where(
        Update.withdraws_id.is_not(None), Update.said_on <= scope.day
    )
    query = (
        select(Task.number, Unit.name, Update.month, Figure)
        .join(Update, Update.id == Figure.update_id)
        .join(Task, Task.id == Update.task_id)
        .join(Unit, Unit.id == Update.unit_id)
        .where(
            Task.plan_id == scope.plan_id,
            Task.removed_at.is_(None),
            Update.said_on <= scope.day,
            Update.id.not_in(withdrawn),
        )
        .order_by(Task.position, Unit.name, Figure.id)
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
        previous = earlier.percent if earlier else None
        yield ReportedFigure(task, target, unit, count.done, count.total, previous)


def extensions(session: Session, scope: Scope) -> list[ExtensionEvent]:
    """Return the requests for more time, and the due dates that a new version of the plan has moved."""
    asked = requests.of_plan(session, scope.plan_id)
    events = [
        ExtensionEvent(
            task=row.task.number,
            unit=row.unit.name,
            old_due=row.due_before,
            new_due=row.granted_until or row.asked_until,
            on=row.decided_on or row.asked_on,
            outcome=row.state.value,
        )
        for row in asked
        if row.asked_on <= scope.day
    ]
    return events + _moved_by_plan(session, scope, asked)


def _moved_by_plan(session: Session, scope: Scope, asked: Collection[Extension]) -> list[ExtensionEvent]:
    query = (
        select(Obligation.id, Task.number, Unit.name, Obligation.original_due, Obligation.due)
        .join(Task, Task.id == Obligation.task_id)
        .join(Unit, Unit.id == Obligation.unit_id)
        .where(Obligation.plan_id == scope.plan_id, Obligation.original_due.is_not(None))
        .order_by(Task.position, Unit.name)
    )
    granted = {row.obligation_id for row in asked if row.granted_until is not None}
    return [
        ExtensionEvent(task, unit, old, new, on=None, outcome=None)
        for obligation, task, unit, old, new in session.execute(query)
        if obligation not in granted
    ]


def messages(session: Session, scope: Scope, zone: tzinfo | None) -> list[LoggedMessage]:
    """Return the latest messages to units' groups by the day, the newest first, at times of the zone."""
    until = datetime.combine(scope.day + timedelta(days=1), time(), zone)
    query = (
        select(OutboxMessage.created_at, Unit.name, OutboxMessage.parameters, OutboxMessage.state)
        .join(ChatLink, and_(ChatLink.chat_id == OutboxMessage.chat_id, ChatLink.role == LinkRole.UNIT))
        .join(Unit, Unit.id == ChatLink.unit_id)
        .where(
            OutboxMessage.method.in_(SPEAKING),
            OutboxMessage.created_at < until,
            ChatLink.state != LinkState.REPLACED,
        )
        .order_by(OutboxMessage.id.desc())
        .limit(MOST_MESSAGES)
    )
    return [
        LoggedMessage(at.astimezone(zone), unit, _shown(parameters), state.value)
        for at, unit, parameters, state in session.execute(query)
    ]


def _shown(parameters: Mapping[str, Any]) -> str:
    """Return the words of a message as people see them."""
    return without_markup(parameters.get("text") or parameters.get("caption") or "")
