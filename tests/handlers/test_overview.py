"""What a chat can ask at any time: /nhiemvu, /tonghop against an independent count, /huongdan."""

import random
import re
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from chat import texts
from chat.texts.guide import SECRETARIAT_COMMANDS, UNIT_COMMANDS
from plans.status import Status
from sandbox.server import RunningSandbox
from storage import reporting
from storage.models import ObligationState, Task, Unit
from storage.reporting import Said
from tests.auxil.cast import FINANCE, NOW, TODAY, focal_point
from tests.auxil.world import PLAN, World, everybody, read_here

LABELS = {
    Status.DONE: "Hoàn thành",
    Status.DONE_ONGOING: "Hoàn thành và duy trì thường xuyên",
    Status.IN_PROGRESS: "Đang thực hiện",
    Status.WAITING: "Chờ hướng dẫn của cấp trên",
    Status.NOT_STARTED: "Chưa thực hiện",
    None: "Chưa có thông tin",
}
SECOND_PLAN = f"""UỶ BAN NHÂN DÂN TỈNH LAM SƠN
Số: 57/KH-UBND

KẾ HOẠCH
Thực hiện Nghị quyết 57 năm 2025

Các đơn vị báo cáo trước ngày 13 hằng tháng gửi về Sở Khoa học và Công nghệ.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tSửa đổi mức thu học phí\t{FINANCE}\t\tTrước ngày 15/6/2025
"""
UNITS = [f"Sở số {number}" for number in range(1, 9)]


async def test_a_unit_sees_what_it_owes_the_overdue_first(urgent: World):
    await urgent.finance.says("/nhiemvu")
    assert urgent.finance.last().text == (
        "Sở Tài chính đang có 5 nhiệm vụ chưa hoàn thành\n"
        "• 🔴 NV 6: Mua thiết bị đầu cuối — “Chậm nhất ngày 10/6/2025”; chưa có báo cáo\n"
        "• NV 5: Bố trí đường truyền — “Chậm nhất ngày 12/6/2025”; chưa có báo cáo\n"
        "• NV 1: Ban hành chính sách thu phí — “Hoàn thành trước ngày 20/6/2025”; chưa có báo cáo\n"
        "• NV 2: Thanh toán không dùng tiền mặt — “Thực hiện thường xuyên”; chưa có báo cáo\n"
        "• NV 7: Xử lý hồ sơ tồn đọng — “Chờ hướng dẫn của Bộ Công an”; chưa có báo cáo\n\n"
        "📋 Báo cáo kỳ (xem và nộp: /baocao)\n"
        "• Báo cáo tháng 6/2025: trước ngày 15/6/2025\n"
        "• Báo cáo 6 tháng đầu năm 2025: trước ngày 15/6/2025\n"
        "• Báo cáo tháng 7/2025: trước ngày 15/7/2025"
    )
    assert urgent.finance.labels() == ["NV 6", "NV 5", "NV 1", "NV 2", "NV 7"]


async def test_a_unit_in_two_plans_is_told_which_plan_each_thing_is_of(june: World):
    june.given_plan(SECOND_PLAN)
    await june.finance.says("/nhiemvu")
    owed = june.finance.last().text
    assert "NV 1 (57/KH-UBND): Sửa đổi mức thu học phí" in owed
    assert "NV 1 (Triển khai thực hiện Đề án 06 năm 2025): Ban hành chính sách" in owed
    assert "Báo cáo tháng 6/2025 (57/KH-UBND): trước ngày 13/6/2025" in owed
    assert june.finance.labels()[:2] == ["NV 1 (57/KH-UBND)", "NV 1 (Triển khai thực hiện Đề án 06 năm 2025)"]
    await june.finance.presses("NV 1 (57/KH-UBND)")
    assert june.finance.last().text.startswith("NV 1 (57/KH-UBND): Sửa đổi mức thu học phí")
    await june.finance.says("/baocao")
    assert june.finance.last().text.startswith("📋 Báo cáo tháng 6/2025 (57/KH-UBND) — trước ngày 13/6/2025")


