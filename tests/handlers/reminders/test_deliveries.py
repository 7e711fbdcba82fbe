"""At 08:30 it is named who was not surely reminded; "Gửi lại" sends one message again."""

import logging
from datetime import time

import pytest
from sqlalchemy import update

from sandbox.faults import FaultKind
from storage.models import LogEvent, OutboxMessage, OutboxState, Plan
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import PLAN, World

RESEND = f"Gửi lại: {FINANCE}"


def doubts_told(world: World) -> list[str]:
    return [one.text for one in world.secretariat.from_bot() if one.text.startswith("🔎")]


def reminders(world: World, day: str = "13/6/2025") -> int:
    return len([one for one in world.finance.from_bot() if one.text.splitlines()[0].endswith(f", {day}")])


@pytest.fixture
async def unknown(june: World) -> World:
    """The morning of 13 June: the finance department's reminder arrived, but the answer was lost."""
    people = june.stage.people
    people.add_fault(FaultKind.DROP_AFTER, method="sendMessage", chat=june.finance.chat)
    await june.move_to("2025-06-13 07:30")
    return june


async def test_a_morning_on_which_everybody_was_reminded_is_not_spoken_of(june: World):
    await june.move_to("2025-06-13 07:30")
    await june.move_to("2025-06-13 08:30")
    assert doubts_told(june) == []


async def test_who_was_first_asked_after_the_reminders_is_not_called_forgotten(world: World):
    world.given_plan(PLAN)
    world.given_link(COMMUNE, world.commune)
    await world.move_to("2025-05-16 07:30")
    await world.move_to("2025-05-16 07:45")
    today = PLAN.replace("Tháng 6/2025", "Ngày 16/5/2025").replace("Đề án 06", "Đề án 07")
    world.given_plan(today)
    await world.move_to("2025-05-16 08:30")
    assert doubts_told(world) == []


async def test_reminders_that_are_sent_later_than_half_past_eight_are_waited_for(june: World):
    """With a morning at 09:00 it was told at 08:30 that no group had been reminded."""
    june.database.transact(lambda session: session.execute(update(Plan).values(morning=time(9))))
    for hour in ("07:30", "08:30", "09:00", "09:30", "10:00"):
        await june.move_to(f"2025-06-13 {hour}")
    assert reminders(june) == 1
    assert doubts_told(june) == []


async def test_who_was_not_surely_reminded_is_named_with_a_button(
    unknown: World, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.WARNING):
        await unknown.move_to("2025-06-13 08:30")
    assert doubts_told(unknown) == [
        (
            "🔎 Tin nhắc sáng nay: 1/2 nhóm đã nhận được.\n"
            "• Chưa chắc đã đến (mở nhóm xem, chưa có thì bấm “Gửi lại”): Sở Tài chính"
        )
    ]
    assert unknown.secretariat.labels() == [RESEND]
    assert "not surely reminded this morning: 1 unknown of 2 groups" in caplog.text
    await unknown.move_to("2025-06-13 08:31")
    assert len(doubts_told(unknown)) == 1


async def test_a_message_is_sent_again_once(unknown: World):
    await unknown.move_to("2025-06-13 08:30")
    first, second = await unknown.secretariat.presses_twice(RESEND)
    assert first == "Đang gửi lại cho Sở Tài chính."
    assert second == "Tin này đã được gửi lại, hoặc đã quá ngày nên không gửi nữa."
    assert reminders(unknown) == 2
    assert unknown.secretariat.labels() == []
    assert unknown.rows(LogEvent)[-1].action == "resend"


async def test_yesterdays_message_is_not_sent_again(unknown: World):
    await unknown.move_to("2025-06-13 08:30")
    message = unknown.secretariat.last()
    await unknown.move_to("2025-06-14 08:00")
    assert await unknown.secretariat.presses(RESEND, message=message) == (
        "Tin này đã được gửi lại, hoặc đã quá ngày nên không gửi nữa."
    )
    assert reminders(unknown) == 1


async def test_what_was_reported_meanwhile_is_not_asked_for_again(unknown: World):
    await unknown.move_to("2025-06-13 08:30")
    await unknown.finance.says("/baocao")
    await unknown.finance.presses("Nộp báo cáo")
    await unknown.finance.presses(unknown.finance.labels()[-1])
    await unknown.secretariat.presses(RESEND)
    assert reminders(unknown) == 1
    assert OutboxState.DROPPED in {row.state for row in unknown.rows(OutboxMessage)}


async def test_a_group_that_put_the_bot_out_is_named(june: World):
    june.stage.people.remove_bot(june.commune.chat, june.commune.person)
    await june.stage.settle()
    await june.move_to("2025-06-13 07:30")
    await june.move_to("2025-06-13 08:30")
    assert doubts_told(june)[0].endswith(f"• Không gửi được: {COMMUNE}")


async def test_a_reminder_that_was_acknowledged_although_no_answer_came_is_known(unknown: World):
    assert (await unknown.finance.presses("👀 Đã nhận")).startswith("Đã nhận 2 việc")


async def test_a_group_that_nobody_queued_a_reminder_for_is_named(june: World):
    await june.move_to("2025-06-13 07:30")
    reminder = next(
        row
        for row in june.rows(OutboxMessage)
        if row.chat_id == june.commune.chat and (row.dedupe_key or "").startswith("reminder:20250613")
    )

    def forget(session):
        session.delete(session.get_one(OutboxMessage, reminder.id))

    june.database.transact(forget)
    await june.move_to("2025-06-13 08:30")
    assert doubts_told(june)[0].endswith(f"• Chưa có tin: {COMMUNE}")


async def test_a_bot_that_comes_back_late_gives_the_reminders_their_hour(june: World):
    june.stage.people.add_fault(FaultKind.DROP_AFTER, method="sendMessage", chat=june.finance.chat)
    await june.move_to("2025-06-13 10:00")
    assert doubts_told(june) == []
    await june.move_to("2025-06-13 10:59")
    assert doubts_told(june) == []
    await june.move_to("2025-06-13 11:00")
    assert len(doubts_told(june)) == 1
