"""Telegram's sender: takes a message from the outbox, sends it at the pace allowed, writes the outcome."""

import asyncio
import logging
import time
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from telegram import Bot, Message
from telegram.error import TelegramError

from chat.context import Clock
from chat.telegram.rendering import request_for
from jobs.sending.claiming import claim_next
from jobs.sending.consequences import write_outcome
from jobs.sending.inquiries import Inquiries
from jobs.sending.outcomes import Again, Flooded, Outcome, Refused, Sent, Unknown, outcome_of
from jobs.sending.pace import Pace
from storage import outbox, turns
from storage.database import Database
from storage.models import ChannelKind
from storage.outbox import Claimed
from storage.upkeep.lease import NotLeadingError
from storage.upkeep.patience import NO_ANSWER
from storage.upkeep.troubles import Trouble

logger = logging.getLogger(__name__)

R = TypeVar("R")

# One at a time is too slow over a real network, hundreds slow the HTTP pool down (design.md §2).
IN_FLIGHT = 6
LOOK_SECONDS = 150.0
"""So often the outbox is looked into though no bell has rung, and the loop is seen to turn."""
STUMBLE_SECONDS = 1.0
LAST_SECONDS = 15.0
"""So long what is under way is seen through at the end; what hangs is unknown at the next start."""


