"""Single tasks that are due at an hour: which they are, and who has not done them."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from storage.models import LinkRole, Task, Unit
from storage.plans.given_standing import still_owing
from storage.reminders import reachable_chats
from storage.reminders.reachable_chats import UnitChat
from storage.walls import EVERY_OFFICE


def due_at_an_hour(session: Session, since: datetime) -> list[Task]:
    """Return the tasks that are due at an hour not before `since` and have not been ended."""
    query = select(Task).where(*_waits(since)).options(joinedload(Task.origin)).order_by(Task.id)
    return list(session.scalars(query))


def offices_that_wait(session: Session, since: datetime) -> set[int]:
    """Return the offices that have tasks due at an hour not before `since` that have not been ended."""
    query = select(Task.office_id).where(*_waits(since)).distinct()
    return set(session.scalars(query, execution_options=EVERY_OFFICE))


def _waits(since: datetime) -> tuple[ColumnElement[bool], ...]:
    return Task.due_at >= since, Task.removed_on.is_(None)


def waited_for(session: Session, task: Task, today: date) -> tuple[list[str], list[UnitChat]]:
    """Return the names of the units that have not done a task, and the groups in which they are reminded."""
    units = still_owing(session, task.id)
    names = session.scalars(select(Unit.name).where(Unit.id.in_(units)).order_by(Unit.alphabetical))
    return list(names), reachable_chats.chats_of_units(session, LinkRole.UNIT, today, units)
