"""Which periods matter on a day, on both databases."""

from datetime import date

from plans.plan import RuleKind
from storage.database import Database
from storage.summary import scopes
from tests.auxil import cast
from tests.auxil.cast import FINANCE, TODAY
from tests.auxil.province import save_plan


def kinds(database: Database, plan: int, today: date) -> list[tuple[RuleKind, int]]:
    return [(row.kind, row.number) for row in database.read(scopes.current_periods, plan, today)]


def test_the_period_that_matters_is_the_next_one_or_the_one_just_gone(database: Database):
    plan = database.transact(save_plan, cast.task("1", FINANCE)).id
    june = [(RuleKind.MONTHLY, 6), (RuleKind.HALF_YEAR, 1)]
    assert kinds(database, plan, TODAY) == june
    assert kinds(database, plan, date(2025, 6, 14)) == june
    assert kinds(database, plan, date(2025, 6, 24)) == june
    assert kinds(database, plan, date(2025, 6, 25)) == [(RuleKind.MONTHLY, 7)]


def test_a_plan_without_reports_has_no_period(database: Database):
    other = database.transact(save_plan, cast.task("9", FINANCE), rules=()).id
    assert kinds(database, other, TODAY) == []
