"""What the clock has done: each daily job once a day, and when the loops last turned."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.models import Heartbeat, JobRun
from storage.rows import insert_missing, upsert
from storage.walls import EVERY_OFFICE


def begin(session: Session, name: str, day: date, now: datetime) -> bool:
    """Claim a job's run of a day, in the transaction of its effects; False if it has run."""
    return insert_missing(session, JobRun, [{"name": name, "day": day, "ran_at": now}]) == 1


def ran_on(session: Session, day: date) -> dict[str, datetime]:
    """Return when each job ran that has run on a day."""
    query = select(JobRun.name, JobRun.ran_at).where(JobRun.day == day)
    return {name: ran_at for name, ran_at in session.execute(query)}  # noqa: C416 -- mypy knows no dict of rows


def ran_in(session: Session, day: date) -> dict[str, set[int]]:
    """Return in which offices each job has run on a day, of all at once."""
    found = defaultdict(set)
    query = select(JobRun.name, JobRun.office_id).where(JobRun.day == day)
    for name, office in session.execute(query, execution_options=EVERY_OFFICE):
        found[name].add(office)
    return found


def ran_at_in(session: Session, name: str, day: date) -> dict[int, datetime]:
    """Return when a job has run on a day in which office, of all at once."""
    query = select(JobRun.office_id, JobRun.ran_at).where(JobRun.name == name, JobRun.day == day)
    return dict(session.execute(query, execution_options=EVERY_OFFICE).all())


def beat(session: Session, name: str, now: datetime) -> None:
    """Note that a loop has turned."""
    upsert(session, Heartbeat, {"name": name, "at": now})


def note_turns(session: Session, turned: Mapping[str, datetime]) -> None:
    """Note when loops have turned, by their names."""
    upsert(session, Heartbeat, *({"name": name, "at": at} for name, at in turned.items()))


def forget_turns(session: Session) -> None:
    """Let no loop have turned: nobody runs, and who runs next is well only once its own loops turn."""
    session.execute(delete(Heartbeat))


def last_beat(session: Session, name: str) -> datetime | None:
    """Return when a loop last turned, or None if it never did."""
    heartbeat = session.get(Heartbeat, name)
    return heartbeat.at if heartbeat else None
