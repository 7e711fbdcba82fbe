"""Fixtures of the bot in the sandbox: a world with its cast, and the same in the middle of June."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from sandbox.server import RunningSandbox, serve
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import PLAN, URGENT, World, everybody, read_here


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    """Return a stand-in for Telegram."""
    with serve() as sandbox:
        yield sandbox


@pytest.fixture
async def world(sandbox: RunningSandbox, tmp_path: Path) -> AsyncIterator[World]:
    """The morning of 15 May 2025: the secretariat's group is linked, nothing else has happened."""
    async with everybody(sandbox, tmp_path, "2025-05-15 08:00") as world:
        world.stage.dondoc.services.read_document = read_here
        yield world


@pytest.fixture
async def june(world: World) -> World:
    """The morning of 12 June 2025, with the plan saved in May and both units linked and reminded."""
    return await _in_june(world, PLAN)


@pytest.fixture
async def urgent(world: World) -> World:
    """The same morning with a plan that has something overdue and something due today."""
    return await _in_june(world, URGENT)


async def _in_june(world: World, plan: str) -> World:
    world.given_plan(plan)
    world.given_link(FINANCE, world.finance)
    world.given_link(COMMUNE, world.commune)
    await world.move_to("2025-06-12 07:30")
    return world
