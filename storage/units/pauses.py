"""Units that are left alone until a day: nobody reminds them; what they owe stays owed."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import Session

from storage import log
from storage.log import Author
from storage.models import Unit


def is_paused(today: date) -> ColumnElement[bool]:
    """Return the condition that a unit is left alone today."""
    return and_(Unit.paused_until.is_not(None), Unit.paused_until >= today)


def pause(
    session: Session, author: Author, unit: Unit, until: date, reason: str | None, now: datetime
) -> None:
    """Leave a unit alone up to and including a day."""
    before = unit.paused_until.isoformat() if unit.paused_until else None
    unit.paused_until, unit.paused_reason = until, reason
    after = log.written(until=until, reason=reason)
    log.record(session, author, "pause_unit", f"unit:{unit.id}", now, before=before, after=after)


def resume(session: Session, author: Author, unit: Unit, now: datetime) -> bool:
    """Remind a unit again; return False if it was not left alone."""
    if unit.paused_until is None:
        return False
    before = unit.paused_until.isoformat()
    unit.paused_until = unit.paused_reason = None
    log.record(session, author, "resume_unit", f"unit:{unit.id}", now, before=before)
    return True
