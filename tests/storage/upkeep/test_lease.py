"""Who leads: one process at a time, told by the epoch, whoever died, froze or was cut off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from storage.database import Database, open_engine
from storage.migrate import upgrade
from storage.models import Person
from storage.upkeep.lease import Lease, NotLeadingError, Term
from storage.upkeep.patience import Patience
from tests.auxil.databases import database_url

NOBODY = "postgresql+psycopg://nobody@127.0.0.1:1/nothing"
TERM = Term(silence=60, renewal=10)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with database_url("postgresql", tmp_path) as url:
        database = Database(url)
        upgrade(database.engine)
        database.close()
        yield url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url, Patience(0.9))
    yield engine
    engine.dispose()


@pytest.fixture
def pair(engine: Engine) -> Iterator[tuple[Lease, Lease]]:
    pair = Lease(engine, TERM, Clock()), Lease(engine, TERM, Clock())
    yield pair
    for lease in pair:
        lease.release()


def let_the_term_run_out(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE leases SET renewed_at = now() - interval '61 seconds'"))


def test_one_leads_and_the_other_stands_by(pair: tuple[Lease, Lease]):
    first, second = pair
    assert not first.is_held
    assert [first.take(), second.take(), first.renew()] == [True, False, True]
    assert (first.is_held, second.is_held) == (True, False)
    assert second.leader().startswith("dondoc ")


def test_who_dies_is_followed_at_once(pair: tuple[Lease, Lease]):
    first, second = pair
    assert first.take()
    first._disconnect()  # as the kernel does for a process that was killed
    assert second.take()
    assert not first.renew()
    assert not first.is_held


def test_who_is_silent_is_followed_when_his_term_is_over(pair: tuple[Lease, Lease], engine: Engine):
    first, second = pair
    assert first.take()
    let_the_term_run_out(engine)
    assert second.take()
    assert (first.renew(), second.renew()) == (False, True)


def test_who_leaves_is_followed_at_once(pair: tuple[Lease, Lease]):
    first, second = pair
    assert first.take()
    first.release()
    assert second.take()


def test_a_leader_trusts_its_last_renewal_for_less_than_the_others_wait(engine: Engine):
    clock = Clock()
    lease = Lease(engine, TERM, clock)
    assert lease.take()
    held = []
    for clock.seconds in (0, 49, 50):
        held.append(lease.is_held)
    assert held == [True, True, False]
    assert lease.renew()
    assert lease.is_held
    lease.release()


def test_where_nobody_answers_it_is_led_until_the_time_is_over(url: str):
    clock = Clock()
    engine = open_engine(url, Patience(0.9))
    lease = Lease(engine, TERM, clock)
    assert lease.take()
    lease._disconnect()
    lease._engine = open_engine(NOBODY, Patience(0.9)).execution_options()
    assert lease.renew()
    clock.seconds = 51
    assert not lease.renew()
    engine.dispose()


def test_who_does_not_lead_any_more_writes_nothing(pair: tuple[Lease, Lease], url: str):
    first, second = pair
    database = Database(url)
    database.led_by(first)
    assert first.take()
    database.transact(lambda session: session.add(Person(id=7, display_name="Nguyễn Thu Hà")))
    assert database.may_act
    first._disconnect()
    assert second.take()
    with pytest.raises(NotLeadingError):
        database.transact(lambda session: session.add(Person(id=8, display_name="Phạm Thị Lan")))
    assert database.read(lambda session: session.get(Person, 8)) is None
    database.close()


def test_whoever_takes_over_waits_for_what_is_being_written(pair: tuple[Lease, Lease], engine: Engine):
    first, second = pair
    assert first.take()
    with engine.begin() as connection:
        first.check(connection)
        assert first.renew()  # which is not disturbed
        first._disconnect()
        with pytest.raises(OperationalError, match="lock timeout"):
            second.take()
    assert second.take()
