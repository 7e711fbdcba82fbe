"""Who is in a group: the channel's word counts, and only for a short time."""

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum, auto

from chat.channel import Channel, ChannelError

logger = logging.getLogger(__name__)

BELIEVED_FOR = timedelta(minutes=2)
"""Whoever leaves a group can go on for so long at most."""
NOT_ASKED_AGAIN_FOR = timedelta(seconds=30)
"""Where no answer came; everybody who speaks meanwhile is told so at once."""
ANSWER_SECONDS = 5.0
"""Everybody else waits meanwhile."""


class Membership(Enum):
    """Whether somebody is in a group."""

    IN = auto()
    OUT = auto()
    UNKNOWN = auto()
    """The channel did not say: it could not be reached, or tells it to administrators of the group only."""


class Members:
    """What the channel said lately of who is in which group."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._said: dict[tuple[int, int], tuple[Membership, datetime]] = {}

    async def of_any(self, channel: Channel, chats: Iterable[int], person: int, now: datetime) -> Membership:
        """Return whether a person is in one of the groups; never believed unless the channel says it."""
        said = [await self._of(channel, chat, person, now) for chat in chats]
        return next((one for one in (Membership.IN, Membership.UNKNOWN) if one in said), Membership.OUT)

    async def _of(self, channel: Channel, chat: int, person: int, now: datetime) -> Membership:
        self._said = {key: said for key, said in self._said.items() if now - said[1] < _believed(said[0])}
        if (chat, person) not in self._said:
            self._said[chat, person] = await _ask(channel, chat, person), now
        return self._said[chat, person][0]


def _believed(membership: Membership) -> timedelta:
    return NOT_ASKED_AGAIN_FOR if membership is Membership.UNKNOWN else BELIEVED_FOR


async def _ask(channel: Channel, chat: int, person: int) -> Membership:
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            is_in = await channel.is_member(chat, person)
    except (ChannelError, TimeoutError) as error:
        logger.warning("who is in the group %s could not be asked: %r", chat, error)
        return Membership.UNKNOWN
    return Membership.IN if is_in else Membership.OUT
