"""Where somebody sits: in a group on Telegram or at our page; both are used alike."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import httpx

from bot.rehearsal import Rehearsal
from tests.auxil.browser_client import Browser, page_of, plain
from tests.auxil.group import Group

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Told:
    """What the bot said, and its buttons."""

    id: int
    on: date
    text: str
    labels: Sequence[str]


class Seat(ABC):
    """A place at which somebody talks to the bot."""

    @abstractmethod
    async def says(self, text: str, reply_to: int | None = None) -> None:
        """Say something."""

    @abstractmethod
    async def presses(self, label: str, message: Told | None = None) -> None:
        """Press the button of the bot's last message, or of the one given."""

    @abstractmethod
    async def told(self) -> list[Told]:
        """Return everything that the bot said here, the oldest first."""

    @abstractmethod
    def moved_to(self, stage: Rehearsal) -> None:
        """Talk to the bot that was started anew."""

    async def last(self) -> Told:
        """Return what the bot said last."""
        return (await self.told())[-1]

    async def presses_what_begins(self, start: str) -> Told:
        """Press the only button of the last message that begins so; return what the bot says then."""
        (label,) = [one for one in (await self.last()).labels if one.startswith(start)]
        await self.presses(label)
        return await self.last()


class AtTelegram(Seat):
    """A group on Telegram."""

    def __init__(self, group: Group) -> None:
        """Sit in a group."""
        self.group = group

    async def says(self, text: str, reply_to: int | None = None) -> None:
        await self.group.says(text, reply_to=reply_to)

    async def presses(self, label: str, message: Told | None = None) -> None:
        shown = next(one for one in self.group.from_bot() if one.id == message.id) if message else None
        await self.group.presses(label, message=shown)

    async def told(self) -> list[Told]:
        return [
            Told(one.id, one.date.astimezone(HANOI).date(), one.text, self.group.labels(one))
            for one in self.group.from_bot()
        ]

    def moved_to(self, stage: Rehearsal) -> None:
        self.group = replace(self.group, stage=stage)


class AtPage(Seat):
    """A browser at our page."""

    def __init__(self, browser: Browser) -> None:
        """Sit at a browser that is signed in."""
        self.browser = browser

    async def says(self, text: str, reply_to: int | None = None) -> None:
        await self.browser.says(text, reply=reply_to)

    async def presses(self, label: str, message: Told | None = None) -> None:
        shown = [one for one in await self.browser.from_bot() if message and one["id"] == message.id]
        await self.browser.presses(label, *shown)

    async def told(self) -> list[Told]:
        return [
            Told(
                one["id"],
                datetime.fromtimestamp(one["date"] / 1000, HANOI).date(),
                plain(one),
                [button["text"] for row in one["keyboard"] for button in row],
            )
            for one in await self.browser.from_bot()
        ]

    def moved_to(self, stage: Rehearsal) -> None:
        before = self.browser.client
        self.browser.stage = stage
        self.browser.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(page_of(stage).application),
            base_url=before.base_url,
            headers=before.headers,
            cookies=before.cookies,
        )
