"""While the database is away the log has a line, one every ten minutes, and one when it is over."""

import logging

import pytest
from sqlalchemy.exc import OperationalError

from storage.upkeep.outages import Outages
from tests.storage.upkeep.test_troubles import Moved

LOCKED = OperationalError("UPDATE …", {}, Exception("database is locked\nand more"))


@pytest.fixture
def clock() -> Moved:
    return Moved()


@pytest.fixture
def outages(clock: Moved, caplog: pytest.LogCaptureFixture) -> Outages:
    caplog.set_level(logging.WARNING)
    return Outages(clock)


def fail(outages: Outages) -> None:
    with pytest.raises(OperationalError), outages.watched():
        raise LOCKED


def test_an_hour_without_a_database_is_eight_lines(
    outages: Outages, clock: Moved, caplog: pytest.LogCaptureFixture
):
    for _ in range(3601):
        fail(outages)
        clock.now += 1
    clock.now += 40
    for _ in range(100):
        with outages.watched():
            pass
    assert caplog.messages[0] == "the database fails: database is locked"
    assert caplog.messages[1] == "the database still fails, 601 times in 600 s: database is locked"
    assert caplog.messages[-1] == "the database works again, after 3601 times in 3600 s"
    assert len(caplog.messages) == 8


def test_one_that_answers_in_between_is_not_well_yet(
    outages: Outages, clock: Moved, caplog: pytest.LogCaptureFixture
):
    for _ in range(20):
        fail(outages)
        with outages.watched():
            clock.now += 1
    assert len(caplog.messages) == 1


def test_what_is_not_the_databases_fault_is_not_told(outages: Outages, caplog: pytest.LogCaptureFixture):
    with pytest.raises(LookupError), outages.watched():
        raise LookupError
    assert caplog.messages == []
