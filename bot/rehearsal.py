"""The whole bot against the sandbox, on one machine, with time in hand: for the demo and for our tests."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from telegram.request import BaseRequest

from bot.application import Dondoc, build_application
from bot.clock import utc_now
from bot.settings import read_settings
from chat.telegram.client import TelegramRequest
from jobs.sending.pace import Limits
from sandbox.client import SandboxClient
from sandbox.server import RunningSandbox
from sandbox.views import Press

UNHURRIED = Limits(per_second=1e6, chat_gap=0, chat_per_minute=1_000_000)


class MovedClock:
    """A clock that stands still until it is moved or let go; let go, it runs on from where it is moved to."""

    def __init__(self, now: datetime) -> None:
        """Stand at this moment."""
        self._now = now
        self._released: datetime | None = None

    def __call__(self) -> datetime:
        """Return the moment."""
        passed = utc_now() - self._released if self._released else timedelta(0)
        return self._now + passed

    def move_to(self, moment: datetime) -> None:
        """Show this moment from now on."""
        self._now = moment
        if self._released:
            self._released = utc_now()

    def release(self) -> None:
        """Run on from where it stands, as fast as the real time."""
        self._released = utc_now()


class Rehearsal:
    """A bot whose loops turn only when asked, so that a test or a script can go step by step."""

    def __init__(self, dondoc: Dondoc, sandbox: RunningSandbox, clock: MovedClock) -> None:
        """Keep the parts."""
        self.dondoc = dondoc
        self.sandbox = sandbox
        self.clock = clock

    @property
    def people(self) -> SandboxClient:
        """Return what people can do in the sandbox."""
        return self.sandbox.control

    async def settle(self) -> None:
        """Let the bot receive, handle and send until nothing is left to do."""
        busy = True
        while busy:
            came = await self.dondoc.poller.poll_once(0)
            handled = await self.dondoc.worker.handle_waiting()
            busy = bool(came or handled)
            for send in (self.dondoc.sender.send_one, *(own.send_one for own in self.dondoc.carriers)):
                while await send():
                    busy = True

    async def move_to(self, moment: datetime) -> None:
        """Move the time on, let the clock speak and everything settle."""
        self.clock.move_to(moment)
        self.people.set_clock(moment)
        await asyncio.to_thread(self.dondoc.tick)
        await self.settle()

    async def press(self, chat: int, person: int, message_id: int, button: str) -> Press:
        """Let a person press a button and return what they saw."""
        press = self.people.press(chat, person, message_id, button)
        await self.settle()
        return self.people.answer_to_press(press.query_id)


def local_request() -> BaseRequest:
    """Return an HTTP client for a sandbox on this machine."""
    # Plain HTTP to this machine: an empty context spares the loading of all certificates.
    no_certificates = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return TelegramRequest(connection_pool_size=16, httpx_kwargs={"verify": no_certificates})


@asynccontextmanager
async def rehearsal(
    sandbox: RunningSandbox, folder: Path, now: datetime, database_url: str | None = None, **more: Any
) -> AsyncIterator[Rehearsal]:
    """Run the bot against a sandbox, with its data in a folder, at a moment, and with more settings."""
    clock = MovedClock(now)
    settings = read_settings(
        _env_file=None,
        bot_token=sandbox.token,
        api_base_url=sandbox.base_url,
        api_base_file_url=sandbox.base_file_url,
        data_folder=folder,
        database_url=database_url,
        backup_folder=None,
        **more,
    )
    sandbox.control.set_clock(now)
    dondoc = build_application(settings, clock, request=local_request, limits=UNHURRIED)
    await dondoc.start()
    try:
        yield Rehearsal(dondoc, sandbox, clock)
    finally:
        await dondoc.stop()
