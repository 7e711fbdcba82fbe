"""The course of a year: at the end of each month all stood as /summary of that day tells."""

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.months import closing_days
from plans.status import Status
from storage.database import Database
from storage.models import Obligation, ObligationState, Statement, Task
from storage.plans import obligation_versions
from storage.reporting import statements
from storage.reporting.statements import Said
from storage.summary import task_counts
from storage.summary.course import course
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE, FINANCE_CHAT, NOW
from tests.auxil.province import linked_unit, save_plan

MAY, JUNE, JULY = date(2025, 5, 14), date(2025, 6, 14), date(2025, 7, 14)
DAYS = [MAY, JUNE, JULY]


@pytest.fixture
def finance(database: Database) -> int:
    shared = cast.task("1", FINANCE, date(2025, 5, 20))
    tasks = [shared, cast.task("2", COMMUNE, date(2025, 6, 30)), cast.task("3", FINANCE)]
    database.transact(save_plan, *tasks, past=ObligationState.OPEN)
    database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    return database.transact(linked_unit, FINANCE, FINANCE_CHAT)


def say(database: Database, unit: int, number: str, status: Status, on: date) -> int:
    def work(session: Session) -> int:
        task = session.scalars(select(Task.id).where(Task.number == number)).one()
        moment = NOW + (on - NOW.date())
        return statements.record(session, cast.focal_point(unit), Said(task, status), moment, on).id

    return database.transact(work)


def change(database: Database, number: str, on: date, **values: object) -> None:
    """Let what is owed on a task be otherwise from a day on."""

    def work(session: Session) -> None:
        owed = session.scalars(select(Obligation).join(Task).where(Task.number == number)).one()
        obligation_versions.keep(session, owed, on)
        for name, value in values.items():
            setattr(owed, name, value)

    database.transact(work)


def is_told_as_day_by_day(database: Database) -> None:
    points = database.read(course, 1, DAYS)
    for point in points:
        counted = database.read(task_counts.counted_tasks, 1, day=point.day)
        assert point.by_status == Counter(task.status for task in counted)
        owed = database.read(task_counts.owed, 1, point.day, point.day).by_task
        assert point.late == sum(counts.late > 0 for counts in owed.values())
    assert [point.day for point in points] == DAYS


def test_what_was_said_counts_from_its_month_on(database: Database, finance: int):
    say(database, finance, "1", Status.IN_PROGRESS, date(2025, 5, 10))
    say(database, finance, "1", Status.DONE, date(2025, 6, 20))
    is_told_as_day_by_day(database)
    may, june, july = database.read(course, 1, DAYS)
    assert (may.by_status[Status.IN_PROGRESS], june.by_status[Status.IN_PROGRESS]) == (1, 1)
    assert july.by_status[Status.DONE] == 1
    assert [point.late for point in (may, june, july)] == [0, 1, 1]


def test_what_was_taken_back_later_counts_until_then(database: Database, finance: int):
    said = say(database, finance, "1", Status.DONE, date(2025, 5, 10))
    database.transact(
        statements.withdraw, cast.focal_point(finance), said, NOW + timedelta(days=20), date(2025, 7, 2)
    )
    assert len(database.read(lambda session: session.scalars(select(Statement.id)).all())) == 2
    is_told_as_day_by_day(database)
    assert [point.by_status[Status.DONE] for point in database.read(course, 1, DAYS)] == [1, 1, 0]


def test_a_date_that_moved_was_as_it_was(database: Database, finance: int):
    change(database, "1", date(2025, 6, 20), due=date(2025, 8, 1))
    change(database, "3", date(2025, 6, 20), due=date(2025, 6, 25))
    is_told_as_day_by_day(database)


def test_who_leads_no_more_counts_until_then(database: Database, finance: int):
    say(database, finance, "1", Status.WAITING, date(2025, 5, 10))
    change(database, "1", date(2025, 6, 20), state=ObligationState.REMOVED)
    is_told_as_day_by_day(database)


def test_who_leads_only_since_some_day_counts_from_then_on(database: Database, finance: int):
    say(database, finance, "1", Status.WAITING, date(2025, 5, 10))

    def work(session: Session) -> None:
        owed = session.scalars(select(Obligation).join(Task).where(Task.number == "1")).one()
        owed.owed_from = date(2025, 6, 1)

    database.transact(work)
    is_told_as_day_by_day(database)


def test_a_task_that_came_or_went_is_told_of_while_it_was_there(database: Database, finance: int):
    say(database, finance, "1", Status.DONE, date(2025, 5, 10))

    def work(session: Session) -> None:
        session.scalars(select(Task).where(Task.number == "1")).one().removed_on = date(2025, 6, 20)
        session.scalars(select(Task).where(Task.number == "3")).one().added_on = date(2025, 6, 20)

    database.transact(work)
    is_told_as_day_by_day(database)


def test_a_year_has_at_most_eleven_months_that_are_over():
    assert closing_days(date(2024, 1, 1), date(2025, 6, 14))[:: len(DAYS)] == [
        date(2024, 7, 14), date(2024, 10, 14), date(2025, 1, 14), date(2025, 4, 14)
    ]  # fmt: skip
    assert closing_days(date(2025, 5, 14), date(2025, 6, 15)) == [MAY, JUNE]
    assert closing_days(date(2025, 6, 1), date(2025, 6, 12)) == []
