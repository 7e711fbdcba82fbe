"""Mornings on which nobody was reminded, as the bot or its network stood still, and what was to be said."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plans.calendar import ONE_DAY, WorkingCalendar
from plans.ladder import Rung, nearest_rung
from storage.models import JobRun, OutboxMessage, OutboxState
from storage.outbox import TOO_LATE
from storage.reminders.acknowledgements import key_of_day
from storage.reminders.due_items import DueItem, items_by_unit
from storage.rows import Units
from storage.walls import office_of

REMINDERS = "reminders "
"""How the names of the jobs begin that remind units."""
MOST_MORNINGS = 20


@dataclass(frozen=True, slots=True)
class Missed:
    """Something still owed of which a unit was not reminded."""

    item: DueItem
    """As it lies today."""
    rungs: tuple[Rung, ...]
    """What was to be said of it on the mornings that were missed."""
    is_said_today: bool
    """Whether this morning's reminder speaks of it anyhow."""


def mornings(session: Session, today: date, calendar: WorkingCalendar) -> list[date]:
    """Return the working days just before today on which nobody was reminded, the oldest first.

    Days before the bot first reminded anybody are none of them.
    """
    first = session.scalar(select(func.min(JobRun.day)).where(JobRun.name.startswith(REMINDERS)))
    found: list[date] = []
    day = today - ONE_DAY
    while first is not None and day >= first and len(found) < MOST_MORNINGS:
        if calendar.is_working(day):
            if _was_reminded(session, day):
                break
            found.append(day)
        day -= ONE_DAY
    return found[::-1]


def _was_reminded(session: Session, day: date) -> bool:
    """Return whether the clock spoke on a day, and the network let through what it said."""
    query = select(JobRun.name).where(JobRun.day == day, JobRun.name.startswith(REMINDERS))
    if session.scalars(query.limit(1)).first() is None:
        return False
    is_late = (OutboxMessage.state == OutboxState.PENDING) | (OutboxMessage.error == TOO_LATE)
    counted = select(func.count(), func.count().filter(is_late)).where(
        OutboxMessage.dedupe_key.startswith(key_of_day(day)), OutboxMessage.office_id == office_of(session)
    )
    queued, late = session.execute(counted).one()
    return not queued or late < queued


def not_said(
    session: Session, today: date, calendar: WorkingCalendar, units: Units = None
) -> dict[int, list[Missed]]:
    """Return what units were not reminded of on the missed mornings and still owe, by unit."""
    rungs: dict[int, list[Rung]] = defaultdict(list)
    things = {}
    for day in mornings(session, today, calendar):
        for item in _all(items_by_unit(session, day, calendar, units)):
            rungs[item.owed.obligation_id].append(item.rung)
            things[item.owed.obligation_id] = item.owed
    said = {item.owed.obligation_id for item in _all(items_by_unit(session, today, calendar, units))}
    found: dict[int, list[Missed]] = defaultdict(list)
    for each, owed in things.items():
        item = DueItem(owed, nearest_rung(today, owed.due, calendar), None, is_escalated=False)
        found[owed.unit_id].append(Missed(item, tuple(rungs[each]), each in said))
    return found


def _all(by_unit: dict[int, list[DueItem]]) -> list[DueItem]:
    return [item for items in by_unit.values() for item in items]
