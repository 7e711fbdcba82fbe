"""Once a day a secretariat hears of mails that were put aside, and whose they seem to be."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from chat.notices import to_secretariat
from chat.texts.groups import mail as texts
from storage import outbox
from storage.mail import mails

LISTED = 20


def tell_put_aside(session: Session, now: datetime, today: date) -> int:
    """Queue what secretariats are told of mails that nobody was told of; return how many there are."""
    found = mails.put_aside(session)
    for office, rows in found.items():
        named = [(row.sender, row.subject, row.reason or "") for row in rows[:LISTED]]
        notices = [
            replace(one, dedupe_key=f"put aside:{today}:{one.chat_id}")
            for one in to_secretariat(session, texts.put_aside(named, len(rows)), office=office)
        ]
        outbox.enqueue(session, notices, now)
    if found:
        mails.note_told(session, now)
    return sum(map(len, found.values()))
