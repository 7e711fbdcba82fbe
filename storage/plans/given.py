"""Tasks that come singly: put into the year's plan, looked through, changed and ended there."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans import plan as document
from plans.given import Origin, Urgency, title_of
from plans.units import UnitClass, read_unit, rules_of
from storage import log
from storage.actors import Actor
from storage.models import (
    Collective,
    ObligationState,
    Plan,
    Task,
    TaskOrigin,
)
from storage.plans import obligations, saving
from storage.units import directory, memberships
from storage.units.directory import Directory

HUNDRED = 100


def year_plan(session: Session, actor: Actor, now: datetime, today: date, of: str | None = None) -> Plan:
    """Return the plan of what comes singly this year, made like the latest plan where it is first needed.

    `of` is whose tasks they are, a meeting's or a leader's, where these have a plan of their own.
    """
    title = title_of(today.year, of)
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


def new_origin(session: Session, origin: Origin, urgency: Urgency, now: datetime) -> TaskOrigin:
    """Return what tasks are given by, to be kept with them."""
    row = TaskOrigin(
        document=origin.document,
        issued=origin.issued,
        about=origin.about,
        given_by=origin.given_by,
        urgency=urgency,
        given_at=now,
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
    obligations.materialise_tasks(session, plan, tasks, today, past)
    for task in tasks:
        origin = task.origin.document if task.origin is not None else None
        after = log.written(text=task.deadline_text, document=origin)
        log.record(session, actor, "give_task", f"task:{task.id}", now, after=after)


def add(
    session: Session, plan: Plan, task: document.Task, origin: TaskOrigin, now: datetime, today: date
) -> Task:
    """Add a task to a plan by a number of its own; nobody owes it yet (see `let_owe`)."""
    position = max((one.position for one in plan.tasks), default=0) + 1
    numbered = replace(task, number=str(_next_number(session)), group=None)
    row = saving.new_task(numbered, position, {}, Directory(session, now, plan.issuer), added_on=today)
    row.origin = origin
    plan.tasks.append(row)
    session.flush()
    return row


def _next_number(session: Session) -> int:
    """Return a number that no other plan has: the next one, at first the hundred above those of all plans.

    So "NV 101 xong" says which task is meant, also where a unit is in another plan with a task 1.
    """
    given = select(Task.number).where(Task.origin_id.is_not(None))
    last = max(_decimal(session.scalars(given)), default=0)
    others = max(_decimal(session.scalars(select(Task.number))), default=0)
    return last + 1 if last else (others // HUNDRED + 1) * HUNDRED + 1


def _decimal(numbers: Iterable[str]) -> list[int]:
    return [int(number) for number in numbers if number.isdecimal()]


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
