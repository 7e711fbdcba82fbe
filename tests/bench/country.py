"""One office of 625 units alone, and the same among 3,434 offices: its cost grows with it, not with them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from shutil import copyfile
from statistics import median
from time import process_time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from jobs.reminders.morning import remind
from jobs.ticks import daily_jobs, tick
from reports.summary import summarise
from storage.database import Database
from storage.summary import facts, scopes
from tests.auxil.many_offices import copy_offices, live

TASKS, UNITS = 10, 625
TASKS_OF_OTHERS, UNITS_OF_OTHERS, OTHERS = 2, 12, 3433
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = datetime(2025, 12, 11, 7, 30, tzinfo=ZONE)
"""A day before the last chance of the month's report: every unit is reminded."""
USUAL, DIGEST = time(7, 30), time(8)
ROUNDS = 7
RATIO, SECONDS = 1.2, 2.0


class _UndoneError(Exception):
    """What was done is not to stay: the next round does it again."""


def measures(folder: Path, others: int = OTHERS) -> Iterator[tuple[str, bool]]:
    """Yield a line for each work of an office, and whether it costs more among others than it may."""
    alone, among = folder / "alone.sqlite3", folder / "country.sqlite3"
    small = folder / "small.sqlite3"
    live(alone, TASKS, UNITS)
    live(small, TASKS_OF_OTHERS, UNITS_OF_OTHERS)
    copyfile(alone, among)
    copy_offices(among, small, range(2, others + 2))
    databases = [Database(f"sqlite:///{path}") for path in (alone, among)]
    for name, work in WORKS.items():
        before, now = _taken(work, databases)
        # A tick looks at all offices at once: some milliseconds, which nobody waits for.
        is_missed = work is not _idle_tick and (now / before > RATIO or now > SECONDS)
        missed = "  MISSED" if is_missed else ""
        told = f"{before:9.4f} {now:9.4f}  ratio {now / before:5.2f}{missed}"
        yield f"{name:32} alone, of {others + 1:,} offices {told}", is_missed
    for database in databases:
        database.close()


def _taken(work: Callable[[Database], None], databases: list[Database]) -> list[float]:
    """Return the median seconds of processor that a work takes in each database, in turn."""
    taken: list[list[float]] = [[] for _ in databases]
    for database in databases:
        work(database)
    for _ in range(ROUNDS):
        for database, seconds in zip(databases, taken, strict=True):
            began = process_time()
            work(database)
            seconds.append(process_time() - began)
    return [median(seconds) for seconds in taken]


def _morning(database: Database) -> None:
    def undone(session: Session) -> None:
        remind(session, MORNING, MORNING.date(), at=USUAL, usual=USUAL)
        session.flush()
        raise _UndoneError

    try:
        database.transact(undone)
    except _UndoneError:
        return


def _summary(database: Database) -> None:
    end, now = date(2025, 12, 10), datetime(2025, 12, 10, 2, tzinfo=UTC)
    database.read(
        lambda session: summarise(facts.facts(session, scopes.scope_for(session, 1, None, None, end)), now)
    )


def _idle_tick(database: Database) -> None:
    """Look at what is due at night, when nothing is; the first look of the day has done what was."""
    jobs = partial(daily_jobs, usual=USUAL, digest=DIGEST)
    tick(database, jobs, ZONE, datetime(2025, 12, 11, 0, 5, tzinfo=ZONE))


WORKS: dict[str, Callable[[Database], None]] = {
    "morning pass of 625 units": _morning,
    "/summary of 625 units": _summary,
    "a tick when nothing is due": _idle_tick,
}
