"""Codes that nobody issued: whoever tries several is held back for a while, so that none can be guessed."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import log
from storage.actors import Speaker
from storage.models import LogEvent

MOST = 5
"""Wrong codes of one person within a while; a typing error is made once or twice."""
WHILE = timedelta(hours=1)


def is_held_back(session: Session, person_id: int, now: datetime) -> bool:
    """Return whether a person has tried too many wrong codes lately; the next ones are not looked at."""
    return _tried(session, person_id, now) >= MOST


def note(session: Session, speaker: Speaker, now: datetime) -> bool:
    """Log a wrong code, but not what was typed; return whether the person is held back from now on."""
    log.record(session, speaker, "wrong_code", "code", now)
    session.flush()
    return is_held_back(session, speaker.person_id, now)


def _tried(session: Session, person_id: int, now: datetime) -> int:
    query = select(func.count(LogEvent.id)).where(
        LogEvent.action == "wrong_code", LogEvent.person_id == person_id, LogEvent.at > now - WHILE
    )
    return session.scalars(query).one()
