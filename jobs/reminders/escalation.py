"""What is late for long goes up: to the unit's leader, then onto the secretariat's list; each thing once."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy.orm import Session

from plans.calendar import WorkingCalendar
from plans.given import Urgency
from storage.models import EscalationStep
from storage.reminders import acknowledgements, escalations, owed
from storage.reminders.escalations import LateObligation
from storage.reminders.owed import Manner


def note_for_leaders(
    session: Session, units: Collection[int], today: date, calendar: WorkingCalendar
) -> None:
    """Note what the leaders of these units are told of today: what is late for long and not silenced.

    A unit that said "Đã nhận" is left alone; what it still owes afterwards goes up then.
    """
    said = acknowledgements.latest(session)
    silent = {thing for thing, one in said.items() if one.silence.covers(today)}
    late = late_for_long(session, EscalationStep.LEADER, today, calendar)
    escalations.note(
        session,
        [thing for thing in late if thing.unit_id in units and thing.obligation_id not in silent],
        EscalationStep.LEADER,
        today,
    )


def late_for_long(
    session: Session, step: EscalationStep, today: date, calendar: WorkingCalendar
) -> list[LateObligation]:
    """Return what has been late for as many working days as a step waits, and was not told to it yet."""
    manners = owed.manners(session)
    things = escalations.not_told_yet(session, step, today)
    days_late = {due: calendar.working_days_after(due, today) for due in {thing.due for thing in things}}
    return [thing for thing in things if days_late[thing.due] >= _manner(manners, thing).days_until(step)]


def _manner(manners: Mapping[int, Manner], thing: LateObligation) -> Manner:
    return owed.manner_of(manners, thing.plan_id, thing.marked or Urgency.NORMAL)
