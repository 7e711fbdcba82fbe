"""Messages leave the outbox in order, each once, whatever happens to the sender."""

from datetime import timedelta

from sqlalchemy import select

from storage import outbox
from storage.database import Database
from storage.models import Lane, OutboxMessage, OutboxState
from storage.outbox import Outgoing
from tests.auxil.cast import NOW


def message(chat: int, text: str, **values) -> Outgoing:
    return Outgoing("sendMessage", chat, {"chat_id": chat, "text": text}, **values)


def queue(database: Database, *messages: Outgoing) -> int:
    return database.transact(outbox.enqueue, messages, NOW)


def line(database: Database, except_chats=(), now=NOW) -> list[str]:
    def texts(session):
        ids = outbox.next_in_line(session, now, except_chats, 10)
        return [session.get_one(OutboxMessage, number).parameters["text"] for number in ids]

    return database.read(texts)


def claim_all(database: Database) -> list[outbox.Claimed]:
    ids = database.read(outbox.next_in_line, NOW, (), 10)
    return [claimed for number in ids if (claimed := database.transact(outbox.claim, number))]


def rows(database: Database) -> list[OutboxMessage]:
    return database.read(
        lambda session: list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
    )


def test_a_reply_overtakes_the_wave(database: Database):
    queue(database, message(1, "wave 1", lane=Lane.WAVE), message(2, "wave 2", lane=Lane.WAVE))
    queue(database, message(2, "reply"), message(3, "late reply"))
    assert line(database) == ["reply", "late reply", "wave 1"]


def test_a_chat_with_many_messages_does_not_hold_up_the_others(database: Database):
    queue(database, *(message(1, f"first {n}") for n in range(5)), message(2, "second"))
    assert line(database) == ["first 0", "second"]
    assert line(database, except_chats={1}) == ["second"]


def test_a_message_waits_for_its_time(database: Database):
    queue(database, message(1, "later", not_before=NOW + timedelta(minutes=1)))
    assert line(database) == []
    assert line(database, now=NOW + timedelta(minutes=1)) == ["later"]


def test_a_dedupe_key_is_queued_once(database: Database):
    reminder = message(1, "nhắc", dedupe_key="reminder:2025-06-12:1")
    assert queue(database, reminder) == 1
    assert queue(database, reminder, message(1, "khác")) == 1


def test_only_one_claims_a_message(database: Database):
    queue(database, message(1, "once"))
    (number,) = database.read(outbox.next_in_line, NOW, (), 1)
    assert database.transact(outbox.claim, number) is not None
    assert database.transact(outbox.claim, number) is None


def test_a_confirmed_message_remembers_what_it_is_about(database: Database):
    queue(database, message(1, "NV 32?", about={"task": 32}))
    (claimed,) = claim_all(database)
    database.transact(outbox.settle_sent, claimed.id, 555, NOW)
    assert database.read(outbox.about, 1, 555) == {"task": 32}
    assert database.read(outbox.about, 1, 556) is None
    assert rows(database)[0].state is OutboxState.SENT


def test_what_was_being_sent_when_the_process_died_is_unknown_and_stays_so(database: Database):
    queue(database, message(1, "a"), message(2, "b"))
    claim_all(database)
    queue(database, message(3, "c"))
    assert database.transact(outbox.recover_interrupted, NOW) == 2
    assert [row.state.value for row in rows(database)] == ["unknown", "unknown", "pending"]
    assert line(database) == ["c"]


def test_a_message_that_never_left_goes_back_into_the_queue(database: Database):
    queue(database, message(1, "again"))
    (claimed,) = claim_all(database)
    database.transact(outbox.put_back, claimed.id, NOW + timedelta(seconds=5), "429")
    assert line(database) == []
    assert line(database, now=NOW + timedelta(seconds=5)) == ["again"]


def test_a_lost_chat_gets_nothing_more(database: Database):
    queue(database, message(1, "a"), message(2, "b"))
    database.transact(outbox.cancel_pending, 1, "kicked", NOW)
    assert line(database) == ["b"]
    assert rows(database)[0].state is OutboxState.DEAD


def test_waiting_messages_follow_a_group_to_its_supergroup(database: Database):
    parameters = {"chat_id": 1, "text": "a", "reply_parameters": {"message_id": 9}}
    queue(database, Outgoing("sendMessage", 1, parameters))
    database.transact(outbox.redirect, 1, -1001)
    (row,) = rows(database)
    assert (row.chat_id, row.parameters) == (-1001, {"chat_id": -1001, "text": "a"})
