"""What the secretariat has chosen in chat for everybody."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import log
from storage.models import Preference, PreferenceName
from storage.rows import upsert


def contact(session: Session) -> str | None:
    """Return whom a unit calls when it needs help, or None if the secretariat has not said."""
    return session.scalar(select(Preference.value).where(Preference.name == PreferenceName.CONTACT))


def choose_contact(session: Session, author: log.Author, value: str, now: datetime) -> None:
    """Let units be told to call these people."""
    before = contact(session)
    upsert(session, Preference, {"name": PreferenceName.CONTACT, "value": value})
    log.record(session, author, "choose_contact", "secretariat:", now, before=before, after=value)
