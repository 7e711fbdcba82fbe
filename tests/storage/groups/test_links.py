"""Chats that are lost and found again, on both databases."""

from dataclasses import replace

from markupsafe import Markup
from sqlalchemy import select

from storage import outbox
from storage.actors import actor_of
from storage.database import Database
from storage.groups import codes, linking, links, reach
from storage.models import Act, LinkRole, LinkState, OutboxMessage, OutboxState
from storage.outbox import Content, Outgoing
from storage.reminders import reachable_chats
from tests.auxil import cast
from tests.auxil.cast import (
    COMMUNE,
    COMMUNE_CHAT,
    FINANCE,
    FINANCE_CHAT,
    FOREIGN_CHAT,
    NOW,
    SECRETARIAT_CHAT,
    TODAY,
)
from tests.auxil.linking import code_for, leader_of, links_in, use
from tests.auxil.province import linked_unit


def test_a_lost_leaders_chat_is_told_nothing(database: Database):
    finance = database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    use(database, leader_of(database, FINANCE), chat=7)
    database.transact(reach.lose, 7, "blocked", NOW)
    assert database.read(reachable_chats.chats_of_units, LinkRole.LEADER, TODAY, [finance]) == []


def test_a_unit_is_unreachable_when_none_of_its_groups_can_be_written_to(database: Database):
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    use(database, code_for(database), FOREIGN_CHAT)
    database.transact(reach.lose, FINANCE_CHAT, "kicked", NOW)
    assert database.read(reach.unreachable_units) == []
    database.transact(reach.lose, FOREIGN_CHAT, "blocked", NOW)
    (lost,) = database.read(reach.unreachable_units)
    assert (lost.name, lost.title, lost.reason, lost.since) == (
        FINANCE,
        f"Nhóm {FOREIGN_CHAT}",
        "blocked",
        NOW,
    )


def test_a_deleted_topic_loses_only_what_was_linked_there(database: Database):
    reason = "BadRequest: Message thread not found"
    for name, topic in ((FINANCE, 5), (COMMUNE, 6)):
        speaker = replace(cast.speaker(FINANCE_CHAT), topic_id=topic)
        database.transact(linking.use_code, code_for(database, name), speaker, NOW)
    messages = [Outgoing(Act.SAY, FINANCE_CHAT, Content(Markup("a"), topic=topic)) for topic in (5, 6)]
    database.transact(outbox.enqueue, messages, NOW)

    lost = database.transact(reach.lose_topic, FINANCE_CHAT, 5, reason, NOW)

    assert [link.topic_id for link in lost] == [5]
    query = select(OutboxMessage.state).order_by(OutboxMessage.id)
    states = database.read(lambda session: list(session.scalars(query)))
    assert states == [OutboxState.DEAD, OutboxState.PENDING]
    assert database.transact(reach.regain, FINANCE_CHAT, 6) == []
    assert len(database.transact(reach.regain, FINANCE_CHAT, 5)) == 1


def test_a_lost_chat_keeps_its_link_and_its_change_is_told_once(database: Database):
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    assert len(database.transact(reach.lose, FINANCE_CHAT, "kicked", NOW)) == 1
    assert database.transact(reach.lose, FINANCE_CHAT, "kicked", NOW) == []
    assert database.read(links.of_units)[0].state_reason == "kicked"
    assert database.read(actor_of, cast.speaker(FINANCE_CHAT)) is not None
    assert len(database.transact(reach.regain, FINANCE_CHAT)) == 1
    assert database.transact(reach.regain, FINANCE_CHAT) == []
    assert links_in(database) == [(FINANCE_CHAT, LinkState.ACTIVE)]


def test_only_the_secretariats_reachable_groups_are_told_things(database: Database):
    for chat in (SECRETARIAT_CHAT, FOREIGN_CHAT):
        code = database.transact(codes.issue_one, LinkRole.SECRETARIAT, None, NOW)
        use(database, code, chat)
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    database.transact(reach.lose, FOREIGN_CHAT, "kicked", NOW)
    assert [link.chat_id for link in database.read(links.of_secretariat)] == [SECRETARIAT_CHAT]


def test_links_and_waiting_messages_follow_a_group_to_its_supergroup(database: Database):
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    message = Outgoing(Act.SAY, FINANCE_CHAT, Content(Markup("a")))
    database.transact(outbox.enqueue, [message], NOW)
    for _ in range(2):
        database.transact(links.follow_migration, FINANCE_CHAT, -1001)
    assert [chat for chat, _ in links_in(database)] == [-1001, COMMUNE_CHAT]
    assert database.read(lambda session: session.scalars(select(OutboxMessage.chat_id)).one()) == -1001
