"""Acknowledgements ("Đã nhận") in a unit's group: silence for two working days, then a word of why."""

from tests.auxil.cast import FINANCE
from tests.auxil.world import World

SEEN = "👀 Đã nhận"


def mornings(world: World, text: str = " · Thứ ") -> list[str]:
    """Return the reminders that the finance department's group got, as they look now."""
    return [one.text for one in world.finance.from_bot() if text in one.text.splitlines()[0]]


async def test_what_was_acknowledged_is_silent_for_two_working_days_and_then_says_so(urgent: World):
    popped_up = await urgent.finance.presses(SEEN)
    assert popped_up == (
        "Đã nhận 5 việc: bot không nhắc lại đến hết thứ Hai, 16/6/2025. Đây chưa phải là báo cáo."
    )
    assert urgent.finance.last().text.endswith(
        "👀 Nguyễn Thu Hà đã nhận; bot không nhắc lại đến hết thứ Hai, 16/6/2025."
    )
    assert SEEN not in urgent.finance.labels()
    for day in ("2025-06-13", "2025-06-14", "2025-06-16"):
        await urgent.move_to(f"{day} 07:30")
    assert len(mornings(urgent)) == 1
    await urgent.move_to("2025-06-17 07:30")
    back = urgent.finance.last().text
    assert "NV 6: Mua thiết bị đầu cuối — hạn “Chậm nhất ngày 10/6/2025”, quá hạn 5 ngày làm việc" in back
    assert back.count("(đã nhận ngày 12/6/2025, hết 2 ngày làm việc)") == 4  # two reports are one line
    await urgent.move_to("2025-06-18 07:30")
    assert "đã nhận ngày" not in urgent.finance.last().text


async def test_a_second_press_changes_nothing(urgent: World):
    first, second = await urgent.finance.presses_twice(SEEN)
    assert first.startswith("Đã nhận 5 việc")
    assert second == "Đơn vị đã nhận trước đó, hoặc không còn việc nào trong tin này."


async def test_what_comes_up_meanwhile_is_reminded_of(urgent: World):
    await urgent.finance.presses(SEEN)
    urgent.given_plan(
        "KẾ HOẠCH\nKhác năm 2025\n\nTT\tNội dung\tĐơn vị chủ trì\tThời gian hoàn thành\n"
        f"21\tViệc mới\t{FINANCE}\tChậm nhất ngày 13/6/2025\n"
    )
    await urgent.move_to("2025-06-13 07:30")
    assert "NV 21" in urgent.finance.last().text
    assert "NV 6" not in urgent.finance.last().text


async def test_an_old_reminder_acknowledges_only_what_it_spoke_of_and_is_still_owed(urgent: World):
    reminder = urgent.finance.last()
    await urgent.finance.says("NV 6 đã hoàn thành", reply_to=reminder.id)
    await urgent.finance.says("NV 5 đã hoàn thành", reply_to=reminder.id)
    assert (await urgent.finance.presses(SEEN, message=reminder)).startswith("Đã nhận 3 việc")


async def test_nothing_is_left_to_acknowledge_of_what_is_done(june: World):
    await june.finance.says("NV 1 đã hoàn thành", reply_to=june.finance.last().id)
    reminder = mornings_message(june)
    await june.finance.says("/baocao")
    await june.finance.presses("Nộp báo cáo")
    await june.finance.presses(june.finance.labels()[-1])
    assert (await june.finance.presses(SEEN, message=reminder)).startswith("Đơn vị đã nhận trước đó, hoặc")


def mornings_message(world: World):
    return next(one for one in world.finance.from_bot() if SEEN in world.finance.labels(one))
