"""A request due at an hour is spoken of a day before, three hours before and at the hour, by day only."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import vietnam
from plans.request_times import EARLIEST, LATEST, RequestRung, reminder_at, reminders_of

CALENDAR = vietnam([2025])
LONG_AGO = datetime.fromisoformat("2025-01-01")


def moments(due: str) -> list[tuple[str, str]]:
    found = reminders_of(datetime.fromisoformat(due), CALENDAR)
    return [(one.rung.value, f"{one.at:%a %d %H:%M}") for one in found]


@pytest.mark.parametrize(
    ("due", "told"),
    [
        pytest.param(
            "2025-06-13 16:00",
            [
                ("day_before", "Thu 12 16:00"),
                ("hours_before", "Fri 13 13:00"),
                ("at_the_hour", "Fri 13 16:00"),
            ],
            id="a Friday afternoon",
        ),
        pytest.param(
            "2025-06-16 08:00",
            [
                ("day_before", "Fri 13 08:00"),
                ("hours_before", "Fri 13 20:00"),
                ("at_the_hour", "Mon 16 08:00"),
            ],
            id="early on a Monday",
        ),
        pytest.param(
            "2025-06-15 17:00",
            [
                ("day_before", "Fri 13 17:00"),
                ("hours_before", "Fri 13 14:00"),
                ("at_the_hour", "Fri 13 17:00"),
            ][1:],
            id="on a Sunday",
        ),
        pytest.param(
            "2025-06-13 23:00",
            [("day_before", "Thu 12 20:00"), ("at_the_hour", "Fri 13 20:00")],
            id="late in the evening",
        ),
    ],
)
def test_what_falls_into_the_night_or_on_a_day_off_is_said_before(due: str, told: list[tuple[str, str]]):
    assert moments(due) == told


@given(st.datetimes(datetime.fromisoformat("2025-01-10"), datetime.fromisoformat("2025-12-20")))
def test_nothing_is_planned_outside_the_hours_of_working_days_or_after_the_hour(due: datetime):
    due = due.replace(second=0, microsecond=0)
    for one in reminders_of(due, CALENDAR):
        assert CALENDAR.is_working(one.at.date())
        assert EARLIEST <= one.at.time() <= LATEST
        assert one.at <= due


DUE = datetime.fromisoformat("2025-06-13 16:00")


@pytest.mark.parametrize(
    ("now", "rung"),
    [
        ("2025-06-12 15:59", None),
        ("2025-06-12 16:00", RequestRung.DAY_BEFORE),
        ("2025-06-12 20:30", None),
        ("2025-06-13 09:00", RequestRung.DAY_BEFORE),
        ("2025-06-13 13:00", RequestRung.HOURS_BEFORE),
        ("2025-06-13 16:20", RequestRung.AT_THE_HOUR),
        ("2025-06-14 10:00", None),
    ],
)
def test_the_latest_reminder_that_is_due_is_the_one_to_say(now: str, rung: RequestRung | None):
    found = reminder_at(datetime.fromisoformat(now), DUE, LONG_AGO, CALENDAR)
    assert (found.rung if found else None) == rung


def test_a_request_sent_an_hour_before_is_not_reminded_of_a_day_before():
    sent = DUE - timedelta(hours=1)
    assert reminder_at(DUE - timedelta(minutes=30), DUE, sent, CALENDAR) is None
    found = reminder_at(DUE, DUE, sent, CALENDAR)
    assert found is not None
    assert found.rung is RequestRung.AT_THE_HOUR
