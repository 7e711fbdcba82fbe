"""Where the rehearsal's clock can be moved to, and what is lived through on the way."""

from datetime import date, time

import pytest

from bot.demo.moves import BackwardsError, Move, on_day, stops, target
from storage.plans.known_days import known_days
from tests.auxil.world import at

TIMES = [time(0, 15), time(7, 30)]


@pytest.mark.parametrize(
    ("move", "now", "then"),
    [
        (Move.HOUR, "2025-05-15 23:30", "2025-05-16 00:30"),
        (Move.MORNING, "2025-05-15 08:00", "2025-05-16 07:30"),
        (Move.MORNING, "2025-05-15 06:00", "2025-05-16 07:30"),
        (Move.WORKING_DAY, "2025-05-16 08:00", "2025-05-19 07:30"),
        (Move.WORKING_DAY, "2025-04-29 08:00", "2025-05-05 07:30"),
    ],
)
def test_a_button_leads_to_a_moment(move: Move, now: str, then: str):
    assert target(move, at(now), known_days()) == at(then)


def test_a_day_is_reached_on_its_morning():
    assert on_day(date(2025, 6, 14), at("2025-05-15 08:00")) == at("2025-06-14 07:30")


@pytest.mark.parametrize("day", [date(2025, 5, 15), date(2025, 5, 1)])
def test_time_never_goes_backwards(day: date):
    with pytest.raises(BackwardsError):
        on_day(day, at("2025-05-15 08:00"))


def test_every_due_moment_on_the_way_is_lived_through():
    way = stops(at("2025-05-15 08:00"), at("2025-05-17 07:30"), TIMES)
    moments = ["2025-05-16 00:15", "2025-05-16 07:30", "2025-05-17 00:15", "2025-05-17 07:30"]
    assert list(way) == [at(moment) for moment in moments]


def test_an_hour_in_which_nothing_is_due_has_one_moment():
    assert list(stops(at("2025-05-15 08:00"), at("2025-05-15 09:00"), TIMES)) == [at("2025-05-15 09:00")]
