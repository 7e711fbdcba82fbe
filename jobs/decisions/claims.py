"""In the morning the secretariat gets what units newly say is done, to accept or return."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from chat.messages.decisions.claims import new_batch
from chat.outgoing import in_wave, say
from plans.calendar import WorkingCalendar
from storage import outbox
from storage.decisions import claims
from storage.groups import links

ONE_DAY = timedelta(days=1)


def show_new_claims(session: Session, now: datetime, today: date, calendar: WorkingCalendar) -> int:
    """Send the secretariat a batch if something was claimed since the last working day; return how many."""
    if not calendar.is_working(today):
        return 0
    since = calendar.last_working_day_until(today - ONE_DAY)
    if not claims.made_since(session, since):
        return 0
    messages = []
    for group in links.of_secretariat(session):
        found = new_batch(session, group.chat_id, now)
        if found is not None:
            text, keyboard = found
            key = f"claims:{group.chat_id}:{today.isoformat()}"
            message = say(group.chat_id, text, topic_id=group.topic_id, keyboard=keyboard)
            messages.append(in_wave(message, key))
    return outbox.enqueue(session, messages, now)
