"""What Telegram is asked before it is believed: is it reached, is the token good, are there topics."""

import logging
from dataclasses import replace

from telegram import Bot
from telegram.error import TelegramError

from chat.telegram.client import ask
from jobs.sending.outcomes import LONGEST_WAIT, Again, Outcome, Refused, TokenRefused, TopicGone
from storage.upkeep.troubles import Trouble

logger = logging.getLogger(__name__)


class Inquiries:
    """Asks what changes nothing, so that no message is lost to finding out."""

    def __init__(self, bot: Bot) -> None:
        """Keep the bot; nothing is doubted yet."""
        self._bot = bot
        self._trouble = Trouble("reaching Telegram to send")
        self._in_vain: int | None = None
        """How often Telegram was asked in vain since the network is in doubt; None while it is not."""

    def doubt(self, error: str) -> None:
        """Send nothing before Telegram has been reached again."""
        self._trouble.failed(error)
        if self._in_vain is None:
            self._in_vain = 0

    async def seconds_cut_off(self) -> float:
        """Return for how many seconds nothing is worth sending: while Telegram is not reached."""
        if self._in_vain is None:
            self._trouble.over()
            return 0.0
        if await self._is_reached():
            self._in_vain = None
            return 0.0
        self._in_vain += 1
        return min(2.0**self._in_vain, LONGEST_WAIT)

    async def made_sure(self, outcome: Outcome, chat_id: int) -> Outcome:
        """Return the outcome, of one that may mean two things the one it means."""
        match outcome:
            case TopicGone():
                return replace(outcome, has_topics=await self._has_topics(chat_id))
            case TokenRefused(error):
                # Telegram answers a method that it does not know as it answers an unknown token.
                is_good = await self._is_reached()
                return Refused(error) if is_good else Again(LONGEST_WAIT, everybody=True, error=error)
            case _:
                return outcome

    async def _is_reached(self) -> bool:
        try:
            await ask(self._bot, "getMe")
        except TelegramError as error:
            self._trouble.failed(error)
            return False
        return True

    async def _has_topics(self, chat_id: int) -> bool | None:
        try:
            return bool((await ask(self._bot, "getChat", chat_id=chat_id)).get("is_forum"))
        except TelegramError as error:
            logger.warning("whether the chat %s has topics is not told: %r", chat_id, error)
            return None
