"""The time of the rehearsal: moved on by people, or by itself, and every due moment on the way is lived."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.demo.bot_handle import BotHandle
from bot.demo.moves import next_morning, stops
from bot.rehearsal import MovedClock
from sandbox.client import SandboxClient
from storage.database import Database
from storage.rehearsal import is_busy

LOOK_SECONDS = 0.03
LONGEST_SETTLING = 6.0
"""Seconds to wait for the bot to have nothing left to do, before the time moves on all the same."""
AUTO_SECONDS = 3.0
LONGEST_SEARCH = 200
"""How many mornings ahead one that brings a message is looked for."""


@dataclass
class Timing:
    """The clock, the bot that is told the time, and what they bring about."""

    people: SandboxClient
    bot: BotHandle
    database: Database
    clock: MovedClock
    zone: ZoneInfo
    _moving: asyncio.Lock = field(default_factory=asyncio.Lock)
    _auto: asyncio.Task[None] | None = None
    _requests_seen: int = 0

    @property
    def is_moving(self) -> bool:
        """Whether the time is being moved on."""
        return self._moving.locked()

    @property
    def runs_by_itself(self) -> bool:
        """Whether a day passes every few seconds."""
        return self._auto is not None and not self._auto.done()

    def now(self) -> datetime:
        """Return the local time."""
        return self.clock().astimezone(self.zone)

    async def move_to(self, end: datetime) -> None:
        """Live through every due moment until then; what lies in the past changes nothing."""
        async with self._moving:
            for moment in stops(self.now(), end, self.bot.times):
                await self._arrive(moment)

    async def find_message(self) -> bool:
        """Move on, morning by morning, to one that brings a message; return whether there was one."""
        self._count_messages()
        for _ in range(LONGEST_SEARCH):
            await self.move_to(next_morning(self.now()))
            if self._count_messages():
                return True
        return False

    def run_by_itself(self) -> None:
        """Let a day pass every few seconds until a message comes."""
        if not self.runs_by_itself:
            self._auto = asyncio.create_task(self._run_by_itself())

    async def stop_by_itself(self) -> None:
        """Let the time pass at its own pace again."""
        if self._auto is not None:
            self._auto.cancel()
            with suppress(asyncio.CancelledError):
                await self._auto

    async def settle(self) -> None:
        """Wait until the bot has fetched, handled and sent all it can, but no longer than some seconds."""
        end = asyncio.get_running_loop().time() + LONGEST_SETTLING
        while asyncio.get_running_loop().time() < end and self.bot.runs and await self._is_busy():
            await asyncio.sleep(LOOK_SECONDS)

    async def _run_by_itself(self) -> None:
        self._count_messages()
        while not self._count_messages():
            await self.move_to(next_morning(self.now()))
            await asyncio.sleep(AUTO_SECONDS)

    async def _arrive(self, moment: datetime) -> None:
        if moment <= self.clock():
            return
        self.clock.move_to(moment)
        self.people.run_clock(moment)
        await self.bot.tick(moment)
        await self.settle()

    async def _is_busy(self) -> bool:
        if self.people.faults():
            return False
        waiting = self.people.waiting_updates()
        return waiting > 0 or await self.database.read_in_thread(is_busy, self.clock())

    def _count_messages(self) -> int:
        """Return how many messages the bot has sent since the last time."""
        made = self.people.requests(after=self._requests_seen)
        self._requests_seen += len(made)
        return sum(request.method.startswith("send") and request.accepted for request in made)
