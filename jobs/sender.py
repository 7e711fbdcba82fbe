"""The sender: takes one message from the outbox, sends it at the pace Telegram allows, writes the outcome."""

import asyncio
import logging
import time
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session
from telegram import Bot, Message
from telegram.error import TelegramError

from chat.context import Clock
from chat.notices import lost_groups
from jobs.delivery import Again, Moved, Outcome, Refused, Sent, Unknown, outcome_of
from jobs.pace import Pace
from storage import linking, outbox
from storage.database import Database
from storage.outbox import Claimed

logger = logging.getLogger(__name__)

# One at a time is too slow over a real network, hundreds slow the HTTP pool down (design.md §2).
WORKERS = 6
IDLE_SECONDS = 0.15


class Sender:
    """Sends what the outbox holds."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, pace: Pace) -> None:
        """Keep the parts; nothing is sent yet."""
        self._database = database
        self._bot = bot
        self._clock = clock
        self._pace = pace
        self._busy: set[int] = set()
        self._turn = asyncio.Lock()

    async def run(self) -> None:
        """Send for ever, a few messages at a time."""
        async with asyncio.TaskGroup() as group:
            for _ in range(WORKERS):
                group.create_task(self._work())

    async def _work(self) -> None:
        while True:
            try:
                if not await self.send_one():
                    await asyncio.sleep(IDLE_SECONDS)
            except Exception:
                logger.exception("the sender stumbled and goes on")
                await asyncio.sleep(1)

    async def send_one(self) -> bool:
        """Send the message whose turn it is; return False if there is none."""
        claimed = await self._take()
        if claimed is None:
            return False
        try:
            outcome = await self._send(claimed)
            await self._database.transact_in_thread(settle, claimed, outcome, self._clock())
            if isinstance(outcome, Again) and outcome.everybody:
                self._pace.pause(time.monotonic(), outcome.seconds)
        finally:
            self._busy.discard(claimed.chat_id)
        return True

    async def _take(self) -> Claimed | None:
        """Claim the next message once the pace allows it."""
        async with self._turn:
            await asyncio.sleep(self._pace.wait(time.monotonic()))
            at = time.monotonic()
            silent = self._busy | self._pace.resting_chats(at)
            claimed = await self._database.transact_in_thread(claim_next, self._clock(), silent)
            if claimed is not None:
                self._busy.add(claimed.chat_id)
                self._pace.spend(claimed.chat_id, at)
            return claimed

    async def _send(self, claimed: Claimed) -> Outcome:
        try:
            answer = await _call(self._bot, claimed.method, claimed.parameters)
        except TelegramError as error:
            outcome = outcome_of(error, claimed.method, claimed.attempts)
            logger.warning("outbox %s (%s): %s", claimed.id, claimed.method, outcome)
            return outcome
        except Exception as error:
            logger.exception("outbox %s (%s) cannot be said", claimed.id, claimed.method)
            return Refused(f"{type(error).__name__}: {error}", chat_ended=False)
        return Sent(answer.message_id if isinstance(answer, Message) else None)


async def _call(bot: Bot, method: str, parameters: dict[str, Any]) -> object:
    """Call Telegram; keyboards and the like pass as the JSON they were stored as."""
    extra = dict(parameters)
    chat_id = extra.pop("chat_id")
    match method:
        case "sendMessage":
            return await bot.send_message(chat_id, extra.pop("text"), api_kwargs=extra)
        case "editMessageText":
            text, message_id = extra.pop("text"), extra.pop("message_id")
            return await bot.edit_message_text(text, chat_id, message_id, api_kwargs=extra)
        case "editMessageReplyMarkup":
            return await bot.edit_message_reply_markup(chat_id, extra.pop("message_id"), api_kwargs=extra)
        case "setMessageReaction":
            return await bot.set_message_reaction(chat_id, extra.pop("message_id"), api_kwargs=extra)
        case "setMyCommands":
            commands = [(row["command"], row["description"]) for row in extra.pop("commands")]
            return await bot.set_my_commands(commands, api_kwargs=extra)
        case _:
            raise TelegramError(f"the sender does not know the method {method}")


def claim_next(session: Session, now: datetime, silent: set[int]) -> Claimed | None:
    """Return the message whose turn it is, claimed; None if every chat is silent or served."""
    for message_id in outbox.next_in_line(session, now, silent, limit=1):
        return outbox.claim(session, message_id)
    return None


def settle(session: Session, claimed: Claimed, outcome: Outcome, now: datetime) -> None:
    """Write what became of a message."""
    match outcome:
        case Sent(message_id):
            outbox.settle_sent(session, claimed.id, message_id, now)
        case Unknown(error):
            outbox.settle_unknown(session, claimed.id, error, now)
        case Again(seconds, _, error):
            outbox.put_back(session, claimed.id, now + timedelta(seconds=seconds), error)
        case Moved(chat_id):
            outbox.put_back(session, claimed.id, now, "the group became a supergroup")
            session.flush()
            linking.follow_migration(session, claimed.chat_id, chat_id)
        case Refused(error, chat_ended):
            outbox.settle_dead(session, claimed.id, error, now)
            if chat_ended:
                _lose_chat(session, claimed.chat_id, error, now)


def _lose_chat(session: Session, chat_id: int, error: str, now: datetime) -> None:
    """Mark the chat unreachable and tell the secretariat, once."""
    lost = linking.mark_unreachable(session, chat_id, error, now)
    outbox.enqueue(session, lost_groups(session, lost), now)
