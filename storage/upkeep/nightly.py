"""Which nights have a backup, which have none, and what the operator was told lately."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import job_runs
from storage.models import OutboxMessage, OutboxState

MADE, FAILED = "backup", "backup failed"
"""How the runs are called: of a day on which a backup was made, or on which one failed."""
QUIET = timedelta(hours=1)
"""For so long the operator is not told the same again."""


def is_wanted(session: Session, today: date) -> bool:
    """Return whether there is no backup of today."""
    return MADE not in job_runs.ran_on(session, today)


def note(session: Session, name: str, today: date, now: datetime) -> None:
    """Note that a backup was made or failed today."""
    job_runs.begin(session, name, today, now)


def failed(session: Session, today: date) -> bool:
    """Return whether a backup of today failed, and none was made since."""
    ran = job_runs.ran_on(session, today)
    return FAILED in ran and MADE not in ran


def was_told(session: Session, key: str, now: datetime) -> bool:
    """Return whether something was said less than an hour ago under a key that begins so."""
    query = select(OutboxMessage.id).where(
        OutboxMessage.dedupe_key.startswith(key, autoescape=True), OutboxMessage.created_at > now - QUIET
    )
    return session.scalars(query.limit(1)).first() is not None


def waits(session: Session, key: str) -> bool:
    """Return whether something under a key that begins so has not been sent yet."""
    query = select(OutboxMessage.id).where(
        OutboxMessage.dedupe_key.startswith(key, autoescape=True), OutboxMessage.state == OutboxState.PENDING
    )
    return session.scalars(query.limit(1)).first() is not None
