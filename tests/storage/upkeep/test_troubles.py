"""What fails again and again has a line in the log, one every ten minutes, and one when it is over."""

import logging

import pytest

from storage.upkeep.troubles import Trouble, Troubles


class Moved:
    """A clock that shows what it is set to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Moved:
    return Moved()


@pytest.fixture
def trouble(clock: Moved, caplog: pytest.LogCaptureFixture) -> Trouble:
    caplog.set_level(logging.WARNING)
    return Trouble("fetching", clock)


def test_half_an_hour_of_failures_is_five_lines(
    trouble: Trouble, clock: Moved, caplog: pytest.LogCaptureFixture
):
    for _ in range(901):
        trouble.failed("no route to host")
        clock.now += 2
    clock.now += 28
    for _ in range(10):
        trouble.over()
    assert caplog.messages == [
        "fetching fails: no route to host",
        "fetching still fails, 301 times in 600 s: no route to host",
        "fetching still fails, 601 times in 1200 s: no route to host",
        "fetching still fails, 901 times in 1800 s: no route to host",
        "fetching works again, after 901 times in 1800 s",
    ]


def test_the_next_trouble_is_told_anew(trouble: Trouble, clock: Moved, caplog: pytest.LogCaptureFixture):
    for _ in range(2):
        trouble.failed("away")
        clock.now += 30
        trouble.over()
    assert caplog.messages == ["fetching fails: away", "fetching works again, after 1 times in 0 s"] * 2


def test_what_fails_every_other_time_is_not_over(
    trouble: Trouble, clock: Moved, caplog: pytest.LogCaptureFixture
):
    for _ in range(20):
        trouble.failed("away")
        clock.now += 1
        trouble.over()
    assert caplog.messages == ["fetching fails: away"]


def test_a_surprise_is_traced_once_of_each_kind(trouble: Trouble, caplog: pytest.LogCaptureFixture):
    for error in (LookupError("a surprise\nand more"), ValueError("another"), LookupError("a third")):
        trouble.stumbled(error)
    assert caplog.messages == [
        "fetching fails: LookupError: a surprise",
        "fetching fails: ValueError: another",
    ]
    assert all(record.exc_info for record in caplog.records)


def test_what_was_expected_is_not_traced(trouble: Trouble, caplog: pytest.LogCaptureFixture):
    trouble.failed(LookupError("away"))
    trouble.stumbled(LookupError("a surprise"))
    assert [bool(record.exc_info) for record in caplog.records] == [False, True]


def test_each_name_has_a_trouble_of_its_own(clock: Moved, caplog: pytest.LogCaptureFixture):
    troubles = Troubles(clock)
    for name in ("one", "two", "one"):
        troubles[name].failed("away")
    assert caplog.messages == ["one fails: away", "two fails: away"]
