"""Addresses, threads and what is kept of mails, on each kind of database."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import outbox, retention
from storage.database import Database
from storage.mail import addresses, mails, threads
from storage.models import (
    Act,
    ChatLink,
    LinkState,
    MailAddress,
    MailFate,
    MailMessage,
    MailThread,
    OutboxMessage,
    Person,
    ReceivedMail,
    SentMail,
)
from storage.outbox import Content, Outgoing
from storage.upkeep import person
from tests.auxil.cast import NOW, secretary
from tests.auxil.province import unit

A_DAY = timedelta(days=1)
TABLES = (MailThread, SentMail, ReceivedMail, MailMessage)


def register(database: Database, *given: str) -> int:
    def work(session: Session) -> int:
        found = unit(session, "Sở Tài chính")
        return addresses.register(session, secretary(), found, given, NOW).chat_id

    return database.transact(work)


def in_force(database: Database, chat: int) -> list[str]:
    return database.read(lambda session: [row.address for row in addresses.of_chat(session, chat)])


def test_a_unit_is_written_to_at_exactly_the_addresses_that_are_named(database: Database):
    chat = register(database, "a@x.vn")
    assert register(database, "b@x.vn", "c@x.vn") == chat
    assert in_force(database, chat) == ["b@x.vn", "c@x.vn"]
    assert database.read(addresses.chats_of, "B@X.vn") == [chat]
    assert database.read(addresses.chats_of, "a@x.vn") == []
    register(database, "a@x.vn")
    assert in_force(database, chat) == ["a@x.vn"]


def test_who_writes_from_an_address_is_a_person_whose_data_are_told_and_forgotten(database: Database):
    chat = register(database, "a@x.vn")
    (row,) = database.read(lambda session: addresses.of_chat(session, chat))
    assert row.person_id is not None
    assert database.read(addresses.writes, chat, row.person_id)
    told = database.read(person.everything, row.person_id)
    assert [one["address"] for one in told["mail_addresses"]] == ["a@x.vn"]
    database.transact(person.forget, row.person_id, "Một người", NOW)
    assert database.read(lambda session: session.get_one(MailAddress, row.id).address) == ""
    assert database.read(lambda session: session.get_one(Person, row.person_id).display_name) == "Một người"
    assert in_force(database, chat) == []


def test_the_chat_is_lost_when_the_last_address_fails_and_found_by_registering(database: Database):
    chat = register(database, "a@x.vn", "b@x.vn")
    assert not database.transact(addresses.note_failure, chat, "a@x.vn", "550", NOW)
    assert database.transact(addresses.note_failure, chat, "B@x.vn", "550", NOW)
    database.transact(lambda session: _lose(session, chat))
    register(database, "b@x.vn")
    (link,) = database.read(lambda session: session.scalars(select(ChatLink)).all())
    assert link.state is LinkState.ACTIVE
    (row,) = database.read(lambda session: addresses.of_chat(session, chat))
    assert row.failed_at is None


def _lose(session: Session, chat: int) -> None:
    for link in session.scalars(select(ChatLink).where(ChatLink.chat_id == chat)):
        link.state = LinkState.UNREACHABLE


def counts(database: Database) -> list[int]:
    return database.read(
        lambda session: [session.scalars(select(func.count(table.id))).one() for table in TABLES]
    )


def test_mails_are_let_go_of_those_of_nobody_first(database: Database):
    chat = register(database, "a@x.vn")
    say = Outgoing(Act.SAY, chat, Content())
    database.transact(outbox.enqueue, [say], NOW)

    def exchange(session: Session) -> None:
        thread = threads.thread_for(session, chat, "2025-06", "Đôn đốc", NOW)
        sent = mails.begin(session, thread, NOW)
        mails.put_in(session, sent, session.scalars(select(OutboxMessage)).one())
        taken = mails.note(session, ("<1@x>", "a@x.vn", ""), MailFate.TAKEN, NOW, thread=thread)
        mails.heard(session, taken, chat, {"text": "NV 1"})
        mails.note(session, ("<2@x>", "la@x.vn", ""), MailFate.PUT_ASIDE, NOW, reason="unknown")

    database.transact(exchange)
    assert counts(database) == [1, 1, 2, 2]
    database.transact(retention.let_go, NOW + retention.USUAL.received + A_DAY)
    assert counts(database) == [1, 1, 1, 2]
    database.transact(retention.let_go, NOW + retention.USUAL.answerable + A_DAY)
    assert counts(database) == [0, 0, 0, 0]


def test_a_thread_is_of_a_chat_a_plan_and_a_month(database: Database):
    def made(session: Session, chat: int, about: str) -> str:
        return threads.thread_for(session, chat, about, "Đôn đốc", NOW).token

    first = database.transact(made, -1, "3:2025-06")
    assert database.transact(made, -1, "3:2025-06") == first
    others = {database.transact(made, -1, "3:2025-07"), database.transact(made, -2, "3:2025-06")}
    assert len({first, *others}) == 3
    assert {len(token) for token in others} == {threads.LENGTH}
