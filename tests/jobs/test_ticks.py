"""The clock speaks: each job once a day, by local time, never for yesterday."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time
from functools import partial
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobs.ticks import DailyJob, DailyJobs, daily_jobs, tick
from storage import job_runs
from storage.database import Database
from storage.models import Heartbeat, JobRun, Obligation, OutboxMessage, Person
from storage.upkeep.troubles import Troubles
from tests.auxil import cast
from tests.auxil.province import linked_unit, save_plan
from tests.storage.upkeep.test_troubles import Moved

HANOI, PARIS = ZoneInfo("Asia/Ho_Chi_Minh"), ZoneInfo("Europe/Paris")
MORNING = time(7, 30)


def local(text: str, zone: ZoneInfo = HANOI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def only(*jobs: DailyJob) -> DailyJobs:
    """Return these jobs as the jobs of every day."""
    return lambda _session: jobs


daily = partial(daily_jobs, usual=MORNING, digest=time(7, 45))


class Diary:
    """A job that notes on which local days it has run, in the database, and may fail."""

    def __init__(self, name: str = "diary") -> None:
        self.fails = False
        self.job = DailyJob(name, MORNING, self.run)

    def run(self, session: Session, now: datetime, today: date) -> None:
        session.add(Person(id=int(f"{today:%m%d}"), display_name=f"{now:%H:%M}"))
        session.flush()
        if self.fails:
            raise LookupError("a surprise")


def days(database: Database) -> dict[int, str]:
    return database.read(
        lambda session: {row.id: row.display_name for row in session.scalars(select(Person))}
    )


def test_a_job_runs_once_a_day_from_its_local_time(database: Database):
    diary = Diary()
    for moment in ("2025-06-12 07:29:59", "2025-06-12 07:30", "2025-06-12 07:31", "2025-06-13 07:30"):
        tick(database, only(diary.job), HANOI, local(moment))
    assert days(database) == {612: "07:30", 613: "07:30"}


def test_a_bot_that_was_down_in_the_morning_runs_it_later_the_same_day(database: Database):
    diary = Diary()
    tick(database, only(diary.job), HANOI, local("2025-06-12 23:50"))
    assert days(database) == {612: "23:50"}


def test_what_was_missed_yesterday_is_never_made_up_for(database: Database):
    diary = Diary()
    tick(database, only(diary.job), HANOI, local("2025-06-12 07:30"))
    tick(database, only(diary.job), HANOI, local("2025-06-15 00:10"))
    assert days(database) == {612: "07:30"}


def test_the_day_is_the_local_one_also_where_the_clocks_are_changed(database: Database):
    diary = Diary()
    # 30 March 2025: in Paris 02:00 becomes 03:00; 26 October: 03:00 becomes 02:00.
    for moment in ("2025-03-29 07:30", "2025-03-30 07:29", "2025-03-30 07:30", "2025-10-26 07:30"):
        tick(database, only(diary.job), PARIS, local(moment, PARIS))
    assert days(database) == {329: "07:30", 330: "07:30", 1026: "07:30"}


def test_a_job_that_fails_leaves_nothing_and_is_tried_again_while_others_run(
    database: Database, caplog: pytest.LogCaptureFixture
):
    failing, other = Diary("failing"), DailyJob("other", MORNING, lambda *_: None)
    failing.fails = True
    with caplog.at_level(logging.WARNING):
        tick(database, only(failing.job, other), HANOI, local("2025-06-12 07:30"))
    assert "the daily job failing fails: LookupError: a surprise" in caplog.text
    assert days(database) == {}
    assert database.read(lambda session: list(session.scalars(select(JobRun.name)))) == ["other"]
    failing.fails = False
    tick(database, only(failing.job, other), HANOI, local("2025-06-12 07:31"))
    assert days(database) == {612: "07:31"}


def test_a_job_that_fails_all_morning_is_traced_once(database: Database, caplog: pytest.LogCaptureFixture):
    failing, clock = Diary("failing"), Moved()
    failing.fails, troubles = True, Troubles(clock)
    for minute in (30, 31, 32, 33):
        tick(database, only(failing.job), HANOI, local(f"2025-06-12 07:{minute}"), troubles=troubles)
        clock.now += 60
        failing.fails = minute < 32
    assert caplog.messages == [
        "the daily job failing fails: LookupError: a surprise",
        "the daily job failing works again, after 3 times in 120 s",
    ]


@pytest.mark.parametrize(
    ("morning", "check"), [("07:30", "08:30"), ("07:00", "08:30"), ("09:15", "10:15"), ("23:30", "23:59")]
)
def test_deliveries_are_not_checked_before_the_reminders_had_their_time(
    database: Database, morning: str, check: str
):
    """With a morning after 08:30 it was reported that nobody had got the reminders not yet sent."""
    at = time.fromisoformat(morning)
    jobs = database.read(partial(daily_jobs, usual=at, digest=time(7, 45)))
    (found,) = (job for job in jobs if job.name.startswith("audit"))
    assert f"{found.at:%H:%M}" == check


def test_every_tick_leaves_a_sign_of_life(database: Database):
    assert database.read(job_runs.last_beat, "tick") is None
    for moment in ("2025-06-12 03:00", "2025-06-12 03:01"):
        tick(database, only(), HANOI, local(moment))
    assert database.read(job_runs.last_beat, "tick") == local("2025-06-12 03:01")
    assert database.read(lambda session: session.scalar(select(func.count()).select_from(Heartbeat))) == 1


def count(database: Database, table: type) -> int:
    return database.read(lambda session: session.scalar(select(func.count()).select_from(table))) or 0


def test_two_ticks_at_the_same_moment_do_everything_once(database: Database):
    database.transact(save_plan, cast.task("1", cast.FINANCE, cast.TODAY), cast.task("2", cast.COMMUNE))
    database.transact(linked_unit, cast.FINANCE, cast.FINANCE_CHAT)
    together = Barrier(2)

    def one() -> None:
        together.wait()
        tick(database, daily, HANOI, cast.NOW)

    with ThreadPoolExecutor(2) as threads:
        for ticking in [threads.submit(one) for _ in range(2)]:
            ticking.result()
    due = sum(job.at <= MORNING for job in database.read(daily))
    assert (count(database, JobRun), count(database, OutboxMessage)) == (due, 1)
    obligations = count(database, Obligation)
    tick(database, daily, HANOI, cast.NOW)
    assert (count(database, OutboxMessage), count(database, Obligation)) == (1, obligations)


def test_what_is_owed_is_known_weeks_ahead_and_before_the_morning(database: Database):
    database.transact(save_plan, cast.task("1", cast.FINANCE, cast.TODAY))
    assert count(database, Obligation) == 4  # the task, June's, July's and the half-year's report
    tick(database, daily, HANOI, local("2025-06-20 00:15"))
    assert count(database, Obligation) == 5  # August's as well
    assert count(database, OutboxMessage) == 0
