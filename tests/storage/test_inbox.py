"""An update is stored before it is confirmed and has its effect exactly once."""

import pytest
from sqlalchemy import select

from storage import inbox
from storage.database import Database
from storage.models import InboxLane, InboxState, InboxUpdate, Person
from tests.auxil.cast import FINANCE, FINANCE_CHAT, NOW, SECRETARIAT_CHAT
from tests.auxil.province import linked_unit

UPDATES = [{"update_id": 11}, {"update_id": 10}]


def states(database: Database) -> dict[int, InboxState]:
    query = select(InboxUpdate)
    return database.read(lambda session: {row.update_id: row.state for row in session.scalars(query)})


def test_updates_wait_in_the_order_of_their_numbers(database: Database):
    assert database.transact(inbox.receive, UPDATES, NOW) == 2
    assert database.read(inbox.waiting, InboxLane.WORDS) == [{"update_id": 10}, {"update_id": 11}]


def test_an_update_that_comes_twice_is_stored_once(database: Database):
    database.transact(inbox.receive, UPDATES, NOW)
    assert database.transact(inbox.receive, UPDATES, NOW) == 0


def test_a_second_handling_is_rolled_back_with_its_effects(database: Database):
    def handle(session):
        session.add(Person(id=session.query(Person).count() + 1, display_name="A"))
        inbox.mark_done(session, 10, NOW)

    database.transact(inbox.receive, UPDATES, NOW)
    database.transact(handle)
    with pytest.raises(inbox.AlreadyHandledError):
        database.transact(handle)
    assert database.read(lambda session: session.query(Person).count()) == 1


def test_a_failed_update_does_not_wait_any_longer(database: Database):
    database.transact(inbox.receive, UPDATES, NOW)
    assert database.transact(inbox.mark_failed, 10, "KeyError: 'x'", NOW)
    assert not database.transact(inbox.mark_failed, 10, "again", NOW)
    assert states(database) == {10: InboxState.FAILED, 11: InboxState.RECEIVED}


def test_an_update_that_concerns_nobody_is_done(database: Database):
    database.transact(inbox.receive, UPDATES, NOW)
    database.transact(inbox.mark_ignored, 11, NOW)
    assert states(database)[11] is InboxState.DONE


def test_a_document_waits_in_a_lane_of_its_own(database: Database):
    document = {"update_id": 12, "message": {"document": {"file_id": "x"}}}
    database.transact(inbox.receive, [document, *UPDATES], NOW)
    assert database.read(inbox.waiting, InboxLane.DOCUMENTS) == [document]
    assert len(database.read(inbox.waiting, InboxLane.WORDS)) == 2


def test_a_units_document_takes_its_turn_among_its_words_unless_it_is_a_sheet(database: Database):
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    letter, sheet, foreign = (
        {"update_id": number, "message": {"chat": {"id": chat}, "document": {"file_name": name}}}
        for number, chat, name in [
            (21, FINANCE_CHAT, "CV.pdf"),
            (22, FINANCE_CHAT, "Mau.XLSX"),
            (23, SECRETARIAT_CHAT, "KH.pdf"),
        ]
    )
    database.transact(inbox.receive, [letter, sheet, foreign], NOW)
    assert database.read(inbox.waiting, InboxLane.WORDS) == [letter]
    assert database.read(inbox.waiting, InboxLane.DOCUMENTS) == [sheet, foreign]
