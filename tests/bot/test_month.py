"""The main path over HTTP: a plan, links, a morning, answers, /tonghop."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from sandbox.server import RunningSandbox, serve
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import PLAN, World, everybody


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with serve() as sandbox:
        yield sandbox


@pytest.fixture
async def world(sandbox: RunningSandbox, tmp_path: Path) -> AsyncIterator[World]:
    async with everybody(sandbox, tmp_path, "2025-05-15 08:00") as world:
        yield world


@pytest.fixture
async def june(world: World) -> World:
    """The morning of 12 June 2025, with the plan saved in May and both units linked."""
    await world.import_plan("ke-hoach.txt", PLAN.encode(), past="Bỏ qua hạn đã qua")
    await world.link(FINANCE, world.finance)
    await world.link(COMMUNE, world.commune)
    await world.move_to("2025-06-12 07:30")
    return world


async def test_each_unit_that_owes_something_gets_one_message_on_the_morning(june: World):
    reminder = june.finance.last().text
    assert "NV 1: Ban hành chính sách thu phí" in reminder
    assert "còn 7 ngày" in reminder
    assert "Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025: trước ngày 15/6/2025, ngày mai" in reminder
