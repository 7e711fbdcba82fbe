"""How much the database grows by a unit that reports: what stays of some weeks is counted for a year."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sandbox.server import RunningSandbox
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import PLAN, World, everybody

BEGIN = date(2025, 5, 16)
SETTLED, COUNTED = 45, 40
"""Days: after the first, as much is let go of each night as is new; by the others it is counted."""
DAYS_OF_WORDS, DAY_OF_REPORTS, SUBMIT = range(5), 12, "Nộp báo cáo"
MOST_A_YEAR = 0.3e6
"""Bytes a unit; it was 0.8 MB."""
REPORT = "/baocao NV {} đang thực hiện {}%, đã trình Ủy ban nhân dân tỉnh dự thảo, dự kiến xong tháng sau"


def days(count: int, since: date) -> Iterator[date]:
    return (since + timedelta(days=number) for number in range(count))


async def live_through(world: World, day: date) -> None:
    """Let the night and the morning come; each unit says how it goes, and on the 12th for its period."""
    await world.move_to(f"{day} 00:20")
    await world.move_to(f"{day} 07:30")
    if day.weekday() in DAYS_OF_WORDS:
        for group, task in ((world.finance, 1), (world.commune, 3)):
            await group.says(REPORT.format(task, day.timetuple().tm_yday % 90 + 1))
    if day.day == DAY_OF_REPORTS:
        for group in (world.finance, world.commune):
            await group.says("/baocao")
            await group.presses(SUBMIT)


def used(path: Path) -> int:
    """Return the bytes of all pages, but for those that are as many however many units there are."""
    connection = sqlite3.connect(path)
    with connection:
        ((size,),) = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name NOT LIKE '%job_runs%'")
    connection.close()
    found: int = size
    return found


@pytest.mark.slow
async def test_a_unit_that_reports_every_working_day_takes_little_room(
    sandbox: RunningSandbox, tmp_path: Path
):
    async with everybody(sandbox, tmp_path, "2025-05-15 08:00") as world:
        world.given_plan(PLAN)
        world.given_link(FINANCE, world.finance)
        world.given_link(COMMUNE, world.commune)
        path = Path(str(world.database.engine.url.database))
        for day in days(SETTLED, BEGIN):
            await live_through(world, day)
        before = used(path)
        for day in days(COUNTED, BEGIN + timedelta(days=SETTLED)):
            await live_through(world, day)
        a_year = (used(path) - before) / 2 / COUNTED * 365
        assert a_year < MOST_A_YEAR
