"""After days of standstill the first digest tells what was not said, and one button makes up for it."""

from datetime import timedelta

import pytest

from storage.models import JobRun, LogEvent, OutboxMessage
from storage.outbox import TOO_LATE
from tests.auxil.world import World

MAKE_UP = "Nhắc bù 2 nhóm"


def digests(world: World) -> list[str]:
    return [one.text for one in world.secretariat.from_bot() if one.text.startswith("☀️")]


@pytest.fixture
async def after_days(june: World) -> World:
    """Tuesday 17 June: the bot stood still on Friday and Monday."""
    await june.move_to("2025-06-17 07:30")
    await june.move_to("2025-06-17 07:45")
    return june


async def test_the_first_digest_names_the_rungs_that_were_missed_and_whom(after_days: World):
    """It said nothing of the mornings on which the bot had been down."""
    (text,) = digests(after_days)
    assert "⏰ Chưa nhắc được 2 buổi sáng (bot hoặc mạng ngừng): 13/6/2025, 16/6/2025" in text
    assert "• NV 1: Ban hành chính sách thu phí (mốc 3 ngày trước hạn): Sở Tài chính" in text
    assert "(mốc 14 ngày trước hạn)" in text
    assert "(ngày cuối, quá hạn)" in text
    assert "2 lượt việc không có mốc nhắc hôm nay: bấm nút dưới đây để nhắc bù." in text
    await after_days.move_to("2025-06-18 07:45")
    assert "Chưa nhắc được" not in digests(after_days)[-1]


async def test_one_button_sends_once_what_still_matters_as_it_is_now(after_days: World):
    digest = next(one for one in after_days.secretariat.from_bot() if one.text.startswith("☀️"))
    said = len(after_days.finance.from_bot())
    first, second = await after_days.secretariat.presses_twice(MAKE_UP, message=digest)
    assert first == "Đang nhắc bù 2 nhóm."
    assert second == "Đã nhắc bù trước đó, hoặc không còn việc nào cần nhắc bù."
    (reminder,) = after_days.finance.from_bot()[said:]
    assert "NV 1: Ban hành chính sách thu phí" in reminder.text
    assert "còn 2 ngày" in reminder.text
    assert "Báo cáo kỳ" not in reminder.text, "this morning's reminder spoke of it"
    assert "✓ Đã nhắc bù 2 nhóm" in after_days.secretariat.again(digest).text
    assert after_days.rows(LogEvent)[-1].action == "make_up"
    await after_days.finance.presses("👀 Đã nhận", message=reminder)
    assert "đã nhận" in after_days.finance.again(reminder).text


async def test_what_was_done_meanwhile_is_not_made_up_for(after_days: World):
    digest = next(one for one in after_days.secretariat.from_bot() if one.text.startswith("☀️"))
    await after_days.finance.says("/baocao NV 1 đã hoàn thành")
    said = len(after_days.finance.from_bot())
    assert await after_days.secretariat.presses(MAKE_UP, message=digest) == "Đang nhắc bù 1 nhóm."
    assert len(after_days.finance.from_bot()) == said


async def test_the_button_ends_with_its_day(after_days: World):
    digest = next(one for one in after_days.secretariat.from_bot() if one.text.startswith("☀️"))
    await after_days.move_to("2025-06-18 08:00")
    said = len(after_days.finance.from_bot())
    await after_days.secretariat.presses(MAKE_UP, message=digest)
    assert len(after_days.finance.from_bot()) == said


async def test_mornings_whose_messages_the_network_kept_back_are_missed_too(june: World):
    def keep_back(session: object) -> None:
        for row in june.rows(OutboxMessage):
            if (row.dedupe_key or "").startswith("reminder:20250613:"):
                held = session.get(OutboxMessage, row.id)  # type: ignore[attr-defined] # a Session
                held.error = TOO_LATE

    await june.move_to("2025-06-13 07:30")
    june.database.transact(keep_back)
    await june.move_to("2025-06-16 07:45")
    assert "Chưa nhắc được 1 buổi sáng (bot hoặc mạng ngừng): 13/6/2025" in digests(june)[-1]


async def test_a_bot_that_reminded_every_morning_has_missed_none(june: World):
    for day in (13, 14, 15, 16):
        await june.move_to(f"2025-06-{day} 07:30")
    await june.move_to("2025-06-16 07:45")
    assert "Chưa nhắc được" not in digests(june)[-1]
    days = {row.day for row in june.rows(JobRun) if row.name == "reminders 07:30"}
    assert max(days) - min(days) == timedelta(days=4)
