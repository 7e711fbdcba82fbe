"""A summary looked at by groups of tasks, by units, by one unit, by one task."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from sqlalchemy import FromClause, Select, case, func, select
from sqlalchemy.orm import Session, contains_eager

from plans.attainment import Count
from plans.plan import Role
from plans.standing import Assigned, CountedUnit, Scope, UnitTask, UnitView
from plans.units import UnitLevel
from storage.models import (
    CurrentStatus,
    Obligation,
    ObligationState,
    Plan,
    Statement,
    StatementSource,
    Task,
    TaskGroup,
    Unit,
)
from storage.models.statements import ENDLESS
from storage.plans import obligation_versions
from storage.reporting import figures
from storage.summary import facts, history, plan_report, task_counts
from storage.summary.lead_statements import quoted


def groups(session: Session, plan_id: int) -> list[tuple[int, str, str]]:
    """Return the position, number and title of every group of a plan."""
    query = select(TaskGroup.position, TaskGroup.number, TaskGroup.title).where(TaskGroup.plan_id == plan_id)
    return [
        (position, number, title) for position, number, title in session.execute(query.order_by("position"))
    ]


def units(session: Session, scope: Scope, level: UnitLevel | None = None) -> list[CountedUnit]:
    """Return how far every lead unit (of a level) is: its tasks, those finished, those it is late with."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for owed in obligation_versions.parts_owed_on(scope.past):
        for unit, tasks, finished, late in session.execute(_counted_by_unit(owed, scope)):
            counts[unit].update(tasks=tasks, finished=finished, late=late)
    query = select(Unit.id, Unit.name).order_by(Unit.alphabetical)
    if level is not None:
        query = query.where(Unit.level == level)
    return [
        CountedUnit(unit, name, **counts[unit]) for unit, name in session.execute(query) if unit in counts
    ]


def _counted_by_unit(owed: FromClause, scope: Scope) -> Select[*tuple[Any, ...]]:
    """Return the query of how many tasks each unit leads, has finished, and is late with; without its name.

    With the names, and put together with what was owed otherwise then, it takes twice as long.
    """
    finished = case(((owed.c.state == ObligationState.MET) & (owed.c.met_on <= scope.day), 1), else_=0)
    late = case((task_counts.late_on(owed, scope.day), 1), else_=0)
    was_there = obligation_versions.task_was_there(scope.past)
    tasks = select(Task.id).where(Task.plan_id == scope.plan_id, was_there)
    return (
        select(owed.c.unit_id, func.count(), func.sum(finished), func.sum(late))
        .where(
            owed.c.plan_id == scope.plan_id,
            owed.c.task_id.in_(tasks),
            owed.c.state != ObligationState.REMOVED,
        )
        .group_by(owed.c.unit_id)
    )


def plans_of(session: Session, unit_id: int) -> list[int]:
    """Return the ids of the plans by which a unit owes something."""
    query = select(Obligation.plan_id).where(
        Obligation.unit_id == unit_id,
        Obligation.state != ObligationState.REMOVED,
        Obligation.plan_id.is_not(None),  # one-off requests belong to no plan
    )
    return sorted({plan_id for plan_id in session.scalars(query) if plan_id is not None})


def unit_view(session: Session, scope: Scope, unit: Unit) -> UnitView:
    """Return a plan as one unit sees it."""
    return UnitView(
        unit=unit.name,
        plan=session.get_one(Plan, scope.plan_id).title,
        scope=scope,
        tasks=_unit_tasks(session, scope, unit.id),
        submissions=[
            (period, row)
            for period in scope.periods
            for row in facts.submissions(session, period.id, scope)
            if row.unit == unit.name
        ],
    )


def _unit_tasks(session: Session, scope: Scope, unit_id: int) -> list[UnitTask]:
    said = {
        row.task_id: row for row in session.scalars(_statements(scope).where(Statement.unit_id == unit_id))
    }
    owed = obligation_versions.owed_on(scope.past)
    query = (
        select(Task, owed.c.due, task_counts.late_on(owed, scope.day))
        .join(owed, owed.c.task_id == Task.id)
        .where(
            owed.c.unit_id == unit_id,
            owed.c.state != ObligationState.REMOVED,
            Task.plan_id == scope.plan_id,
            obligation_versions.task_was_there(scope.past),
        )
        .order_by(*task_counts.plan_order())
    )
    counts = figures.of_statements(session, [row.id for row in said.values()])
    return [
        _unit_task(task, due, said.get(task.id), counts, is_late=bool(is_late))
        for task, due, is_late in session.execute(query)
    ]


def _unit_task(
    task: Task, due: date | None, said: Statement | None, counts: dict[int, list[Count]], *, is_late: bool
) -> UnitTask:
    """Return a task of a unit with what the unit says of it, if it has said anything."""
    return UnitTask(
        number=task.number,
        title=task.title,
        deadline_text=task.deadline_text,
        due=due,
        status=said.status if said else None,
        percent=said.percent if said else None,
        is_late=is_late,
        day_named=said.day_named if said else None,
        moved_to=due if due != task.due else None,
        counts=counts.get(said.id, ()) if said else (),
        words=quoted(said) if said and said.source is not StatementSource.RETURNED else None,
    )


def _statements(scope: Scope) -> Select[Statement]:
    """Return the query of the statements that are current in the state asked for."""
    if scope.is_past:
        return select(Statement).where(Statement.id.in_(history.statements_until(scope.plan_id, scope.day)))
    return (
        select(Statement)
        .join(CurrentStatus, CurrentStatus.update_id == Statement.id)
        .where(CurrentStatus.until == ENDLESS)
    )


def task_numbered(session: Session, plan_id: int, number: str) -> int | None:
    """Return the id of the task of that number."""
    query = select(Task.id).where(Task.plan_id == plan_id, Task.removed_on.is_(None))
    return session.scalars(query.where(func.lower(Task.number) == number.lower())).first()


def assigned(session: Session, task_id: int) -> Assigned:
    """Return who a task is given to, in the order of the plan, and by when."""
    task = session.get_one(Task, task_id)
    named = plan_report.assigned(session, task.plan_id)
    return Assigned(
        named[task_id, Role.LEAD],
        named[task_id, Role.COORDINATING],
        task.deadline_text,
        task.due,
        _moved(session, task),
    )


def _moved(session: Session, task: Task) -> list[tuple[str, date]]:
    """Return the units for which a task is due on another day than the plan's."""
    query = (
        select(Unit.name, Obligation.due)
        .join(Obligation, Obligation.unit_id == Unit.id)
        .where(Obligation.task_id == task.id, Obligation.state != ObligationState.REMOVED)
        .where(Obligation.due.is_not(None), Obligation.due.is_distinct_from(task.due))
        .order_by(Unit.alphabetical)
    )
    return [(unit, due) for unit, due in session.execute(query) if due is not None]


def lead_statements(session: Session, scope: Scope, task_id: int) -> list[tuple[str, Statement]]:
    """Return what each lead unit said of a task, the units by name."""
    query = _statements(scope).where(Statement.task_id == task_id)
    rows = session.scalars(
        query.join(Statement.unit).options(contains_eager(Statement.unit)).order_by(Unit.alphabetical)
    )
    return [(row.unit.name, row) for row in rows]
