"""What happens every day by itself: each job once a day, also after the bot was down in the morning."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import chain
from types import MappingProxyType
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from jobs.decisions.claims import show_new_claims
from jobs.decisions.guidance import ask_for_guidance
from jobs.decisions.matter_checks import ask_about_matters
from jobs.plans.given_hours import remind_of_hours
from jobs.reminders.deliveries import check_deliveries
from jobs.reminders.digest import send_digest
from jobs.reminders.due_days import HOURS, tell_missing
from jobs.reminders.morning import remind
from jobs.requests.reminders import STILL_WORTH_SAYING, remind_of_requests
from jobs.sending.mail.put_aside import tell_put_aside
from jobs.units.successions import succeed
from storage import job_runs, retention
from storage.database import Database
from storage.plans import days_off, given_hours, obligations, recurring
from storage.reminders import owed
from storage.requests import requests
from storage.retention import Keeping
from storage.units import offices
from storage.upkeep import waking
from storage.upkeep.lease import NotLeadingError
from storage.upkeep.patience import NO_ANSWER
from storage.upkeep.troubles import Trouble, Troubles, told_shortly
from storage.walls import TOP, inside_office

NIGHT, DELIVERIES = time(0, 15), time(8, 30)
GUIDANCE = time(10)
TIME_TO_ARRIVE = timedelta(hours=1)
"""How long after the reminders were queued each of them should have had its answer."""


@dataclass(frozen=True, slots=True)
class DailyJob:
    """A job, the local time from which it runs, and what it does at a moment in its one transaction."""

    name: str
    at: time
    run: Callable[[Session, datetime, date], object]
    is_of_machine: bool = False
    """Whether it is done once for all offices."""
    follows: str | None = None
    """The job whose effects it looks at, so that it waits until they have had their time."""
    offices: frozenset[int] | None = None
    """Those whose plans have set its time; None for every office."""

    def is_for(self, office: int) -> bool:
        """Return whether it is done in an office."""
        if self.is_of_machine:
            return office == TOP
        return self.offices is None or office in self.offices


DailyJobs = Callable[[Session], Sequence[DailyJob]]
"""The jobs of today, of every office: plans may set times of their own."""
Work = Callable[[Session], object]


def daily_jobs(
    session: Session, usual: time, digest: time, keeping: Keeping = retention.USUAL
) -> list[DailyJob]:
    """Return the daily jobs in the order of the day; each time of morning that a plan sets has its own."""
    jobs = [
        DailyJob("recurring tasks", NIGHT, recurring.make_ahead),
        DailyJob("materialise", NIGHT, lambda session, _now, today: obligations.materialise(session, today)),
        DailyJob("retention", NIGHT, partial(_let_go, keeping=keeping), is_of_machine=True),
        DailyJob("successions", usual, succeed),
        DailyJob("claims", usual, _show_claims),
        DailyJob("digest", digest, send_digest),
        DailyJob("mails", digest, tell_put_aside, is_of_machine=True),
        DailyJob("guidance", GUIDANCE, ask_for_guidance),
        *(DailyJob(f"missing {hour}:00", time(hour), partial(tell_missing, hour=hour)) for hour in HOURS),
        DailyJob("matters", usual, ask_about_matters),
    ]
    for at, where in {**owed.mornings(session), usual: None}.items():
        name = f"reminders {at:%H:%M}"
        jobs.append(DailyJob(name, at, partial(remind, at=at, usual=usual), offices=where))
        check = partial(check_deliveries, at=at, usual=usual)
        jobs.append(DailyJob(f"audit {at:%H:%M}", _time_of_check(at), check, follows=name, offices=where))
    return sorted(jobs, key=lambda job: job.at)


def _time_of_check(at: time) -> time:
    """Return when it is looked at what became of the reminders of a time: not before they had theirs."""
    had_time = datetime.combine(date.min, at) + TIME_TO_ARRIVE
    return max(DELIVERIES, had_time.time()) if had_time.date() == date.min else time.max


def _let_go(session: Session, now: datetime, _today: date, *, keeping: Keeping) -> int:
    return retention.let_go(session, now, keeping)


def _show_claims(session: Session, now: datetime, today: date) -> int:
    return show_new_claims(session, now, today, days_off.calendar(session))


def tick(
    database: Database,
    jobs: DailyJobs,
    zone: ZoneInfo,
    now: datetime,
    turned: Mapping[str, datetime] = MappingProxyType({}),
    troubles: Troubles | None = None,
) -> None:
    """Run what is due today and has not run; yesterday's is never made up for.

    A job that fails is rolled back, logged, and tried again on the next tick; the others run. Last it is
    noted when this loop and the others turned, and whoever has something to do is woken. Where the database
    does not answer, the next tick tries all. `troubles` are those of the ticks before.
    """
    with suppress(*NO_ANSWER, NotLeadingError):  # the database tells the first once
        _run_due(database, jobs, zone, now, Troubles() if troubles is None else troubles)
        database.transact(_note_and_wake, {**turned, "tick": now}, now)


def _note_and_wake(session: Session, turned: Mapping[str, datetime], now: datetime) -> None:
    job_runs.note_turns(session, turned)
    waking.wake(session, now)


def _run_due(database: Database, jobs: DailyJobs, zone: ZoneInfo, now: datetime, troubles: Troubles) -> None:
    due = database.read(_look, jobs, now.astimezone(zone))
    named = [(troubles[f"the daily job {name}"], inside_office(office, work)) for office, name, work in due]
    failed = [trouble for trouble, work in named if not _try(database, work, trouble)]
    for trouble, _ in named:
        if trouble not in failed:  # in no office
            trouble.over()


def _try(database: Database, work: Work, trouble: Trouble) -> bool:
    """Do a piece of work; return whether it is done."""
    try:
        database.transact(work)
    except NO_ANSWER as error:  # a locked table: others may be open
        trouble.failed(told_shortly(error))
    except Exception as error:
        trouble.stumbled(error)
    else:
        return True
    return False


def _look(session: Session, jobs: DailyJobs, now: datetime) -> list[tuple[int, str, Work]]:
    """Return what is due, office by office, the top first: looked for in all of them at once.

    Most ticks nothing is, in however many offices; only those are entered in which something is.
    """
    running = offices.running(session)
    due: dict[int, list[tuple[int, str, Work]]] = {office: [] for office in running}
    for office, name, work in chain(_daily(session, jobs, running, now), _by_the_hour(session, now)):
        if office in due:
            due[office].append((office, name, work))
    return list(chain.from_iterable(due.values()))


def _daily(
    session: Session, jobs: DailyJobs, running: Sequence[int], now: datetime
) -> Iterator[tuple[int, str, Work]]:
    """Yield the jobs whose time has come, in the offices in which they have not run."""
    ran = job_runs.ran_in(session, now.date())
    for job in jobs(session):
        if now.time() < job.at:
            continue
        left = [office for office in running if job.is_for(office) and office not in ran.get(job.name, ())]
        before = job_runs.ran_at_in(session, job.follows, now.date()) if job.follows and left else {}
        for office in left:
            if _has_had_time(before.get(office), now):
                yield office, job.name, partial(_run_once, job=job, now=now)


def _by_the_hour(session: Session, now: datetime) -> Iterator[tuple[int, str, Work]]:
    """Yield the reminders of what has an hour, where something has; they know themselves what they did."""
    since = now - STILL_WORTH_SAYING
    for office in requests.offices_that_wait(session, since):
        yield office, "requests", partial(remind_of_requests, now=now, today=now.date())
    for office in given_hours.offices_that_wait(session, since):
        yield office, "hours", partial(remind_of_hours, now=now, today=now.date())


def _run_once(session: Session, job: DailyJob, now: datetime) -> None:
    # What it follows may have run in this very tick.
    before = job_runs.ran_on(session, now.date()).get(job.follows) if job.follows else None
    if _has_had_time(before, now) and job_runs.begin(session, job.name, now.date(), now):
        job.run(session, now, now.date())


def _has_had_time(ran_at: datetime | None, now: datetime) -> bool:
    """Return whether a job that ran today did so long enough ago; one that did not run is not waited for."""
    return ran_at is None or now - ran_at >= TIME_TO_ARRIVE
