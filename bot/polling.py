"""Our own poll loop: updates are in the database before Telegram hears that we have them."""

import asyncio
import json
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlencode

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, Update
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.dispatch import Dispatcher, apology_to, note_failure
from chat.context import Clock, Ending, Services
from chat.heard import Heard
from jobs.sending.outcomes import seconds_to_wait
from storage import inbox, job_runs
from storage.database import Database
from storage.models import InboxLane
from storage.upkeep.patience import NO_ANSWER
from storage.upkeep.troubles import Trouble

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
HASTY_SECONDS = 1.0
"""An empty answer that comes sooner means that the server does not wait; it is not asked more often."""
LOOK_SECONDS = 150.0
"""So often the inbox is looked into though no bell has rung, and the loop is seen to turn."""
LOOK_SECONDS_BESIDE_OTHERS = 1.0
"""So often where other processes put updates in: people wait for an answer."""
LONGEST_RETRY = 15.0
LONGEST_NAP = 30.0
MOST_STUMBLES = 20
"""So often an update is tried again where the database does not answer: some minutes."""
# A press that is answered later than this shows a spinner at most; a file is fetched by then or not at all.
LAST_WORDS_SECONDS = 40.0


Hear = Callable[[dict[str, Any], datetime], Heard | None]
"""Tells what an update says to us, None where nothing of it is for us; raises for what cannot be read."""


class EndedProgramError(Exception):
    """The program ended, time and again, while an update was the next to be handled."""


