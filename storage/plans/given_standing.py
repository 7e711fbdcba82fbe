"""How the tasks that came singly stand: which are open, who owes them, who has them, who is late."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from plans.plan import Role
from storage.models import Acknowledgement, Assignment, Obligation, ObligationState, Task


@dataclass(frozen=True, slots=True)
class Counted:
    """How many units owe a task, how many said that they have it, have done it, and are late with it."""

    owing: int
    seen: int
    done: int
    late: int


def task_of(session: Session, task_id: int) -> Task | None:
    """Return a task that came singly and has not been ended, or None."""
    task = session.get(Task, task_id)
    is_given = task is not None and task.origin_id is not None and task.removed_on is None
    return task if is_given else None


def open_tasks(session: Session) -> list[Task]:
    """Return the tasks that came singly and are not done by all, by due date, the undated last.

    One that nobody owes, because it was given back, is among them.
    """
    of_task = select(Obligation.id).where(Obligation.task_id == Task.id)
    is_owed = of_task.where(Obligation.state == ObligationState.OPEN).exists()
    is_anybodys = of_task.where(Obligation.state != ObligationState.REMOVED).exists()
    query = (
        select(Task)
        .where(Task.origin_id.is_not(None), Task.removed_on.is_(None), is_owed | ~is_anybodys)
        .order_by(Task.due.is_(None), Task.due, Task.plan_id, Task.position)
        .options(
            selectinload(Task.origin),
            selectinload(Task.assignments).selectinload(Assignment.unit),
            selectinload(Task.assignments).selectinload(Assignment.collective),
        )
    )
    return list(session.scalars(query))


def owed_by(session: Session, tasks: Collection[int], unit_id: int) -> set[int]:
    """Return which of the tasks a unit still owes."""
    query = select(Obligation.task_id).where(
        Obligation.task_id.in_(tasks), Obligation.unit_id == unit_id, Obligation.state == ObligationState.OPEN
    )
    return {task for task in session.scalars(query) if task is not None}


def owing(session: Session, task_id: int) -> set[int]:
    """Return the ids of the units that owe a task or have done it."""
    query = select(Obligation.unit_id).where(
        Obligation.task_id == task_id, Obligation.state != ObligationState.REMOVED
    )
    return set(session.scalars(query))


def is_nobodys(session: Session, task_id: int) -> bool:
    """Return whether a task came singly and no unit owes it or has done it."""
    return task_of(session, task_id) is not None and not owing(session, task_id)


def still_owing(session: Session, task_id: int) -> set[int]:
    """Return the ids of the units that owe a task and have not done it."""
    query = select(Obligation.unit_id).where(
        Obligation.task_id == task_id, Obligation.state == ObligationState.OPEN
    )
    return set(session.scalars(query))


def owes(session: Session, unit_id: int, task_id: int) -> bool:
    """Return whether a unit owes a task and has not done it."""
    return unit_id in still_owing(session, task_id)


def owed_of(session: Session, unit_id: int, origin_id: int) -> list[int]:
    """Return the ids of what a unit still owes of all that was given by one document."""
    query = (
        select(Obligation.id)
        .join(Task, Task.id == Obligation.task_id)
        .where(
            Task.origin_id == origin_id,
            Obligation.unit_id == unit_id,
            Obligation.state == ObligationState.OPEN,
        )
    )
    return list(session.scalars(query))


def counts(session: Session, tasks: Collection[int], today: date) -> dict[int, Counted]:
    """Return how the units stand with each of the tasks."""
    is_open, is_done = (Obligation.state == state for state in (ObligationState.OPEN, ObligationState.MET))
    seen = select(Acknowledgement.obligation_id).where(Acknowledgement.obligation_id == Obligation.id)
    query = (
        select(
            Obligation.task_id,
            func.count(),
            func.count().filter(seen.exists()),
            func.count().filter(is_done),
            func.count().filter(is_open & (Obligation.due < today)),
        )
        .where(Obligation.task_id.in_(tasks), Obligation.state != ObligationState.REMOVED)
        .group_by(Obligation.task_id)
    )
    return {task or 0: Counted(*numbers) for task, *numbers in session.execute(query)}


def names_of(task: Task, role: Role) -> list[str]:
    """Return who leads or coordinates a task, as the plan names them."""
    assigned = sorted(task.assignments, key=lambda one: one.id)
    named = (one.unit or one.collective for one in assigned if one.role is role)
    return [row.name for row in named if row is not None]
