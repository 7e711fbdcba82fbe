"""Reports below that come too late for those above, and tasks that end later than those that they serve."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plans.levels.days import (
    AskedRule,
    LinkedDays,
    ReportNotInTime,
    TaskNotInTime,
    reports_not_in_time,
    tasks_not_in_time,
)
from plans.plan import DueRule, ReportRule, RuleKind

TODAY = date(2025, 6, 1)


def monthly(day: int, *, before: bool = True) -> AskedRule:
    return AskedRule(ReportRule(RuleKind.MONTHLY, DueRule(day=day), before, ""))


def test_a_commune_that_reports_before_the_15th_cannot_wait_for_the_16th():
    (late,) = reports_not_in_time([monthly(16, before=False)], [monthly(15)], TODAY)
    assert late == ReportNotInTime(RuleKind.MONTHLY, date(2025, 6, 14), date(2025, 6, 16))


def test_one_day_for_both_leaves_none_to_sum_up():
    (late,) = reports_not_in_time([monthly(15)], [monthly(15)], TODAY)
    assert late.is_same_day


def test_the_last_of_several_ways_to_report_counts():
    (late,) = reports_not_in_time([monthly(12), monthly(16)], [monthly(15)], TODAY)
    assert late.below == date(2025, 6, 15)


def test_a_half_year_above_is_served_by_months_below_and_by_nothing_where_there_are_none():
    half = AskedRule(ReportRule(RuleKind.HALF_YEAR, DueRule(day=15, month=6), True, ""))
    assert reports_not_in_time([monthly(13)], [half], TODAY) == []
    (none,) = reports_not_in_time([], [half], TODAY)
    assert (none.kind, none.below) == (RuleKind.HALF_YEAR, None)


def test_a_plan_asked_for_once_is_not_summed_up():
    own = AskedRule(ReportRule(RuleKind.OWN_PLAN, DueRule(date=date(2025, 7, 1)), True, ""))
    assert reports_not_in_time([], [own], TODAY) == []


@given(below=st.integers(2, 28), above=st.integers(2, 28))
def test_months_are_in_time_exactly_where_their_day_is_earlier(below: int, above: int):
    found = reports_not_in_time([monthly(below)], [monthly(above)], TODAY)
    assert bool(found) is (below >= above)


def test_a_task_that_ends_later_than_the_one_above_is_named():
    late = LinkedDays("3", "12", date(2025, 6, 25), date(2025, 6, 20))
    fits = LinkedDays("4", "12", date(2025, 6, 20), date(2025, 6, 20))
    ongoing = LinkedDays("5", "12", None, date(2025, 6, 20))
    assert tasks_not_in_time([late, fits, ongoing]) == [
        TaskNotInTime("3", "12", date(2025, 6, 25), date(2025, 6, 20))
    ]
