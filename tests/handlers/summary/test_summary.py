"""/summary in the chat against an independent count; its parts; its files."""

import random
import re
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from chat.texts.summary import parts as part_texts
from plans.status import Status
from sandbox.server import RunningSandbox
from storage.models import ObligationState, Task, Unit
from storage.reporting import statements
from storage.reporting.statements import Said
from tests.auxil.cast import NOW, TODAY, focal_point
from tests.auxil.world import PLAN, World, everybody, make_here, read_here

LABELS = {
    Status.DONE: "Hoàn thành",
    Status.DONE_ONGOING: "Hoàn thành và duy trì thường xuyên",
    Status.IN_PROGRESS: "Đang thực hiện",
    Status.WAITING: "Chờ hướng dẫn của cấp trên",
    Status.NOT_STARTED: "Chưa thực hiện",
    None: "Chưa có thông tin",
}
UNITS = [f"Sở số {number}" for number in range(1, 9)]


async def test_before_any_plan_the_summary_says_what_to_do(world: World):
    await world.secretariat.says("/tonghop")
    assert world.secretariat.last().text == part_texts.no_plan()


async def test_the_summary_counts_reports_on_time_late_and_missing(june: World):
    await june.finance.says("/baocao")
    await june.finance.presses("Nộp báo cáo")
    await june.finance.presses(june.finance.labels()[-1])
    await june.move_to("2025-06-16 09:00")
    await june.commune.says("/baocao")
    await june.commune.presses("Nộp báo cáo")
    await june.commune.presses(june.commune.labels()[-1])
    await june.secretariat.says("/summary")
    assert (
        "📋 Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025 (trước ngày 15/6/2025)\n"
        "3 đơn vị: 1 đúng hạn · 1 chậm · 0 chưa báo cáo · 1 chưa có nhóm\n"
        "Đã nộp: Sở Tài chính\n"
        "Nộp chậm: UBND xã Hoa Lộc\n"
        "Trong số đã nộp, 2 đơn vị chỉ báo “không phát sinh”: Sở Tài chính, UBND xã Hoa Lộc\n"
        "📵 Chưa có nhóm nên chưa ai nhắc: Công an tỉnh (/lienket tất cả)"
    ) in june.secretariat.last().text


async def test_the_summary_names_what_is_overdue_and_who_owes_it(urgent: World):
    await urgent.secretariat.says("/tonghop")
    assert urgent.secretariat.last().text.endswith(
        "🔴 Quá hạn: 1 nhiệm vụ\n• NV 6: Mua thiết bị đầu cuối — hạn 10/6/2025 (Sở Tài chính)"
    )
    await urgent.finance.answers("NV 6 đã hoàn thành")
    await urgent.secretariat.says("/tonghop")
    assert urgent.secretariat.last().text.endswith("Không có nhiệm vụ quá hạn.")


async def test_of_several_plans_one_is_chosen(june: World):
    june.given_plan(PLAN.replace("Đề án 06", "Đề án 07"))
    await june.secretariat.says("/tonghop")
    choice = june.secretariat.last()
    assert choice.text == part_texts.which_plan(2)
    for label, number in zip(june.secretariat.labels(), ("06", "07"), strict=True):
        await june.secretariat.presses(label, message=choice)
        assert f"Đề án {number}" in june.secretariat.last().text.splitlines()[0]


@pytest.fixture
async def anywhere(sandbox: RunningSandbox, url: str, tmp_path: Path) -> AsyncIterator[World]:
    """The world in June, on each kind of database."""
    async with everybody(sandbox, tmp_path, "2025-06-12 09:00", url) as world:
        world.stage.dondoc.services.read_document = read_here
        world.stage.dondoc.services.make_files = make_here
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
    assert "8 đơn vị: 0 đúng hạn · 0 chậm · 0 chưa báo cáo · 8 chưa có nhóm" in text
    assert (
        "📵 Chưa có nhóm nên chưa ai nhắc: Sở số 1, Sở số 2, Sở số 3, Sở số 4, Sở số 5 và 3 đơn vị khác"
        in text
    )


def _report(session: Session, said: list[tuple[str, str, Status]]) -> None:
    """Let units report, one after another."""
    tasks = {task.number: task.id for task in session.query(Task)}
    units = {unit.name: unit.id for unit in session.query(Unit)}
    for number, unit, status in said:
        actor = focal_point(units[unit], name=unit)
        statements.record(session, actor, Said(tasks[number], status), NOW, TODAY)


def _together(statuses: list[Status | None]) -> Status | None:
    """Return the status of a task that several units lead, counted another way than the program does."""
    finished = {Status.DONE, Status.DONE_ONGOING}
    if all(status is None for status in statuses):
        return None
    if all(status in finished for status in statuses):
        return statuses[0] if len(set(statuses)) == 1 else Status.DONE_ONGOING
    only = {status for status in statuses if status is not None}
    return only.pop() if len(only) == 1 and not only & finished else Status.IN_PROGRESS


# Parts


async def test_the_summary_offers_its_parts_and_its_files(june: World):
    await june.secretariat.says("/summary")
    assert june.secretariat.labels() == [
        "Theo nhóm",
        "Theo đơn vị",
        "Quá hạn",
        "Vướng mắc",
        "Chưa báo cáo",
        "Biểu đồ",
        "Word",
        "Excel",
    ]


async def test_each_part_is_shown(urgent: World):
    await urgent.finance.answers("NV 1 đã hoàn thành, NV 2 đang thực hiện 30%")
    await urgent.secretariat.says("/summary")
    summary = urgent.secretariat.last()
    said = {}
    for label in urgent.secretariat.labels(summary)[:5]:
        await urgent.secretariat.presses(label, message=summary)
        said[label] = urgent.secretariat.last().text
    assert "I. Về pháp lý (8)\n✅1 🔵1 ❔6" in said["Theo nhóm"]
    assert "• Sở Tài chính: hoàn thành 1/6, 🔴 quá hạn 1" in said["Theo đơn vị"]
    assert "NV 6: Mua thiết bị đầu cuối — hạn 10/6/2025 (Sở Tài chính)" in said["Quá hạn"]
    assert said["Vướng mắc"].endswith("Không có vướng mắc, kiến nghị nào chưa trả lời.")
    assert "Chưa báo cáo: 2 đơn vị\n• Sở Tài chính\n• UBND xã Hoa Lộc\n📵" in said["Chưa báo cáo"]


async def test_what_is_unanswered_is_counted_as_vuongmac_counts_it(june: World):
    await june.finance.says("/vuongmac NV 1 thiếu kinh phí, đề nghị UBND tỉnh bố trí 500 triệu")
    await june.finance.says("/vuongmac NV 2 phần mềm chậm")
    await june.secretariat.says("/vuongmac")
    listed = june.secretariat.last().text.splitlines()[0]
    assert listed == "🚧 Vướng mắc, kiến nghị chưa trả lời: 3"
    await june.secretariat.says("/tonghop")
    assert june.secretariat.last().text.splitlines()[-1] == "⚠️ Vướng mắc, kiến nghị chưa trả lời: 3"
    await june.secretariat.presses("Vướng mắc")
    told = june.secretariat.last().text
    assert "⚠️ Vướng mắc, kiến nghị chưa trả lời: 3" in told
    assert told.count("\n• ") == 3


async def test_a_part_pressed_twice_is_shown_once(june: World):
    await june.secretariat.says("/summary")
    before = len(june.secretariat.from_bot())
    await june.secretariat.presses_twice("Theo nhóm")
    assert len(june.secretariat.from_bot()) == before + 1
