"""The first steps, which are repeated until they are answered: after a power cut others may start later."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from jobs.sending.outcomes import seconds_to_wait
from storage.upkeep.patience import NO_ANSWER
from storage.upkeep.troubles import Trouble, told_shortly

logger = logging.getLogger(__name__)

RETRY_SECONDS = 2.0
LONGEST_RETRY = 60.0


async def until_the_database_answers(step: Callable[[], Any]) -> None:
    """Repeat a step until the database answers it: after a power cut it may start later than we do."""
    seconds, trouble = RETRY_SECONDS, Trouble("beginning with the database", quiet=0)
    while True:
        try:
            await step()
        except NO_ANSWER as error:
            trouble.failed(told_shortly(error))
            await asyncio.sleep(seconds)
            seconds = min(2 * seconds, LONGEST_RETRY)
        else:
            trouble.over()
            return


async def until_reached(step: Callable[[], Any]) -> None:
    """Repeat a step until Telegram answers it; a token that Telegram refuses is final."""
    trouble = Trouble("reaching Telegram", quiet=0)
    while True:
        try:
            await step()
        except InvalidToken:
            raise
        except TelegramError as error:
            trouble.failed(error)
            asked = seconds_to_wait(error) if isinstance(error, RetryAfter) else 0.0
            await asyncio.sleep(max(asked, RETRY_SECONDS))
        else:
            trouble.over()
            return


async def as_far_as_possible(step: Callable[[], Any]) -> None:
    """Repeat a step until Telegram is reached; do without one that it refuses: the token was found good."""
    try:
        await until_reached(partial(_unless_refused, step))
    except InvalidToken as error:
        logger.warning("Telegram does not know what the bot begins with: %s", error)


async def _unless_refused(step: Callable[[], Any]) -> None:
    try:
        await step()
    except (BadRequest, Forbidden) as error:
        logger.warning("Telegram refuses what the bot begins with: %s", error)
