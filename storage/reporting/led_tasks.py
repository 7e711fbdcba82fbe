"""The tasks that a unit leads: what they are called, and with what is current of them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.models import CurrentStatus, Obligation, ObligationState, Statement, Task
from storage.models.statements import ENDLESS


class NotYourTaskError(Exception):
    """The task is led by another unit."""


@dataclass(slots=True, eq=False)
class Led:
    """A task that a unit leads and what is current of it: read once, and kept up by what is recorded."""

    task: Task
    owed: ObligationState
    present: Statement | None


class NamedTask(NamedTuple):
    """A task by what people call it: all that is needed of the many of which a message does not speak."""

    id: int
    number: str
    title: str


_LEADS = (Obligation.unit_id == bindparam("unit"), Obligation.state != ObligationState.REMOVED)
# What is asked for every message is put together once: that takes longer than to ask it.
_ALL_LED = (
    select(Task)
    .join(Obligation, Obligation.task_id == Task.id)
    .where(*_LEADS)
    .order_by(Task.plan_id, Task.position)
)
_ALL_NAMED = _ALL_LED.with_only_columns(Task.id, Task.number, Task.title)
_LED = (
    select(Task, Obligation.state, Statement)
    .join(Obligation, Obligation.task_id == Task.id)
    .outerjoin(
        CurrentStatus,
        (CurrentStatus.task_id == Task.id)
        & (CurrentStatus.unit_id == Obligation.unit_id)
        & (CurrentStatus.until == ENDLESS),
    )
    .outerjoin(Statement, Statement.id == CurrentStatus.update_id)
    .where(*_LEADS, Task.id.in_(bindparam("tasks", expanding=True)))
)


def tasks_led_by(session: Session, unit_id: int) -> list[Task]:
    """Return the tasks a unit leads, in the order of their plans."""
    return list(session.scalars(_ALL_LED, {"unit": unit_id}))


def tasks_named(session: Session, unit_id: int) -> list[NamedTask]:
    """Return what the tasks that a unit leads are called, in the order of their plans."""
    return [NamedTask(*row) for row in session.execute(_ALL_NAMED, {"unit": unit_id})]


def led(session: Session, unit_id: int, task_ids: Collection[int]) -> dict[int, Led]:
    """Return those of these tasks that a unit leads, by id, with what is current of them."""
    found = session.execute(_LED, {"unit": unit_id, "tasks": list(task_ids)})
    return {task.id: Led(task, owed, present) for task, owed, present in found}


def task_led_by(session: Session, unit_id: int, task_id: int) -> Led:
    """Return the task; raises NotYourTaskError if the unit does not lead it."""
    for one in led(session, unit_id, [task_id]).values():
        return one
    raise NotYourTaskError(task_id)
