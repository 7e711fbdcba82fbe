"""On which mornings something with a due date is mentioned, and with which counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.calendar import WorkingCalendar, vietnam
from plans.ladder import Ladder, RungKind, rung_on

VIETNAM = vietnam([2025, 2026])
LADDER = Ladder()
JUNE_REPORT = date(2025, 6, 14)  # a Saturday
TASK_32 = date(2025, 6, 19)  # a Thursday


def mornings(due: date, first: date, last: date, calendar: WorkingCalendar = VIETNAM) -> list[date]:
    """The days of a span on which the ladder says something."""
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in span if rung_on(day, due, LADDER, calendar)]


def test_a_due_saturday_has_its_last_chance_on_friday() -> None:
    rung = rung_on(date(2025, 6, 13), JUNE_REPORT, LADDER, VIETNAM)

    assert rung is not None
    assert rung.kind is RungKind.LAST_CHANCE
    assert rung.due_on_a_day_off
    assert (rung.days_left, rung.days_until_due, rung.working_days_left) == (0, 1, 0)


def test_the_day_before_the_last_chance_is_one_day_left() -> None:
    rung = rung_on(date(2025, 6, 12), JUNE_REPORT, LADDER, VIETNAM)

    assert rung is not None
    assert rung.kind is RungKind.COMING
    assert rung.last_chance == date(2025, 6, 13)
    assert (rung.days_left, rung.days_until_due, rung.working_days_left) == (1, 2, 1)


def test_a_week_before_a_due_thursday_is_its_seven_day_rung() -> None:
    rung = rung_on(date(2025, 6, 12), TASK_32, LADDER, VIETNAM)

    assert rung is not None
    assert rung.kind is RungKind.COMING
    assert not rung.due_on_a_day_off
    assert (rung.days_left, rung.working_days_left, rung.working_days_late) == (7, 5, 0)


def test_the_whole_ladder_of_a_task() -> None:
    assert mornings(TASK_32, date(2025, 6, 1), date(2025, 7, 18)) == [
        date(2025, 6, 5),
        date(2025, 6, 12),
        date(2025, 6, 16),
        date(2025, 6, 18),
        date(2025, 6, 19),
        date(2025, 6, 20),
        date(2025, 6, 23),
        date(2025, 6, 24),
        date(2025, 6, 25),
        date(2025, 6, 26),
        date(2025, 7, 3),
        date(2025, 7, 10),
        date(2025, 7, 17),
    ]


def test_the_first_working_morning_after_a_due_saturday_is_one_working_day_late() -> None:
    rung = rung_on(date(2025, 6, 16), JUNE_REPORT, LADDER, VIETNAM)

    assert rung is not None
    assert rung.kind is RungKind.OVERDUE
    assert (rung.days_left, rung.days_until_due, rung.working_days_left, rung.working_days_late) == (
        0,
        0,
        0,
        1,
    )


def test_a_rung_on_a_day_off_is_sent_on_the_working_day_before_it() -> None:
    due = date(
        2026, 3, 2
    )  # 14 days before is the first day of Tết, 3 days before a Friday, 1 day before a Sunday

    assert mornings(due, date(2026, 2, 1), due) == [
        date(2026, 2, 13),
        date(2026, 2, 23),
        date(2026, 2, 27),
        date(2026, 3, 2),
    ]


def test_two_rungs_on_one_morning_are_one_that_counts_from_that_morning() -> None:
    rung = rung_on(date(2025, 6, 13), date(2025, 6, 16), LADDER, VIETNAM)

    assert rung is not None
    assert (rung.days_left, rung.working_days_left) == (3, 1)


def test_a_weekly_rung_in_tet_is_sent_on_the_last_morning_before_it() -> None:
    due = date(
        2026, 1, 30
    )  # a Friday: late daily until 6/2, then each Friday; 20/2 is in Tết, as is all since 14/2

    assert mornings(due, date(2026, 2, 7), date(2026, 3, 6)) == [
        date(2026, 2, 13),
        date(2026, 2, 27),
        date(2026, 3, 6),
    ]


def test_a_ladder_without_daily_rungs_is_weekly_from_the_last_chance() -> None:
    ladder = Ladder(before=(), daily_working_days_overdue=0)
    following = [TASK_32 + timedelta(days=n) for n in range(1, 15)]

    assert [day for day in following if rung_on(day, TASK_32, ladder, VIETNAM)] == [
        date(2025, 6, 26),
        date(2025, 7, 3),
    ]


@pytest.mark.parametrize("day_off", [date(2025, 6, 14), date(2025, 6, 15), date(2025, 9, 2)])
def test_nothing_is_said_on_a_day_off(day_off: date) -> None:
    assert rung_on(day_off, day_off, LADDER, VIETNAM) is None


FIRST = date(2025, 1, 1)
SPAN = [FIRST + timedelta(days=n) for n in range(120)]
calendars = st.builds(
    WorkingCalendar,
    days_off=st.frozensets(st.sampled_from(SPAN), max_size=25),
    extra_working=st.frozensets(st.sampled_from(SPAN), max_size=4),
)
ladders = st.builds(
    Ladder,
    before=st.lists(st.integers(1, 30), max_size=5).map(tuple),
    daily_working_days_overdue=st.integers(0, 8),
)
due_dates = st.integers(35, 70).map(lambda n: SPAN[n])


def planned_mornings(due: date, ladder: Ladder, calendar: WorkingCalendar) -> set[date]:
    """The ladder written out rung by rung, as design.md tells it."""
    last_chance = calendar.last_working_day_until(due)
    working = [day for day in SPAN if day > due and calendar.is_working(day)]
    daily = working[: ladder.daily_working_days_overdue]
    last_daily = daily[-1] if daily else last_chance
    planned = [last_chance, *daily, *(last_chance - timedelta(days=days) for days in ladder.before)]
    planned += [last_daily + timedelta(weeks=week) for week in range(1, 20)]
    return {calendar.last_working_day_until(day) for day in planned}


@settings(deadline=None)
@given(due=due_dates, ladder=ladders, calendar=calendars)
def test_every_rung_falls_on_its_working_morning_and_nothing_is_said_on_others(
    due: date, ladder: Ladder, calendar: WorkingCalendar
) -> None:
    said = {day for day in SPAN if rung_on(day, due, ladder, calendar)}

    assert said == planned_mornings(due, ladder, calendar) & set(SPAN)
    assert all(calendar.is_working(day) for day in said)


@settings(deadline=None)
@given(due=due_dates, calendar=calendars, today=st.sampled_from(SPAN))
def test_the_kind_of_a_rung_agrees_with_its_counts(due: date, calendar: WorkingCalendar, today: date) -> None:
    rung = rung_on(today, due, LADDER, calendar)

    if rung is not None:
        assert (rung.kind is RungKind.COMING) == (rung.days_left > 0) == (rung.working_days_left > 0)
        assert (rung.kind is RungKind.OVERDUE) == (rung.working_days_late > 0) == (today > due)
        assert rung.last_chance <= rung.due
