"""Which of its tasks an office has linked to which that its unit owes above, and those not decided yet."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.levels.days import AskedRule
from plans.levels.links import TaskAbove, TaskBelow
from storage import log
from storage.models import Plan, Task, TaskGroup, TaskLink
from storage.plans import obligations


def decided(session: Session, owed: Collection[TaskAbove]) -> dict[int, int | None]:
    """Return what the office has decided: by task the one above that it serves, None where it serves none.

    What serves a task that is not `owed` above any more is to be decided anew.
    """
    rows = session.execute(select(TaskLink.task_id, TaskLink.above_task_id))
    still = {None, *(one.id for one in owed)}
    return {row.task_id: row.above_task_id for row in rows if row.above_task_id in still}


def decide(
    session: Session, author: log.Author, task_id: int, above: tuple[int, str] | None, now: datetime
) -> bool:
    """Let a task serve one above, by its id and number, or none; return whether that is new."""
    session.flush()
    link = session.scalars(select(TaskLink).where(TaskLink.task_id == task_id)).first()
    above_id = above[0] if above else None
    if link is not None and link.above_task_id == above_id:
        return False
    if link is None:
        link = TaskLink(task_id=task_id)
        session.add(link)
    link.above_task_id, link.decided_at, link.decided_by = above_id, now, author.person_id
    log.record(session, author, "link_task", f"task:{task_id}", now, after=above[1] if above else None)
    session.flush()
    return True


def tasks(session: Session, plans: Collection[int] | None = None) -> list[TaskBelow]:
    """Return the tasks of the office that are in force, of all its plans or of some, in their order."""
    query = (
        select(Task, TaskGroup.title)
        .outerjoin(TaskGroup, TaskGroup.id == Task.group_id)
        .where(Task.removed_on.is_(None))
        .order_by(Task.plan_id, Task.position)
    )
    if plans is not None:
        query = query.where(Task.plan_id.in_(plans))
    return [
        TaskBelow(task.id, task.number, task.title, task.due, f"{group or ''} {task.deadline_text or ''}")
        for task, group in session.execute(query)
    ]


def rules(session: Session, plan: Plan) -> list[AskedRule]:
    """Return the report rules of a plan that are in force, with the plan's months."""
    in_force = obligations.rules_in_force(session, plan)
    return [AskedRule(obligations.rule_values(rule), plan.months) for rule in in_force]
