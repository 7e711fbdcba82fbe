"""What units are late with for so long that a letter is due: what the morning digest proposes one for."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.calendar import WorkingCalendar
from plans.debts import Debt
from plans.privacy import masked
from plans.text import alphabetical
from storage.groups.links import linked_units
from storage.models import Unit
from storage.reminders.owed import Manner, Owed, OwedPeriod, OwedRequest, OwedTask, manner_of, manners, owed

DAYS_LATE = 3
"""A letter names what is late by so many working days, unless the plan or whoever asks says otherwise."""


def debts(
    session: Session, plan_id: int, today: date, calendar: WorkingCalendar, days_late: int | None
) -> list[Debt]:
    """Return what is owed by a plan, or was asked for out of turn, and is late enough; by unit and day.

    Without `days_late` all for which the digest proposes a letter is among it: urgent tasks sooner.
    """
    names = {unit.id: unit.name for unit in session.execute(select(Unit.id, Unit.name))}
    linked, manner = linked_units(session), manners(session)
    found = []
    for thing in owed(session, today):
        if thing.plan_id not in {plan_id, None}:
            continue
        days = calendar.working_days_after(thing.due, today)
        if days >= max(days_late or _threshold(manner, thing), 1):
            found.append(_debt(thing, names[thing.unit_id], days, is_reached=thing.unit_id in linked))
    return sorted(found, key=lambda debt: (alphabetical(debt.unit), debt.due))


def _threshold(known: Mapping[int, Manner], thing: Owed) -> int:
    return min(DAYS_LATE, manner_of(known, thing.plan_id, thing.urgency).secretariat_days)


def _debt(thing: Owed, unit: str, days: int, *, is_reached: bool) -> Debt:
    match thing:
        case OwedTask(number=number, title=title):
            return Debt(unit, thing.due, days, is_reached, task=number, what=title)
        case OwedPeriod(period=period):
            return Debt(unit, thing.due, days, is_reached, period=period)
        case OwedRequest(what=what):
            return Debt(unit, thing.due, days, is_reached, what=masked(what))
        case _:
            raise TypeError(thing)
