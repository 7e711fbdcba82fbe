"""The pace of the sender: Telegram's limits are kept, and a 429 rests the chat that it names."""

import asyncio
import time

from bot.rehearsal import UNHURRIED
from chat.buttons.reporting.statuses import RecordedShown
from jobs.sending import sender
from jobs.sending.pace import LONGEST_PAUSE, SEVERAL_CHATS, Limits, Pace
from sandbox.faults import FaultKind
from sandbox.server import RunningSandbox
from storage.models import Lane
from tests.auxil.sending import Desk, until, words


async def test_messages_go_out_at_the_pace_and_not_in_bursts(sandbox: RunningSandbox, desk: Desk):
    paced = Desk(sandbox, desk.database, desk.bot, Limits(per_second=40, chat_gap=0))
    paced.queue(*(words(paced.group(), "nhắc") for _ in range(12)))
    async with paced.running():
        await until(lambda: set(paced.states()) == {"sent"})
    moments = [request.seconds for request in sandbox.control.requests("sendMessage")]
    assert moments[-1] - moments[0] >= 11 / 40 * 0.9


async def test_one_chat_gets_its_messages_apart_and_holds_up_nobody(sandbox: RunningSandbox, desk: Desk):
    paced = Desk(sandbox, desk.database, desk.bot, Limits(per_second=1000, chat_gap=0.3))
    full, other = paced.group(), paced.group()
    paced.queue(words(full, "một"), words(full, "hai"), words(other, "ba"))
    async with paced.running():
        await until(lambda: set(paced.states()) == {"sent"})
    moments = {r.parameters["text"]: r.seconds for r in sandbox.control.requests("sendMessage")}
    assert moments["ba"] < moments["hai"]
    assert moments["hai"] - moments["một"] >= 0.25


async def test_telegrams_limits_are_kept_without_one_refusal(sandbox: RunningSandbox, desk: Desk):
    paced = Desk(sandbox, desk.database, desk.bot, Limits())
    sandbox.control.enforce_limits()
    paced.queue(*(words(paced.group(), "nhắc", lane=Lane.WAVE) for _ in range(45)))
    async with paced.running():
        await until(lambda: set(paced.states()) == {"sent"})
    assert {request.outcome for request in sandbox.control.requests("sendMessage")} == {"ok"}


async def test_a_429_of_one_chat_rests_that_chat_and_nobody_else(desk: Desk):
    first, second = desk.group(), desk.group()
    desk.sandbox.control.set_clock(desk.clock())
    desk.sandbox.control.flood(3595, chat=first)
    desk.queue(words(first, "một"), words(first, "hai"), words(second, "ba"))
    await desk.send_all()
    assert (desk.said(first), desk.said(second)) == ([], ["ba"])
    assert desk.pace.wait(time.monotonic()) < 1
    assert len(desk.sandbox.control.requests("sendMessage")) == 2, "the chat is asked once"
    desk.later(3595)
    desk.sandbox.control.set_clock(desk.clock())
    await desk.send_all()
    assert desk.said(first) == ["một", "hai"]


async def test_the_wait_of_a_429_outlives_the_process(desk: Desk):
    chat = desk.group()
    desk.sandbox.control.add_fault(FaultKind.TOO_MANY_REQUESTS, chat=chat, seconds=60)
    desk.queue(words(chat, "nhắc", lane=Lane.WAVE), words(chat, "trả lời"))
    await desk.send_all()
    again = Desk(desk.sandbox, desk.database, desk.bot)
    await again.send_all()
    assert len(desk.sandbox.control.requests("sendMessage")) == 1
    again.later(60)
    await again.send_all()
    assert desk.said(chat) == ["trả lời", "nhắc"]


async def test_everybody_waits_for_seconds_where_several_chats_are_refused(desk: Desk):
    chats = [desk.group() for _ in range(SEVERAL_CHATS + 1)]
    desk.sandbox.control.flood(3595)
    desk.queue(*(words(chat, "một") for chat in chats))
    for _ in range(SEVERAL_CHATS):
        await desk.sender.send_one()
    assert 1 < desk.pace.wait(time.monotonic()) <= LONGEST_PAUSE
    assert len(desk.sandbox.control.requests("sendMessage")) == SEVERAL_CHATS


async def test_a_person_is_answered_within_seconds_while_many_notices_wait(
    sandbox: RunningSandbox, desk: Desk
):
    limits = Limits(per_second=1000, chat_gap=0, chat_per_minute=20)
    busy = Desk(sandbox, desk.database, desk.bot, limits)
    chat = busy.group()
    for number in range(124):
        busy.queue(words(chat, f"tin {number}", lane=Lane.TOLD, about={"n": number}))
        await busy.send_all()
    before = len(busy.said(chat))
    assert before == limits.notices_per_minute
    busy.queue(words(chat, "tổng hợp"))
    await busy.send_all()
    assert busy.said(chat)[before:] == ["tổng hợp"]


async def test_a_group_that_waited_hears_of_hundreds_of_reports_within_its_minute(
    sandbox: RunningSandbox, desk: Desk
):
    """Telegram was away for ten minutes, in which a group reported oftener than it may be answered."""
    limits = Limits(per_second=1000, chat_gap=0)
    back = Desk(sandbox, desk.database, desk.bot, limits)
    chat, others = back.group(), [back.group() for _ in range(3)]
    text = "✅ Đã ghi nhận của <b>Sở Y tế</b>:\n• NV {}: hoàn thành\nNgười báo cáo: Hà."
    for number in range(300):
        about = RecordedShown((number,), updates=(number,)).pack()
        back.queue(words(chat, text.format(number), about=about))
    back.queue(*(words(other, text.format(1)) for other in others))
    back.later(60)
    await back.send_all()
    assert "pending" not in back.states()
    told = "\n".join(back.said(chat))
    assert len(back.said(chat)) <= limits.chat_per_minute
    assert all(f"NV {number}: hoàn thành" in told for number in range(300))


class RefusedMeanwhile(Pace):
    """A pace at which a 429 comes while the first message waits for its turn."""

    refused_at = 0.0

    def wait(self, at: float) -> float:
        if self.refused_at:
            return super().wait(at)
        self.refused_at = at
        self.pause(at, 0.3)
        return 0.01


async def test_a_429_while_another_message_waits_for_its_turn_is_heeded(desk: Desk):
    pace = RefusedMeanwhile(UNHURRIED)
    desk.queue(words(desk.group(), "một"))
    assert await sender.Sender(desk.database, desk.bot, desk.clock, pace).send_one()
    (request,) = desk.sandbox.control.requests("sendMessage")
    assert request.seconds - pace.refused_at >= 0.3


async def test_no_more_than_a_few_messages_are_under_way_at_once(desk: Desk):
    control = desk.sandbox.control
    held = control.add_fault(FaultKind.HELD, method="sendMessage", times=None)
    desk.queue(*(words(desk.group(), "một") for _ in range(8)))
    seen: list[int] = []

    async def look() -> None:
        seen.append(desk.states().count("sending"))
        await asyncio.sleep(0.005)

    async with desk.running():
        await until(lambda: len(control.held_requests()) >= sender.IN_FLIGHT)
        for _ in range(20):  # nothing is answered, and no more are sent
            await look()
        control.remove_fault(held)
        while "pending" in desk.states():
            await look()
    assert max(seen) == sender.IN_FLIGHT
