"""The rehearsal with a page: people act on it, the bot runs beside it, and the time is in their hand."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bot.demo import moves
from bot.demo.bot_handle import BotDiedError, BotHandle
from bot.demo.cast import Cast, with_level
from bot.demo.page import Page
from bot.demo.play import Document
from bot.demo.stored import in_words
from bot.demo.timing import Timing
from bot.demo.tour import Chapter, Guidance, Scene, Step
from plans.calendar import WorkingCalendar
from sandbox.errors import ImpossibleError
from sandbox.server import RunningSandbox
from storage import rehearsal
from storage.groups import codes
from storage.models import LinkRole
from storage.plans import days_off
from storage.rehearsal import Milestones

LOOK_SECONDS = 0.2
BACKWARDS = "Thời gian không quay lại. Xin chọn một ngày sau ngày đang hiện trên đồng hồ."
NO_MESSAGE = "Không sáng nào sắp tới có tin. Có thể chưa liên kết đơn vị nào, hoặc mọi việc đã xong."
NO_PLAN_YET = "Trang web mở được sau khi lưu kế hoạch: lúc đó bot mới biết các đơn vị."
STUMBLED = "Bot không khởi động được. Xin xem cửa sổ lệnh."

Json = dict[str, Any]


@dataclass
class Live:
    """One rehearsal: what the page can ask of it, and what it shows."""

    sandbox: RunningSandbox
    bot: BotHandle
    timing: Timing
    cast: Cast
    plan: Document
    kept: Path
    """Where the cast is kept."""
    tour: tuple[Chapter, ...]
    page: Page
    chapter: int = 0
    """Which part of the tour is shown."""
    _done: dict[str, set[int]] = field(default_factory=dict)
    """The steps of each part that have happened, by its title: what was done once stays done."""
    _shown: Json = field(default_factory=dict)

    def acts(self) -> dict[str, Callable[..., Awaitable[Json]]]:
        """Return what the page can ask for, by name."""
        asked = (self.move, self.move_to_day, self.find_message, self.run_by_itself, self.stand_still)
        others = (self.kill, self.restart, self.stored, self.guide, self.open_chapter, self.open_page)
        return {act.__name__: act for act in (*asked, *others)}

    async def move(self, to: str) -> Json:
        """Move the time on by one of the buttons."""
        await self.timing.stop_by_itself()
        await self.timing.move_to(moves.target(moves.Move(to), self.timing.now(), await self._calendar()))
        return {}

    async def move_to_day(self, day: str) -> Json:
        """Move the time on to the morning of a day; raises ImpossibleError for one that has passed."""
        await self.timing.stop_by_itself()
        try:
            end = moves.on_day(date.fromisoformat(day), self.timing.now())
        except (moves.BackwardsError, ValueError):
            raise ImpossibleError(BACKWARDS) from None
        await self.timing.move_to(end)
        return {}

    async def find_message(self) -> Json:
        """Move the time on to the next morning that brings a message."""
        await self.timing.stop_by_itself()
        if not await self.timing.find_message():
            raise ImpossibleError(NO_MESSAGE)
        return {}

    async def run_by_itself(self) -> Json:
        """Let a day pass every few seconds until a message comes."""
        self.timing.run_by_itself()
        return {}

    async def stand_still(self) -> Json:
        """Let the time pass at its own pace again."""
        await self.timing.stop_by_itself()
        return {}

    async def kill(self) -> Json:
        """Kill the bot in the middle of whatever it does."""
        await self.bot.kill()
        return {}

    async def restart(self) -> Json:
        """Start the bot again."""
        try:
            await self.bot.start(self.timing.now())
        except BotDiedError:
            raise ImpossibleError(STUMBLED) from None
        return {}

    async def stored(self, chat: int, message: int) -> Json:
        """Return what the bot stored about a message."""
        found = await self.timing.database.read_in_thread(rehearsal.footprint, chat, message)
        return {"rows": in_words(found, self.timing.zone)}

    async def open_page(self, whose: str) -> Json:
        """Return the address that lets a device into the page, the unit's or a leader's."""
        issue = self.timing.database.transact_in_thread
        address = await issue(self.page.entrance, whose, self.timing.clock())
        if address is None:
            raise ImpossibleError(NO_PLAN_YET)
        return {"address": address}

    async def open_chapter(self, number: int) -> Json:
        """Show a part of the tour; those who are needed from the second on come when it is first opened."""
        if number:
            self.cast = with_level(self.kept, self.sandbox.control, self.cast)
        self.chapter = number
        await self.refresh()
        return {}

    async def guide(self) -> Guidance:
        """Return what to show at the present step of the tour, after moving the time on where it says so."""
        await self.refresh()
        current = self._current()
        if current is None:
            return {}
        guidance = current.guide(await self._scene())
        if guidance.pop("move", False):
            await self.find_message()
        return guidance

    async def watch(self) -> None:
        """Keep what the page shows up to date until cancelled."""
        seen: tuple[object, ...] = ()
        while True:
            looks = (
                self.sandbox.version,
                self.bot.runs,
                self.bot.listens,
                self.timing.is_moving,
                self.timing.runs_by_itself,
            )
            if seen != looks:
                seen = looks
                await self.refresh()
            await asyncio.sleep(LOOK_SECONDS)

    async def refresh(self) -> None:
        """Look at the steps of the tour and show the page what has changed."""
        scene = await self._scene()
        for chapter in self.tour:
            happened = {number for number, step in enumerate(chapter.steps) if step.happened(scene)}
            self._done[chapter.title] = self._done.get(chapter.title, set()) | happened
        state = await self._state(scene.reached)
        if state != self._shown:
            self._shown = state
            self.sandbox.show(state)

    async def _state(self, reached: Milestones) -> Json:
        now = self.timing.now()
        return {
            "running": self.bot.runs and self.bot.listens,
            "starting": self.bot.runs and not self.bot.listens,
            "unsent": await self.timing.database.read_in_thread(rehearsal.unsent),
            "moving": self.timing.is_moving,
            "auto": self.timing.runs_by_itself,
            "working": (await self._calendar()).is_working(now.date()),
            "roles": self.cast.roles,
            "home": self.cast.secretariat,
            "page": await self.timing.database.read_in_thread(self.page.state),
            "tour": self._steps(),
            "chapter": self.chapter,
            "chapters": [self._part(number, reached) for number in range(len(self.tour))],
        }

    def _steps(self) -> list[Json]:
        chapter = self.tour[self.chapter]
        return [
            {"title": step.title, "text": step.text, "label": step.label, "done": self._is_done(number)}
            for number, step in enumerate(chapter.steps)
        ]

    def _is_done(self, step: int) -> bool:
        return step in self._done[self.tour[self.chapter].title]

    def _part(self, number: int, reached: Milestones) -> Json:
        """Return what the page shows of a part: it can be gone on with once there is a plan."""
        part = self.tour[number]
        is_done = len(self._done[part.title]) == len(part.steps)
        can_begin = not number or reached.plan_saved
        return {"title": part.title, "words": part.done, "done": is_done, "open": can_begin}

    async def _calendar(self) -> WorkingCalendar:
        return await self.timing.database.read_in_thread(days_off.calendar)

    def _current(self) -> Step | None:
        steps = enumerate(self.tour[self.chapter].steps)
        return next((step for number, step in steps if not self._is_done(number)), None)

    async def _scene(self) -> Scene:
        read = self.timing.database.read_in_thread
        reached: Milestones = await read(rehearsal.milestones)
        level = await read(rehearsal.level_milestones, self.cast.upper.unit)
        return Scene(
            self.sandbox.control,
            self.cast,
            self.plan,
            reached,
            level,
            self._secretariat_code,
            self.timing.now(),
        )

    def _secretariat_code(self) -> str:
        return self.timing.database.transact(codes.issue_one, LinkRole.SECRETARIAT, None, self.timing.clock())
