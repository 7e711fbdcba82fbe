"""Our own poll loop: updates are in the database before Telegram hears that we have them."""

import asyncio
import logging
from typing import Any

from telegram import Bot, Update
from telegram.error import RetryAfter, TelegramError
from telegram.ext import Application

from bot.errors import note_failure
from chat.context import Clock, Services
from storage import inbox
from storage.database import Database

logger = logging.getLogger(__name__)

WANTED = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
LONG_POLL_SECONDS = 25
RETRY_SECONDS = 2.0
IDLE_SECONDS = 0.1


class Poller:
    """Brings updates from Telegram into the inbox."""

    def __init__(self, database: Database, bot: Bot, clock: Clock) -> None:
        """Keep the parts; nothing is asked yet."""
        self._database = database
        self._bot = bot
        self._clock = clock
        self._offset: int | None = None

    async def poll_once(self, timeout: int) -> int:
        """Store what Telegram has for us; return how many updates came.

        The offset confirms the batch before and is then let go: after a quiet week Telegram numbers
        updates anew from anywhere, and a kept offset would throw the lower ones away (getUpdates).
        """
        updates = await self._bot.get_updates(
            offset=self._offset, timeout=timeout, allowed_updates=WANTED, read_timeout=timeout + 10
        )
        payloads = [update.to_dict() for update in updates]
        await self._database.transact_in_thread(inbox.receive, payloads, self._clock())
        self._offset = max((update.update_id for update in updates), default=-1) + 1 or None
        return len(updates)

    async def run(self) -> None:
        """Poll for ever, also while Telegram cannot be reached."""
        while True:
            try:
                await self.poll_once(LONG_POLL_SECONDS)
            except RetryAfter as error:
                await asyncio.sleep(_seconds(error))
            except TelegramError as error:
                logger.warning("updates could not be fetched: %s", error)
                await asyncio.sleep(RETRY_SECONDS)
            except Exception:
                logger.exception("the poll loop stumbled and goes on")
                await asyncio.sleep(RETRY_SECONDS)


def _seconds(error: RetryAfter) -> float:
    waiting = error.retry_after
    return float(waiting) if isinstance(waiting, (int, float)) else waiting.total_seconds()


class Worker:
    """Hands the inbox to the handlers, one update after another."""

    def __init__(self, application: Application[Any, Any, Any, Any, Any, Any], services: Services) -> None:
        """Keep the parts; nothing is handled yet."""
        self._application = application
        self._services = services

    async def handle_waiting(self) -> int:
        """Handle what waits in the inbox; return how many updates there were."""
        payloads = await self._services.database.read_in_thread(inbox.waiting)
        for payload in payloads:
            await self._handle(payload)
        return len(payloads)

    async def _handle(self, payload: dict[str, Any]) -> None:
        update_id = payload["update_id"]
        try:
            update = Update.de_json(payload, self._application.bot)
            await self._application.process_update(update)
        except Exception as error:
            logger.exception("update %s could not be read", update_id)
            await note_failure(self._services, update_id, None, error)
        now = self._services.clock()
        await self._services.database.transact_in_thread(inbox.mark_ignored, update_id, now)
        await self._say_last_words()

    async def _say_last_words(self) -> None:
        words, self._services.last_words[:] = list(self._services.last_words), []
        await asyncio.gather(*words)

    async def run(self) -> None:
        """Handle for ever."""
        while True:
            try:
                if not await self.handle_waiting():
                    await asyncio.sleep(IDLE_SECONDS)
            except Exception:
                logger.exception("the inbox stumbled and goes on")
                await asyncio.sleep(RETRY_SECONDS)
