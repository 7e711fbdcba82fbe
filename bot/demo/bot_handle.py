"""Holds the rehearsal's bot: starts its process, tells it the time, kills it and starts it again."""

import asyncio
import json
import sys
from datetime import datetime, time
from pathlib import Path
from typing import Any

from bot.demo.page import Page
from sandbox.server import RunningSandbox

LONGEST_END = 5.0
"""Seconds for the bot to see through what it sends, before it is killed."""


class BotDiedError(Exception):
    """The bot's process ended before it answered."""


class BotHandle:
    """The bot's process, or that there is none."""

    def __init__(self, sandbox: RunningSandbox, folder: Path, page: Page) -> None:
        """Keep what the bot is started with."""
        self._settings = {
            "bot_token": sandbox.token,
            "api_base_url": sandbox.base_url,
            "api_base_file_url": sandbox.base_file_url,
            "data_folder": str(folder),
            "web_address": page.address,
            "web_port": page.port,
        }
        self._process: asyncio.subprocess.Process | None = None
        self.times: list[time] = []
        """The local times of the day at which its clock has something to do."""
        self.listens = False
        """Whether it has said that it is ready."""

    @property
    def runs(self) -> bool:
        """Whether there is a process."""
        return self._process is not None and self._process.returncode is None

    async def start(self, now: datetime) -> None:
        """Start the bot at a moment and wait until it listens; a bot that runs is left alone.

        Raises BotDiedError: it ended at once.
        """
        if self.runs:
            return
        # A session of its own: Ctrl-C in the terminal is for us, and we end the bot.
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.demo.bot_process",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        self.listens = False
        answer = await self._ask(json.dumps({**self._settings, "now": now.isoformat()}))
        self.listens = True
        self.times = [time.fromisoformat(each) for each in answer["times"]]

    async def tick(self, now: datetime) -> None:
        """Move the bot's clock and let it do what is due; a bot that does not run misses it."""
        if self.runs:
            try:
                await self._ask(now.isoformat())
            except BotDiedError:
                return

    async def kill(self) -> None:
        """End the process as `kill -9` does, in the middle of whatever it does."""
        if self._process is not None and self.runs:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> None:
        """End the bot tidily."""
        if self._process is None or self._process.stdin is None or not self.runs:
            return
        self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), LONGEST_END)
        except TimeoutError:
            await self.kill()

    async def _ask(self, line: str) -> dict[str, Any]:
        """Return the answer to a line; raises BotDiedError when there is none."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise BotDiedError
        try:
            process.stdin.write(line.encode() + b"\n")
            await process.stdin.drain()
        except ConnectionError:
            raise BotDiedError from None
        answer = await process.stdout.readline()
        if not answer:
            raise BotDiedError
        read: dict[str, Any] = json.loads(answer)
        return read
