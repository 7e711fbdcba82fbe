"""Mornings: one message for who owes something, none for the others, none twice, none on a day off."""

from pathlib import Path

import pytest

from sandbox.server import RunningSandbox
from storage.models import ObligationState
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.group import Group
from tests.auxil.requests import sent
from tests.auxil.stages import Past, after
from tests.auxil.world import PLAN, World

SAME = "🔁 Không thay đổi (các việc trên)"
THANH_HOA = Path(__file__).parents[2] / ".." / "shared" / "plans" / "thanh-hoa-2025.txt"


def heard(group: Group, day: str) -> int:
    """Return how many reminders of a day a group has got."""
    return len([one for one in group.from_bot() if one.text.splitlines()[0].endswith(f", {day}")])


async def test_what_is_overdue_comes_first_then_today_then_what_is_coming(urgent: World):
    assert urgent.finance.last().text == (
        "Sở Tài chính · Thứ Năm, 12/6/2025\n\n"
        "🔴 Quá hạn\n"
        "• NV 6: Mua thiết bị đầu cuối — hạn “Chậm nhất ngày 10/6/2025”, quá hạn 2 ngày làm việc\n\n"
        "🟠 Hôm nay\n"
        "• NV 5: Bố trí đường truyền — hạn “Chậm nhất ngày 12/6/2025”, hôm nay là hạn cuối\n\n"
        "🟡 Sắp đến hạn\n"
        "• NV 1: Ban hành chính sách thu phí — hạn “Hoàn thành trước ngày 20/6/2025”, "
        "còn 7 ngày (5 ngày làm việc)\n\n"
        "📋 Báo cáo kỳ\n"
        "• Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025: trước ngày 15/6/2025, "
        "ngày mai, thứ Sáu 13/6/2025, là ngày làm việc cuối cùng trước hạn (ngày 14/6/2025 là thứ Bảy)\n\n"
        "Xin bấm nút để báo cáo, hoặc trả lời (reply) tin này, ví dụ: “NV 6 đang thực hiện 85%”."
    )
    assert urgent.finance.labels() == ["NV 6", "NV 5", "NV 1", "📋 Nộp báo cáo kỳ", SAME, "👀 Đã nhận"]


async def test_a_report_that_is_overdue_stands_before_what_is_coming_and_parts_in_one_line(
    sandbox: RunningSandbox, tmp_path: Path, lived_through: Past
):
    parts = (
        f"42\tKết nối dữ liệu dân cư\t{FINANCE}\t\tChậm nhất ngày 13/6/2025\n"
        f"42\tKết nối dữ liệu đất đai\t{FINANCE}\t\tChậm nhất ngày 30/6/2025\n"
    )
    async with after(lived_through, PLAN + parts, sandbox, tmp_path) as world:
        await world.move_to("2025-06-16 07:30")
        text = world.finance.last().text
        assert (
            text.index("quá hạn 1 ngày làm việc") < text.index("📋 Báo cáo kỳ") < text.index("🟡 Sắp đến hạn")
        )
        (line,) = [one for one in text.splitlines() if one.startswith("• NV 42")]
        assert line == (
            "• NV 42: Kết nối dữ liệu dân cư — hạn “Chậm nhất ngày 13/6/2025”, quá hạn 1 ngày làm việc; "
            "Kết nối dữ liệu đất đai — ngày 30/6/2025, còn 14 ngày (10 ngày làm việc)"
        )


async def test_a_request_does_not_make_a_reminder_name_the_plan(june: World):
    await sent(june, f"/yeucau Báo cáo số liệu | {FINANCE} | ngày 30/6")
    await june.finance.says("/nhiemvu")
    assert "(Triển khai" not in june.finance.last().text
    await june.finance.says("/vuongmac")
    assert "ví dụ: “NV 1 thiếu kinh phí" in june.finance.last().text


async def test_a_morning_brings_one_message_however_often_the_clock_ticks(june: World):
    for _ in range(3):
        await june.move_to("2025-06-12 07:31")
    assert heard(june.finance, "12/6/2025") == 1


async def test_a_restart_after_the_reminders_sends_none_again(june: World):
    await june.stage.dondoc.start()
    await june.move_to("2025-06-12 10:00")
    assert heard(june.finance, "12/6/2025") == 1


async def test_nothing_comes_before_the_morning_time(june: World):
    await june.move_to("2025-06-13 07:29")
    assert heard(june.finance, "13/6/2025") == 0
    await june.move_to("2025-06-13 07:30")
    assert heard(june.finance, "13/6/2025") == 1


async def test_a_bot_that_was_down_in_the_morning_reminds_when_it_is_back_the_same_day(june: World):
    await june.move_to("2025-06-13 09:00")
    assert heard(june.finance, "13/6/2025") == 1


