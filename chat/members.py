"""Who is in a group: Telegram's word counts, and only for a short time."""

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum, auto

from telegram import Bot, ChatMember, ChatMemberRestricted
from telegram.error import TelegramError

logger = logging.getLogger(__name__)

BELIEVED_FOR = timedelta(minutes=2)
"""Whoever leaves a group can go on for so long at most."""
ANSWER_SECONDS = 5.0
"""Everybody else waits meanwhile."""
PRESENT = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER})


class Membership(Enum):
    """Whether somebody is in a group."""

    IN = auto()
    OUT = auto()
    UNKNOWN = auto()
    """Telegram did not say: it could not be reached, or tells it to administrators of the group only."""


class Members:
    """What Telegram said lately of who is in which group."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._said: dict[tuple[int, int], tuple[Membership, datetime]] = {}

    async def of_any(self, bot: Bot, chats: Iterable[int], person: int, now: datetime) -> Membership:
        """Return whether a person is in one of the groups; never believed where Telegram does not say it."""
        said = [await self._of(bot, chat, person, now) for chat in chats]
        return next((one for one in (Membership.IN, Membership.UNKNOWN) if one in said), Membership.OUT)

    async def _of(self, bot: Bot, chat: int, person: int, now: datetime) -> Membership:
        self._said = {key: said for key, said in self._said.items() if now - said[1] < BELIEVED_FOR}
        if (chat, person) not in self._said:
            membership = await _ask(bot, chat, person)
            if membership is Membership.UNKNOWN:
                return membership
            self._said[chat, person] = membership, now
        return self._said[chat, person][0]


async def _ask(bot: Bot, chat: int, person: int) -> Membership:
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            member = await bot.get_chat_member(chat, person)
    except (TelegramError, TimeoutError) as error:
        logger.warning("who is in the group %s could not be asked: %r", chat, error)
        return Membership.UNKNOWN
    return Membership.IN if is_present(member) else Membership.OUT


def is_present(member: ChatMember) -> bool:
    """Return whether somebody with this standing is in the group; a restricted person may have left."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in PRESENT
