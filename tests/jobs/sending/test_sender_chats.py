"""Chats that shut the bot out, refuse a message or move: what the sender learns of them from Telegram."""

import pytest

from chat.texts.groups import reach as reach_texts
from sandbox.faults import FaultKind
from storage.models import LinkRole, LinkState
from tests.auxil.sending import Desk, words


async def test_a_group_that_put_the_bot_out_is_lost_and_the_secretariat_told_once(desk: Desk):
    secretariat, unit, other = desk.group("Tổ giúp việc"), desk.group("Sở"), desk.group("Khác")
    desk.link(secretariat, LinkRole.SECRETARIAT)
    desk.link(unit, LinkRole.UNIT, "Sở Tài chính")
    desk.link(other, LinkRole.UNIT, "Sở Y tế")
    desk.sandbox.control.remove_bot(unit, desk.person)
    desk.queue(words(unit, "một"), words(unit, "hai"), words(other, "ba"))
    await desk.send_all()
    assert desk.states() == ["dead", "dead", "sent", "sent"]
    assert [link.state for link in desk.links()] == [
        LinkState.ACTIVE,
        LinkState.UNREACHABLE,
        LinkState.ACTIVE,
    ]
    (notice,) = desk.said(secretariat)
    assert "Sở Tài chính" in notice
    desk.queue(words(unit, "bốn"))
    await desk.send_all()
    assert len(desk.said(secretariat)) == 1


async def test_a_lost_group_is_found_again_by_the_first_message_that_arrives(desk: Desk):
    secretariat, unit = desk.group("Tổ giúp việc"), desk.group("Sở")
    desk.link(secretariat, LinkRole.SECRETARIAT)
    desk.link(unit, LinkRole.UNIT, "Sở Tài chính")
    desk.sandbox.control.add_fault(FaultKind.KICKED, chat=unit)
    desk.queue(words(unit, "một"))
    await desk.send_all()
    desk.queue(words(unit, "hai"), words(unit, "ba"))
    await desk.send_all()
    assert desk.links()[1].state is LinkState.ACTIVE
    lost, found = desk.said(secretariat)
    assert "Sở Tài chính" in lost
    assert "Sở Tài chính" in found


@pytest.mark.parametrize("kind", [FaultKind.KICKED, FaultKind.BLOCKED])
async def test_whoever_shuts_the_bot_out_gets_nothing_more(desk: Desk, kind: FaultKind):
    chat = desk.group()
    desk.sandbox.control.add_fault(kind, chat=chat)
    desk.queue(words(chat, "một"), words(chat, "hai"))
    await desk.send_all()
    assert desk.states() == ["dead", "dead"]


async def test_a_message_telegram_refuses_does_not_cost_the_chat_its_link(desk: Desk):
    chat = desk.group()
    desk.link(chat, LinkRole.UNIT, "Sở Y tế")
    desk.queue(words(chat, "x" * 5000), words(chat, "ngắn"))
    await desk.send_all()
    assert desk.states() == ["dead", "sent", "sent"]
    assert desk.said(chat) == ["ngắn", reach_texts.not_said()], "whoever waits for the answer hears of it"
    assert desk.links()[0].state is LinkState.ACTIVE


async def test_a_group_that_became_a_supergroup_is_followed_and_told_once(desk: Desk):
    old = desk.group()
    desk.link(old, LinkRole.UNIT, "Sở Y tế")
    new = desk.sandbox.control.upgrade(old, desk.person)
    desk.queue(words(old, "một"), words(old, "hai"))
    await desk.send_all()
    assert desk.said(new) == ["một", "hai"]
    assert desk.said(old) == []
    assert [link.chat_id for link in desk.links()] == [new]
