"""The sender of our own page: what is to be said there is said by the commit that writes that it was said.

Nothing is paced, and nothing is of unknown fate. Only a file that another channel keeps is fetched first.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from chat.channel import Channel, ChannelError
from chat.context import Clock
from chat.heard import FileKind, HeardFile
from chat.web import rendering
from jobs.sending.claiming import claim_next
from jobs.sending.consequences import write_outcome
from jobs.sending.outcomes import Again, Outcome, Refused, Sent
from storage import files, outbox, turns
from storage.database import Database
from storage.models import Act, ChannelKind
from storage.outbox import Claimed
from storage.upkeep.patience import NO_ANSWER
from storage.upkeep.troubles import Trouble

logger = logging.getLogger(__name__)

MOST_TOGETHER = 50
"""So many messages are written by one commit at most: a wave does not keep an answer waiting."""
LOOK_SECONDS = 5.0
STUMBLE_SECONDS = 1.0
FETCH_SECONDS = 30.0
MOST_ATTEMPTS = 6
UNNAMED = "tep"


Show = Callable[[Session, Claimed, int | None, datetime], Outcome]
"""Says one message, with its file."""


@dataclass(slots=True)
class Delivered:
    """What one commit did: how many messages it dealt with, and which wait for a file kept elsewhere."""

    count: int = 0
    to_fetch: list[Claimed] = field(default_factory=list)


class PageSender:
    """Says on our page what the outbox holds for it."""

    def __init__(self, database: Database, channel: Channel, clock: Clock) -> None:
        """Keep the parts; nothing is said yet."""
        self._database = database
        self._channel = channel
        self._clock = clock
        self._bell = database.bells[outbox.queue_of(ChannelKind.WEB)]
        self._trouble = Trouble("the sender of the page")
        self.turned_at: float | None = None
        """When the loop last went round, in monotonic seconds."""

    async def begin(self) -> None:
        """Take back what was claimed when the program ended: nothing of it was said."""
        await self._database.transact_in_thread(turns.take_back, ChannelKind.WEB, ())

    async def run(self) -> None:
        """Speak for ever."""
        while True:
            self.turned_at = time.monotonic()
            try:
                if not await self.send_waiting():
                    self._trouble.over()
                    await self._bell.wait(await self._seconds_to_look())
            except NO_ANSWER:
                await asyncio.sleep(STUMBLE_SECONDS)  # the database tells it once
            except Exception as error:
                self._trouble.stumbled(error)
                await asyncio.sleep(STUMBLE_SECONDS)

    async def send_waiting(self) -> bool:
        """Say what waits, as much as one commit takes; return whether there was anything."""
        done = await self._delivered()
        kept: dict[str | None, int | Outcome] = {}
        for claimed in done.to_fetch:
            file = claimed.content.kept_file
            if file not in kept:
                kept[file] = await self._fetched(claimed)
            await self._database.transact_in_thread(conclude, claimed, kept[file], self._clock())
        return bool(done.count)

    async def _delivered(self) -> Delivered:
        """Say what waits; where one message cannot be said, the others are said without it."""
        try:
            return await self._database.transact_in_thread(deliver, self._clock(), _show)
        except NO_ANSWER:
            raise
        except Exception as error:
            self._trouble.stumbled(error)
            return await self._database.transact_in_thread(deliver, self._clock(), _show_if_possible)

    async def _fetched(self, claimed: Claimed) -> int | Outcome:
        """Return a file that another channel keeps, stored here too, or what becomes of the message."""
        kept, name = claimed.content.kept_file or "", claimed.content.file_name or UNNAMED
        kind = FileKind.PHOTO if claimed.act is Act.SEND_PICTURE else FileKind.DOCUMENT
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                content = await self._channel.fetch(HeardFile(kind, kept, kept, name, None))
        except (ChannelError, TimeoutError) as error:
            said = f"the file could not be fetched: {error!r}"
            if claimed.attempts < MOST_ATTEMPTS:
                return Again(2.0**claimed.attempts, everybody=False, error=said)
            return Refused(said)
        return await self._database.transact_in_thread(files.keep, name, content, self._clock())

    async def _seconds_to_look(self) -> float:
        now = self._clock()
        moment = await self._database.read_in_thread(turns.next_moment, now, ChannelKind.WEB)
        return LOOK_SECONDS if moment is None else min(LOOK_SECONDS, (moment - now).total_seconds())


def deliver(session: Session, now: datetime, show: Show) -> Delivered:
    """Say what waits for our page, or as much as one commit takes."""
    done = Delivered()
    while done.count < MOST_TOGETHER:
        waiting: Collection[int] = {claimed.chat_id for claimed in done.to_fetch}
        claimed = claim_next(session, now, waiting, channel=ChannelKind.WEB)
        if claimed is None:
            break
        done.count += 1
        if claimed.file is None and claimed.content.kept_file is not None:
            done.to_fetch.append(claimed)
        else:
            file_id = claimed.file.id if claimed.file is not None else None
            write_outcome(session, claimed, show(session, claimed, file_id, now), now)
    return done


def conclude(session: Session, claimed: Claimed, fetched: int | Outcome, now: datetime) -> None:
    """Say what waited for a file that is stored now, or write why it cannot be said."""
    outcome = _show_if_possible(session, claimed, fetched, now) if isinstance(fetched, int) else fetched
    write_outcome(session, claimed, outcome, now)


def _show(session: Session, claimed: Claimed, file_id: int | None, now: datetime) -> Outcome:
    """Say one message."""
    try:
        return Sent(rendering.show(session, claimed, file_id, now))
    except rendering.NotThereError as error:  # before anything was written
        return Refused(str(error))


def _show_if_possible(session: Session, claimed: Claimed, file_id: int | None, now: datetime) -> Outcome:
    """Say one message; where it cannot be said, nothing of it stays, and the others go on."""
    try:
        with session.begin_nested():
            return _show(session, claimed, file_id, now)
    except NO_ANSWER:
        raise
    except Exception as error:
        logger.exception("outbox %s (%s) cannot be shown", claimed.id, claimed.act)
        return Refused(f"{type(error).__name__}: {error}")