class Sender:
    """Sends what the outbox holds."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, pace: Pace) -> None:
        """Keep the parts; nothing is sent yet."""
        self._database = database
        self._bot = bot
        self._clock = clock
        self._pace = pace
        self._inquiries = Inquiries(bot)
        self._bell = database.bells[outbox.queue_of(ChannelKind.TELEGRAM)]
        self._busy: set[int] = set()
        self._held: set[int] = set()
        """The messages that we have claimed and whose outcome is not written."""
        self._may_hold_more = False
        self._trouble = Trouble("the sender")
        self._under_way: set[asyncio.Task[Any]] = set()
        self.turned_at: float | None = None
        """When the loop last went round, in monotonic seconds."""

    async def run(self) -> None:
        """Send for ever, a few messages at a time; when cancelled, see through what has been claimed."""
        try:
            while True:
                self.turned_at = time.monotonic()
                if not await self._start_one_safely():
                    await self._bell.wait(await self._seconds_to_look())
        finally:
            await self._see_through()

    async def _see_through(self) -> None:
        """Let what is under way come to its end, unless it hangs."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                while self._under_way:
                    await asyncio.wait(self._under_way)
        for task in self._under_way:
            task.cancel()

    async def send_one(self) -> bool:
        """Send the message whose turn it is and write what became of it; return False if there is none."""
        await self._wait_for_turn()
        claimed = await self._claim()
        if claimed is not None:
            await self._deliver(claimed)
        return claimed is not None

    async def _start_one_safely(self) -> bool:
        """Start sending one message; return False if there is none. After a stumble there may be one."""
        try:
            await self._wait_for_slot()
            await self._wait_for_turn()
            # A message claimed and not sent would be listed as unknown, so stopping waits for this.
            has_started = await asyncio.shield(self._begin(self._start_one()))
        except NO_ANSWER:
            pass  # the database tells it once
        except Exception as error:
            self._trouble.stumbled(error)
        else:
            self._trouble.over()
            return has_started
        await asyncio.sleep(STUMBLE_SECONDS)
        return True

    def _begin(self, step: Coroutine[Any, Any, R]) -> asyncio.Task[R]:
        task = asyncio.create_task(step)
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.debug("a step of the sender failed: %r", error)  # told by whoever waits for it, if anybody

    async def _start_one(self) -> bool:
        claimed = await self._claim()
        if claimed is not None:
            self._begin(self._deliver_safely(claimed))
        return claimed is not None

    async def _deliver_safely(self, claimed: Claimed) -> None:
        try:
            await self._deliver(claimed)
        except Exception:
            logger.exception("outbox %s could not be seen through", claimed.id)

    async def _wait_for_slot(self) -> None:
        while len(self._under_way) >= IN_FLIGHT:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)

    async def _wait_for_turn(self) -> None:
        while (seconds := self._pace.wait(time.monotonic())) > 0:  # a 429 may come while we wait
            await asyncio.sleep(seconds)
            self.turned_at = time.monotonic()

    async def _claim(self) -> Claimed | None:
        """Return a message that is to be sent now; while Telegram is cut off, none."""
        if (seconds := await self._inquiries.seconds_cut_off()) > 0:
            self._pace.pause(time.monotonic(), seconds)
            return None
        at = time.monotonic()
        silent, crowded = self._busy | self._pace.resting_chats(at), self._pace.crowded_chats(at)
        claimed = await self._claim_surely(silent, crowded)
        if claimed is not None:
            self._held.add(claimed.id)
            self._busy.add(claimed.chat_id)
            self._pace.spend(claimed.chat_id, at)
        return claimed

    async def _claim_surely(self, silent: set[int], crowded: set[int]) -> Claimed | None:
        """Return what is claimed; where the database did not say whether it was, it is taken back first."""
        if self._may_hold_more:
            await self._database.transact_in_thread(turns.take_back, ChannelKind.TELEGRAM, self._held)
            self._may_hold_more = False
        try:
            return await self._database.transact_in_thread(claim_next, self._clock(), silent, crowded)
        except NO_ANSWER:
            self._may_hold_more = True
            raise

    async def _seconds_to_look(self) -> float:
        """Return for how long there is surely nothing to send, unless the bell rings."""
        now = self._clock()
        try:
            moment = await self._database.read_in_thread(turns.next_moment, now)
        except NO_ANSWER:
            return STUMBLE_SECONDS
        waiting = (moment - now).total_seconds() if moment is not None else LOOK_SECONDS
        return min(LOOK_SECONDS, waiting, self._pace.seconds_to_change(time.monotonic()))

    async def _deliver(self, claimed: Claimed) -> None:
        if not self._database.may_act:
            return  # whoever leads now finds it under way, and decides
        try:
            outcome = await self._inquiries.made_sure(await self._send(claimed), claimed.chat_id)
            self._heed(outcome, claimed.chat_id, time.monotonic())
            await self._note(claimed, outcome)
        finally:
            self._busy.discard(claimed.chat_id)
            self._bell.ring()

    def _heed(self, outcome: Outcome, chat_id: int, at: float) -> None:
        """Let an answer slow everybody down where it means everybody."""
        self._pace.arrived(chat_id, at)
        match outcome:
            case Again(seconds, everybody=True, error=error):
                self._pace.pause(at, seconds)
                self._inquiries.doubt(error)
            case Flooded(seconds):
                self._pace.refused(chat_id, at, seconds)

    async def _note(self, claimed: Claimed, outcome: Outcome) -> None:
        """Write the outcome, however long the database does not answer; nobody else knows it."""
        while True:
            try:
                await self._database.transact_in_thread(write_outcome, claimed, outcome, self._clock())
            except NO_ANSWER:
                self.turned_at = time.monotonic()
                await asyncio.sleep(STUMBLE_SECONDS)
            except NotLeadingError:
                return
            except Exception as error:
                logger.exception("what became of outbox %s could not be written", claimed.id)
                if isinstance(outcome, Unknown):
                    return
                outcome = Unknown(f"{type(error).__name__}: {error}")
            else:
                self._held.discard(claimed.id)
                return

    async def _send(self, claimed: Claimed) -> Outcome:
        try:
            request = request_for(self._bot, claimed)
        except Exception as error:
            logger.exception("outbox %s (%s) cannot be said", claimed.id, claimed.act)
            return Refused(f"{type(error).__name__}: {error}")
        try:
            answer = await request
        except TelegramError as error:
            outcome = outcome_of(error, claimed.act, claimed.attempts)
            if not (isinstance(outcome, Again) and outcome.everybody):  # which is told once
                logger.warning("outbox %s (%s): %s", claimed.id, claimed.act, outcome)
            return outcome
        except Exception as error:
            logger.exception("outbox %s (%s) may have been said", claimed.id, claimed.act)
            return Unknown(f"{type(error).__name__}: {error}")
        return Sent(answer.message_id if isinstance(answer, Message) else None)
