"""Chats take turns in the inbox; what cannot be an update, or ends the program, keeps no other waiting."""

from typing import Any

import pytest

from storage import inbox
from storage.database import Database
from storage.models import InboxLane, InboxState, InboxUpdate
from tests.auxil.cast import NOW


def message(number: int, chat: int, kind: str = "group") -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": chat, "type": kind}, "text": f"{number}"}}


def numbers(database: Database, lane: InboxLane = InboxLane.WORDS) -> list[int]:
    return [payload["update_id"] for payload in database.read(inbox.waiting, lane)]


def test_chats_take_turns_and_each_keeps_its_order(database: Database):
    busy = [message(number, -1) for number in range(1, 600)]
    database.transact(inbox.receive, [*busy, message(700, -2), message(701, -3), message(702, -2)], NOW)
    assert numbers(database)[:6] == [1, 700, 701, 2, 702, 3]


def test_who_has_to_be_looked_up_keeps_no_other_waiting(database: Database):
    public = {"update_id": 3, "message": {"chat": {"id": -3, "type": "supergroup", "username": "so_y_te"}}}
    database.transact(inbox.receive, [message(1, -1), message(2, 7, "private"), public], NOW)
    assert numbers(database) == [1]
    assert numbers(database, InboxLane.LOOKUPS) == [2, 3]


STRANGE: list[Any] = [
    {"update_id": 1, "message": {"text": "no chat"}},
    {"update_id": 2, "message": {"chat": {"id": "x"}, "text": ["no text"]}},
    {"update_id": 3, "callback_query": None},
    {"update_id": 4, "message": {"chat": 7, "document": "x"}},
    {"update_id": 5},
]


def test_strange_payloads_are_stored_as_they_came(database: Database):
    assert database.transact(inbox.receive, STRANGE, NOW) == len(STRANGE)
    assert sorted(numbers(database)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("payload", [{"message": {"text": "no number"}}, {"update_id": "x"}, [], "x", None])
def test_what_has_no_number_is_stored_once_as_failed(database: Database, payload: Any):
    assert database.transact(inbox.receive, [payload, message(9, -1)], NOW) == 2
    assert database.transact(inbox.receive, [payload], NOW) == 0
    rows = database.read(lambda session: session.query(InboxUpdate).order_by(InboxUpdate.update_id).all())
    assert [row.state for row in rows] == [InboxState.FAILED, InboxState.RECEIVED]
    assert numbers(database) == [9]


def test_what_is_first_at_one_start_after_the_other_is_set_aside(database: Database):
    database.transact(inbox.receive, [message(1, -1), message(2, -1)], NOW)
    for _ in range(inbox.MOST_STARTS):
        assert database.transact(inbox.begin_again) == []
    (suspect,) = database.transact(inbox.begin_again)
    assert suspect["update_id"] == 1
