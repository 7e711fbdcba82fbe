"""The current statements of every lead unit on the tasks of a plan, and what the secretariat says to it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from plans.privacy import masked, masked_part
from plans.report import LeadStatement
from plans.standing import Scope
from plans.status import FINISHED
from plans.verdict import Judgement, Verdict
from storage.models import CurrentStatus, ObligationState, Person, Statement, StatementSource, Task, Unit
from storage.models.statements import ENDLESS
from storage.plans import obligation_versions
from storage.summary import history


def statements(session: Session, scope: Scope, zone: tzinfo | None) -> defaultdict[int, list[LeadStatement]]:
    """Return the current statements of every lead unit, by task; the units by name, times of the zone."""
    owed = obligation_versions.owed_on(scope.past)
    query = (
        select(
            *_WHAT_WAS_SAID, Unit.name.label("unit"), Person.display_name, owed.c.state, owed.c.accepted_at
        )
        .join(Unit, Unit.id == Statement.unit_id)
        .join(Person, Person.id == Statement.person_id)
        .join(Task, Task.id == Statement.task_id)
        .join(owed, and_(owed.c.task_id == Statement.task_id, owed.c.unit_id == Statement.unit_id))
        .where(Task.plan_id == scope.plan_id, owed.c.state != ObligationState.REMOVED, stands(scope))
        .order_by(Unit.alphabetical)
        .execution_options(yield_per=AT_ONCE)
    )
    said: defaultdict[int, list[LeadStatement]] = defaultdict(list)
    for row in session.execute(query):
        said[row.task_id].append(_statement(row, scope.day, zone))
    return said


AT_ONCE = 1000
"""So many rows are in memory besides what is made of them."""
_WHAT_WAS_SAID = (
    Statement.task_id,
    Statement.status,
    Statement.percent,
    Statement.text,
    Statement.excerpt,
    Statement.source,
    Statement.said_at,
    Statement.said_on,
    Statement.day_named,
)
"""Columns: a statement as an object takes several times as long."""


def stands(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a statement is current in the state asked for."""
    if scope.is_past:
        return Statement.id.in_(history.statements_until(scope.plan_id, scope.day))
    return Statement.id.in_(select(CurrentStatus.update_id).where(CurrentStatus.until == ENDLESS))


def accepted_on(accepted_at: datetime | None, day: date, zone: tzinfo | None) -> date | None:
    """Return the local day on which it was accepted that a task is done, if that was by this day."""
    on = accepted_at.astimezone(zone).date() if accepted_at is not None else None
    return on if on is not None and on <= day else None


def _decision(row: Any, day: date, zone: tzinfo | None) -> Judgement | None:
    """Return what the secretariat says to a statement; None where there is nothing to decide."""
    if row.source is StatementSource.RETURNED:
        return Judgement(Verdict.RETURNED, row.said_on, masked(row.text or ""))
    is_owed = row.state is not ObligationState.WAIVED
    if row.status not in FINISHED or row.source is StatementSource.IMPORTED or not is_owed:
        return None
    on = accepted_on(row.accepted_at, day, zone)
    return Judgement(Verdict.ACCEPTED, on) if on else Judgement(Verdict.WAITING)


def quoted(statement: Any) -> str | None:
    """Return what was said of the task as it may be repeated, or None where the status says it all."""
    if statement.excerpt is None or statement.text is None:
        return masked(statement.text) if statement.text else None
    return masked_part(statement.excerpt, statement.text) if statement.excerpt else None


def _statement(row: Any, day: date, zone: tzinfo | None) -> LeadStatement:
    is_units_own = row.source is not StatementSource.RETURNED
    return LeadStatement(
        unit=row.unit,
        status=row.status,
        percent=row.percent,
        text=quoted(row) if is_units_own else None,
        said_at=row.said_at.astimezone(zone),
        said_on=row.said_on,
        said_by=row.display_name,
        imported=row.source is StatementSource.IMPORTED,
        decision=_decision(row, day, zone),
        day_named=row.day_named,
    )


def finished_since(session: Session, scope: Scope, tasks: Collection[int]) -> dict[int, date]:
    """Return the day since which these finished tasks are called so by all who lead them, by their own words.

    A unit that repeats every month that it is done has not finished anew.
    """
    owed = obligation_versions.owed_on(scope.past)
    led = (
        select(owed.c.task_id, owed.c.unit_id)
        .where(
            owed.c.plan_id == scope.plan_id,
            owed.c.task_id.in_(tasks),
            owed.c.state != ObligationState.REMOVED,
        )
        .subquery()
    )
    finished = history.finished_since(led, scope.day)
    query = select(finished.c.task_id, func.max(finished.c.day)).group_by(finished.c.task_id)
    return {task: day for task, day in session.execute(query) if day is not None}
