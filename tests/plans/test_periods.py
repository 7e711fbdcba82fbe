"""Which reports a rule asks for in a span of time, what they cover, and when they are due."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.periods import Months, ReportPeriod, periods_of
from plans.plan import DueRule, ReportRule, RuleKind

YEAR_2025 = (date(2025, 1, 1), date(2025, 12, 31))


def rule(kind: RuleKind, due_rule: DueRule | None, *, strictly_before: bool = True) -> ReportRule:
    return ReportRule(kind, due_rule, strictly_before, source_text="")


def dues(asked: ReportRule, start: date = YEAR_2025[0], end: date = YEAR_2025[1]) -> list[date]:
    return [period.due for period in periods_of(asked, start, end)]


def only(asked: ReportRule) -> ReportPeriod:
    (period,) = periods_of(asked, *YEAR_2025)
    return period


def test_a_monthly_report_before_the_15th_is_due_on_the_14th_of_every_month() -> None:
    assert dues(rule(RuleKind.MONTHLY, DueRule(day=15))) == [date(2025, month, 14) for month in range(1, 13)]


def test_a_monthly_report_covers_the_15th_of_the_month_before_to_the_14th() -> None:
    january, *_ = periods_of(rule(RuleKind.MONTHLY, DueRule(day=15)), *YEAR_2025)

    assert (january.data_from, january.data_to) == (date(2024, 12, 15), date(2025, 1, 14))
    assert january.name == "monthly:2025-01"


def test_a_district_that_asks_before_the_13th_reports_the_same_month() -> None:
    (june,) = periods_of(rule(RuleKind.MONTHLY, DueRule(day=13)), date(2025, 6, 1), date(2025, 6, 30))

    assert (june.name, june.due, june.data_to) == ("monthly:2025-06", date(2025, 6, 12), date(2025, 6, 14))


def test_the_half_year_report_of_june_covers_half_a_year_since_december() -> None:
    half = only(rule(RuleKind.HALF_YEAR, DueRule(day=15, month=6)))

    assert (half.data_from, half.data_to) == (date(2024, 12, 15), date(2025, 6, 14))
    assert (half.name, half.due) == ("half_year:2025-H1", date(2025, 6, 14))


def test_a_half_year_report_without_a_month_comes_in_june_and_december() -> None:
    first, second = periods_of(rule(RuleKind.HALF_YEAR, DueRule(day=15)), *YEAR_2025)

    assert first.due == date(2025, 6, 14)
    assert (second.data_from, second.data_to) == (date(2025, 6, 15), date(2025, 12, 14))
    assert (second.name, second.due) == ("half_year:2025-H2", date(2025, 12, 14))


def test_the_year_report_covers_the_15th_of_december_to_the_14th() -> None:
    year = only(rule(RuleKind.YEAR, DueRule(day=15, month=12)))

    assert (year.data_from, year.data_to) == (date(2024, 12, 15), date(2025, 12, 14))
    assert (year.name, year.due) == ("year:2025", date(2025, 12, 14))


def test_a_quarterly_report_covers_the_quarter_moved_by_half_a_month() -> None:
    periods = periods_of(rule(RuleKind.QUARTERLY, DueRule(day=15)), *YEAR_2025)

    assert [period.name for period in periods] == [f"quarterly:2025-Q{number}" for number in (1, 2, 3, 4)]
    assert (periods[0].data_from, periods[0].data_to) == (date(2024, 12, 15), date(2025, 3, 14))
    assert (periods[1].data_from, periods[1].data_to) == (date(2025, 3, 15), date(2025, 6, 14))


@pytest.mark.parametrize(
    ("kind", "due_rule", "name"),
    [
        pytest.param(RuleKind.HALF_YEAR, DueRule(day=25, month=5), "half_year:2025-H1", id="in May already"),
        pytest.param(RuleKind.HALF_YEAR, DueRule(day=10, month=7), "half_year:2025-H1", id="in July"),
        pytest.param(RuleKind.YEAR, DueRule(day=25, month=11), "year:2025", id="in November already"),
        pytest.param(RuleKind.YEAR, DueRule(day=15, month=1), "year:2024", id="in January"),
        pytest.param(RuleKind.QUARTERLY, DueRule(day=5, month=4), "quarterly:2025-Q1", id="early in April"),
        pytest.param(RuleKind.MONTHLY, DueRule(day=20, month=6), "monthly:2025-06", id="one month only"),
        pytest.param(RuleKind.HALF_YEAR, DueRule(date=date(2025, 6, 10)), "half_year:2025-H1", id="one date"),
    ],
)
def test_a_report_is_about_the_period_that_closes_nearest(
    kind: RuleKind, due_rule: DueRule, name: str
) -> None:
    assert only(rule(kind, due_rule)).name == name


def test_a_day_that_a_month_lacks_is_its_last_day() -> None:
    months = dues(rule(RuleKind.MONTHLY, DueRule(day=31), strictly_before=False))

    assert months[:4] == [date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30)]


def test_before_the_31st_is_the_30th_where_there_is_one() -> None:
    months = dues(rule(RuleKind.MONTHLY, DueRule(day=31)))

    assert months[:4] == [date(2025, 1, 30), date(2025, 2, 28), date(2025, 3, 30), date(2025, 4, 30)]


def test_before_the_1st_is_the_last_day_of_the_month_that_is_reported() -> None:
    (june,) = periods_of(rule(RuleKind.MONTHLY, DueRule(day=1)), date(2025, 6, 15), date(2025, 6, 30))

    assert (june.name, june.due) == ("monthly:2025-06", date(2025, 6, 30))


def test_a_unit_sends_its_own_plan_once_and_it_covers_no_data() -> None:
    own_plan = only(rule(RuleKind.OWN_PLAN, DueRule(date=date(2025, 3, 25))))

    assert own_plan.due == date(2025, 3, 24)
    assert (own_plan.data_from, own_plan.data_to) == (None, None)
    assert own_plan.name == "own_plan:2025"


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(rule(RuleKind.AD_HOC, None), id="ad hoc"),
        pytest.param(rule(RuleKind.AD_HOC, DueRule(day=3)), id="ad hoc with a day"),
        pytest.param(rule(RuleKind.HALF_YEAR, None), id="no day yet"),
        pytest.param(rule(RuleKind.YEAR, DueRule(month=12)), id="a month without a day"),
        pytest.param(rule(RuleKind.OWN_PLAN, DueRule(day=25)), id="own plan without a date"),
    ],
)
def test_a_rule_without_a_day_asks_for_nothing_yet(asked: ReportRule) -> None:
    assert periods_of(asked, *YEAR_2025) == []


def test_only_what_is_due_within_the_span_is_returned() -> None:
    asked = rule(RuleKind.MONTHLY, DueRule(day=15))

    assert dues(asked, date(2025, 6, 14), date(2025, 7, 14)) == [date(2025, 6, 14), date(2025, 7, 14)]
    assert dues(asked, date(2025, 6, 15), date(2025, 7, 13)) == []


@pytest.mark.parametrize(
    ("kind", "due_rule", "name", "covers"),
    [
        (RuleKind.MONTHLY, DueRule(day=6, month=7), "monthly:2025-06:calendar", ("2025-06-01", "2025-06-30")),
        (
            RuleKind.MONTHLY,
            DueRule(day=26, month=6),
            "monthly:2025-06:calendar",
            ("2025-06-01", "2025-06-30"),
        ),
        (
            RuleKind.QUARTERLY,
            DueRule(day=5, month=4),
            "quarterly:2025-Q1:calendar",
            ("2025-01-01", "2025-03-31"),
        ),
        (
            RuleKind.HALF_YEAR,
            DueRule(day=15, month=6),
            "half_year:2025-H1:calendar",
            ("2025-01-01", "2025-06-30"),
        ),
        (RuleKind.YEAR, DueRule(day=10, month=1), "year:2024:calendar", ("2024-01-01", "2024-12-31")),
        (RuleKind.MONTHLY, DueRule(day=5, month=1), "monthly:2024-12:calendar", ("2024-12-01", "2024-12-31")),
    ],
)
def test_periods_may_cover_the_months_of_the_calendar(
    kind: RuleKind, due_rule: DueRule, name: str, covers: tuple[str, str]
) -> None:
    (period,) = periods_of(rule(kind, due_rule), *YEAR_2025, Months.CALENDAR)
    assert (period.name, (str(period.data_from), str(period.data_to))) == (name, covers)


def test_a_units_own_plan_knows_no_months() -> None:
    own = rule(RuleKind.OWN_PLAN, DueRule(date=date(2025, 3, 25)))
    assert [one.name for one in periods_of(own, *YEAR_2025, Months.CALENDAR)] == ["own_plan:2025"]


recurring = st.builds(
    rule,
    st.sampled_from([RuleKind.MONTHLY, RuleKind.QUARTERLY, RuleKind.HALF_YEAR, RuleKind.YEAR]),
    st.builds(DueRule, day=st.integers(1, 31), month=st.none() | st.integers(1, 12)),
    strictly_before=st.booleans(),
)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@settings(deadline=None)
@given(asked=recurring, start=days, middle=days, end=days, months=st.sampled_from(Months))
def test_a_span_in_two_parts_holds_the_same_periods_each_with_a_name_of_its_own(
    asked: ReportRule, start: date, middle: date, end: date, months: Months
) -> None:
    start, middle, end = sorted((start, middle, end))
    whole = periods_of(asked, start, end, months)

    parts = periods_of(asked, start, middle, months)
    parts += periods_of(asked, middle + timedelta(days=1), end, months)

    assert whole == parts
    assert len({period.name for period in whole}) == len(whole)
    assert dues(asked, start, end) == sorted(dues(asked, start, end))


@settings(deadline=None)
@given(asked=recurring, year=st.integers(2024, 2028), months=st.sampled_from(Months))
def test_the_data_of_consecutive_periods_follows_without_a_gap(
    asked: ReportRule, year: int, months: Months
) -> None:
    named = asked.due_rule
    assert named is not None
    every = rule(asked.kind, DueRule(day=named.day))
    periods = periods_of(every, date(year, 1, 1), date(year + 1, 12, 31), months)

    for earlier, later in pairwise(periods):
        assert earlier.data_to is not None
        assert later.data_from == earlier.data_to + timedelta(days=1)


def test_a_weekly_report_is_due_on_its_weekday_and_covers_the_days_since_the_last() -> None:
    friday = rule(RuleKind.WEEKLY, DueRule(weekday=5, hour=time(15)), strictly_before=False)
    first, second = periods_of(friday, date(2025, 6, 2), date(2025, 6, 15))

    assert (first.name, first.due) == ("weekly:2025-W23", date(2025, 6, 6))
    assert (second.data_from, second.data_to) == (date(2025, 6, 7), date(2025, 6, 13))
    (calendar,) = periods_of(friday, date(2025, 6, 2), date(2025, 6, 8), Months.CALENDAR)
    assert calendar.name == first.name


def test_a_report_before_a_weekday_is_due_the_day_before() -> None:
    monday = rule(RuleKind.WEEKLY, DueRule(weekday=1))
    assert dues(monday, date(2025, 6, 2), date(2025, 6, 8)) == [date(2025, 6, 8)]


def test_a_report_asked_for_once_covers_no_period() -> None:
    period = only(rule(RuleKind.ONCE, DueRule(date=date(2025, 12, 16))))

    assert (period.name, period.due, period.data_from) == ("once:2025", date(2025, 12, 15), None)
