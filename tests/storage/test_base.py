"""Our column types keep what they promise on every database."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from storage.database import Database
from storage.models import Heartbeat, Person
from tests.auxil.cast import NOW


def test_a_moment_comes_back_in_utc(database: Database):
    hanoi = NOW.astimezone(timezone(timedelta(hours=7)))
    database.transact(lambda session: session.add(Heartbeat(name="tick", at=hanoi)))
    found = database.read(lambda session: session.get_one(Heartbeat, "tick").at)
    assert (found, found.tzinfo) == (NOW, UTC)


def test_a_moment_without_a_zone_is_refused(database: Database):
    naive = datetime(2025, 6, 12)  # noqa: DTZ001 -- naive on purpose
    with pytest.raises(StatementError, match="expected a datetime with a time zone"):
        database.transact(lambda session: session.add(Heartbeat(name="tick", at=naive)))


def test_decomposed_text_is_stored_composed(database: Database):
    database.transact(
        lambda session: session.add(Person(id=1, display_name="Nguye\u0302\u0303n \x00Ha\u0300"))
    )
    assert database.read(lambda session: session.get_one(Person, 1).display_name) == "Nguyễn Hà"


def test_a_transaction_that_raises_leaves_nothing(database: Database):
    def fail(session):
        session.add(Person(id=1, display_name="A"))
        session.flush()
        raise LookupError

    with pytest.raises(LookupError):
        database.transact(fail)
    assert database.read(lambda session: session.get(Person, 1)) is None
