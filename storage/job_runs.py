"""What the clock has done: each daily job once a day, and when the loops last turned."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from storage.models import Heartbeat, JobRun
from storage.rows import insert_missing, upsert


def begin(session: Session, name: str, day: date, now: datetime) -> bool:
    """Claim a job's run of a day, in the transaction of its effects; False if it has run."""
    return insert_missing(session, JobRun, [{"name": name, "day": day, "ran_at": now}]) == 1


def beat(session: Session, name: str, now: datetime) -> None:
    """Note that a loop has turned."""
    upsert(session, Heartbeat, {"name": name, "at": now})


def last_beat(session: Session, name: str) -> datetime | None:
    """Return when a loop last turned, or None if it never did."""
    heartbeat = session.get(Heartbeat, name)
    return heartbeat.at if heartbeat else None
