"""What a report tells besides the tasks and what was raised: figures, moved dates, messages."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from itertools import islice
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from plans.attainment import Count
from plans.calendar import end_of_day
from plans.months import reporting_month
from plans.report import ExtensionEvent, LoggedMessage, ReportedFigure
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
    Obligation,
    ObligationState,
    OutboxMessage,
    OutboxState,
    Statement,
    StatementSource,
    Task,
    Unit,
)
from storage.plans import obligation_versions
from storage.summary import task_counts
from storage.upkeep import told

MOST_MESSAGES = 20_000


def figures(session: Session, scope: Scope) -> list[ReportedFigure]:
    """Return the last count of each lead unit for each target, and what it was the reporting month before."""
    owed = obligation_versions.owed_on(scope.past)
    later = aliased(Statement)
    taken_back = select(later.id).where(later.withdraws_id == Statement.id, later.said_on <= scope.day)
    query = (
        select(Task.number, Unit.name, Statement.month, Figure.done, Figure.total, Figure.unit, Figure.target)
        .select_from(Figure)
        .join(Statement, Statement.id == Figure.update_id)
        # Put so that SQLite begins with the few figures, not with all that was said of the tasks.
        .join(Task, Task.id == Statement.task_id + 0)
        .join(Unit, Unit.id == Statement.unit_id)
        .join(owed, and_(owed.c.task_id == Statement.task_id, owed.c.unit_id == Statement.unit_id))
        .where(
            Task.plan_id == scope.plan_id,
            obligation_versions.task_was_there(scope.past),
            owed.c.state != ObligationState.REMOVED,
            Statement.said_on <= scope.day,
            ~taken_back.exists(),
        )
        .order_by(*task_counts.plan_order(), Unit.alphabetical, Statement.said_at, Figure.id)
    )
    month = reporting_month(scope.day)
    last: dict[tuple[str, str, str], Count] = {}
    before: dict[tuple[str, str, str], Count] = {}
    for task, unit, said_in, done, total, what, target in session.execute(query):
        count = Count(done, total, what, target)
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
    state = state_on(row, day, is_last=is_last)
    granted = row.granted_until if state is ExtensionState.GRANTED else None
    return ExtensionEvent(
        task=row.task.number,
        unit=row.unit.name,
        old_due=row.due_before,
        new_due=granted or row.asked_until,
        on=_decided_by(row, day) or row.asked_on,
        outcome=state.value,
    )


def state_on(row: Extension, day: date, *, is_last: bool) -> ExtensionState:
    """Return what had become of a request by a day; whether it was the unit's last by then is told."""
    decided_on = _decided_by(row, day)
    if row.state is ExtensionState.REPLACED:
        before = ExtensionState.PROPOSED if decided_on is not None else ExtensionState.WAITING
        return before if is_last else ExtensionState.REPLACED
    return row.state if decided_on is not None else ExtensionState.WAITING


def _decided_by(row: Extension, day: date) -> date | None:
    return row.decided_on if row.decided_on is not None and row.decided_on <= day else None


def _moved_otherwise(session: Session, scope: Scope, asked: Collection[Extension]) -> list[ExtensionEvent]:
    """Return the dates that a new version of the plan moved, or the secretariat as it returned a claim."""
    owed = obligation_versions.owed_on(scope.past)
    of_both = (Statement.task_id == Obligation.task_id, Statement.unit_id == Obligation.unit_id)
    returned_on = (
        select(func.max(Statement.said_on))
        .where(*of_both, Statement.source == StatementSource.RETURNED, Statement.said_on <= scope.day)
        .scalar_subquery()
    )
    query = (
        select(Obligation.id, Task.number, Unit.name, Obligation.original_due, owed.c.due, returned_on)
        .join(owed, owed.c.id == Obligation.id)
        .join(Task, Task.id == Obligation.task_id)
        .join(Unit, Unit.id == Obligation.unit_id)
        .where(Obligation.plan_id == scope.plan_id, owed.c.due != Obligation.original_due)
        .order_by(Task.position, Unit.alphabetical)
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
    lately = [
        LoggedMessage(at.astimezone(zone), unit, _shown(content), state.value)
        for at, unit, content, state in session.execute(query)
    ]
    earlier = _packed_messages(session, end_of_day(scope.day, zone), zone)
    return [*lately, *islice(earlier, MOST_MESSAGES - len(lately))]


def _packed_messages(session: Session, before: datetime, zone: tzinfo | None) -> Iterator[LoggedMessage]:
    query = (
        select(ChatLink.chat_id, Unit.name)
        .join(Unit, Unit.id == ChatLink.unit_id)
        .where(ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED)
    )
    units: defaultdict[int, list[str]] = defaultdict(list)
    for chat, unit in session.execute(query):
        units[chat].append(unit)
    for chat, at, text in told.latest(session, units, before):
        for unit in units[chat]:
            yield LoggedMessage(at.astimezone(zone), unit, without_markup(text), OutboxState.SENT.value)


def _shown(content: Mapping[str, Any]) -> str:
    """Return the words of a message as people see them."""
    return without_markup(content.get("text") or "")
