"""Fixtures of the bot in the sandbox: a world with its cast in May, and the same in the middle of June."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from sandbox.server import RunningSandbox, serve
from storage.models import InboxUpdate, OutboxMessage, SentMessage
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import (
    PLAN,
    URGENT,
    World,
    everybody,
    make_here,
    read_here,
    read_sheet_here,
    read_template_here,
    resumed,
)

MAY = "2025-05-15 08:00"
Past = Callable[[str | None], Path]


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    """Return a stand-in for Telegram."""
    with serve() as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def lived_through(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """Return a function that gives the database as it stands on 15 May, after a plan was saved or before.

    Living through it anew for every test takes longer than the tests do; a new sandbox gives everybody
    the same ids again.
    """

    @cache
    def database(plan: str | None) -> Path:
        folder = tmp_path_factory.mktemp("lived")
        asyncio.run(_live(folder, plan))
        return folder / "dondoc.sqlite3"

    return database


async def _live(folder: Path, plan: str | None) -> None:
    with serve() as sandbox:
        async with everybody(sandbox, folder, MAY) as world:
            if plan is not None:
                world.given_plan(plan)
                world.given_link(FINANCE, world.finance)
                world.given_link(COMMUNE, world.commune)
            world.database.transact(_forget_messages)


def _forget_messages(session: Session) -> None:
    for table in (InboxUpdate, OutboxMessage, SentMessage):
        session.execute(delete(table))


@asynccontextmanager
async def after(past: Past, plan: str | None, sandbox: RunningSandbox, folder: Path) -> AsyncIterator[World]:
    """Run the bot on 15 May, after a plan was saved and both units were linked, or before."""
    file = await asyncio.to_thread(past, plan)  # it lives through it in an event loop of its own
    shutil.copy(file, folder)
    async with resumed(sandbox, folder, MAY) as world:
        world.stage.dondoc.services.read_document = read_here
        world.stage.dondoc.services.make_files = make_here
        world.stage.dondoc.services.read_sheet = read_sheet_here
        world.stage.dondoc.services.read_template = read_template_here
        yield world


@pytest.fixture
async def world(sandbox: RunningSandbox, tmp_path: Path, lived_through: Past) -> AsyncIterator[World]:
    """The morning of 15 May 2025: the secretariat's group is linked, nothing else has happened."""
    async with after(lived_through, None, sandbox, tmp_path) as world:
        yield world


@pytest.fixture
async def june(sandbox: RunningSandbox, tmp_path: Path, lived_through: Past) -> AsyncIterator[World]:
    """The morning of 12 June 2025, with the plan saved in May and both units linked and reminded."""
    async with after(lived_through, PLAN, sandbox, tmp_path) as world:
        await world.move_to("2025-06-12 07:30")
        yield world


@pytest.fixture
async def urgent(sandbox: RunningSandbox, tmp_path: Path, lived_through: Past) -> AsyncIterator[World]:
    """The same morning with a plan that has something overdue and something due today."""
    async with after(lived_through, URGENT, sandbox, tmp_path) as world:
        await world.move_to("2025-06-12 07:30")
        yield world
