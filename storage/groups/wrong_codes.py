"""Codes that nobody issued: whoever tries several is held back for a while, so that none can be guessed.

A stranger leaves no trace but what was answered, so it is the refusals that are counted.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.models import OutboxMessage

MOST = 5
"""Wrong codes of one person within a while; a typing error is made once or twice."""
WHILE = timedelta(hours=1)


def key(person_id: int, update_id: int) -> str:
    """Return the dedupe key of a refusal, by which it is counted."""
    return f"wrong code:{person_id}:{update_id}"


def tried(session: Session, person_id: int, now: datetime) -> int:
    """Return how many wrong codes a person has tried lately."""
    query = select(func.count(OutboxMessage.id)).where(
        OutboxMessage.dedupe_key.startswith(f"wrong code:{person_id}:"),
        OutboxMessage.created_at > now - WHILE,
    )
    return session.scalars(query).one()
