"""Acknowledgements ("Đã nhận"): two working days of silence that lose no reminder and add none."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import vietnam
from plans.ladder import Ladder, rung_on
from plans.silence import Silence, rung_after, silence_from

VIETNAM = vietnam([2025])
LADDER = Ladder()
days_of_2025 = st.integers(0, 360).map(lambda n: date(2025, 1, 1) + timedelta(days=n))


def mornings(silence: Silence | None, due: date, first: date, last: date) -> list[date]:
    """Return the days of a span on which something is said."""
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in span if rung_after(silence, day, due, LADDER, VIETNAM)]


def test_a_silence_lasts_two_working_days_more():
    assert silence_from(date(2025, 6, 12), VIETNAM).until == date(2025, 6, 16)  # Thursday to Monday
    assert silence_from(date(2025, 6, 14), VIETNAM).until == date(2025, 6, 17)  # said on a Saturday
    assert silence_from(date(2025, 4, 29), VIETNAM).until == date(2025, 5, 6)  # 30/4 to 4/5 are off


def test_a_late_thing_is_silent_for_two_working_days_and_back_on_the_third():
    due, said = date(2025, 6, 10), silence_from(date(2025, 6, 11), VIETNAM)
    assert mornings(said, due, date(2025, 6, 10), date(2025, 6, 18)) == [
        date(2025, 6, 10),
        date(2025, 6, 16),
        date(2025, 6, 17),
    ]


def test_a_rung_that_fell_into_the_silence_is_said_after_it():
    due = date(2025, 6, 27)  # its 3-day rung is Tuesday 24/6
    said = silence_from(date(2025, 6, 20), VIETNAM)  # until Tuesday 24/6
    rung = rung_after(said, date(2025, 6, 25), due, LADDER, VIETNAM)
    assert rung is not None
    assert rung.working_days_left == 2
    assert rung_on(date(2025, 6, 25), due, LADDER, VIETNAM) is None


def test_a_silence_without_a_rung_adds_no_message():
    due, said = date(2025, 6, 27), silence_from(date(2025, 6, 13), VIETNAM)  # the 14-day rung
    assert mornings(said, due, date(2025, 6, 14), date(2025, 6, 20)) == [date(2025, 6, 20)]


@given(due=days_of_2025, said_on=days_of_2025)
def test_a_silence_never_makes_for_more_messages(due: date, said_on: date):
    last = date(2025, 12, 31)
    silence = silence_from(said_on, VIETNAM)
    assert len(mornings(silence, due, said_on, last)) <= len(mornings(None, due, said_on, last))
    assert not any(silence.covers(day) for day in mornings(silence, due, said_on, last))
