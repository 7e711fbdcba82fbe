"""Going on from a backup: nothing that was said is said again, nothing is left out without a word.

Why so: docs/operations.md, "Khôi phục". An office takes a reminder that comes twice for a new demand, which
costs more trust than one that the secretariat makes up for; so where nobody knows, people are asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from chat.notices import tell_operators, to_secretariat
from chat.texts.upkeep import operator as operator_texts
from chat.texts.upkeep import restored as texts
from jobs.requests.reminders import STILL_WORTH_SAYING
from jobs.ticks import DailyJobs
from plans.request_times import reminders_of
from storage import job_runs, outbox
from storage.plans import days_off
from storage.requests import requests
from storage.units import offices
from storage.upkeep.carried import Carried, TakenOver, take_over
from storage.walls import TOP, enter, office_of

SAY_NOTHING = frozenset({"materialise", "retention", "successions"})
"""The jobs that bring the database up to the day: they run again, whatever was said."""


@dataclass(frozen=True, slots=True)
class Backup:
    """When a backup was made, and whether it is certain that nobody was reminded since."""

    made_at: datetime
    nobody_was_reminded: bool


def go_on(
    session: Session, carried: Carried | None, jobs: DailyJobs, backup: Backup, now: datetime
) -> TakenOver:
    """Bring a restored database to this moment, which is local; return what is left to be decided about."""
    taken = take_over(session, carried, now)
    is_sure = carried is not None or backup.nobody_was_reminded
    made_at = backup.made_at.astimezone(now.tzinfo)
    for office in offices.running(session):
        enter(session, office)
        if not is_sure:
            for name, day in _may_have_run(session, jobs, backup.made_at, now):
                job_runs.begin(session, name, day, now)
        notices = to_secretariat(session, texts.told_secretariat(made_at, is_sure=is_sure))
        outbox.enqueue(session, notices, now)
    enter(session, TOP)
    told = operator_texts.restored(made_at, taken.unknown, taken.updates)
    tell_operators(session, "restored", told, now)
    return taken


def _may_have_run(
    session: Session, jobs: DailyJobs, since: datetime, now: datetime
) -> Iterator[tuple[str, date]]:
    """Yield what the clock may have said since, if the bot ran: today's jobs, the reminders of requests."""
    for job in jobs(session):
        is_due = job.at <= now.time() and job.is_for(office_of(session))
        if is_due and job.name not in SAY_NOTHING:
            yield job.name, now.date()
    calendar = days_off.calendar(session)
    for request in requests.due_at_an_hour(session, now - STILL_WORTH_SAYING):
        if request.due_at is not None:
            for reminder in reminders_of(request.due_at.astimezone(now.tzinfo), calendar):
                if since < reminder.at <= now:
                    yield f"request {request.id} {reminder.rung.value}", reminder.at.date()
