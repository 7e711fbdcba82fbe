"""Messages leave the outbox in order, each once, whatever happens to the sender."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import outbox, turns
from storage.database import Database
from storage.groups import rests
from storage.models import Act, Lane, OutboxMessage, OutboxState
from storage.outbox import Claimed, Content, Outgoing
from tests.auxil.cast import NOW

LATER = NOW + timedelta(seconds=5)


def message(chat: int, text: str, **values: Any) -> Outgoing:
    return Outgoing(Act.SAY, chat, Content(Markup(text)), **values)


def edit(chat: int, text: str) -> Outgoing:
    return Outgoing(Act.EDIT, chat, Content(Markup(text), message=9))


def queue(database: Database, *messages: Outgoing) -> int:
    return database.transact(outbox.enqueue, messages, NOW)


def claim(session: Session, now: datetime, except_chats: Collection[int] = ()) -> Claimed | None:
    row = turns.next_in_line(session, now, except_chats)
    return outbox.claim(session, row) if row is not None else None


def claim_all(database: Database, now: datetime = NOW, except_chats: Collection[int] = ()) -> list[Claimed]:
    claimed = []
    while (one := database.transact(claim, now, except_chats)) is not None:
        claimed.append(one)
    return claimed


def order(database: Database, now: datetime = NOW, except_chats: Collection[int] = ()) -> list[str]:
    return [claimed.content.text for claimed in claim_all(database, now, except_chats)]


def rows(database: Database) -> list[OutboxMessage]:
    return database.read(
        lambda session: list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
    )


def states(database: Database) -> list[str]:
    return [row.state.value for row in rows(database)]


def test_a_reply_overtakes_the_wave(database: Database):
    queue(database, message(1, "wave 1", lane=Lane.WAVE), message(2, "wave 2", lane=Lane.WAVE))
    queue(database, message(2, "reply"), message(3, "late reply"))
    assert order(database) == ["reply", "late reply", "wave 1", "wave 2"]


def test_a_chat_that_has_to_wait_does_not_hold_up_the_others(database: Database):
    queue(database, *(message(1, f"first {n}") for n in range(5)), message(2, "second"))
    assert order(database, except_chats={1}) == ["second"]


def test_a_message_waits_for_its_time_and_lets_the_later_ones_pass(database: Database):
    queue(database, message(1, "later", not_before=LATER), message(1, "now"))
    assert order(database) == ["now"]
    assert order(database, now=LATER) == ["later"]


def test_a_dedupe_key_is_queued_once(database: Database):
    reminder = message(1, "nhắc", dedupe_key="reminder:2025-06-12:1")
    assert queue(database, reminder) == 1
    assert queue(database, reminder, message(1, "khác")) == 1


def test_nothing_to_queue_queues_nothing(database: Database):
    assert queue(database) == 0


def test_only_one_claims_a_message(database: Database):
    queue(database, message(1, "once"))
    row = database.read(turns.next_in_line, NOW, ())
    assert row is not None
    assert database.transact(outbox.claim, row) is not None
    assert database.transact(outbox.claim, row) is None


def test_a_confirmed_message_remembers_what_it_is_about(database: Database):
    queue(database, message(1, "NV 32?", about={"task": 32}))
    (claimed,) = claim_all(database)
    database.transact(outbox.mark_sent, claimed.id, 555, NOW)
    assert database.read(outbox.about, 1, 555) == {"task": 32}
    assert database.read(outbox.about, 1, 556) is None
    assert rows(database)[0].state is OutboxState.SENT


def test_a_chat_is_thought_shut_only_where_it_is_itself(database: Database):
    """In RETURNING, SQLite compared the chats of all rests with themselves: every chat seemed shut."""
    queue(database, message(1, "một"), message(2, "hai"))
    one, two = claim_all(database)
    database.transact(rests.flood, 2, 60, "429", NOW)
    assert database.transact(outbox.mark_sent, one.id, 10, NOW) is False
    assert database.transact(outbox.mark_sent, two.id, 10, NOW) is True


def test_a_confirmed_change_of_buttons_is_about_nothing_new(database: Database):
    queue(database, Outgoing(Act.EDIT_BUTTONS, 1, Content(message=9)))
    (claimed,) = claim_all(database)
    database.transact(outbox.mark_sent, claimed.id, None, NOW)
    assert [(row.state, row.message_id) for row in rows(database)] == [(OutboxState.SENT, None)]


def test_what_was_being_sent_when_the_process_died_is_unknown_and_stays_so(database: Database):
    queue(database, message(1, "a"), message(2, "b"))
    claim_all(database)
    queue(database, message(3, "c"))
    assert database.transact(turns.recover_interrupted, (), NOW) == 2
    assert states(database) == ["unknown", "unknown", "pending"]
    assert order(database) == ["c"]


def test_an_edit_that_was_being_sent_when_the_process_died_is_sent_again(database: Database):
    queue(database, message(1, "tin"), edit(2, "sửa"))
    claim_all(database)
    assert database.transact(turns.recover_interrupted, {Act.EDIT}, NOW) == 1
    assert states(database) == ["unknown", "pending"]
    assert order(database) == ["sửa"]


def test_a_message_that_never_left_goes_back_into_the_queue(database: Database):
    queue(database, message(1, "again"))
    (claimed,) = claim_all(database)
    database.transact(outbox.put_back, claimed.id, LATER, "429")
    assert order(database) == []
    assert order(database, now=LATER) == ["again"]


def test_a_message_put_back_holds_up_its_own_chat_only(database: Database):
    queue(database, edit(1, "first"))
    (claimed,) = claim_all(database)
    database.transact(outbox.put_back, claimed.id, LATER, "502")
    queue(database, edit(1, "second"), edit(2, "elsewhere"))
    assert order(database) == ["elsewhere"]
    assert order(database, now=LATER) == ["first", "second"]


def test_a_put_back_wave_message_does_not_hold_up_a_reply_in_its_chat(database: Database):
    queue(database, message(1, "wave", lane=Lane.WAVE))
    (claimed,) = claim_all(database)
    database.transact(outbox.put_back, claimed.id, LATER, "429")
    queue(database, message(1, "reply"))
    assert order(database) == ["reply"]


def test_a_lost_chat_gets_nothing_more(database: Database):
    queue(database, message(1, "a"), message(2, "b"))
    database.transact(outbox.cancel_pending, 1, "kicked", NOW)
    assert order(database) == ["b"]
    assert states(database)[0] == "dead"


def test_what_was_sent_before_a_chat_was_lost_stays_sent(database: Database):
    queue(database, message(1, "a"))
    (claimed,) = claim_all(database)
    database.transact(outbox.mark_sent, claimed.id, 5, NOW)
    database.transact(outbox.cancel_pending, 1, "kicked", NOW)
    assert states(database) == ["sent"]


def redirected(database: Database, waiting: Outgoing) -> list[tuple[Act, int, dict[str, Any]]]:
    queue(database, waiting)
    database.transact(outbox.redirect, 1, -1001)
    return [(row.act, row.chat_id, row.content) for row in rows(database)]


def test_a_waiting_reply_follows_a_group_to_its_supergroup_and_stands_alone(database: Database):
    waiting = Outgoing(Act.SAY, 1, Content(Markup("a"), answers=9))
    assert redirected(database, waiting) == [(Act.SAY, -1001, {"text": "a"})]


def test_a_new_text_for_a_message_of_the_old_group_is_sent_as_a_message(database: Database):
    assert redirected(database, edit(1, "a")) == [(Act.SAY, -1001, {"text": "a"})]


def test_a_reaction_to_a_message_of_the_old_group_has_nothing_to_stand_under(database: Database):
    reaction = Outgoing(Act.REACT, 1, Content(message=9, reaction="👍"))
    assert redirected(database, reaction) == []


def test_the_suggested_commands_follow_a_group_to_its_supergroup(database: Database):
    commands = Outgoing(Act.SUGGEST_COMMANDS, 1, Content(commands={"huongdan": "Hướng dẫn"}))
    assert redirected(database, commands) == [
        (Act.SUGGEST_COMMANDS, -1001, {"commands": {"huongdan": "Hướng dẫn"}})
    ]
