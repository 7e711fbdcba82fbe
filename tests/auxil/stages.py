"""Fixtures of the bot in the sandbox: a world with its cast in May, and the same in the middle of June."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from sandbox.keeping import kept_in
from sandbox.server import TOKEN, USERNAME, RunningSandbox, _served, serve
from sandbox.stage import stage_for
from storage.models import InboxUpdate, OutboxMessage, SentMessage
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.group import Group
from tests.auxil.world import (
    DATABASE,
    PLAN,
    URGENT,
    World,
    everybody,
    gone_on,
    make_here,
    read_here,
    read_sheet_here,
    read_template_here,
    resumed,
)

MAY, JUNE = "2025-05-15 08:00", "2025-06-12 07:30"
SANDBOX = "sandbox.sqlite3"


@dataclass(frozen=True)
class Lived:
    """What is there after some time was lived through: the database, the sandbox, and who is in it."""

    folder: Path
    cast: dict[str, Group]


Past = Callable[[str | None], Path]
Morning = Callable[[str], Lived]


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
        return folder / DATABASE

    return database


@pytest.fixture(scope="session")
def reminded(tmp_path_factory: pytest.TempPathFactory, lived_through: Past) -> Morning:
    """Return a function that gives everything as it stands on 12 June, when the units were just reminded."""

    @cache
    def morning(plan: str) -> Lived:
        folder = tmp_path_factory.mktemp("reminded")
        shutil.copy(lived_through(plan), folder)
        return asyncio.run(_live_until_june(folder))

    return morning


async def _live_until_june(folder: Path) -> Lived:
    with serve(kept=folder / SANDBOX) as sandbox:
        async with resumed(sandbox, folder, MAY) as world:
            await world.move_to(JUNE)
            cast = {name: getattr(world, name) for name in ("secretariat", "finance", "commune", "outsider")}
    return Lived(folder, cast)


@contextmanager
def _served_as_kept(kept: Path) -> Iterator[RunningSandbox]:
    """Run a sandbox that goes on where another one ended, and is not kept itself."""
    stage = stage_for(TOKEN, USERNAME)
    with kept_in(kept, stage):
        pass
    with _served(stage, 0, TOKEN, "", None) as running:
        yield running


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
async def after(
    past: Past, plan: str | None, sandbox: RunningSandbox, folder: Path, **more: Any
) -> AsyncIterator[World]:
    """Run the bot on 15 May, after a plan was saved and both units were linked, or before."""
    file = await asyncio.to_thread(past, plan)  # it lives through it in an event loop of its own
    shutil.copy(file, folder)
    async with resumed(sandbox, folder, MAY, **more) as world:
        yield _at_once(world)


@asynccontextmanager
async def _on_that_morning(reminded: Morning, plan: str, folder: Path) -> AsyncIterator[World]:
    lived = await asyncio.to_thread(reminded, plan)
    shutil.copy(lived.folder / DATABASE, folder)
    with _served_as_kept(lived.folder / SANDBOX) as sandbox:
        async with gone_on(sandbox, folder, JUNE, lived.cast) as world:
            yield _at_once(world)


def _at_once(world: World) -> World:
    """Let files be read and made without a process of their own."""
    services = world.stage.dondoc.services
    services.read_document, services.make_files = read_here, make_here
    services.read_sheet, services.read_template = read_sheet_here, read_template_here
    return world


@pytest.fixture
async def world(sandbox: RunningSandbox, tmp_path: Path, lived_through: Past) -> AsyncIterator[World]:
    """The morning of 15 May 2025: the secretariat's group is linked, nothing else has happened."""
    async with after(lived_through, None, sandbox, tmp_path) as world:
        yield world


@pytest.fixture
async def june(tmp_path: Path, reminded: Morning) -> AsyncIterator[World]:
    """The morning of 12 June 2025, with the plan saved in May and both units linked and reminded."""
    async with _on_that_morning(reminded, PLAN, tmp_path) as world:
        yield world


@pytest.fixture
async def urgent(tmp_path: Path, reminded: Morning) -> AsyncIterator[World]:
    """The same morning with a plan that has something overdue and something due today."""
    async with _on_that_morning(reminded, URGENT, tmp_path) as world:
        yield world
