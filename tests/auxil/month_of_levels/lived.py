"""The month as people live it, over HTTP: they link, report, submit, take from below; the clock speaks."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.rehearsal import Rehearsal, rehearsal
from sandbox.faults import FaultKind
from sandbox.server import RunningSandbox
from storage.models import Office, OutboxMessage, OutboxState, Task
from storage.walls import TOP as ABOVE_ALL
from tests.auxil.browser_client import ADDRESS, PAGE, Browser
from tests.auxil.levels import code_in, linked, opened, planned
from tests.auxil.month_of_levels.script import (
    COMMUNES,
    FIRST,
    OF_BOTH,
    OFFICES,
    PAGED,
    PROVINCE,
    TOP,
    UNITS,
    Unit,
    plan_of,
)
from tests.auxil.month_of_levels.seats import AtPage, AtTelegram, Seat
from tests.auxil.world import World, at, everybody, make_here, read_here

LONGER = 3600
"""For so many seconds an answer waits: longer than anybody is here."""
FETCH, SUBMIT = "⬇️ Lấy từ cấp dưới", "Nộp báo cáo"


@dataclass
class Month:
    """Everybody at their seats."""

    world: World
    secretariats: dict[str, Seat] = field(default_factory=dict)
    units: dict[Unit, Seat] = field(default_factory=dict)

    @property
    def stage(self) -> Rehearsal:
        return self.world.stage

    def seats(self) -> list[Seat]:
        """Return every seat once: one group is that of two units."""
        return list(dict.fromkeys([*self.secretariats.values(), *self.units.values()]))

    def offices(self) -> dict[int, str]:
        """Return how each office is called here, by its number."""
        below = {one.id: one.name for one in self.world.rows_of_every_office(Office)}
        return {ABOVE_ALL: TOP, **below}

    def numbers(self) -> dict[int, str]:
        """Return the numbers of all tasks, by their ids."""
        return {one.id: one.number for one in self.world.rows_of_every_office(Task)}

    async def begins(self) -> None:
        """Let the province and three communes save their plans, and all units sit down."""
        await self._province()
        for office in OFFICES:
            await self._commune(office)

    async def _province(self) -> None:
        top = self.world.secretariat
        self.secretariats[TOP] = AtTelegram(top)
        for name in COMMUNES:
            group = self.world.group(f"Nhóm {name}", "Bình")
            await self.world.link(name, group)
            self.units[TOP, name] = AtTelegram(group)
        await self.world.import_plan("tinh.txt", PROVINCE.encode())

    async def _commune(self, office: str) -> None:
        level = await opened(self.world, self.world.secretariat, office, f"Thường trực {office}", "Vân")
        seat = self.secretariats[office] = AtTelegram(level.secretariat)
        await planned(level, "xa.txt", plan_of(office))
        await seat.presses_what_begins("Đồng ý 3 mục")
        for unit in UNITS:
            if (office, unit) == OF_BOTH:
                self.units[OF_BOTH] = self.units[TOP, FIRST]
                await seat.says(f"/lienket {unit}")
                await self.units[OF_BOTH].says(f"/start {code_in((await seat.last()).text)}")
            elif unit in PAGED:
                self.units[office, unit] = await self._at_page(seat, unit)
            else:
                self.units[office, unit] = AtTelegram(await linked(self.world, level, unit, "Sơn"))

    async def _at_page(self, secretariat: Seat, unit: str) -> AtPage:
        await secretariat.says(f"/lienket web {unit}")
        code = re.search(rf"{ADDRESS}/vao/(\w+)", (await secretariat.last()).text)
        assert code is not None
        browser = Browser(self.stage)
        await browser.signs_in(code[1], "Sơn")
        return AtPage(browser)

    async def reports(self, unit: Unit, words: str) -> None:
        """Let a unit report on a task in words."""
        seat = self.units[unit]
        await seat.says(f"/baocao {self._at_level(unit, words)}")
        assert "Đã ghi nhận" in (await seat.last()).text, (await seat.last()).text

    def _at_level(self, unit: Unit, words: str) -> str:
        """Return words in which the level is named, where the group has two."""
        if self.units[unit] is not self.units[OF_BOTH]:
            return words
        return re.sub(r"NV (\d+)", rf"NV \1 ({'xã' if unit == OF_BOTH else 'tỉnh'})", words)

    async def opens_card(self, unit: Unit) -> None:
        """Let a unit open the card of its report."""
        seat = self.units[unit]
        await seat.says("/baocao")
        if seat is self.units[OF_BOTH]:
            await seat.presses_what_begins(unit[1])

    async def submits(self, unit: Unit) -> str:
        """Let a unit submit its report, with gaps or without; return what it is told."""
        seat = self.units[unit]
        await self.opens_card(unit)
        await seat.presses(SUBMIT)
        for sure in ("Vẫn nộp", "Không phát sinh"):
            if any(label.startswith(sure) for label in (await seat.last()).labels):
                await seat.presses_what_begins(sure)
        return (await seat.last()).text

    async def fetches(self, unit: Unit) -> str:
        """Let a commune fetch what its own units say; return what is shown."""
        await self.opens_card(unit)
        await self.units[unit].presses(FETCH)
        return (await self.units[unit].last()).text

    async def hours(self, day: str, times: Sequence[str]) -> None:
        """Let the clock speak at some times of a day."""
        for time in times:
            await self.world.move_to(f"{day} {time}")

    async def dies_in_the_morning(self, now: str, at_chat: int) -> None:
        """Let the morning's messages be queued, and the bot die while one of them is under way.

        Telegram has that message, the bot has had no answer; the others wait.
        """
        self.stage.clock.move_to(at(now))
        self.stage.people.set_clock(at(now))
        await asyncio.to_thread(self.stage.dondoc.tick)
        self.stage.people.add_fault(FaultKind.LATE, method="sendMessage", chat=at_chat, seconds=LONGER)
        before = len(self.stage.people.messages(at_chat))
        sending = asyncio.create_task(self._send_everything())
        while len(self.stage.people.messages(at_chat)) == before:
            await asyncio.sleep(0.01)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        states = {row.state for row in self.world.rows_of_every_office(OutboxMessage)}
        assert states == {OutboxState.SENT, OutboxState.SENDING, OutboxState.PENDING}

    async def _send_everything(self) -> None:
        while await self.stage.dondoc.sender.send_one():
            pass

    def lives_on(self, stage: Rehearsal) -> None:
        """Talk to the bot that was started anew."""
        read_and_make_here(stage)
        self.world.stage = stage
        for seat in self.seats():
            seat.moved_to(stage)
        self.world.secretariat.stage = stage


def read_and_make_here(stage: Rehearsal) -> None:
    """Let files be read and made without a process of their own."""
    services = stage.dondoc.services
    services.read_document, services.make_files = read_here, make_here


@asynccontextmanager
async def month(sandbox: RunningSandbox, folder: Path) -> AsyncIterator[Month]:
    """Run the bot with its page on 15 May; only the province's secretariat is there."""
    async with everybody(sandbox, folder, "2025-05-15 08:00", **PAGE) as world:
        read_and_make_here(world.stage)
        yield Month(world)


@asynccontextmanager
async def started_anew(lived: Month, sandbox: RunningSandbox, folder: Path) -> AsyncIterator[None]:
    """Run another bot on the same database; the one before is asked nothing any more."""
    async with rehearsal(sandbox, folder, lived.stage.clock(), **PAGE) as stage:
        lived.lives_on(stage)
        yield
