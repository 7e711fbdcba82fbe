"""What units owe by a date, and how each plan reminds of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import cast

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from plans.given import DAYS_UNTIL_TOLD, Urgency, hastened
from plans.ladder import Ladder
from plans.standing import NamedPeriod
from storage.models import (
    EscalationStep,
    Obligation,
    ObligationState,
    Plan,
    ReportPeriod,
    ReportRequest,
    Task,
    TaskOrigin,
)
from storage.reporting import periods
from storage.rows import Units, among
from storage.walls import EVERY_OFFICE

LEADER_DAYS, SECRETARIAT_DAYS = 3, 7
USUAL_LADDER = Ladder()
DUE = cast("ColumnElement[date]", Obligation.due)
"""The due date in queries that ask only for what has one."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What a unit owes by a date."""

    obligation_id: int
    unit_id: int
    plan_id: int | None
    due: date

    @property
    def urgency(self) -> Urgency:
        """Return how urgent it is; only tasks that came singly are more than usually so."""
        return Urgency.NORMAL


@dataclass(frozen=True, slots=True)
class OwedTask(Owed):
    """A task with a date that a unit has not done yet."""

    task_id: int
    number: str
    title: str
    deadline_text: str | None
    before: date | None
    is_moved: bool
    """Whether it is due for this unit on another day than the plan's."""
    marked: Urgency | None = None
    """How urgent it is, where it came singly."""

    @property
    def urgency(self) -> Urgency:
        """Return how urgent the task is."""
        return self.marked or Urgency.NORMAL


@dataclass(frozen=True, slots=True)
class OwedPeriod(Owed):
    """A period report that a unit has not submitted yet."""

    period: NamedPeriod


@dataclass(frozen=True, slots=True)
class OwedRequest(Owed):
    """A report asked for out of turn that a unit has not answered yet."""

    request_id: int
    what: str
    has_hour: bool
    """It is reminded of by the hour while it can be answered in time; see `jobs.requests`."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a plan reminds: when in the morning, on which rungs, after how many working days who is told."""

    morning: time | None = None
    ladder: Ladder = USUAL_LADDER
    leader_days: int = LEADER_DAYS
    secretariat_days: int = SECRETARIAT_DAYS

    def days_until(self, step: EscalationStep) -> int:
        """Return after how many working days late a step is told."""
        return self.leader_days if step is EscalationStep.LEADER else self.secretariat_days

    def hastened(self, urgency: Urgency) -> "Manner":
        """Return how something as urgent as this is reminded of: earlier, more often, sooner higher up."""
        if urgency is Urgency.NORMAL:
            return self
        leader, secretariat = DAYS_UNTIL_TOLD[urgency]
        return replace(
            self,
            ladder=hastened(self.ladder, urgency),
            leader_days=min(leader, self.leader_days),
            secretariat_days=min(secretariat, self.secretariat_days),
        )


USUAL = Manner()


def manner_of(manners: Mapping[int, Manner], plan_id: int | None, urgency: Urgency) -> Manner:
    """Return how a thing of a plan is reminded of."""
    return manners.get(plan_id or 0, USUAL).hastened(urgency)


def mornings(session: Session) -> dict[time, frozenset[int]]:
    """Return the times that plans have set for their reminders, each with the offices of those plans."""
    found: dict[time, set[int]] = {}
    query = select(Plan.morning, Plan.office_id).distinct()
    for morning, office in session.execute(query, execution_options=EVERY_OFFICE):
        if morning is not None:
            found.setdefault(morning, set()).add(office)
    return {morning: frozenset(those) for morning, those in found.items()}


def manners(session: Session) -> dict[int, Manner]:
    """Return how each plan reminds."""
    found = {}
    for plan in session.scalars(select(Plan)):
        ladder = USUAL_LADDER if plan.ladder is None else Ladder(before=tuple(plan.ladder))
        leader, secretariat = plan.escalation_days or (LEADER_DAYS, SECRETARIAT_DAYS)
        found[plan.id] = Manner(plan.morning, ladder, leader, secretariat)
    return found


def owed(session: Session, until: date, units: Units = None) -> list[Owed]:
    """Return all that is open with a due date not after `until`, the oldest first."""
    things: list[Owed] = [
        *_owed_tasks(session, until, units),
        *_owed_periods(session, until, units),
        *_owed_requests(session, until, units),
    ]
    return things


def _owed_tasks(session: Session, until: date, units: Units) -> list[OwedTask]:
    query = (
        select(
            Obligation.id,
            Obligation.unit_id,
            Task.plan_id,
            DUE,
            Task.id,
            Task.number,
            Task.title,
            Task.deadline_text,
            Task.before,
            Task.due.is_distinct_from(Obligation.due),
            TaskOrigin.urgency,
        )
        .join(Task, Task.id == Obligation.task_id)
        .outerjoin(TaskOrigin, TaskOrigin.id == Task.origin_id)
        .where(*_open_until(until, units))
        .order_by(Obligation.due, Task.plan_id, Task.position)
    )
    return [OwedTask(*tuple(row)) for row in session.execute(query)]


def _owed_periods(session: Session, until: date, units: Units) -> list[OwedPeriod]:
    query = (
        select(
            Obligation.id,
            Obligation.unit_id,
            ReportPeriod.plan_id,
            DUE,
            *periods.COLUMNS,
        )
        .join(ReportPeriod, ReportPeriod.id == Obligation.period_id)
        .where(*_open_until(until, units))
        .order_by(Obligation.due, ReportPeriod.plan_id, ReportPeriod.id)
    )
    return [
        OwedPeriod(thing, unit, plan, due, NamedPeriod(*period))
        for thing, unit, plan, due, *period in session.execute(query)
    ]


def _owed_requests(session: Session, until: date, units: Units) -> list[OwedRequest]:
    query = (
        select(
            Obligation.id,
            Obligation.unit_id,
            Obligation.plan_id,
            DUE,
            ReportRequest.id,
            func.coalesce(ReportRequest.what, ""),
            Obligation.due_at.is_not(None),
        )
        .join(ReportRequest, ReportRequest.id == Obligation.request_id)
        .where(*_open_until(until, units))
        .order_by(Obligation.due, ReportRequest.id)
    )
    return [OwedRequest(*row) for row in session.execute(query)]


def _open_until(until: date, units: Units) -> tuple[ColumnElement[bool], ...]:
    return (
        Obligation.state == ObligationState.OPEN,
        Obligation.due <= until,
        among(units, Obligation.unit_id),
    )
