"""The secretariat changes what a plan asks for: only what is still open and not yet due follows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.addressees import AddresseeKind, Addressees
from plans.periods import Months
from plans.plan import DueRule, ReportRule, RuleKind
from plans.units import UnitLevel
from storage.database import Database
from storage.models import LogEvent, Obligation, ObligationState, Plan, ReportPeriod, Unit
from storage.models import ReportRule as Rule
from storage.plans import obligations, rules
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE, FINANCE_CHAT, NOW, TODAY
from tests.auxil.province import linked_unit, save_plan

MONTHLY_13 = ReportRule(RuleKind.MONTHLY, DueRule(day=13), True, "trước ngày 13 hằng tháng")
MONTHLY_20 = ReportRule(RuleKind.MONTHLY, DueRule(day=20), False, "ngày 20 hằng tháng")
JUNE, JULY = date(2025, 6, 14), date(2025, 7, 14)


@pytest.fixture
def finance(database: Database) -> int:
    """Sở Tài chính, which leads a task of a plan with one monthly report, before the 15th."""
    database.transact(save_plan, cast.task("1", FINANCE), rules=(cast.MONTHLY,))
    return database.transact(linked_unit, FINANCE, FINANCE_CHAT)


def the_rule(database: Database) -> Rule:
    return database.read(lambda session: session.scalars(select(Rule).order_by(Rule.id)).first()) or Rule()


def owed(database: Database, unit: int | None = None) -> list[tuple[date | None, str]]:
    query = select(Obligation).where(Obligation.period_id.is_not(None)).order_by(Obligation.due)
    rows = database.read(lambda session: list(session.scalars(query)))
    return [(row.due, row.state.value) for row in rows if unit in {None, row.unit_id}]


def change(database: Database, values: ReportRule, today: date = TODAY) -> rules.RuleEffect:
    def work(session: Session) -> rules.RuleEffect:
        rule = session.get_one(Rule, the_rule(database).id)
        return rules.change_rule(session, cast.secretary(), rule, values, None, NOW, today)

    return database.transact(work)


def address(database: Database, whom: Addressees) -> None:
    def work(session):
        rule = session.get_one(Rule, the_rule(database).id)
        rules.address_rule(session, cast.secretary(), rule, whom, NOW, TODAY)

    database.transact(work)


def stop(database: Database, today: date = TODAY) -> None:
    def work(session):
        rule = session.get_one(Rule, the_rule(database).id)
        rules.stop_rule(session, cast.secretary(), rule, NOW, today)

    database.transact(work)


def test_what_is_open_and_not_yet_due_moves_with_the_rule(database: Database, finance: int):
    effect = change(database, MONTHLY_13)
    assert owed(database)[:2] == [(date(2025, 6, 12), "open"), (date(2025, 7, 12), "open")]
    assert [str(period.due) for period in effect.moved] == ["2025-06-12", "2025-07-12"]


def test_a_new_day_is_worded_as_the_rule_words_it(database: Database, finance: int):
    change(database, MONTHLY_20)
    periods = database.read(lambda session: list(session.scalars(select(ReportPeriod))))
    assert {(period.due.day, period.strictly_before) for period in periods} == {(20, False)}


def test_what_is_past_stays_as_it_was(database: Database, finance: int):
    change(database, MONTHLY_20, JUNE + timedelta(days=1))
    assert owed(database)[:2] == [(JUNE, "open"), (date(2025, 7, 20), "open")]
    periods = database.read(
        lambda session: list(session.scalars(select(ReportPeriod).order_by(ReportPeriod.due)))
    )
    assert periods[0].strictly_before


def test_what_is_met_stays_met_on_its_date_and_is_not_asked_again(database: Database, finance: int):
    june = database.read(
        lambda session: session.scalars(select(ReportPeriod.id).order_by(ReportPeriod.due)).first() or 0
    )
    database.transact(obligations.submit_period, finance, june, NOW, TODAY)
    change(database, MONTHLY_20)
    assert owed(database)[:2] == [(JUNE, "met"), (date(2025, 7, 20), "open")]


def test_a_day_brought_forward_into_the_past_makes_nobody_late(database: Database, finance: int):
    """On 13 June the report of June, due on the 14th, is asked for before the 13th from now on."""
    change(database, MONTHLY_13, date(2025, 6, 13))
    assert owed(database)[:2] == [(JUNE, "open"), (date(2025, 7, 12), "open")]
    database.transact(obligations.materialise, date(2025, 6, 13))
    assert len([due for due, _ in owed(database) if due and due.month == 6]) == 1


def test_a_stopped_rule_asks_for_nothing_more(database: Database, finance: int):
    stop(database, JUNE + timedelta(days=1))
    database.transact(obligations.materialise, date(2025, 9, 1))
    assert owed(database) == [(JUNE, "open"), (JULY, "removed")]


def test_one_more_rule_is_owed_from_now_on(database: Database, finance: int):
    def work(session):
        plan = session.scalars(select(Plan)).one()
        rules.add_rule(session, cast.secretary(), plan, cast.HALF_YEAR, None, NOW, TODAY)

    database.transact(work)
    assert owed(database) == [(JUNE, "open"), (JUNE, "open"), (JULY, "open")]


def test_two_days_for_two_channels_are_two_reports(database: Database, finance: int):
    def work(session):
        plan = session.scalars(select(Plan)).one()
        rules.add_rule(session, cast.secretary(), plan, MONTHLY_20, None, NOW, TODAY)

    database.transact(work)
    dues = [due for due, _ in owed(database)]
    assert dues == [JUNE, date(2025, 6, 20), JULY, date(2025, 7, 20)]


def test_only_units_of_some_levels_may_be_asked(database: Database, finance: int):
    commune = database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    address(database, Addressees(AddresseeKind.LEVELS, (UnitLevel.COMMUNE,)))
    database.transact(obligations.materialise, TODAY)
    assert {state for _, state in owed(database, finance)} == {"removed"}
    assert {state for _, state in owed(database, commune)} == {"open"}
    address(database, Addressees())
    assert {state for _, state in owed(database)} == {"open"}


def test_only_named_units_or_those_who_lead_may_be_asked(database: Database, finance: int):
    commune = database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    address(database, Addressees(AddresseeKind.NAMED, units=(commune,)))
    assert {state for _, state in owed(database, finance)} == {"removed"}
    address(database, Addressees(AddresseeKind.LEADS))
    assert {state for _, state in owed(database, finance)} == {"open"}
    assert {state for _, state in owed(database, commune)} == {"removed"}


def test_a_unit_asked_no_more_still_owes_what_is_past(database: Database, finance: int):
    def work(session):
        rule = session.scalars(select(Rule)).one()
        whom = Addressees(AddresseeKind.NAMED)
        rules.address_rule(session, cast.secretary(), rule, whom, NOW, date(2025, 6, 15))

    database.transact(work)
    assert owed(database) == [(JUNE, "open"), (JULY, "removed")]


def test_a_report_that_is_asked_no_more_is_not_given_to_a_unit_that_comes_later(
    database: Database, finance: int
):
    once = replace(cast.HALF_YEAR, due_rule=DueRule(date=date(2025, 7, 10)))
    change(database, once)
    commune = database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    assert owed(database, finance) == [(JUNE, "removed"), (date(2025, 7, 9), "open"), (JULY, "removed")]
    assert owed(database, commune) == [(date(2025, 7, 9), "open")]


def test_months_may_be_those_of_the_calendar(database: Database, finance: int):
    def work(session):
        plan = session.scalars(select(Plan)).one()
        plan.months = Months.CALENDAR
        rules.count_months_anew(session, plan, date(2025, 6, 20))

    database.transact(work)
    periods = database.read(
        lambda session: list(session.scalars(select(ReportPeriod).order_by(ReportPeriod.due)))
    )
    assert [(one.name, one.data_from, one.data_to) for one in periods][:2] == [
        ("monthly:2025-06", date(2025, 5, 15), JUNE),
        ("monthly:2025-06:calendar", date(2025, 6, 1), date(2025, 6, 30)),
    ]
    assert len({one.due for one in periods}) == len(periods)


def test_every_change_of_a_rule_has_an_author(database: Database, finance: int):
    change(database, MONTHLY_13)
    stop(database)
    events = database.read(lambda session: list(session.scalars(select(LogEvent).order_by(LogEvent.id))))
    told = [(one.action, one.before, one.after) for one in events if one.subject.startswith("rule:")]
    assert told == [
        (
            "change_rule",
            "kind=monthly; text=trước ngày 15 hàng tháng",
            "kind=monthly; text=trước ngày 13 hằng tháng",
        ),
        ("stop_rule", "kind=monthly; text=trước ngày 13 hằng tháng", None),
    ]


def test_a_unit_that_is_no_more_owes_no_new_report(database: Database, finance: int):
    def close(session):
        session.get_one(Unit, finance).closed_on = date(2025, 7, 1)

    database.transact(close)
    database.transact(obligations.materialise, date(2025, 8, 1))
    assert [state for due, state in owed(database) if due and due > JULY] == []
    assert ObligationState.OPEN in {state for _, state in owed(database)}
