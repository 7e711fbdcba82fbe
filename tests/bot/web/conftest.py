"""The bot with its page, on the morning of Thursday 12 June 2025."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.server import RunningSandbox
from tests.auxil.browser_client import PAGE, Browser
from tests.auxil.stages import sandbox
from tests.auxil.world import PLAN, World, everybody

__all__ = ["sandbox"]


@pytest.fixture
async def world(sandbox: RunningSandbox, tmp_path: Path) -> AsyncIterator[World]:
    """Return the cast, with a plan and a page; nobody has opened it yet."""
    async with everybody(sandbox, tmp_path, "2025-06-12 07:00", **PAGE) as world:
        world.given_plan(PLAN)
        yield world


@pytest.fixture
async def finance(world: World) -> Browser:
    """Return Sở Tài chính at a browser, signed in; it has no group in Telegram."""
    browser = Browser(world.stage)
    await browser.signs_in(await world.code_for("Sở Tài chính"), "Nguyễn Thu Hà")
    return browser
