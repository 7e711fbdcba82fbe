"""On the day on which reports are due the secretariat hears in the afternoon who is missing."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from chat.buttons.reminders import morning as morning_buttons
from chat.notices import to_secretariat
from chat.outgoing import in_wave
from chat.texts.reminders import due_days as due_day_texts
from storage import outbox
from storage.groups.links import linked_units
from storage.outbox import Outgoing
from storage.plans import days_off
from storage.reminders import due_days
from storage.reminders.due_days import DueReports
from storage.reminders.due_items import LONGEST_HOLIDAY

HOURS = (14, 17)


def tell_missing(session: Session, now: datetime, today: date, *, hour: int) -> int:
    """Queue who has not submitted what is due today; nothing where all have, or a later hour has come."""
    calendar = days_off.calendar(session)
    if not calendar.is_working(today) or any(hour < later <= now.hour for later in HOURS):
        return 0
    messages = [
        message
        for reports in due_days.due_between(session, today, today + timedelta(days=LONGEST_HOLIDAY))
        if reports.missing and calendar.last_working_day_until(reports.periods[0].due) == today
        for message in _messages(session, reports, today, hour)
    ]
    return outbox.enqueue(session, messages, now)


def _messages(session: Session, reports: DueReports, today: date, hour: int) -> list[Outgoing]:
    linked = linked_units(session)
    missing = [name for unit, name in reports.missing.items() if unit in linked]
    alone = [name for unit, name in reports.missing.items() if unit not in linked]
    submitted = reports.units - len(reports.missing)
    text = due_day_texts.missing(reports.periods, hour, submitted, missing, plan=reports.plan, alone=alone)
    keyboard = morning_buttons.nudge(reports.periods[0].id, hour)
    key = f"missing:{today}:{hour}:{reports.plan_id}:{reports.periods[0].due}"
    return [
        in_wave(message, f"{key}:{message.chat_id}") for message in to_secretariat(session, text, keyboard)
    ]
