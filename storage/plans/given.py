"""Tasks that come singly: put into the year's plan, looked through, changed and ended there."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from plans import plan as document
from plans.given import Origin, Urgency
from plans.units import UnitClass, read_unit, rules_of
from storage import log, outbox
from storage.actors import Actor
from storage.models import (
    Acknowledgement,
    Assignment,
    Collective,
    Obligation,
    ObligationState,
    Plan,
    Task,
    TaskOrigin,
)
from storage.plans import amendments, obligations, saving
from storage.units import directory, memberships
from storage.units.directory import Directory


@dataclass(frozen=True, slots=True)
class Counted:
    """How many units owe a task, how many said that they have it, have done it, and are late with it."""

    owing: int
    seen: int
    done: int
    late: int


def year_plan(session: Session, actor: Actor, title: str, now: datetime, today: date) -> Plan:
    """Return the plan of this year and title, made like the latest one where it is first needed."""
    found = session.scalars(select(Plan).where(Plan.title == title, Plan.year == today.year)).first()
    if found is not None:
        return found
    latest = session.scalars(select(Plan).order_by(Plan.id.desc()).limit(1)).first()
    issuer, standing = (latest.issuer, latest.standing_unit) if latest is not None else (None, None)
    empty = document.Plan(title, None, issuer, None, today.year, standing)
    made = saving.save_plan(session, empty, actor, now, today)
    if latest is not None:
        made.letterhead, made.months, made.morning = latest.letterhead, latest.months, latest.morning
    return made


def new_origin(session: Session, origin: Origin, urgency: Urgency) -> TaskOrigin:
    """Return what tasks are given by, to be kept with them."""
    row = TaskOrigin(
        document=origin.document,
        issued=origin.issued,
        about=origin.about,
        given_by=origin.given_by,
        urgency=urgency,
    )
    session.add(row)
    session.flush()
    return row


def let_owe(
    session: Session,
    actor: Actor,
    plan: Plan,
    tasks: Sequence[Task],
    now: datetime,
    today: date,
    past: ObligationState = ObligationState.OPEN,
) -> None:
    """Let the units that lead new tasks of a plan owe them.

    `past` is the state of what is owed though its day has gone by.
    """
    obligations.materialise_plan(session, plan, today, past)
    for task in tasks:
        origin = task.origin.document if task.origin is not None else None
        after = log.written(text=task.deadline_text, reason=origin)
        log.record(session, actor, "give_task", f"task:{task.id}", now, after=after)


def add(
    session: Session, plan: Plan, task: document.Task, origin: TaskOrigin, now: datetime, today: date
) -> Task:
    """Add a task to a plan by its next number; nobody owes it yet (see `let_owe`)."""
    numbers = [int(one.number) for one in plan.tasks if one.number.isdecimal()]
    position = max((one.position for one in plan.tasks), default=0) + 1
    numbered = replace(task, number=str(max(numbers, default=0) + 1), group=None)
    row = saving.new_task(numbered, position, {}, Directory(session, now, plan.issuer), added_on=today)
    row.origin = origin
    plan.tasks.append(row)
    session.flush()
    return row


def units_meant(session: Session, names: Collection[str]) -> set[int]:
    """Return the ids of the units that these names mean now; names that nobody knows mean none."""
    home, meant = directory.home(session), set[int]()
    known = {row.name: row for row in session.scalars(select(Collective))}
    for name in names:
        reading = read_unit(name, home)
        if reading.kind is UnitClass.COLLECTIVE:
            rules = [rule.value for rule in rules_of(reading)]
            row = known.get(reading.canonical) or Collective(id=0, name=reading.canonical, rules=rules)
            meant |= memberships.members(session, [row])[row.id]
        elif (unit := directory.find(session, name).unit) is not None:
            meant.add(unit.id)
    return meant


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


def still_owing(session: Session, task_id: int) -> set[int]:
    """Return the ids of the units that owe a task and have not done it."""
    query = select(Obligation.unit_id).where(
        Obligation.task_id == task_id, Obligation.state == ObligationState.OPEN
    )
    return set(session.scalars(query))


def key_of(task_id: int) -> str:
    """Return how the keys of the messages begin by which a task is given to units."""
    return f"given:{task_id}:"


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


def names_of(task: Task, role: document.Role) -> list[str]:
    """Return who leads or coordinates a task, as the plan names them."""
    assigned = sorted(task.assignments, key=lambda one: one.id)
    named = (one.unit or one.collective for one in assigned if one.role is role)
    return [row.name for row in named if row is not None]


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

    before = str(task.due) if task.due else task.deadline_text
    changed(session, task.plan, write, today)
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

    anew = {(task.id, unit) for unit in units_meant(session, lead)}
    changed(session, task.plan, write, today, anew)
    after = ", ".join(names_of(task, document.Role.LEAD))
    log.record(session, actor, "reassign_task", f"task:{task.id}", now, before=before, after=after)


def end(session: Session, actor: Actor, task: Task, reason: str, now: datetime, today: date) -> None:
    """Ask for a task no more; what was reported on it stays."""

    def write() -> None:
        task.removed_on = today

    changed(session, task.plan, write, today)
    outbox.withdraw(session, key_of(task.id), "the task was ended", now)
    log.record(session, actor, "end_task", f"task:{task.id}", now, after=log.written(reason=reason))


def changed(
    session: Session,
    plan: Plan,
    write: Callable[[], None],
    today: date,
    anew: Collection[tuple[int, int]] = (),
) -> None:
    """Change tasks of a plan and let what units owe follow.

    What a unit gave back stays given back, but for the pairs of task and unit that are given `anew`.
    """
    leads = obligations.leads_of(session, plan)
    dues = {one.id: one.due for one in plan.tasks}
    removed = select(Obligation).where(
        Obligation.plan_id == plan.id, Obligation.state == ObligationState.REMOVED
    )
    given_back = [
        row.id
        for row in session.scalars(removed)
        if row.unit_id in leads.get(row.task_id or 0, ()) and (row.task_id or 0, row.unit_id) not in anew
    ]
    write()
    session.flush()
    amendments.let_owed_follow(session, plan, dues, today, ObligationState.OPEN, given_back)