async def test_a_task_that_is_done_is_owed_no_more(june: World):
    await june.finance.answers("NV 1 đã hoàn thành, NV 2 đang thực hiện 30%")
    await june.finance.says("/tasks")
    assert "đang có 1 nhiệm vụ chưa hoàn thành" in june.finance.last().text
    assert "“Thực hiện thường xuyên”; đang thực hiện, 30%" in june.finance.last().text


async def test_a_unit_with_reports_only_is_told_of_them(june: World):
    await june.finance.answers("NV 1, NV 2 đã hoàn thành")
    await june.finance.says("/nhiemvu")
    assert june.finance.last().text.startswith("Sở Tài chính có báo cáo kỳ cần nộp\n\n📋 Báo cáo kỳ")


async def test_a_unit_that_owes_nothing_is_told_so(world: World):
    world.given_link("Sở Y tế", world.finance)
    await world.finance.says("/nhiemvu")
    assert world.finance.last().text == "Sở Y tế hiện không còn việc nào phải báo cáo."


async def test_a_long_list_is_capped_and_the_rest_counted(world: World):
    rows = "".join(
        f"{number}\t{'Việc rất dài ' * 30}\t{FINANCE}\t\tTháng 12/2025\n" for number in range(10, 60)
    )
    world.given_plan(PLAN + rows)
    world.given_link(FINANCE, world.finance)
    await world.finance.says("/nhiemvu")
    assert "đang có 52 nhiệm vụ chưa hoàn thành" in world.finance.last().text
    assert "… và 40 nhiệm vụ khác" in world.finance.last().text
    assert len(world.finance.last().text) < 4096
    assert len(world.finance.labels()) == 12


async def test_before_any_plan_the_summary_says_what_to_do(world: World):
    await world.secretariat.says("/tonghop")
    assert world.secretariat.last().text == texts.summary.no_plan()


async def test_the_summary_counts_reports_on_time_late_and_missing(june: World):
    await june.finance.says("/baocao")
    await june.finance.presses("Nộp báo cáo")
    await june.finance.presses(june.finance.labels()[0])
    await june.move_to("2025-06-16 09:00")
    await june.commune.says("/baocao")
    await june.commune.presses("Nộp báo cáo")
    await june.commune.presses(june.commune.labels()[0])
    await june.secretariat.says("/summary")
    assert (
        "📋 Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025 (trước ngày 15/6/2025)\n"
        "3 đơn vị: 1 đúng hạn · 1 chậm · 1 chưa báo cáo\n"
        "Đã nộp: Sở Tài chính\n"
        "Nộp chậm: UBND xã Hoa Lộc\n"
        "Chưa báo cáo: Công an tỉnh (trong đó 1 đơn vị chưa liên kết nhóm)"
    ) in june.secretariat.last().text


async def test_the_summary_names_what_is_overdue_and_who_owes_it(urgent: World):
    await urgent.secretariat.says("/tonghop")
    assert urgent.secretariat.last().text.endswith(
        "🔴 Quá hạn: 1 nhiệm vụ\n• NV 6: Mua thiết bị đầu cuối — hạn 10/6/2025 (Sở Tài chính)"
    )
    await urgent.finance.answers("NV 6 đã hoàn thành")
    await urgent.secretariat.says("/tonghop")
    assert urgent.secretariat.last().text.endswith("Không có nhiệm vụ quá hạn.")


async def test_every_plan_has_a_summary_of_its_own(june: World):
    june.given_plan(PLAN.replace("Đề án 06", "Đề án 07"))
    await june.secretariat.says("/tonghop")
    first, second = [one.text.splitlines()[0] for one in june.secretariat.from_bot()[-2:]]
    assert "Đề án 06" in first
    assert "Đề án 07" in second


@pytest.fixture
async def anywhere(sandbox: RunningSandbox, url: str, tmp_path: Path) -> AsyncIterator[World]:
    """The world in June, on each kind of database."""
    async with everybody(sandbox, tmp_path, "2025-06-12 09:00", url) as world:
        world.stage.dondoc.services.read_document = read_here
        yield world


