"""The queries of what one office has for the level above: each names it; `between_levels` runs them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from storage.models import (
    CurrentStatus,
    Obligation,
    ObligationState,
    Office,
    Plan,
    ReportRule,
    Statement,
    Task,
    TaskLink,
    Unit,
)
from storage.models.statements import ENDLESS

RULE = (
    ReportRule.kind,
    ReportRule.day,
    ReportRule.month,
    ReportRule.on_date,
    ReportRule.weekday,
    ReportRule.hour,
    ReportRule.strictly_before,
    ReportRule.source_text,
)
"""What a report rule is made of, without its row."""


def parts(office: int, above: Collection[int]) -> Select[Any]:
    """Return the query of the tasks of an office that serve these, each with every unit that leads it."""
    return (
        select(TaskLink.above_task_id, Task.id.label("task_id"), Task.number, Unit.id.label("unit_id"))
        .add_columns(Unit.name.label("unit"), func.coalesce(Plan.number, Plan.title).label("plan"))
        .add_columns(CurrentStatus.status, CurrentStatus.month, Statement.source, Statement.said_on)
        .join(Task, Task.id == TaskLink.task_id)
        .join(Plan, Plan.id == Task.plan_id)
        .join(Obligation, Obligation.task_id == Task.id)
        .join(Unit, Unit.id == Obligation.unit_id)
        .outerjoin(CurrentStatus, _CURRENT)
        .outerjoin(Statement, Statement.id == CurrentStatus.update_id)
        .where(TaskLink.office_id == office, TaskLink.above_task_id.in_(above))
        .where(*_owed_in(office))
        .order_by(Task.plan_id, Task.position, Unit.alphabetical)
    )


_CURRENT = and_(
    CurrentStatus.task_id == Obligation.task_id,
    CurrentStatus.unit_id == Obligation.unit_id,
    CurrentStatus.until == ENDLESS,
)


def _owed_in(office: int) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that a task is owed in an office; what was waived is once its unit has spoken."""
    # Put so that no database begins with all that is open in every office.
    is_owed = Obligation.state != ObligationState.WAIVED
    return (
        Task.office_id == office,
        Task.removed_on.is_(None),
        Obligation.office_id == office,
        Obligation.state != ObligationState.REMOVED,
        or_(is_owed, CurrentStatus.status.is_not(None)),
    )


def states(office: Office) -> Select[Any]:
    """Return the query of all tasks of an office, each with every unit that leads it."""
    served = aliased(Task)
    return (
        select(Task.id, Task.number, Task.title, served.number.label("above"), CurrentStatus.status)
        .add_columns(Obligation.state, Obligation.due)
        .join(Obligation, Obligation.task_id == Task.id)
        .outerjoin(CurrentStatus, _CURRENT)
        .outerjoin(TaskLink, and_(TaskLink.task_id == Task.id, TaskLink.office_id == office.id))
        .outerjoin(served, and_(served.id == TaskLink.above_task_id, served.office_id == office.parent_id))
        .where(Obligation.plan_id.in_(select(Plan.id).where(Plan.office_id == office.id)))
        .where(*_owed_in(office.id))
        .order_by(Task.plan_id, Task.position, Obligation.unit_id)
    )
