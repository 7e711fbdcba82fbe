"""What units are told when the secretariat reminds them once more of what is late."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from chat.buttons.reminders.morning import LateReminder
from chat.markup import Marked
from chat.messages.reminders.mornings import UnitMorning
from chat.texts.reminders import digest as digest_texts
from plans.calendar import ONE_DAY
from plans.ladder import RungKind, nearest_rung
from storage.models import LinkRole
from storage.outbox import Outgoing
from storage.plans import days_off
from storage.plans import names as plan_names
from storage.reminders import owed as reminders
from storage.reminders import reachable_chats
from storage.reminders.due_items import DueItem
from storage.rows import Units


def late_again(session: Session, today: date, midnight: datetime, units: Units = None) -> list[Outgoing]:
    """Return a message for each group of a unit that owes something past its date."""
    calendar = days_off.calendar(session)
    late: dict[int, list[DueItem]] = defaultdict(list)
    for thing in reminders.owed(session, today - ONE_DAY, units):
        rung = nearest_rung(today, thing.due, calendar)
        if rung.kind is RungKind.OVERDUE:
            late[thing.unit_id].append(DueItem(thing, rung, acknowledged_on=None, is_escalated=False))
    return [
        _once_more(
            UnitMorning(
                late[chat.unit_id], today, midnight, plan_names.to_tell(session, chat.unit_id)
            ).to_group(chat)
        )
        for chat in reachable_chats.chats_of_units(session, LinkRole.UNIT, today, list(late))
    ]


def _once_more(reminder: Outgoing) -> Outgoing:
    """Return a reminder as one that the secretariat asked for, beside the one of the morning."""
    about = {**(reminder.about or {}), "kind": LateReminder.kind}
    content = replace(reminder.content, text=digest_texts.once_more(Marked.escape(reminder.content.text)))
    key = f"{reminder.dedupe_key}:{LateReminder.kind}"
    return replace(reminder, content=content, about=about, dedupe_key=key)
