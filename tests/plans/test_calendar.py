"""Which days are worked, in the years the plans speak of."""

from datetime import date, timedelta

import pytest

from plans.calendar import WorkingCalendar, vietnam

VIETNAM = vietnam(range(2024, 2028))


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(date(2025, 1, 25), date(2025, 2, 2), id="Tết 2025"),
        pytest.param(date(2025, 4, 5), date(2025, 4, 7), id="Giỗ Tổ 2025"),
        pytest.param(date(2025, 4, 30), date(2025, 5, 4), id="30/4 2025 with the swapped Friday"),
        pytest.param(date(2025, 8, 30), date(2025, 9, 2), id="Quốc khánh 2025"),
        pytest.param(date(2026, 1, 1), date(2026, 1, 4), id="New Year 2026 with the swapped Friday"),
        pytest.param(date(2026, 2, 14), date(2026, 2, 22), id="Tết 2026"),
        pytest.param(date(2026, 4, 25), date(2026, 4, 27), id="Giỗ Tổ 2026 on a Sunday, Monday off"),
        pytest.param(date(2026, 4, 30), date(2026, 5, 3), id="30/4 2026"),
        pytest.param(date(2026, 8, 29), date(2026, 9, 2), id="Quốc khánh 2026 with the swapped Monday"),
        pytest.param(date(2026, 11, 24), date(2026, 11, 24), id="Ngày Văn hóa Việt Nam 2026"),
        pytest.param(date(2027, 2, 4), date(2027, 2, 10), id="Tết 2027, not announced yet"),
    ],
)
def test_public_holidays_are_not_worked_and_the_days_around_them_are(first: date, last: date) -> None:
    assert not any(VIETNAM.is_working(day) for day in days(first, last))
    assert VIETNAM.is_working(VIETNAM.next_working_day(last))
    assert VIETNAM.last_working_day_until(last) < first


@pytest.mark.parametrize("saturday", [date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)])
def test_a_swapped_saturday_is_worked(saturday: date) -> None:
    assert VIETNAM.is_working(saturday)
    assert not VIETNAM.is_working(saturday + timedelta(days=1))
    assert VIETNAM.last_working_day_until(saturday) == saturday


def test_an_ordinary_week_has_five_working_days() -> None:
    monday = date(2025, 6, 9)

    assert [VIETNAM.is_working(day) for day in days(monday, date(2025, 6, 15))] == [True] * 5 + [False] * 2


def test_a_day_announced_as_worked_is_worked_even_when_it_is_a_holiday() -> None:
    holiday = date(2025, 6, 11)
    calendar = WorkingCalendar(days_off=frozenset({holiday}), extra_working=frozenset({holiday}))

    assert calendar.is_working(holiday)


def test_the_next_working_day_skips_the_whole_of_tet() -> None:
    assert VIETNAM.next_working_day(date(2026, 2, 13)) == date(2026, 2, 23)


def test_working_days_are_counted_without_the_first_and_with_the_last() -> None:
    friday, tuesday = date(2025, 6, 13), date(2025, 6, 17)

    assert VIETNAM.working_days_after(friday, tuesday) == 2


def test_a_swapped_saturday_counts_as_a_working_day() -> None:
    assert VIETNAM.working_days_after(date(2025, 4, 25), date(2025, 4, 28)) == 2


@pytest.mark.parametrize("end", [date(2025, 6, 13), date(2025, 6, 2)])
def test_no_working_days_lie_before_the_start(end: date) -> None:
    assert VIETNAM.working_days_after(date(2025, 6, 13), end) == 0
