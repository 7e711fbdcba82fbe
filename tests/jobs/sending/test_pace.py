"""How fast a bot may speak: overall, in one chat, after a 429; moments are given, nobody waits."""

import pytest

from jobs.sending.pace import LATELY, LONGEST_PAUSE, SEVERAL_CHATS, Limits, Pace

CHAT, OTHER = -1, -2


def test_the_first_message_need_not_wait():
    assert Pace().wait(100.0) == 0


def test_messages_are_spread_over_the_second():
    pace = Pace(Limits(per_second=28))
    at, moments = 100.0, []
    for chat in range(28 * 3):
        at += pace.wait(at)
        pace.spend(-chat, at)
        moments.append(at)
    within_a_second = max(sum(start <= moment < start + 1 for moment in moments) for start in moments)
    assert within_a_second <= 29
    assert moments[-1] - moments[0] == pytest.approx(83 / 28, abs=0.01)


def test_quiet_time_is_not_saved_up_for_a_burst():
    pace = Pace(Limits(per_second=10))
    pace.spend(CHAT, 0.0)
    pace.spend(OTHER, 100.0)
    assert pace.wait(100.0) == pytest.approx(0.08)
    pace.spend(CHAT, 100.08)
    assert pace.wait(100.08) == pytest.approx(0.1)


@pytest.mark.parametrize("late", [0.0, 0.01, 0.03, 0.2])
def test_a_machine_that_is_late_now_and_then_adds_no_message_to_any_second(late: float):
    pace = Pace(Limits(per_second=28))
    at, moments = 100.0, []
    for number in range(28 * 5):
        at += pace.wait(at) + (late if number % 7 == 3 else 0)
        pace.spend(-number, at)
        moments.append(at)
    assert max(sum(start <= moment < start + 1 for moment in moments) for start in moments) <= 29


def test_a_machine_that_is_a_little_late_each_time_loses_no_time_by_it():
    pace = Pace(Limits(per_second=28))
    at = 100.0
    for number in range(280):
        at += pace.wait(at) + 0.005
        pace.spend(-number, at)
    assert at - 100 == pytest.approx(279 / 28, abs=0.05)


def test_a_chat_rests_a_good_second_and_the_others_do_not():
    pace = Pace()
    pace.spend(CHAT, 100.0)
    assert pace.resting_chats(101.0) == {CHAT}
    assert pace.resting_chats(101.1) == set()


def test_a_chat_rests_from_when_its_message_surely_came():
    pace = Pace()
    pace.spend(CHAT, 100.0)
    pace.arrived(CHAT, 100.4)
    pace.arrived(OTHER, 100.4)
    assert pace.resting_chats(101.4) == {CHAT}
    assert pace.resting_chats(101.5) == set()


def test_a_chat_gets_at_most_nineteen_messages_in_any_minute():
    pace = Pace()
    for n in range(19):
        pace.spend(CHAT, 100.0 + 2 * n)
    assert pace.resting_chats(150.0) == {CHAT}
    assert pace.resting_chats(160.5) == set()


def test_chats_that_were_quiet_for_a_minute_are_forgotten():
    pace = Pace()
    pace.spend(CHAT, 100.0)
    assert pace.resting_chats(161.0) == set()
    assert pace == Pace(_next_slot=pace._next_slot)


def test_notices_leave_room_for_answers():
    pace = Pace(Limits(chat_per_minute=20))
    for n in range(10):
        pace.spend(CHAT, 100.0 + 2 * n)
    assert pace.crowded_chats(130.0) == {CHAT}
    assert pace.resting_chats(130.0) == set()
    assert pace.crowded_chats(161.0) == set()


def test_a_429_of_one_chat_however_often_stops_nobody_else():
    pace = Pace()
    for at in (100.0, 101.0, 102.0, 103.0):
        pace.refused(CHAT, at, 3595)
    pace.refused(OTHER, 104.0, 3595)
    assert pace.wait(104.0) == 0


def test_a_429_of_several_chats_at_once_stops_everybody_for_seconds():
    pace = Pace()
    for chat in range(SEVERAL_CHATS):
        assert pace.wait(100.0) == 0
        pace.refused(-chat, 100.0, 3595)
    assert pace.wait(100.0) == LONGEST_PAUSE


def test_a_429_of_several_chats_at_different_times_stops_nobody():
    pace = Pace()
    for number in range(SEVERAL_CHATS + 2):
        pace.refused(-number, 100.0 + LATELY * number, 3595)
        assert pace.wait(100.0 + LATELY * number) == 0


def test_in_a_pause_nobody_is_spoken_to():
    pace = Pace()
    pace.pause(100.0, 17)
    assert pace.wait(101.0) == pytest.approx(16)


def test_a_shorter_pause_does_not_end_a_longer_one():
    pace = Pace()
    pace.pause(100.0, 17)
    pace.pause(101.0, 1)
    assert pace.wait(102.0) == pytest.approx(15)
