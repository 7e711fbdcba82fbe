"""The rows a morning's reminders are made of."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.standing import NamedPeriod
from storage.models import (
    ChatLink,
    LinkRole,
    LinkState,
    Obligation,
    ObligationState,
    ReportPeriod,
    Task,
    Unit,
)
from storage.pauses import is_paused


@dataclass(frozen=True, slots=True)
class OwedTask:
    """A task with a date that a unit has not done yet."""

    unit_id: int
    task_id: int
    number: str
    title: str
    deadline_text: str | None
    before: date | None
    due: date
    plan_id: int


@dataclass(frozen=True, slots=True)
class OwedPeriod:
    """A period report that a unit has not submitted yet."""

    unit_id: int
    plan_id: int
    period: NamedPeriod

    @property
    def due(self) -> date:
        """Return the last on-time day."""
        return self.period.due


@dataclass(frozen=True, slots=True)
class ReminderChat:
    """A group that can be reminded."""

    chat_id: int
    topic_id: int | None
    unit_id: int
    unit_name: str


def chats_to_remind(session: Session, today: date) -> list[ReminderChat]:
    """Return every reachable group of a unit that exists and is not left alone today."""
    query = (
        select(ChatLink.chat_id, ChatLink.topic_id, Unit.id, Unit.name)
        .join(Unit, Unit.id == ChatLink.unit_id)
        .where(ChatLink.role == LinkRole.UNIT, ChatLink.state == LinkState.ACTIVE)
        .where(Unit.closed_on.is_(None), ~is_paused(today))
        .order_by(ChatLink.id)
    )
    return [ReminderChat(*row) for row in session.execute(query)]


def owed_tasks(session: Session, until: date) -> list[OwedTask]:
    """Return what is open with a due date not after `until`, the oldest first."""
    query = (
        select(
            Obligation.unit_id,
            Task.id,
            Task.number,
            Task.title,
            Task.deadline_text,
            Task.before,
            Obligation.due,
            Task.plan_id,
        )
        .join(Task, Task.id == Obligation.task_id)
        .where(Obligation.state == ObligationState.OPEN, Obligation.due <= until)
        .order_by(Obligation.due, Task.plan_id, Task.position)
    )
    return [
        OwedTask(unit_id, task_id, number, title, deadline_text, before, due, plan_id)
        for unit_id, task_id, number, title, deadline_text, before, due, plan_id in session.execute(query)
        if due is not None
    ]


def owed_periods(session: Session, until: date) -> list[OwedPeriod]:
    """Return the period reports still owed with a due date not after `until`, the oldest first."""
    query = (
        select(
            Obligation.unit_id,
            ReportPeriod.plan_id,
            ReportPeriod.id,
            ReportPeriod.kind,
            ReportPeriod.year,
            ReportPeriod.number,
            ReportPeriod.due,
            ReportPeriod.strictly_before,
        )
        .join(ReportPeriod, ReportPeriod.id == Obligation.period_id)
        .where(Obligation.state == ObligationState.OPEN, Obligation.due <= until)
        .order_by(ReportPeriod.due, ReportPeriod.plan_id, ReportPeriod.id)
    )
    return [
        OwedPeriod(unit_id, plan_id, NamedPeriod(period_id, kind, year, number, due, strictly))
        for unit_id, plan_id, period_id, kind, year, number, due, strictly in session.execute(query)
    ]
