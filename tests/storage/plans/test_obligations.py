"""What is owed is known ahead, added as often as one likes, and met, waived or overdue by choice."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.plan import DueRule, ReportRule, RuleKind
from plans.status import Status
from storage.database import Database
from storage.groups import codes, linking
from storage.models import LinkRole, Obligation, ObligationKind, ObligationState, Plan, ReportPeriod, Task
from storage.models import ReportRule as Rule
from storage.plans import obligations, saving
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE, FINANCE_CHAT, NOW, POLICE, TODAY
from tests.auxil.province import linked_unit, save_plan, unit

YEAR = ReportRule(RuleKind.YEAR, DueRule(month=12, day=15), True, "năm (trước ngày 15/12)")


def owed(database: Database, kind: ObligationKind = ObligationKind.TASK) -> list[Obligation]:
    query = select(Obligation).where(Obligation.kind == kind).order_by(Obligation.due, Obligation.unit_id)
    return database.read(lambda session: list(session.scalars(query)))


def task_id(database: Database, number: str = "1") -> int:
    return database.read(lambda session: session.scalars(select(Task.id).where(Task.number == number)).one())


def test_each_lead_owes_its_task_by_its_date(database: Database):
    lead, other = cast.task("1", FINANCE, date(2025, 6, 19)), cast.task("2", COMMUNE)
    database.transact(save_plan, lead, other, rules=())
    assert sorted((row.due, row.state.value) for row in owed(database) if row.due) == [
        (date(2025, 6, 19), "open")
    ]
    assert len(owed(database)) == 2


def test_several_leads_owe_the_same_task_each(database: Database):
    shared = replace(cast.task("1", FINANCE, TODAY), lead=(FINANCE, POLICE))
    database.transact(save_plan, shared, rules=())
    assert len({row.unit_id for row in owed(database)}) == 2


def test_who_only_coordinates_owes_nothing(database: Database):
    database.transact(save_plan, cast.task("1", FINANCE, TODAY, coordinating=(POLICE,)), rules=())
    assert len(owed(database)) == 1


def test_materialising_again_adds_nothing(database: Database):
    database.transact(save_plan, cast.task("1", FINANCE, TODAY))
    before = len(owed(database)), len(owed(database, ObligationKind.PERIOD))
    for _ in range(2):
        database.transact(obligations.materialise, TODAY)
    assert (len(owed(database)), len(owed(database, ObligationKind.PERIOD))) == before


def test_every_unit_of_a_level_owes_what_its_collective_leads_also_one_added_later(database: Database):
    database.transact(lambda session: unit(session, "UBND xã Tân Hòa").id)
    database.transact(save_plan, cast.task("1", "UBND các xã, phường", date(2025, 6, 19)), rules=())
    assert len(owed(database)) == 1
    database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    assert len(owed(database)) == 2
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    assert len(owed(database)) == 2


@pytest.mark.parametrize("state", [ObligationState.WAIVED, ObligationState.OPEN])
def test_dates_past_before_the_plan_was_saved_are_what_the_secretariat_chose(
    database: Database, state: ObligationState
):
    yesterday = TODAY - timedelta(days=1)
    database.transact(save_plan, cast.task("1", FINANCE, yesterday), rules=(), past=state)
    database.transact(obligations.materialise, TODAY + timedelta(days=1))
    assert [row.state for row in owed(database)] == [state]


def test_a_date_of_today_is_not_past(database: Database):
    database.transact(save_plan, cast.task("1", FINANCE, TODAY), rules=())
    assert [row.state for row in owed(database)] == [ObligationState.OPEN]


def test_nobody_is_late_for_what_passed_before_it_was_known(database: Database):
    """The secretariat counted past dates as overdue, for the units that were known then."""
    past = cast.task("1", "UBND các xã, phường", TODAY - timedelta(days=9))
    database.transact(save_plan, past, rules=(), past=ObligationState.OPEN)
    database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    assert [row.state for row in owed(database)] == [ObligationState.WAIVED]


def test_reports_are_owed_by_leads_and_by_linked_units(database: Database):
    database.transact(save_plan, cast.task("1", FINANCE), rules=(cast.HALF_YEAR,))
    assert len(owed(database, ObligationKind.PERIOD)) == 1
    database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    assert [row.due for row in owed(database, ObligationKind.PERIOD)] == [date(2025, 6, 14)] * 2


def dues(database: Database) -> list[date | None]:
    return [row.due for row in owed(database, ObligationKind.PERIOD)]


def test_reports_are_known_two_months_ahead_and_the_next_ones_in_time(database: Database):
    database.transact(save_plan, cast.task("1", FINANCE), rules=(cast.MONTHLY, YEAR))
    assert [row.due for row in owed(database, ObligationKind.PERIOD)] == [
        date(2025, 6, 14),
        date(2025, 7, 14),
    ]
    database.transact(obligations.materialise, date(2025, 10, 20))
    dues = [row.due for row in owed(database, ObligationKind.PERIOD)]
    assert dues[2:] == [date(2025, 11, 14), date(2025, 12, 14), date(2025, 12, 14)]


def test_a_unit_linked_after_a_report_was_due_does_not_owe_it(database: Database):
    database.transact(save_plan, cast.task("1", FINANCE), rules=(cast.HALF_YEAR,))
    later = datetime(2025, 6, 15, 1, tzinfo=UTC)

    def link_later(session: Session) -> None:
        code = codes.issue_one(session, LinkRole.UNIT, unit(session, COMMUNE).id, later)
        linking.use_code(session, code, cast.speaker(COMMUNE_CHAT), later)
        obligations.materialise(session, later.date())

    database.transact(link_later)
    assert len(owed(database, ObligationKind.PERIOD)) == 1


def owed_after(database: Database, status: Status | None, today: date = TODAY) -> Obligation:
    (row,) = owed(database)
    database.transact(obligations.meet_or_reopen, row.unit_id, task_id(database), status, NOW, today)
    return owed(database)[0]


@pytest.mark.parametrize("status", [Status.DONE, Status.DONE_ONGOING])
def test_what_is_done_is_met_on_that_day(database: Database, status: Status):
    database.transact(save_plan, cast.task("1", FINANCE, TODAY), rules=())
    met = owed_after(database, status)
    assert (met.state, met.met_on, met.met_at) == (ObligationState.MET, TODAY, NOW)


def test_what_was_done_and_is_done_again_keeps_its_first_day(database: Database):
    database.transact(save_plan, cast.task("1", FINANCE, TODAY), rules=())
    owed_after(database, Status.DONE)
    assert owed_after(database, Status.DONE_ONGOING, date(2025, 6, 20)).met_on == TODAY


@pytest.mark.parametrize("status", [Status.IN_PROGRESS, Status.WAITING, Status.NOT_STARTED, None])
def test_what_is_not_done_after_all_is_owed_again(database: Database, status: Status | None):
    database.transact(save_plan, cast.task("1", FINANCE, TODAY), rules=())
    owed_after(database, Status.DONE)
    again = owed_after(database, status)
    assert (again.state, again.met_on, again.met_at) == (ObligationState.OPEN, None, None)


def test_what_was_waived_stays_waived(database: Database):
    database.transact(save_plan, cast.task("1", FINANCE, TODAY - timedelta(days=1)), rules=())
    assert owed_after(database, Status.IN_PROGRESS).state is ObligationState.WAIVED
    assert owed_after(database, Status.DONE).state is ObligationState.WAIVED


def test_a_unit_sees_what_it_owes_by_date_and_the_undated_last(database: Database):
    dated = {"1": None, "2": date(2025, 7, 1), "3": date(2025, 6, 20), "4": TODAY - timedelta(days=1)}
    database.transact(
        save_plan, *(cast.task(number, FINANCE, due) for number, due in dated.items()), rules=()
    )
    finance = owed(database)[0].unit_id
    assert [task.number for task in database.read(obligations.open_tasks, finance)] == ["3", "2", "1"]


def test_the_leads_of_a_task_are_found_through_units_and_collectives(database: Database):
    known = database.transact(lambda session: unit(session, COMMUNE).id)
    shared = replace(cast.task("1", FINANCE), lead=(FINANCE, "UBND các xã, phường"))
    saved = database.transact(save_plan, shared, rules=())
    leads = database.read(lambda session: obligations.leads_of(session, session.get_one(Plan, saved.id)))
    assert len(leads[task_id(database)]) == 2
    assert known in leads[task_id(database)]


def test_every_plan_is_materialised(database: Database):
    for _ in range(2):
        database.transact(
            saving.save_plan, cast.plan(cast.task("1", FINANCE, TODAY)), cast.secretary(), NOW, TODAY
        )
    database.transact(obligations.materialise, TODAY)
    assert len({row.plan_id for row in owed(database)}) == 2


def test_a_weekly_report_is_owed_every_week_by_its_hour(database: Database):
    weekly = ReportRule(RuleKind.WEEKLY, DueRule(weekday=5, hour=time(15)), False, "hằng tuần")
    database.transact(save_plan, cast.task("1", FINANCE), rules=(weekly,))
    first, second, *_ = [row.due for row in owed(database, ObligationKind.PERIOD) if row.due]
    assert (first.isoweekday(), second - first) == (5, timedelta(days=7))
    periods = database.read(lambda session: list(session.scalars(select(ReportPeriod.hour).distinct())))
    assert periods == [time(15)]
    kept = database.read(lambda session: obligations.rule_values(session.scalars(select(Rule)).one()))
    assert kept == weekly
