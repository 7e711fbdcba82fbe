"""Tasks that wait for guidance: whom to ask this quarter, what was answered, the date that is then set."""

from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from plans.plan import Deadline, DeadlineKind
from storage import log
from storage.actors import Actor, remember_person
from storage.models import (
    ChatLink,
    GuidanceInquiry,
    LinkRole,
    Obligation,
    ObligationState,
    Task,
    Unit,
)
from storage.plans import obligation_versions
from storage.reminders.reachable_chats import is_told
from storage.units.pauses import is_paused

MONTHS_A_QUARTER = 3


def quarter_of(day: date) -> str:
    """Return "2025-Q3"."""
    return f"{day.year}-Q{(day.month + 2) // MONTHS_A_QUARTER}"


def ask_this_quarter(session: Session, now: datetime, today: date) -> list[GuidanceInquiry]:
    """Note and return the questions not asked yet this quarter, of units that can be reached.

    A plan saved this quarter is fresh: its units are asked from the next one on.
    """
    quarter = quarter_of(today)
    begin = date(today.year, (today.month - 1) // MONTHS_A_QUARTER * MONTHS_A_QUARTER + 1, 1)
    asked = select(GuidanceInquiry.id).where(
        GuidanceInquiry.unit_id == Obligation.unit_id,
        GuidanceInquiry.task_id == Obligation.task_id,
        GuidanceInquiry.quarter == quarter,
    )
    reached = select(ChatLink.id).where(ChatLink.unit_id == Obligation.unit_id, is_told(LinkRole.UNIT))
    query = (
        select(Obligation.unit_id, Task)
        .join(Task, Task.id == Obligation.task_id)
        .join(Unit, Unit.id == Obligation.unit_id)
        .where(
            Task.deadline_kind == DeadlineKind.AWAITING_GUIDANCE,
            Task.removed_on.is_(None),
            Obligation.state == ObligationState.OPEN,
            Obligation.due.is_(None),
            ~is_paused(today),
            ~asked.exists(),
            reached.exists(),
        )
        .order_by(Obligation.unit_id, Task.plan_id, Task.position)
    )
    new = [
        GuidanceInquiry(unit_id=unit_id, task=task, quarter=quarter, asked_at=now)
        for unit_id, task in session.execute(query)
        if task.plan.saved_at.astimezone(now.tzinfo).date() < begin
    ]
    session.add_all(new)
    session.flush()
    return new


def inquiry_of(session: Session, unit_id: int, inquiry_id: int) -> GuidanceInquiry | None:
    """Return a question that was put to this unit."""
    inquiry = session.get(GuidanceInquiry, inquiry_id)
    return inquiry if inquiry is not None and inquiry.unit_id == unit_id else None


def has_come(session: Session, actor: Actor, inquiry: GuidanceInquiry, now: datetime) -> None:
    """Note that the guidance has come."""
    remember_person(session, actor.person_id, actor.display_name)
    inquiry.has_come, inquiry.answered_at, inquiry.answered_by = True, now, actor.person_id
    session.flush()


def has_not_come(session: Session, actor: Actor, inquiry: GuidanceInquiry, now: datetime) -> int:
    """Note that no guidance has come for what the unit was asked together; return for how many tasks."""
    remember_person(session, actor.person_id, actor.display_name)
    statement = (
        update(GuidanceInquiry)
        .where(
            GuidanceInquiry.unit_id == inquiry.unit_id,
            GuidanceInquiry.quarter == inquiry.quarter,
            GuidanceInquiry.answered_at.is_(None),
        )
        .values(has_come=False, answered_at=now, answered_by=actor.person_id)
        .returning(GuidanceInquiry.id)
    )
    return len(session.scalars(statement).all())


def describe(session: Session, inquiry: GuidanceInquiry, words: str, issued: date | None) -> None:
    """Keep what the unit says of the guidance: its number, its date."""
    inquiry.words, inquiry.issued = words, issued
    session.flush()


def task_of(session: Session, task_id: int) -> Task | None:
    """Return a task that a plan still has."""
    task = session.get(Task, task_id)
    return task if task is not None and task.removed_on is None else None


def set_due(
    session: Session,
    actor: Actor,
    task: Task,
    deadline: Deadline,
    written: str,
    now: datetime,
    today: date,
) -> list[int]:
    """Give a task the date that the secretariat set; return the units that owe it by then."""
    before, task.deadline_text = task.deadline_text, written
    task.deadline_kind, task.due, task.before = DeadlineKind.BY_DATE, deadline.due, deadline.before
    is_open = (Obligation.task_id == task.id, Obligation.state == ObligationState.OPEN)
    obligation_versions.keep_all(session, today, *is_open)
    statement = update(Obligation).where(*is_open).values(due=deadline.due).returning(Obligation.unit_id)
    units = list(session.scalars(statement).all())
    log.record(session, actor, "set_due", f"task:{task.id}", now, before=before, after=written)
    session.flush()
    return units
