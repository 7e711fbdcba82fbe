"""Telegram is told where to bring updates, and asked every minute whether it still knows and can."""

import asyncio
import time
from contextlib import suppress
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, WebhookInfo
from telegram.error import TelegramError

from bot.polling import WANTED
from chat.context import Clock
from storage import job_runs
from storage.database import Database
from storage.upkeep.troubles import Trouble

LOOK_SECONDS = 60.0
RETRY_SECONDS = 5.0
CONNECTIONS = 20
"""So many updates are brought at once; those of one chat come one after another anyway."""
LATELY = timedelta(minutes=3)


class Keeper:
    """Keeps the webhook of the bot set; what comes is taken elsewhere, also where nobody leads."""

    def __init__(self, bot: Bot, database: Database, clock: Clock, address: str, secret: str) -> None:
        """Keep the parts; nothing is asked yet."""
        self._bot = bot
        self._database = database
        self._clock = clock
        self._address = address
        self._secret = secret
        self._was_set = False
        self._trouble = Trouble("the webhook")
        self.turned_at: float | None = None
        """When the loop last went round, in monotonic seconds."""
        self.answered_at: float | None = None
        """When Telegram last knew our address, and could bring there what waited."""

    async def begin(self) -> None:
        """Let Telegram bring updates to our address from now on; what waits there comes too."""
        if not self._is_ours(await self._bot.get_webhook_info()):
            await self._set()
        self._was_set = True

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._address,
            max_connections=CONNECTIONS,
            allowed_updates=WANTED,
            secret_token=self._secret,
        )

    def _is_ours(self, info: WebhookInfo) -> bool:
        """Return whether what is set is what we set; the secret goes with the address."""
        wanted = set(info.allowed_updates or ()) == set(WANTED)
        return info.url == self._address and wanted and info.max_connections == CONNECTIONS

    async def run(self) -> None:
        """Look for ever, also while Telegram cannot be reached."""
        self.answered_at = time.monotonic()  # when we introduced ourselves
        while True:
            self.turned_at = time.monotonic()
            wait = RETRY_SECONDS
            try:
                await self.look_once()
                wait = LOOK_SECONDS
            except TelegramError as error:
                self._trouble.failed(error)
            except Exception as error:
                self._trouble.stumbled(error)
            await asyncio.sleep(wait)

    async def look_once(self) -> None:
        """Set the webhook again where somebody has changed it; note whether updates arrive."""
        if not self._was_set:
            await self.begin()
        info = await self._bot.get_webhook_info()
        if not self._is_ours(info):
            self._trouble.failed("another program has changed it; it is set again")
            with suppress(SQLAlchemyError):
                await self._database.transact_in_thread(job_runs.beat, "conflict", self._clock())
            await self._set()
        elif info.pending_update_count and info.last_error_date and self._is_lately(info):
            self._trouble.failed(f"Telegram cannot bring updates: {info.last_error_message}")
        else:
            self.answered_at = time.monotonic()
            self._trouble.over()

    def _is_lately(self, info: WebhookInfo) -> bool:
        return info.last_error_date is not None and self._clock() - info.last_error_date < LATELY
