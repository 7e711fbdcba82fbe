"""What stands on our pages: numbers are used once, a repeated post is one, what is old is let go of."""

from datetime import timedelta

import pytest

from storage import retention
from storage.base import Base
from storage.database import Database
from storage.files import kept_as, number_in
from storage.models import (
    Evidence,
    EvidenceKind,
    InboxUpdate,
    StoredFile,
    Unit,
    WebChat,
    WebDevice,
    WebMessage,
    WebPost,
)
from storage.upkeep.carried import Carried, take_over
from storage.web import devices, messages, posts
from storage.web.posts import FIRST_UPDATE, Sent
from tests.auxil.cast import NOW, speaker

CHAT, PERSON = -(5 * 10**15 + 7), 5 * 10**15 + 1
US = speaker(CHAT, PERSON)
A_YEAR, A_MONTH = timedelta(days=366), timedelta(days=31)


def rows(database: Database, table: type[Base]) -> int:
    return len(database.read(lambda session: session.query(table).all()))


def test_a_repeated_post_is_the_same_post(database: Database):
    first = database.transact(posts.say, US, "key-00001", "NV 1 xong", None, NOW)
    again = database.transact(posts.say, US, "key-00001", "NV 1 xong", None, NOW)
    assert (again.id, rows(database, WebMessage), rows(database, InboxUpdate)) == (first.id, 1, 1)
    other = database.transact(posts.say, speaker(CHAT - 1, PERSON), "key-00001", "NV 1 xong", None, NOW)
    assert other.id != first.id


def test_the_version_of_a_conversation_numbers_its_messages_and_changes(database: Database):
    post = database.transact(posts.say, US, "key-00001", "NV 1 xong", None, NOW)
    assert database.transact(posts.edit, US, post.message_id, "NV 2 xong", NOW)
    later = database.transact(posts.say, US, "key-00002", "cảm ơn", post.message_id, NOW)
    found = database.read(messages.changed_since, CHAT, post.message_id, 10)
    assert [(one.message_id, one.changed) for one in found] == [(1, 2), (3, 3)]
    assert (later.message_id, found[1].answers) == (3, 1)


def test_nobody_changes_what_somebody_else_said(database: Database):
    post = database.transact(posts.say, US, "key-00001", "NV 1 xong", None, NOW)
    assert not database.transact(posts.edit, speaker(CHAT, PERSON + 1), post.message_id, "NV 2 xong", NOW)
    assert not database.transact(posts.edit, speaker(CHAT - 1, PERSON), post.message_id, "NV 2 xong", NOW)


def test_an_update_never_has_the_number_of_another(database: Database):
    first = database.transact(posts.say, US, "key-00001", "một", None, NOW)
    database.transact(lambda session: session.delete(session.get_one(WebPost, first.id)))
    second = database.transact(posts.say, US, "key-00002", "hai", None, NOW)
    assert second.id > first.id
    assert rows(database, InboxUpdate) == 2


def test_after_a_restore_numbers_go_on_far_away(database: Database):
    database.transact(posts.say, US, "key-00001", "một", None, NOW)
    database.transact(take_over, None, NOW)
    version = database.read(lambda session: session.get_one(WebChat, CHAT).version)
    assert version > 1_000_000


def test_what_people_sent_as_evidence_stays_and_the_rest_is_let_go_of(database: Database):
    sent = Sent("anh.jpg", b"photo", is_photo=True)
    post = database.transact(posts.say, US, "key-00001", "", None, NOW, sent)
    other = database.transact(posts.say, US, "key-00002", "", None, NOW, sent)

    def as_evidence(session) -> None:
        message = session.get_one(WebMessage, (CHAT, post.message_id))
        unit = Unit(name="Sở Y tế", level="province", created_at=NOW)
        session.add(unit)
        session.flush()
        session.add(
            Evidence(
                unit_id=unit.id,
                kind=EvidenceKind.PHOTO,
                name="anh.jpg",
                file_id=kept_as(message.file_id),
                file_key="web-1",
                person_id=PERSON,
                chat_id=CHAT,
                message_id=post.message_id,
                at=NOW,
            )
        )

    database.transact(as_evidence)
    database.transact(retention.let_go, NOW + A_MONTH)
    assert (rows(database, WebMessage), rows(database, WebPost)) == (2, 1)  # the last post stays
    database.transact(retention.let_go, NOW + A_YEAR)
    kept = database.read(lambda session: [row.content for row in session.query(StoredFile).order_by("id")])
    assert (rows(database, WebMessage), kept) == (0, [b"photo", b""])
    assert other.id > post.id


def test_a_device_that_was_shut_out_is_forgotten_after_a_year_but_the_last(database: Database):
    for number in range(2):
        database.transact(devices.add, speaker(CHAT, PERSON + number), f"key-{number}", "Chrome", NOW)
    database.transact(devices.end_all, CHAT, NOW)
    database.transact(retention.let_go, NOW + A_YEAR)
    assert rows(database, WebDevice) == 1
    assert database.read(devices.next_number) == 3


def test_who_was_shut_out_since_the_backup_stays_so(database: Database):
    database.transact(devices.add, US, "key", "Chrome", NOW)
    shut_out = [{"key_hash": devices.digest("key"), "ended_at": NOW}]
    since = Carried(outbox=[], sent=[], jobs=[], inbox=[], shut_out=shut_out)
    database.transact(take_over, since, NOW)
    assert [row.ended_at for row in database.read(lambda session: session.query(WebDevice).all())] == [NOW]


@pytest.mark.parametrize("kept_file", ["AgACAgUAAx", "stored:", "stored:x", "stored:-1", "", None])
def test_what_a_channel_keeps_is_none_of_our_files(kept_file: str | None):
    assert number_in(kept_file) is None
    assert number_in(kept_as(7)) == 7


def test_our_updates_are_no_others():
    assert FIRST_UPDATE > 2**32  # Telegram's are 32 bits