async def test_the_summary_agrees_with_an_independent_count(anywhere: World):
    chance = random.Random(6)
    rows, leads, dues = [], {}, {}
    for number in range(9, 69):
        leads[str(number)] = chance.sample(UNITS, chance.choice((1, 1, 2, 3)))
        dues[str(number)] = date(2025, 6, chance.randint(1, 28))
        rows.append(
            f"{number}\tViệc {number}\t{'; '.join(leads[str(number)])}\t\tNgày {dues[str(number)]:%d/%m/%Y}\n"
        )
    anywhere.given_plan(PLAN[: PLAN.index("1\tBan hành")] + "".join(rows), past=ObligationState.OPEN)
    said = [
        (number, unit, chance.choice(list(Status)))
        for number, units in leads.items()
        for unit in units * 2
        if chance.random() < 0.6
    ]
    anywhere.database.transact(_report, said)

    await anywhere.secretariat.says("/tonghop")

    text = anywhere.secretariat.last().text
    last = {(number, unit): status for number, unit, status in said}
    expected = Counter(
        _together([last.get((number, unit)) for unit in units]) for number, units in leads.items()
    )
    counted = {status: re.search(rf"^\S+ {label}: (\d+)$", text, re.M) for status, label in LABELS.items()}
    assert {status: int(found[1]) for status, found in counted.items() if found} == dict(expected)
    overdue = [
        number
        for number, units in leads.items()
        if dues[number] < TODAY
        and any(last.get((number, unit)) not in {Status.DONE, Status.DONE_ONGOING} for unit in units)
    ]
    assert f"🔴 Quá hạn: {len(overdue)} nhiệm vụ" in text
    assert f"… và {len(overdue) - 5} nhiệm vụ khác" in text
    assert "8 đơn vị: 0 đúng hạn · 0 chậm · 8 chưa báo cáo" in text
    assert "Sở số 5 và 3 đơn vị khác (trong đó 8 đơn vị chưa liên kết nhóm)" in text


def _report(session: Session, said: list[tuple[str, str, Status]]) -> None:
    """Let units report, one after another."""
    tasks = {task.number: task.id for task in session.query(Task)}
    units = {unit.name: unit.id for unit in session.query(Unit)}
    for number, unit, status in said:
        actor = focal_point(units[unit], name=unit)
        reporting.record(session, actor, Said(tasks[number], status), NOW, TODAY)


def _together(statuses: list[Status | None]) -> Status | None:
    """Return the status of a task that several units lead, counted another way than the program does."""
    finished = {Status.DONE, Status.DONE_ONGOING}
    if all(status is None for status in statuses):
        return None
    if all(status in finished for status in statuses):
        return statuses[0] if len(set(statuses)) == 1 else Status.DONE_ONGOING
    only = {status for status in statuses if status is not None}
    return only.pop() if len(only) == 1 and not only & finished else Status.IN_PROGRESS


async def test_the_guide_is_that_of_the_chat(june: World):
    private = june.private(june.outsider.person)
    june.stage.people.start(private.person)
    for group, command in product(
        (june.finance, june.secretariat, june.outsider, private), ("/huongdan", "/help")
    ):
        await group.says(command)
    assert all(f"/{name} – {meaning}" in june.finance.last().text for name, meaning in UNIT_COMMANDS.items())
    assert all(
        f"/{one} – {what}" in june.secretariat.last().text for one, what in SECRETARIAT_COMMANDS.items()
    )
    assert june.outsider.last().text == private.last().text == texts.guide.anybody()


async def test_the_secretariat_reports_for_no_unit(june: World):
    for command in ("/nhiemvu", "/tasks", "/baocao", "/baocao NV 1 xong"):
        await june.secretariat.says(command)
        assert june.secretariat.last().text == texts.access.units_only()


async def test_a_unit_does_nothing_of_the_secretariats(june: World):
    for command in ("/tonghop", "/summary", "/kehoach", "/lienket", "/lienket Sở Y tế"):
        await june.finance.says(command)
        assert june.finance.last().text == texts.access.secretariat_only()


async def test_a_private_chat_is_told_where_the_bot_works(june: World):
    private = june.private(june.finance.person)
    for words in ("/nhiemvu", "/tonghop", "NV 1 đã hoàn thành"):
        await private.says(words)
        assert private.last().text == texts.access.groups_only()


async def test_a_command_for_another_bot_is_left_alone(june: World):
    before = len(june.finance.from_bot())
    await june.finance.says("/nhiemvu@another_bot")
    assert len(june.finance.from_bot()) == before
