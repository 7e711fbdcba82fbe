"""The rows that /tonghop counts: every task once, who reported, what is overdue."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from plans.plan import RuleKind
from plans.standing import LateTask, Submission
from plans.status import Status
from storage import linking, periods, reporting, summary
from storage.database import Database
from storage.models import ObligationState, Task
from storage.reporting import Said
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE, FINANCE_CHAT, NOW, POLICE, TODAY
from tests.auxil.province import linked_unit, save_plan

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def plan(database: Database) -> int:
    """A plan whose task 1 has two leads, of which 2 is overdue, and 3 has a collective without members."""
    shared = replace(cast.task("1", FINANCE, date(2025, 6, 19)), lead=(FINANCE, POLICE))
    nobody = cast.task("3", "Các đơn vị có liên quan")
    tasks = [shared, cast.task("2", FINANCE, YESTERDAY), nobody]
    return database.transact(save_plan, *tasks, past=ObligationState.OPEN).id


@pytest.fixture
def finance(database: Database, plan: int) -> int:
    return database.transact(linked_unit, FINANCE, FINANCE_CHAT)


def say(database: Database, unit: int, number: str, status: Status, today: date = TODAY) -> None:
    query = select(Task.id).where(Task.number == number)
    task = database.read(lambda session: session.scalars(query).one())
    database.transact(reporting.record, cast.focal_point(unit), Said(task, status), NOW, today)


def statuses(database: Database, plan: int) -> dict[str, tuple[Status | None, ...]]:
    return {row.number: row.statuses for row in database.read(summary.task_standings, plan)}


def test_every_task_is_there_once_with_a_status_for_each_lead(database: Database, plan: int, finance: int):
    say(database, finance, "1", Status.IN_PROGRESS)
    found = statuses(database, plan)
    assert list(found) == ["1", "2", "3"]
    assert sorted(found["1"], key=str) == sorted([None, Status.IN_PROGRESS], key=str)
    assert (found["2"], found["3"]) == ((None,), (None,))


def test_the_latest_month_counts(database: Database, plan: int, finance: int):
    say(database, finance, "2", Status.WAITING)
    say(database, finance, "2", Status.DONE, date(2025, 6, 20))
    assert statuses(database, plan)["2"] == (Status.DONE,)


def test_tasks_of_another_plan_are_not_counted(database: Database, plan: int):
    other = database.transact(save_plan, cast.task("9", FINANCE), rules=()).id
    assert list(statuses(database, other)) == ["9"]


def test_what_is_open_past_its_date_is_overdue_until_it_is_done(database: Database, plan: int, finance: int):
    late = LateTask("2", "Nội dung nhiệm vụ 2", YESTERDAY, FINANCE)
    assert database.read(summary.overdue_tasks, plan, TODAY) == [late]
    assert database.read(summary.overdue_tasks, plan, YESTERDAY) == []
    say(database, finance, "2", Status.DONE)
    assert database.read(summary.overdue_tasks, plan, TODAY) == []


def test_the_longest_overdue_comes_first(database: Database, plan: int):
    rows = database.read(summary.overdue_tasks, plan, date(2025, 7, 1))
    assert [(row.number, row.due) for row in rows] == [("2", YESTERDAY), *[("1", date(2025, 6, 19))] * 2]
    assert {row.unit for row in rows[1:]} == {FINANCE, POLICE}


def kinds(database: Database, plan: int, today: date) -> list[tuple[RuleKind, int]]:
    return [(row.kind, row.number) for row in database.read(summary.current_periods, plan, today)]


def test_the_period_that_matters_is_the_next_one_or_the_one_just_gone(database: Database, plan: int):
    june = [(RuleKind.MONTHLY, 6), (RuleKind.HALF_YEAR, 1)]
    assert kinds(database, plan, TODAY) == june
    assert kinds(database, plan, date(2025, 6, 14)) == june
    assert kinds(database, plan, date(2025, 6, 24)) == june
    assert kinds(database, plan, date(2025, 6, 25)) == [(RuleKind.MONTHLY, 7)]


def test_a_plan_without_reports_has_no_period(database: Database):
    other = database.transact(save_plan, cast.task("9", FINANCE), rules=()).id
    assert kinds(database, other, TODAY) == []


def test_it_is_known_who_submitted_when_and_who_has_no_group(database: Database, plan: int, finance: int):
    june = database.read(periods.owed_by, finance)[0]
    database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    database.transact(periods.submit, finance, [june], NOW, TODAY)
    assert sorted(database.read(summary.submissions, june.id), key=lambda row: row.unit) == [
        Submission(POLICE, linked=False, submitted_on=None),
        Submission(FINANCE, linked=True, submitted_on=TODAY),
        Submission(COMMUNE, linked=True, submitted_on=None),
    ]


def test_a_group_that_cannot_be_reached_is_still_linked(database: Database, plan: int, finance: int):
    june = database.read(periods.owed_by, finance)[0]
    database.transact(linking.mark_unreachable, FINANCE_CHAT, "kicked", NOW)
    rows = {row.unit: row.linked for row in database.read(summary.submissions, june.id)}
    assert rows[FINANCE]
