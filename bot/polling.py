"""Our own poll loop: updates are in the database before Telegram hears that we have them."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Iterable, Sequence
from typing import Any, cast
from urllib.parse import urlencode

from telegram import Bot, Update
from telegram.error import RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.dispatch import Dispatcher, apology_to, note_failure
from chat.context import Clock, Services
from chat.telegram.hearing import Us, heard_in
from jobs.sending.outcomes import seconds_to_wait
from storage import inbox
from storage.database import Database
from storage.models import InboxLane

logger = logging.getLogger(__name__)

WANTED = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.CHAT_MEMBER,
]
LONG_POLL_SECONDS = 25
ANSWER_SECONDS = 10
RETRY_SECONDS = 2.0
IDLE_SECONDS = 0.1
# A press that is answered later than this shows a spinner at most; the next update is not to wait for it.
LAST_WORDS_SECONDS = 5.0


class Poller:
    """Brings updates from Telegram into the inbox."""

    def __init__(self, database: Database, bot: Bot, request: BaseRequest, clock: Clock) -> None:
        """Keep the parts; nothing is asked yet."""
        self._database = database
        self._bot = bot
        self._request = request
        self._clock = clock
        self._offset: int | None = None

    async def poll_once(self, timeout: int) -> int:
        """Store what Telegram has for us; return how many updates came.

        The offset confirms the batch before and is then let go: after a quiet week Telegram numbers
        updates anew from anywhere, and a kept offset would throw the lower ones away (getUpdates).
        """
        payloads = await self._fetch(timeout)
        await self._database.transact_in_thread(inbox.receive, payloads, self._clock())
        self._offset = max((payload["update_id"] for payload in payloads), default=-1) + 1 or None
        return len(payloads)

    async def _fetch(self, timeout: int) -> list[dict[str, Any]]:
        """Return the updates as Telegram sent them.

        One that python-telegram-bot cannot read would keep the others of its batch from coming in, if it
        was read here, as `Bot.get_updates` does.
        """
        query: dict[str, Any] = {"timeout": timeout, "allowed_updates": json.dumps(WANTED)}
        if self._offset is not None:
            query["offset"] = self._offset
        address = f"{self._bot.base_url}/getUpdates?{urlencode(query)}"
        answer = await self._request.post(address, read_timeout=timeout + ANSWER_SECONDS)
        return cast("list[dict[str, Any]]", answer)

    async def run(self) -> None:
        """Poll for ever, also while Telegram cannot be reached."""
        while True:
            try:
                await self.poll_once(LONG_POLL_SECONDS)
            except RetryAfter as error:
                await asyncio.sleep(seconds_to_wait(error))
            except TelegramError as error:
                logger.warning("updates could not be fetched: %s", error)
                await asyncio.sleep(RETRY_SECONDS)
            except Exception:
                logger.exception("the poll loop stumbled and goes on")
                await asyncio.sleep(RETRY_SECONDS)


class Worker:
    """Hands the inbox to the handlers: in each lane one update after another."""

    def __init__(self, bot: Bot, services: Services, dispatcher: Dispatcher) -> None:
        """Keep the parts; nothing is handled yet."""
        self._bot = bot
        self._services = services
        self.dispatcher = dispatcher

    async def handle_waiting(self, lanes: Iterable[InboxLane] = InboxLane) -> int:
        """Handle what waits in the inbox; return how many updates there were."""
        handled = 0
        for lane in lanes:
            payloads = await self._services.database.read_in_thread(inbox.waiting, lane)
            for payload in payloads:
                await self._handle(payload)
            handled += len(payloads)
        return handled

    async def _handle(self, payload: dict[str, Any]) -> None:
        update_id = payload["update_id"]
        try:
            update = Update.de_json(payload, self._bot)
            us = Us(self._bot.id, self._bot.username)
            heard = heard_in(update, us, self._services.clock())
        except Exception as error:
            logger.exception("update %s cannot be read", update_id)
            await note_failure(self._services, update_id, apology_to(payload), error)
            return
        last_words = (await self.dispatcher.handle(heard)).last_words if heard is not None else []
        now = self._services.clock()
        await self._services.database.transact_in_thread(inbox.mark_ignored, update_id, now)
        await _say(last_words)

    async def run(self) -> None:
        """Handle for ever, every lane by itself."""
        async with asyncio.TaskGroup() as group:
            for lane in InboxLane:
                group.create_task(self._run(lane))

    async def _run(self, lane: InboxLane) -> None:
        while True:
            try:
                if not await self.handle_waiting([lane]):
                    await asyncio.sleep(IDLE_SECONDS)
            except Exception:
                logger.exception("the inbox stumbled and goes on")
                await asyncio.sleep(RETRY_SECONDS)


async def _say(last_words: Sequence[Awaitable[None]]) -> None:
    """Answer the press, now that what it did is in the database."""
    try:
        async with asyncio.timeout(LAST_WORDS_SECONDS):
            await asyncio.gather(*last_words)
    except Exception:
        logger.exception("a press could not be answered")
