"""Tasks that came singly get another day, other leads, or an end; what units owe follows."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans import plan as document
from storage import log, outbox
from storage.actors import Actor
from storage.models import Obligation, ObligationState, Plan, Task
from storage.plans import amendments, obligations, saving
from storage.plans.given import units_meant
from storage.plans.given_standing import names_of
from storage.units.directory import Directory


def key_of(task_id: int) -> str:
    """Return how the keys of the messages begin by which a task is given to units."""
    return f"given:{task_id}:"


def move(
    session: Session,
    actor: Actor,
    task: Task,
    words: str,
    deadline: document.Deadline,
    now: datetime,
    today: date,
) -> None:
    """Let a task be due on another day; what is open of it moves with it."""

    def write() -> None:
        task.deadline_text, task.deadline_kind = words, deadline.kind
        task.due, task.before, task.ongoing = deadline.due, deadline.before, deadline.ongoing
        task.due_at = None

    before = str(task.due) if task.due else task.deadline_text
    changed(session, task.plan, [task], write, today)
    after = str(deadline.due) if deadline.due else words
    log.record(session, actor, "move_task", f"task:{task.id}", now, before=before, after=after)


def reassign(
    session: Session, actor: Actor, task: Task, lead: Sequence[str], now: datetime, today: date
) -> None:
    """Let others lead a task: they owe it, the former ones no longer."""
    before = ", ".join(names_of(task, document.Role.LEAD))

    def write() -> None:
        for assignment in [one for one in task.assignments if one.role is document.Role.LEAD]:
            task.assignments.remove(assignment)
            session.delete(assignment)
        session.flush()
        named = document.Task("", None, "", tuple(lead), (), None, document.Deadline(task.deadline_kind))
        task.assignments.extend(saving.assignments_of(named, Directory(session, now, task.plan.issuer)))

    changed(session, task.plan, [task], write, today, units_meant(session, lead))
    after = ", ".join(names_of(task, document.Role.LEAD))
    log.record(session, actor, "reassign_task", f"task:{task.id}", now, before=before, after=after)


def end(session: Session, actor: Actor, task: Task, reason: str, now: datetime, today: date) -> None:
    """Ask for a task no more; what was reported on it stays."""

    def write() -> None:
        task.removed_on = today

    changed(session, task.plan, [task], write, today)
    outbox.withdraw(session, key_of(task.id), "the task was ended", now)
    log.record(session, actor, "end_task", f"task:{task.id}", now, after=log.written(reason=reason))


def changed(
    session: Session,
    plan: Plan,
    tasks: Sequence[Task],
    write: Callable[[], None],
    today: date,
    anew: Collection[int] = (),
) -> None:
    """Change tasks of a plan and let what units owe of them follow.

    What a unit gave back stays given back, but for the units that are given it `anew`.
    """
    numbers = [task.id for task in tasks]
    leads = obligations.leads_of(session, plan, numbers)
    dues = {one.id: one.due for one in tasks}
    removed = select(Obligation).where(
        Obligation.task_id.in_(numbers), Obligation.state == ObligationState.REMOVED
    )
    given_back = [
        row.id
        for row in session.scalars(removed)
        if row.unit_id in leads.get(row.task_id or 0, ()) and row.unit_id not in anew
    ]
    write()
    session.flush()
    amendments.let_owed_follow(session, plan, tasks, dues, today, given_back)
    obligations.materialise_tasks(session, plan, tasks, today, ObligationState.OPEN)
