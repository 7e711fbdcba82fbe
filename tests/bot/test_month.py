"""The main path over HTTP, on each kind of database: a plan, links, mornings, answers, /tonghop."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sandbox.server import RunningSandbox
from storage.models import OutboxMessage, Plan
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.group import Group
from tests.auxil.world import PLAN, World, everybody

WAIVE, SAVE, SUBMIT = "Không tính quá hạn các việc này", "Lưu kế hoạch", "Nộp báo cáo"


@pytest.fixture
async def may(sandbox: RunningSandbox, url: str, tmp_path: Path) -> AsyncIterator[World]:
    """The morning of 15 May 2025: only the secretariat's group is linked; uploads are read for real."""
    async with everybody(sandbox, tmp_path, "2025-05-15 08:00", url) as world:
        yield world


async def test_a_month_of_two_units(may: World):
    await the_secretariat_saves_the_plan(may)
    await two_units_link_their_groups(may)
    await mornings_come_and_go(may)
    await the_finance_department_reports_in_words_and_submits(may)
    await the_commune_reports_by_button_and_is_late(may)
    await the_secretariat_sums_up(may)
    assert {row.state for row in may.rows(OutboxMessage)} == {"sent"}


async def the_secretariat_saves_the_plan(world: World) -> None:
    preview = await world.preview("ke-hoach.txt", PLAN.encode())
    assert "4 nhiệm vụ thuộc 1 nhóm" in preview.text
    assert "1 nhiệm vụ đã qua hạn" in preview.text
    await world.secretariat.presses(WAIVE)
    await world.secretariat.presses_twice(SAVE)
    assert len(world.rows(Plan)) == 1


async def two_units_link_their_groups(world: World) -> None:
    await world.link(FINANCE, world.finance)
    code = await world.code_for(COMMUNE)
    people = world.stage.people
    people.remove_bot(world.commune.chat, world.commune.person)
    people.add_bot(world.commune.chat, world.commune.person, payload=code)
    await world.stage.settle()
    assert f"đã được liên kết với {COMMUNE}" in world.commune.last().text


async def mornings_come_and_go(world: World) -> None:
    day = date(2025, 5, 16)
    while day <= date(2025, 6, 12):
        await world.move_to(f"{day} 07:30")
        day += timedelta(days=1)
    # Reports are due on Saturday 14/6, so the last chance is Friday 13/6; task 1 on 19/6, task 3 on 30/6.
    assert reminded_on(world.finance) == ["30/5/2025", "05/6/2025", "06/6/2025", "10/6/2025", "12/6/2025"]
    assert reminded_on(world.commune) == ["30/5/2025", "06/6/2025", "10/6/2025", "12/6/2025"]


def reminded_on(group: Group) -> list[str]:
    """Return the days in the first lines of a group's reminders: "Sở Tài chính · Thứ Sáu, 30/5/2025"."""
    first_lines = [message.text.splitlines()[0] for message in group.from_bot()]
    return [line.rsplit(", ", 1)[1] for line in first_lines if " · " in line]


async def the_finance_department_reports_in_words_and_submits(world: World) -> None:
    reminder = world.finance.last()
    assert reminder.text == (
        "Sở Tài chính · Thứ Năm, 12/6/2025\n\n"
        "🟡 Sắp đến hạn\n"
        "• NV 1: Ban hành chính sách thu phí — hạn “Hoàn thành trước ngày 20/6/2025”, "
        "còn 7 ngày (5 ngày làm việc)\n\n"
        "📋 Báo cáo kỳ\n"
        "• Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025: trước ngày 15/6/2025, "
        "ngày mai, thứ Sáu 13/6/2025, là ngày làm việc cuối cùng trước hạn (ngày 14/6/2025 là thứ Bảy)\n\n"
        "Xin bấm nút để báo cáo, hoặc trả lời (reply) tin này, ví dụ: “NV 1 đang thực hiện 85%”."
    )
    await world.finance.says("NV 1 đã hoàn thành, NV 2 duy trì thường xuyên", reply_to=reminder.id)
    await world.finance.presses("📋 Nộp báo cáo kỳ", message=reminder)
    await world.finance.presses(SUBMIT)
    assert "đã nộp báo cáo tháng 6/2025" in world.finance.last().text


async def the_commune_reports_by_button_and_is_late(world: World) -> None:
    silent: Group = world.finance
    before = len(silent.from_bot())
    await world.move_to("2025-06-13 07:30")
    assert "hôm nay là ngày làm việc cuối cùng trước hạn" in world.commune.last().text
    await world.move_to("2025-06-16 07:30")
    assert "trước ngày 15/6/2025, quá hạn 1 ngày làm việc" in world.commune.last().text
    assert len(silent.from_bot()) == before
    await world.commune.presses("NV 3")
    await world.commune.presses("Đang thực hiện")
    await world.commune.says("/baocao")
    await world.commune.presses(SUBMIT)
    assert "(chậm 1 ngày làm việc; hạn nộp là trước ngày 15/6/2025)" in world.commune.last().text


async def the_secretariat_sums_up(world: World) -> None:
    await world.secretariat.says("/tonghop")
    assert world.secretariat.last().text == (
        "📊 Triển khai thực hiện Đề án 06 năm 2025\n"
        "Tính đến 07:30 ngày 16/6/2025\n\n"
        "4 nhiệm vụ\n"
        "✅ Hoàn thành: 1\n"
        "♻️ Hoàn thành và duy trì thường xuyên: 1\n"
        "🔵 Đang thực hiện: 1\n"
        "❔ Chưa có thông tin: 1\n"
        "☑️ Trong số hoàn thành, chờ xác nhận: 2\n"
        "So với cuối kỳ trước (14/5/2025): hoàn thành +1 · hoàn thành và duy trì thường xuyên +1 · "
        "đang thực hiện +1 · chưa có thông tin -3\n"
        "⏰ Đến hạn trong 14 ngày tới: 1 nhiệm vụ\n\n"
        "📋 Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025 (trước ngày 15/6/2025)\n"
        "3 đơn vị: 1 đúng hạn · 1 chậm · 0 chưa báo cáo · 1 chưa có nhóm\n"
        "Đã nộp: Sở Tài chính\n"
        "Nộp chậm: UBND xã Hoa Lộc\n"
        "📵 Chưa có nhóm nên chưa ai nhắc: Công an tỉnh (/lienket tất cả)\n\n"
        "Không có nhiệm vụ quá hạn."
    )