async def test_a_bot_that_was_down_for_a_day_never_sends_yesterdays_reminders(june: World):
    await june.move_to("2025-06-16 09:00")  # down on Friday the 13th, the last chance
    assert heard(june.finance, "13/6/2025") == 0
    assert heard(june.finance, "16/6/2025") == 1


async def test_a_unit_that_owes_nothing_near_and_a_day_off_stay_undisturbed(june: World):
    await june.commune.says("/baocao")
    await june.commune.presses("Nộp báo cáo")
    await june.commune.presses(june.commune.labels()[-1])
    before = len(june.commune.from_bot())
    for day in ("2025-06-14", "2025-06-15", "2025-06-17"):
        await june.move_to(f"{day} 07:30")
    assert len(june.commune.from_bot()) == before


async def test_a_public_holiday_is_silent_and_moves_the_reminder_before_it(world: World):
    world.given_plan(PLAN.replace("Tháng 6/2025", "Chậm nhất ngày 02/9/2025"))
    world.given_link(COMMUNE, world.commune)
    await world.move_to("2025-08-29 07:30")  # Friday; Monday 1/9 and Tuesday 2/9 are days off
    assert "hôm nay là ngày làm việc cuối cùng trước hạn (hạn vào ngày nghỉ)" in world.commune.last().text
    for day in ("2025-08-30", "2025-09-01", "2025-09-02"):
        await world.move_to(f"{day} 07:30")
        assert world.commune.last().text.splitlines()[0].endswith("Thứ Sáu, 29/8/2025")
    await world.move_to("2025-09-03 07:30")
    assert "quá hạn 1 ngày làm việc" in world.commune.last().text


async def test_a_group_linked_after_the_morning_is_reminded_the_next(june: World):
    await june.move_to("2025-06-12 09:00")
    await june.link(FINANCE, june.outsider)
    assert heard(june.outsider, "12/6/2025") == 0
    await june.move_to("2025-06-13 07:30")
    assert heard(june.outsider, "13/6/2025") == 1


async def test_dates_past_before_the_plan_was_saved_remind_only_when_chosen_so(world: World):
    world.given_plan(PLAN, past=ObligationState.OPEN)
    world.given_plan(PLAN.replace("Làm sạch dữ liệu", "Rà soát dữ liệu"), past=ObligationState.WAIVED)
    world.given_link(POLICE, world.outsider)
    # Overdue since 31/3: the leader is told at once, and the unit weekly by now, five working days after the
    # last chance and then every week.
    for day in ("2025-05-19", "2025-05-20", "2025-05-21", "2025-05-22", "2025-05-23"):
        await world.move_to(f"{day} 07:30")
    escalation, reminder = [one.text for one in world.outsider.from_bot() if "Quá hạn" in one.text]
    assert "⚠️ Đã quá hạn nhiều ngày: NV 4. Kính đề nghị lãnh đạo đơn vị chỉ đạo thực hiện." in escalation
    assert "Làm sạch dữ liệu — hạn “Tháng 3/2025”" in reminder
    assert "⚠️" not in reminder
    assert "Rà soát dữ liệu" not in reminder


async def test_a_long_morning_stays_one_readable_message(world: World):
    rows = "".join(
        f"{n}\t{'Việc rất dài ' * 20}{n}\t{FINANCE}\t\tChậm nhất ngày 13/6/2025\n" for n in range(10, 60)
    )
    world.given_plan(PLAN + rows)
    world.given_link(FINANCE, world.finance)
    await world.move_to("2025-06-12 07:30")
    (reminder,) = world.finance.from_bot()
    assert "… và 42 việc khác: /nhiemvu" in reminder.text
    assert len(reminder.text) < 4096


@pytest.mark.skipif(not THANH_HOA.exists(), reason="the real plan of ../shared is not here")
async def test_the_real_plan_reminds_the_police_of_task_32_on_12_june(world: World):
    world.given_plan(THANH_HOA.read_text(encoding="utf-8"))
    world.given_link(POLICE, world.outsider)
    world.given_link(FINANCE, world.finance)
    before = len(world.outsider.from_bot())
    await world.move_to("2025-06-11 07:30")
    assert len(world.outsider.from_bot()) == before
    await world.move_to("2025-06-12 07:30")
    reminder = world.outsider.last().text
    assert "• NV 32: " in reminder
    assert "hạn trước ngày 20/6/2025, còn 7 ngày (5 ngày làm việc)" in reminder
    for group in (world.outsider, world.finance):
        assert (
            "Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025: trước ngày 15/6/2025, "
            "ngày mai, thứ Sáu 13/6/2025, là ngày làm việc cuối cùng trước hạn"
        ) in group.last().text
