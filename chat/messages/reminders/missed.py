"""What units are told when the secretariat makes up for mornings on which nobody was reminded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from chat.buttons.reminders.morning import MissedReminder
from chat.messages.reminders.mornings import UnitMorning
from storage.models import LinkRole
from storage.outbox import Outgoing
from storage.plans import days_off
from storage.plans import names as plan_names
from storage.reminders import missed, reachable_chats
from storage.reminders.missed import Missed
from storage.rows import Units


def made_up_for(session: Session, today: date, midnight: datetime, units: Units = None) -> list[Outgoing]:
    """Return a message for each group of a unit that was not reminded of something, nor is this morning."""
    unsaid = still_to_say(missed.not_said(session, today, days_off.calendar(session), units))
    return [
        _marked(UnitMorning(items, today, midnight, plan_names.to_tell(session, chat.unit_id)).to_group(chat))
        for chat in reachable_chats.chats_of_units(session, LinkRole.UNIT, today, list(unsaid))
        if (items := [one.item for one in unsaid[chat.unit_id]])
    ]


def still_to_say(found: Mapping[int, Sequence[Missed]]) -> dict[int, list[Missed]]:
    """Return what nobody says unless the secretariat wants it, by unit."""
    unsaid = {unit: [one for one in things if not one.is_said_today] for unit, things in found.items()}
    return {unit: things for unit, things in unsaid.items() if things}


def _marked(reminder: Outgoing) -> Outgoing:
    """Return a reminder as one that makes up for others, beside the one of the morning."""
    about = {**(reminder.about or {}), "kind": MissedReminder.kind}
    return replace(reminder, about=about, dedupe_key=f"{reminder.dedupe_key}:{MissedReminder.kind}")