class Poller:
    """Brings updates from Telegram into the inbox."""

    def __init__(self, database: Database, bot: Bot, request: BaseRequest, clock: Clock) -> None:
        """Keep the parts; nothing is asked yet."""
        self._database = database
        self._bot = bot
        self._request = request
        self._clock = clock
        self._offset: int | None = None
        self._trouble = Trouble("fetching updates")
        self.turned_at: float | None = None
        """When the loop last went round, in monotonic seconds."""
        self.answered_at: float | None = None
        """When Telegram last answered, and it was stored."""

    async def begin(self) -> None:
        """Let no webhook be set: while one is, Telegram refuses getUpdates. What waits there stays."""
        await self._bot.delete_webhook()

    async def poll_once(self, timeout: int) -> int:
        """Store what Telegram has for us; return how many updates came.

        The offset confirms the batch before and is then let go: after a quiet week Telegram numbers
        updates anew from anywhere, and a kept offset would throw the lower ones away (getUpdates).
        """
        payloads = await self._fetch(timeout)
        if payloads:
            await self._database.transact_in_thread(inbox.receive, payloads, self._clock())
        numbers = [number for payload in payloads if (number := inbox.number_of(payload)) is not None]
        self._offset = max(numbers, default=-1) + 1 or None
        self.answered_at = time.monotonic()
        return len(payloads)

    async def _poll_no_oftener(self) -> None:
        """Poll, and wait for a moment where a server without updates answered at once."""
        began = time.monotonic()
        came = await self.poll_once(LONG_POLL_SECONDS)
        left = began + HASTY_SECONDS - time.monotonic()
        if not came and left > 0:
            await asyncio.sleep(left)

    async def _fetch(self, timeout: int) -> list[Any]:
        """Return the updates as Telegram sent them.

        One that python-telegram-bot cannot read would keep the others of its batch from coming in, if it
        was read here, as `Bot.get_updates` does.
        """
        query: dict[str, Any] = {"timeout": timeout, "allowed_updates": json.dumps(WANTED)}
        if self._offset is not None:
            query["offset"] = self._offset
        address = f"{self._bot.base_url}/getUpdates?{urlencode(query)}"
        answer = await self._request.post(address, read_timeout=timeout + ANSWER_SECONDS)
        return cast("list[Any]", answer)

    async def run(self) -> None:
        """Poll for ever, also while Telegram cannot be reached."""
        self.answered_at = time.monotonic()  # when we introduced ourselves
        while True:
            self.turned_at = time.monotonic()
            try:
                await self._poll_no_oftener()
                self._trouble.over()
            except RetryAfter as error:
                await self._rest(seconds_to_wait(error))
            except TelegramError as error:
                self._trouble.failed(error)
                if isinstance(error, Conflict):
                    await self._note_conflict()
                await asyncio.sleep(RETRY_SECONDS)
            except NO_ANSWER:
                await asyncio.sleep(RETRY_SECONDS)  # the database tells it once
            except Exception as error:
                self._trouble.stumbled(error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _note_conflict(self) -> None:
        """Note that another program asks for the updates of this token: `dondoc doctor` tells."""
        with suppress(SQLAlchemyError):
            await self._database.transact_in_thread(job_runs.beat, "conflict", self._clock())

    async def _rest(self, seconds: float) -> None:
        """Ask nothing for as long as Telegram wants, and be seen to be alive meanwhile."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            await asyncio.sleep(min(left, LONGEST_NAP))
            self.turned_at = time.monotonic()


class Worker:
    """Hands the inbox to the handlers: in each lane one update after another."""

    def __init__(
        self, services: Services, dispatcher: Dispatcher, hear: Hear, look_seconds: float = LOOK_SECONDS
    ) -> None:
        """Keep the parts; nothing is handled yet. Without a bell the inbox is looked into so often."""
        self._look_seconds = look_seconds
        self._services = services
        self._hear = hear
        self.dispatcher = dispatcher
        self._stumbles: Counter[int] = Counter()
        self._speaking: set[asyncio.Future[None]] = set()
        self.turned_at: dict[InboxLane, float] = {}
        """When each lane last had its next update, or none, in monotonic seconds."""

    async def begin(self) -> None:
        """Set aside what was begun at one start after the other and ended the program each time."""
        for payload in await self._services.database.transact_in_thread(inbox.begin_again):
            logger.error("update %s is set aside: the program ended over it", payload["update_id"])
            await note_failure(self._services, payload["update_id"], apology_to(payload), EndedProgramError())

    async def handle_waiting(self, lanes: Iterable[InboxLane] = InboxLane) -> int:
        """Handle what waits in the inbox and finish speaking; return how many updates there were."""
        handled = 0
        for lane in lanes:
            handled += await self._handle_lane(lane)
        while self._speaking:
            await asyncio.wait(self._speaking)
        return handled

    async def _handle_lane(self, lane: InboxLane) -> int:
        payloads = await self._services.database.read_in_thread(inbox.waiting, lane)
        for payload in payloads:
            self.turned_at[lane] = time.monotonic()
            await self._handle_or_set_aside(payload)
        return len(payloads)

    async def _handle_or_set_aside(self, payload: dict[str, Any]) -> None:
        """Handle an update; over one at which the database stumbles again and again nobody waits for ever."""
        update_id = payload["update_id"]
        try:
            await self._handle(payload)
        except NO_ANSWER as error:
            self._stumbles[update_id] += 1
            if self._stumbles[update_id] < MOST_STUMBLES:
                raise
            await note_failure(self._services, update_id, apology_to(payload), error)
        self._stumbles.pop(update_id, None)

    async def _handle(self, payload: dict[str, Any]) -> None:
        update_id = payload["update_id"]
        try:
            heard = self._hear(payload, self._services.clock())
        except Exception as error:
            logger.exception("update %s cannot be read", update_id)
            await note_failure(self._services, update_id, apology_to(payload), error)
            return
        ending = (await self.dispatcher.handle(heard)).ending if heard is not None else Ending()
        if not ending.is_done:
            now = self._services.clock()
            await self._services.database.transact_in_thread(inbox.mark_ignored, update_id, now)
        for words in ending.last_words:
            self._speak(words)

    def _speak(self, words: Awaitable[None]) -> None:
        """Say what waited for the transaction; the next update does not wait for the network."""
        speaking = asyncio.ensure_future(_say(words))
        self._speaking.add(speaking)
        speaking.add_done_callback(self._speaking.discard)

    async def run(self) -> None:
        """Handle for ever, every lane by itself.

        What is first is counted as begun only now: a start that ends before says nothing of it.
        """
        while not await self._has_begun():
            await asyncio.sleep(RETRY_SECONDS)
        async with asyncio.TaskGroup() as group:
            for lane in InboxLane:
                group.create_task(self._run(lane))

    async def _has_begun(self) -> bool:
        try:
            await self.begin()
        except NO_ANSWER:
            return False
        return True

    async def _run(self, lane: InboxLane) -> None:
        stumbled, trouble = 0, Trouble(f"handling what came ({lane})")
        while True:
            self.turned_at[lane] = time.monotonic()
            try:
                if await self._handle_lane(lane) < inbox.MOST_TAKEN:
                    await self._services.database.bells[lane].wait(self._look_seconds)
                stumbled = 0
                trouble.over()
            except Exception as error:
                if not isinstance(error, NO_ANSWER):  # which the database tells once
                    trouble.stumbled(error)
                await asyncio.sleep(min(RETRY_SECONDS * 2**stumbled, LONGEST_RETRY))
                stumbled += 1


async def _say(words: Awaitable[None]) -> None:
    """Do what was left to be said or fetched, now that the rest is in the database."""
    try:
        async with asyncio.timeout(LAST_WORDS_SECONDS):
            await words
    except Exception:
        logger.exception("what was left to be done after an update could not be done")
