"""A group becomes a supergroup in the middle of a wave: followed silently, nothing lost, nothing twice."""

import asyncio

import pytest

from sandbox.views import ChatMessage
from storage.models import ChatLink, Statement
from tests.auxil.cast import FINANCE
from tests.auxil.world import World, at


async def begin_wave(world: World) -> None:
    """Let the reminders of Friday wait in the outbox; nothing is sent yet."""
    world.stage.clock.move_to(at("2025-06-13 07:30"))
    world.stage.people.set_clock(at("2025-06-13 07:30"))
    await asyncio.to_thread(world.stage.dondoc.tick)


@pytest.mark.parametrize("sent_before", [0, 1])
@pytest.mark.parametrize("told_by", ["update", "refusal"])
async def test_a_wave_follows_a_group_that_is_upgraded_while_it_is_sent(
    june: World, sent_before: int, told_by: str
):
    heard = len(june.secretariat.from_bot())
    await begin_wave(june)
    for _ in range(sent_before):
        await june.stage.dondoc.sender.send_one()
    old = june.finance.chat
    june.finance.chat = june.stage.people.upgrade(old, june.finance.person)
    if told_by == "refusal":  # the sender comes to the old group before its service message is handled
        while await june.stage.dondoc.sender.send_one():
            pass
    await june.stage.settle()

    everywhere = [*june.finance.from_bot(), *_said_in(june, old)]
    reminders = [text for text in (one.text for one in everywhere) if "Thứ Sáu" in text]
    assert len(reminders) == 1
    assert june.commune.last().text.startswith("UBND xã Hoa Lộc · Thứ Sáu")
    assert [link.chat_id for link in june.rows(ChatLink) if link.title == f"Nhóm {FINANCE}"] == [
        june.finance.chat
    ]
    not_reached = [one for one in june.secretariat.from_bot()[heard:] if "Không gửi được" in one.text]
    assert not_reached == []


def _said_in(world: World, chat: int) -> list[ChatMessage]:
    bot = world.stage.people.bot()
    return [one for one in world.stage.people.messages(chat) if one.sender_id == bot and not one.service]


async def test_a_question_asked_just_before_is_answered_in_the_supergroup(june: World):
    june.stage.people.say(june.finance.chat, june.finance.person, "/baocao đang thực hiện 85%")
    await june.stage.dondoc.poller.poll_once(0)
    await june.stage.dondoc.worker.handle_waiting()  # the question waits in the outbox
    june.finance.chat = june.stage.people.upgrade(june.finance.chat, june.finance.person)
    await june.stage.settle()
    await june.finance.presses("NV 1")
    (update,) = june.rows(Statement)
    assert update.percent == 85
