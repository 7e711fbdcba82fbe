"""A tick looks at all offices at once, and enters only those in which something is due."""

from datetime import UTC, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from jobs.ticks import DailyJob, daily_jobs, tick
from jobs.upkeep.restored import Backup, go_on
from storage.database import Database
from storage.models import JobRun, Office, Person, Plan, Unit
from storage.upkeep.troubles import Troubles
from storage.walls import EVERY_OFFICE, enter
from tests.auxil import cast
from tests.auxil.province import save_plan
from tests.storage.upkeep.test_troubles import Moved

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING, EARLY = time(7, 30), time(6, 15)
daily = partial(daily_jobs, usual=MORNING, digest=time(7, 45))


def at(hour: str) -> datetime:
    return datetime.fromisoformat(f"2025-06-12 {hour}").replace(tzinfo=HANOI).astimezone(UTC)


def opened(session: Session, offices: int) -> None:
    """Let there be so many offices below the top, each with a plan."""
    save_plan(session, cast.task("1", cast.FINANCE, cast.TODAY))
    session.merge(Person(id=1, display_name="Vân"))
    unit = session.scalars(select(Unit.id)).first()
    for number in range(2, offices + 2):
        office = Office(id=number, parent_id=1, unit_id=unit, name="Xã", opened_at=cast.NOW, opened_by=1)
        session.add(office)
        session.flush()
        enter(session, number)
        save_plan(session, cast.task("1", cast.FINANCE, cast.TODAY))
        enter(session, 1)


def statements_of(database: Database, hour: str) -> list[str]:
    """Return the statements of a tick."""
    found: list[str] = []

    def note(_connection, _cursor, statement: str, *_others) -> None:
        found.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        tick(database, daily, HANOI, at(hour))
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
    return found


def ran(database: Database) -> set[tuple[int, str]]:
    query = select(JobRun.office_id, JobRun.name)
    found = database.read(lambda session: session.execute(query, execution_options=EVERY_OFFICE).all())
    return {(row.office_id, row.name) for row in found}


@pytest.mark.parametrize("offices", [1, 20])
def test_a_tick_without_anything_due_asks_as_much_whether_offices_are_many_or_few(
    database: Database, offices: int
):
    database.transact(opened, offices)
    tick(database, daily, HANOI, at("07:29"))
    idle = statements_of(database, "07:29:30")
    assert len(idle) <= 12, idle
    assert {office for office, name in ran(database) if name == "materialise"} == set(range(1, offices + 2))


def test_a_time_that_a_plan_of_one_office_sets_is_of_that_office(database: Database):
    def set_early(session: Session) -> None:
        enter(session, 2)
        session.scalars(select(Plan)).one().morning = EARLY

    database.transact(opened, 2)
    database.transact(set_early)
    tick(database, daily, HANOI, at("06:15"))
    assert {office for office, name in ran(database) if name == "reminders 06:15"} == {2}
    tick(database, daily, HANOI, at("07:30"))
    assert {office for office, name in ran(database) if name == "reminders 07:30"} == {1, 2, 3}


def fail(session: Session, *_: object) -> None:
    """Fail in one office."""
    if session.info.get("office") == 2:
        raise LookupError("a surprise")


def test_what_fails_in_one_office_is_done_in_the_others(database: Database):
    database.transact(opened, 2)
    tick(database, lambda _session: [DailyJob("diary", MORNING, fail)], HANOI, at("07:30"))
    assert ran(database) == {(1, "diary"), (3, "diary")}


def test_what_fails_in_one_office_is_no_news_each_minute(
    database: Database, caplog: pytest.LogCaptureFixture
):
    """That the job was done in the others does not end its trouble."""
    clock = Moved()
    troubles = Troubles(clock)
    database.transact(opened, 2)
    for day in (12, 13, 14):
        moment = at("07:30").replace(day=day)
        tick(database, lambda _session: [DailyJob("diary", MORNING, fail)], HANOI, moment, troubles=troubles)
        clock.now += 86_400
    assert caplog.messages[0] == "the daily job diary fails: LookupError: a surprise"
    assert not any("works again" in line for line in caplog.messages)


def test_the_machine_is_looked_after_once(database: Database):
    database.transact(opened, 2)
    tick(database, daily, HANOI, at("07:29"))
    assert {office for office, name in ran(database) if name == "retention"} == {1}


def test_deliveries_are_checked_an_hour_after_reminders_that_came_late(database: Database):
    database.transact(opened, 1)
    checked: set[int] = set()
    for hour in ("10:20", "11:19", "11:20"):
        assert checked == set()
        tick(database, daily, HANOI, at(hour))
        checked = {office for office, name in ran(database) if name == "audit 07:30"}
    assert checked == {1, 2}


def test_after_a_restore_no_office_says_again_what_it_may_have_said(database: Database):
    database.transact(opened, 2)
    backup = Backup(at("06:00"), nobody_was_reminded=False)
    database.transact(go_on, None, daily, backup, at("09:00").astimezone(HANOI))
    assert {office for office, name in ran(database) if name == "reminders 07:30"} == {1, 2, 3}
    assert {office for office, name in ran(database) if name == "mails"} == {1}
