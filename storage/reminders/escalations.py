"""What is late for long and was told to those above: each thing once to each step."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from plans.given import Urgency
from storage.models import Escalation, EscalationStep, Obligation, ObligationState, Task, TaskOrigin, Unit
from storage.reminders.owed import DUE
from storage.reminders.reachable_chats import is_spoken_to
from storage.rows import insert_missing


@dataclass(frozen=True, slots=True)
class LateObligation:
    """Something open past its date."""

    obligation_id: int
    unit_id: int
    plan_id: int | None
    due: date
    marked: Urgency | None
    """How urgent it is, where it is a task that came singly."""


def not_told_yet(session: Session, step: EscalationStep, today: date) -> list[LateObligation]:
    """Return what is late today and was not told to this step, of the units that are spoken to."""
    told = exists().where(
        Escalation.obligation_id == Obligation.id,
        Escalation.due == Obligation.due,
        Escalation.step == step,
    )
    query = (
        select(Obligation.id, Obligation.unit_id, Obligation.plan_id, DUE, TaskOrigin.urgency)
        .join(Unit, Unit.id == Obligation.unit_id)
        .outerjoin(Task, Task.id == Obligation.task_id)
        .outerjoin(TaskOrigin, TaskOrigin.id == Task.origin_id)
        .where(Obligation.state == ObligationState.OPEN, Obligation.due < today, ~told, is_spoken_to(today))
        .order_by(Obligation.due, Obligation.id)
    )
    return [LateObligation(*row) for row in session.execute(query)]


def note(session: Session, things: Collection[LateObligation], step: EscalationStep, today: date) -> None:
    """Note that these are told to a step today."""
    rows = [
        {"obligation_id": thing.obligation_id, "step": step, "due": thing.due, "on_day": today}
        for thing in things
    ]
    insert_missing(session, Escalation, rows)


def told_on(session: Session, step: EscalationStep, day: date) -> set[int]:
    """Return the ids of what was told to a step on a day and is still owed by the same date."""
    query = (
        select(Escalation.obligation_id)
        .join(Obligation, (Obligation.id == Escalation.obligation_id) & (Obligation.due == Escalation.due))
        .where(Escalation.step == step, Escalation.on_day == day, Obligation.state == ObligationState.OPEN)
    )
    return set(session.scalars(query))
