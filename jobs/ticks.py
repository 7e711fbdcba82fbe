"""What happens every day by itself: each job once a day, also after the bot was down in the morning."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from jobs.claims import show_new_claims
from jobs.reminders import remind
from storage import days_off, job_runs, obligations
from storage.database import Database

logger = logging.getLogger(__name__)

NIGHT = time(0, 15)


@dataclass(frozen=True, slots=True)
class DailyJob:
    """A job, the local time from which it runs, and what it does at a moment in its one transaction."""

    name: str
    at: time
    run: Callable[[Session, datetime, date], object]


def daily_jobs(morning: time) -> list[DailyJob]:
    """Return the daily jobs in the order of the day."""
    return [
        DailyJob("materialise", NIGHT, lambda session, _now, today: obligations.materialise(session, today)),
        DailyJob("reminders", morning, _remind),
        DailyJob("claims", morning, _show_claims),
    ]


def _remind(session: Session, now: datetime, today: date) -> int:
    return remind(session, now, today, days_off.calendar(session))


def _show_claims(session: Session, now: datetime, today: date) -> int:
    return show_new_claims(session, now, today, days_off.calendar(session))


def tick(database: Database, jobs: Sequence[DailyJob], zone: ZoneInfo, now: datetime) -> None:
    """Run what is due today and has not run; yesterday's is never made up for.

    A job that fails is rolled back, logged, and tried again on the next tick; the others run.
    """
    local = now.astimezone(zone)
    for job in jobs:
        if local.time() >= job.at:
            try:
                database.transact(_run_once, job, local)
            except Exception:
                logger.exception("the daily job %s failed", job.name)
    database.transact(job_runs.beat, "tick", now)


def _run_once(session: Session, job: DailyJob, now: datetime) -> None:
    if job_runs.begin(session, job.name, now.date(), now):
        job.run(session, now, now.date())
