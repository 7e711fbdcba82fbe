"""The rows that /tonghop counts: every task once, who reported, what is overdue."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plans.standing import Submission
from plans.status import Status
from storage.database import Database
from storage.groups import reach
from storage.models import ObligationState, Statement, Task
from storage.reporting import periods, statements
from storage.reporting.statements import Said
from storage.summary import facts as summary_facts
from storage.summary import parts, scopes, task_counts
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
    database.transact(statements.record, cast.focal_point(unit), Said(task, status), NOW, today)


def statuses(
    database: Database, plan: int, *, closed: date | None = None, day: date | None = None
) -> dict[str, dict[Status | None, int]]:
    rows = database.read(task_counts.counted_tasks, plan, closed=closed, day=day)
    return {row.number: dict(row.units) for row in rows}


def test_every_task_is_there_once_with_its_leads_counted(database: Database, plan: int, finance: int):
    say(database, finance, "1", Status.IN_PROGRESS)
    assert statuses(database, plan) == {"1": {None: 1, Status.IN_PROGRESS: 1}, "2": {None: 1}, "3": {}}


def test_the_latest_month_counts(database: Database, plan: int, finance: int):
    say(database, finance, "2", Status.WAITING)
    say(database, finance, "2", Status.DONE, date(2025, 6, 20))
    assert statuses(database, plan)["2"] == {Status.DONE: 1}


def test_a_past_month_and_a_past_day_are_told_as_they_were(database: Database, plan: int, finance: int):
    say(database, finance, "2", Status.WAITING)
    say(database, finance, "2", Status.IN_PROGRESS, date(2025, 6, 20))
    say(database, finance, "2", Status.DONE, date(2025, 6, 22))
    assert statuses(database, plan, closed=date(2025, 5, 14))["2"] == {None: 1}
    assert statuses(database, plan, closed=date(2025, 6, 14))["2"] == {Status.WAITING: 1}
    assert statuses(database, plan, closed=date(2025, 7, 14))["2"] == {Status.DONE: 1}
    assert statuses(database, plan, day=YESTERDAY)["2"] == {None: 1}
    assert statuses(database, plan, day=date(2025, 6, 19))["2"] == {Status.WAITING: 1}
    assert statuses(database, plan, day=date(2025, 6, 21))["2"] == {Status.IN_PROGRESS: 1}
    assert statuses(database, plan, day=date(2025, 6, 22))["2"] == {Status.DONE: 1}


def test_what_was_withdrawn_counted_until_the_day_of_the_withdrawal(
    database: Database, plan: int, finance: int
):
    say(database, finance, "2", Status.WAITING)
    say(database, finance, "2", Status.DONE, date(2025, 6, 20))
    spoken = database.read(lambda session: session.scalars(select(func.max(Statement.id))).one())
    actor = cast.focal_point(finance)
    database.transact(statements.withdraw, actor, spoken, NOW, date(2025, 6, 25))
    assert statuses(database, plan)["2"] == {Status.WAITING: 1}
    assert statuses(database, plan, closed=date(2025, 7, 14))["2"] == {Status.WAITING: 1}
    assert statuses(database, plan, day=date(2025, 6, 24))["2"] == {Status.DONE: 1}
    assert statuses(database, plan, day=date(2025, 6, 25))["2"] == {Status.WAITING: 1}


def test_what_is_taken_back_today_stood_at_the_end_of_the_month_before(
    database: Database, plan: int, finance: int
):
    """The change since then was counted as if it had never been said."""
    say(database, finance, "2", Status.WAITING)
    say(database, finance, "2", Status.DONE)
    spoken = database.read(lambda session: session.scalars(select(func.max(Statement.id))).one())
    database.transact(statements.withdraw, cast.focal_point(finance), spoken, NOW, date(2025, 6, 20))
    assert statuses(database, plan)["2"] == {Status.WAITING: 1}
    assert statuses(database, plan, closed=date(2025, 6, 14))["2"] == {Status.DONE: 1}


def test_a_task_that_the_plan_has_left_out_counts_for_no_unit(database: Database, plan: int, finance: int):
    """Done before it was left out, it was counted by unit though not among the tasks."""

    def leave_out(session: Session) -> None:
        session.scalars(select(Task).where(Task.number == "2")).one().removed_on = TODAY

    say(database, finance, "2", Status.DONE)
    database.transact(leave_out)
    rows = database.read(lambda session: parts.units(session, scopes.now(session, plan, TODAY)))
    assert {row.name: (row.tasks, row.finished) for row in rows}[FINANCE] == (1, 0)


def test_a_task_starts_where_a_report_document_says_until_a_unit_speaks(database: Database):
    started = replace(cast.task("9", FINANCE), status=Status.WAITING, progress="Chờ Bộ hướng dẫn")
    nobody = replace(cast.task("8", "Các đơn vị có liên quan"), status=Status.DONE)
    plan = database.transact(save_plan, started, nobody, rules=()).id
    assert statuses(database, plan) == {"9": {Status.WAITING: 1}, "8": {Status.DONE: 1}}
    say(database, database.transact(linked_unit, FINANCE, FINANCE_CHAT), "9", Status.DONE)
    assert statuses(database, plan)["9"] == {Status.DONE: 1}


def test_tasks_of_another_plan_are_not_counted(database: Database, plan: int):
    other = database.transact(save_plan, cast.task("9", FINANCE), rules=()).id
    assert list(statuses(database, other)) == ["9"]


def late(database: Database, plan: int, today: date) -> dict[str, tuple[date, tuple[str, ...]]]:
    facts = database.read(lambda session: summary_facts.facts(session, scopes.now(session, plan, today)))
    numbers = {task.id: task.number for task in facts.tasks}
    return {
        numbers[task]: (facts.owed[task].late_since or date.max, tuple(units))
        for task, units in facts.late_units.items()
    }


def test_what_is_open_past_its_date_is_overdue_until_it_is_done(database: Database, plan: int, finance: int):
    assert late(database, plan, TODAY) == {"2": (YESTERDAY, (FINANCE,))}
    assert late(database, plan, YESTERDAY) == {}
    assert late(database, plan, date(2025, 7, 1)) == {
        "2": (YESTERDAY, (FINANCE,)),
        "1": (date(2025, 6, 19), (POLICE, FINANCE)),
    }
    say(database, finance, "2", Status.DONE)
    assert late(database, plan, TODAY) == {}


def test_on_a_past_day_what_was_done_later_was_overdue(database: Database, plan: int, finance: int):
    say(database, finance, "2", Status.DONE, date(2025, 6, 20))
    past = database.read(scopes.as_of, plan, date(2025, 6, 18), date(2025, 6, 25))
    assert past.is_past
    assert len(database.read(summary_facts.facts, past).late_units) == 1


def test_what_falls_due_within_two_weeks_is_due_soon(database: Database, plan: int):
    facts = database.read(lambda session: summary_facts.facts(session, scopes.now(session, plan, TODAY)))
    assert [task.number for task in facts.tasks if task.id in facts.owed and facts.owed[task.id].soon] == [
        "1"
    ]


def submissions(database: Database, plan: int, period: int) -> list[Submission]:
    def read(session: Session) -> list[Submission]:
        return summary_facts.submissions(session, period, scopes.now(session, plan, TODAY))

    return database.read(read)


def test_it_is_known_who_submitted_when_and_who_has_no_group(database: Database, plan: int, finance: int):
    june = database.read(periods.owed_by, finance)[0]
    database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    database.transact(periods.submit, finance, [june], NOW, TODAY)
    assert sorted(submissions(database, plan, june.id), key=lambda row: row.unit) == [
        Submission(POLICE, linked=False, submitted_on=None),
        Submission(FINANCE, linked=True, submitted_on=TODAY),
        Submission(COMMUNE, linked=True, submitted_on=None),
    ]


def test_a_group_that_cannot_be_reached_is_still_linked(database: Database, plan: int, finance: int):
    june = database.read(periods.owed_by, finance)[0]
    database.transact(reach.lose, FINANCE_CHAT, "kicked", NOW)
    rows = {row.unit: row.linked for row in submissions(database, plan, june.id)}
    assert rows[FINANCE]
