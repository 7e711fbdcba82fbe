"""A month of 30 units and 64 tasks, each reporting in its own mix of ways: the database equals the ledger."""

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from plans.reading.report_sheet import PERCENT, STATUS, STATUSES
from plans.status import Status
from sandbox.server import RunningSandbox
from storage.models import CurrentStatus, Obligation, ObligationState, Statement, StatementSource, Task, Unit
from tests.auxil.filling import filled_in, last_file
from tests.auxil.group import Group
from tests.auxil.stages import Past, after
from tests.auxil.world import World

UNITS = [f"Sở số {number}" for number in range(1, 31)]
TASKS = range(1, 65)
HEAD = (
    "KẾ HOẠCH\nTriển khai nhiệm vụ năm 2025\n\nCác đơn vị báo cáo hàng tháng (trước ngày 15 hàng tháng).\n\n"
)
COLUMNS = "TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\nI\tNhóm một\n"
LEADS = {
    number: [UNITS[number % 30]] + ([UNITS[(number * 7 + 3) % 30]] if number % 3 else []) for number in TASKS
}
PLAN = (
    HEAD
    + COLUMNS
    + "".join(
        f"{number}\tNội dung công việc số {number}\t{'; '.join(dict.fromkeys(leads))}\t\tTháng 12/2025\n"
        for number, leads in LEADS.items()
    )
)
LABELS = {Status.IN_PROGRESS: "Đang thực hiện", Status.DONE: "Hoàn thành", Status.WAITING: "Chờ hướng dẫn"}
WORDS = {Status.IN_PROGRESS: "đang thực hiện", Status.DONE: "đã hoàn thành", Status.WAITING: "chờ hướng dẫn"}

Ledger = dict[tuple[str, str], tuple[Status | None, float | None]]


@pytest.fixture
async def may(sandbox: RunningSandbox, tmp_path: Path, lived_through: Past) -> AsyncIterator[World]:
    """15 May 2025, with nothing but the secretariat's group."""
    async with after(lived_through, None, sandbox, tmp_path) as world:
        world.given_plan(PLAN)
        yield world


class Reporter:
    """One unit's group, which reports in its own mix of ways and writes down what it said."""

    def __init__(self, world: World, unit: str, ledger: Ledger, sources: Counter[StatementSource]) -> None:
        self.world, self.unit, self.ledger, self.sources = world, unit, ledger, sources
        self.group: Group = world.group(f"Nhóm {unit}", "Cán bộ", unit)
        self.random = Random(unit)
        self.tasks = [str(number) for number, leads in LEADS.items() if unit in leads]
        world.given_link(unit, self.group)

    def note(self, task: str, status: Status, percent: float | None, source: StatementSource) -> None:
        self.ledger[self.unit, task] = (status, percent)
        self.sources[source] += 1

    async def reports(self, task: str) -> None:
        spoken = [self.in_words, self.in_a_reply, self.and_edits, self.and_withdraws]
        ways = [*spoken, self.by_button, self.by_sheet]
        await self.random.choice(ways)(task)

    def chosen(self) -> tuple[Status, int | None]:
        status = self.random.choice(list(LABELS))
        return status, self.random.randrange(5, 95) if status is Status.IN_PROGRESS else None

    async def in_words(self, task: str) -> None:
        status, percent = self.chosen()
        await self.group.says(f"/baocao NV {task} {spoken(status, percent)}")
        self.note(task, status, percent, StatementSource.REPLY)

    async def in_a_reply(self, task: str) -> None:
        status, percent = self.chosen()
        await self.group.says("/nhiemvu")
        await self.group.answers(f"NV {task} {spoken(status, percent)}")
        self.note(task, status, percent, StatementSource.REPLY)

    async def by_button(self, task: str) -> None:
        status = self.random.choice(list(LABELS))
        await self.group.says("/nhiemvu")
        if f"NV {task}" not in self.group.labels():
            await self.in_words(task)
            return
        await self.group.presses(f"NV {task}")
        await self.group.presses_twice(LABELS[status])
        self.note(task, status, None, StatementSource.BUTTON)

    async def and_edits(self, task: str) -> None:
        message = await self.group.says(f"/baocao NV {task} đang thực hiện 11%")
        self.sources[StatementSource.REPLY] += 1
        status, percent = self.chosen()
        await self.group.edits(message, f"/baocao NV {task} {spoken(status, percent)}")
        self.note(task, status, percent, StatementSource.REPLY)

    async def and_withdraws(self, task: str) -> None:
        await self.in_words(task)
        await self.group.presses_twice("Thu hồi")
        del self.ledger[self.unit, task]
        self.sources[StatementSource.WITHDRAWAL] += 1

    async def by_sheet(self, task: str) -> None:
        await self.group.says("/mau")
        percent = self.random.randrange(5, 95)
        cells = {STATUS: STATUSES[Status.IN_PROGRESS], PERCENT: percent}
        sheet = filled_in(last_file(self.world), (task, cells))
        await self.group.sends("bieu.xlsx", sheet, reply_to=self.group.last().id)
        await self.group.presses_twice("Ghi báo cáo (1 dòng)")
        self.note(task, Status.IN_PROGRESS, percent, StatementSource.SHEET)


def spoken(status: Status, percent: float | None) -> str:
    return WORDS[status] + (f" {percent}%" if percent is not None else "")


@pytest.mark.slow
async def test_the_database_equals_the_ledger(may: World):
    ledger: Ledger = {}
    sources: Counter[StatementSource] = Counter()
    reporters = [Reporter(may, unit, ledger, sources) for unit in UNITS]
    for reporter in reporters:
        for task in reporter.tasks:
            await reporter.reports(task)
    assert standing(may) == ledger
    assert Counter(row.source for row in may.rows(Statement)) == sources
    assert met(may) == {key for key, (status, _) in ledger.items() if status is Status.DONE}
    await everybody_repeats_next_month(may, reporters, ledger, sources)


async def everybody_repeats_next_month(
    world: World, reporters: list[Reporter], ledger: Ledger, sources: Counter[StatementSource]
) -> None:
    """Let every third unit say in June's report that nothing has changed; what stands is as before."""
    await world.move_to("2025-06-16 09:00")
    for reporter in reporters[::3]:
        open_ones = [
            key
            for key, (status, _) in ledger.items()
            if key[0] == reporter.unit and status is not Status.DONE
        ]
        await reporter.group.says("/baocao không thay đổi")
        sources[StatementSource.NO_CHANGE] += len(open_ones)
    assert standing(world) == ledger
    assert Counter(row.source for row in world.rows(Statement)) == sources


def standing(world: World) -> Ledger:
    """Return the latest month's row of each unit and task."""
    tasks = {task.id: task.number for task in world.rows(Task)}
    units = {unit.id: unit.name for unit in world.rows(Unit)}
    rows = sorted(world.rows(CurrentStatus), key=lambda row: row.month)
    return {(units[row.unit_id], tasks[row.task_id]): (row.status, row.percent) for row in rows}


def met(world: World) -> set[tuple[str, str]]:
    tasks = {task.id: task.number for task in world.rows(Task)}
    units = {unit.id: unit.name for unit in world.rows(Unit)}
    return {
        (units[row.unit_id], tasks[row.task_id])
        for row in world.rows(Obligation)
        if row.task_id is not None and row.state is ObligationState.MET
    }
