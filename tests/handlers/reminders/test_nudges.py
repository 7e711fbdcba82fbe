"""On the due day the secretariat hears who is missing and reminds them by one button, once."""

from storage.models import LogEvent
from tests.auxil.world import World

NUDGE = "Nhắc các đơn vị chưa báo cáo"


async def submit(world: World) -> None:
    await world.finance.says("/baocao")
    await world.finance.presses("Nộp báo cáo")
    await world.finance.presses(world.finance.labels()[-1])


def heard(world: World) -> list[str]:
    """Return what the secretariat was told of missing reports."""
    return [one.text for one in world.secretariat.from_bot() if one.text.startswith("⏰")]


async def test_who_is_missing_is_told_at_two_and_at_five(june: World):
    await submit(june)
    await june.move_to("2025-06-13 13:59")
    assert heard(june) == []
    await june.move_to("2025-06-13 14:00")
    assert june.secretariat.last().text == (
        "⏰ 14:00 · Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025 (trước ngày 15/6/2025)\n"
        "Triển khai thực hiện Đề án 06 năm 2025\n\n"
        "Đã nộp: 1/2 đơn vị\n"
        "Chưa nộp: UBND xã Hoa Lộc\n"
        "📵 Chưa có nhóm nên chưa ai nhắc: Công an tỉnh (/lienket tất cả)"
    )
    await june.move_to("2025-06-13 17:00")
    assert [text[:9] for text in heard(june)] == ["⏰ 14:00 ·", "⏰ 17:00 ·"]


async def test_a_bot_that_was_down_in_the_afternoon_tells_once(june: World):
    await june.move_to("2025-06-13 18:00")
    assert [text[:9] for text in heard(june)] == ["⏰ 17:00 ·"]


async def test_one_press_reminds_the_missing_units_once_however_often_it_comes(june: World):
    await submit(june)
    await june.move_to("2025-06-13 14:00")
    before = len(june.finance.from_bot())
    first, second = await june.secretariat.presses_twice(NUDGE)
    assert first == "Đang nhắc 1 nhóm của các đơn vị chưa báo cáo."
    assert second == "Các đơn vị đã được nhắc trước đó, hoặc không còn đơn vị nào chưa báo cáo."
    nudges = [one for one in june.commune.from_bot() if "đơn vị chưa nộp" in one.text]
    assert [one.text.splitlines()[0] for one in nudges] == [
        (
            "⏰ UBND xã Hoa Lộc: hôm nay là ngày cuối để nộp báo cáo tháng 6/2025 và 6 tháng đầu năm 2025 "
            "(trước ngày 15/6/2025), đơn vị chưa nộp. Xin bấm nút dưới đây để báo cáo."
        )
    ]
    assert june.commune.labels(nudges[0]) == ["📋 Nộp báo cáo kỳ"]
    assert len(june.finance.from_bot()) == before
    assert june.secretariat.last().text.endswith("✓ Đã nhắc 1 nhóm (người nhắc: Phạm Thị Lan).")
    assert june.rows(LogEvent)[-1].action == "nudge"


async def test_the_press_at_five_reminds_those_still_missing_again(june: World):
    await june.move_to("2025-06-13 14:00")
    await june.secretariat.presses(NUDGE)
    await june.move_to("2025-06-13 17:00")
    await june.secretariat.presses(NUDGE)
    assert len([one for one in june.commune.from_bot() if "đơn vị chưa nộp" in one.text]) == 2


async def test_a_press_after_the_due_day_is_refused(june: World):
    await june.move_to("2025-06-13 14:00")
    await june.move_to("2025-06-16 07:30")
    message = next(one for one in june.secretariat.from_bot() if one.text.startswith("⏰"))
    await june.secretariat.presses(NUDGE, message=message)
    assert not [one for one in june.commune.from_bot() if "đơn vị chưa nộp" in one.text]
