"""Work that comes back every week, month or quarter: each occurrence is a task that is owed by itself."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans import plan as document
from plans.given import Again
from plans.periods import ReportPeriod, periods_of
from plans.plan import Deadline, DeadlineKind
from storage import log
from storage.actors import Actor
from storage.models import ObligationState, Plan, RecurringTask, Task, TaskOrigin
from storage.plans import given, given_changes, obligations

AHEAD = timedelta(days=14)
"""So long before it is due an occurrence is there; the next one always is."""
LONGEST = timedelta(days=100)
"""A quarter and some days: within it whatever comes back is due once."""


def new(plan: Plan, task: document.Task, again: Again, origin: TaskOrigin) -> RecurringTask:
    """Return work of a plan that comes back, not stored yet."""
    return RecurringTask(
        plan_id=plan.id,
        origin_id=origin.id,
        title=task.title,
        lead=list(task.lead),
        coordinating=list(task.coordinating),
        words=task.deadline_text or "",
        kind=again.kind,
        weekday=again.weekday,
        day=again.day,
        strictly_before=again.strictly_before,
    )


def begin(session: Session, actor: Actor, row: RecurringTask, now: datetime, today: date) -> list[Task]:
    """Let work come back from now on; return the first occurrences, which the units owe."""
    session.add(row)
    session.flush()
    tasks = _make_ahead(session, row, now, today)
    plan = session.get_one(Plan, row.plan_id)
    obligations.materialise_tasks(session, plan, tasks, today, ObligationState.OPEN)
    log.record(session, actor, "give_task", f"task:{tasks[0].id}", now, after=log.written(text=row.words))
    return tasks


def make_ahead(session: Session, now: datetime, today: date) -> None:
    """Add the occurrences that are coming and missing; run as often as you like."""
    for row in session.scalars(select(RecurringTask).where(RecurringTask.stopped_at.is_(None))).all():
        plan, made = session.get_one(Plan, row.plan_id), _make_ahead(session, row, now, today)
        obligations.materialise_tasks(session, plan, made, today, ObligationState.OPEN)


def _make_ahead(session: Session, row: RecurringTask, now: datetime, today: date) -> list[Task]:
    plan, origin = session.get_one(Plan, row.plan_id), session.get_one(TaskOrigin, row.origin_id)
    known = set(session.scalars(select(Task.occurrence).where(Task.recurring_id == row.id)))
    made = []
    for period in _coming(row, today):
        if period.name not in known:
            task = given.add(session, plan, _occurrence(row, period.due), origin, now, today)
            task.recurring_id, task.occurrence = row.id, period.name
            made.append(task)
    session.flush()
    return made


def _coming(row: RecurringTask, today: date) -> list[ReportPeriod]:
    rule = Again(row.kind, row.weekday, row.day, row.strictly_before).rule(row.words)
    soon = periods_of(rule, today, today + AHEAD)
    return soon or periods_of(rule, today, today + LONGEST)[:1]


def _occurrence(row: RecurringTask, due: date) -> document.Task:
    written = f"{due:%d/%m/%Y}"
    return document.Task(
        number="",
        group=None,
        title=f"{row.title} ({written})",
        lead=tuple(row.lead),
        coordinating=tuple(row.coordinating),
        deadline_text=written,
        deadline=Deadline(DeadlineKind.BY_DATE, due=due),
    )


def of_task(session: Session, task: Task) -> RecurringTask | None:
    """Return the work of which a task is an occurrence, if it still comes back."""
    row = session.get(RecurringTask, task.recurring_id) if task.recurring_id is not None else None
    return row if row is not None and row.stopped_at is None else None


def stop(
    session: Session, actor: Actor, task: Task, row: RecurringTask, reason: str, now: datetime, today: date
) -> list[Task]:
    """Let work come back no more; return the occurrences not yet due, which are ended."""
    row.stopped_at = now
    coming = select(Task).where(Task.recurring_id == row.id, Task.due >= today, Task.removed_on.is_(None))
    ended = list(session.scalars(coming.order_by(Task.due)))

    def write() -> None:
        for one in ended:
            one.removed_on = today

    given_changes.changed(session, task.plan, ended, write, today)
    log.record(session, actor, "stop_recurring", f"task:{task.id}", now, after=log.written(reason=reason))
    return ended
