"""The loop that reads the mailbox: each mail is in the database before the next one is looked at."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.mail.mailbox import Mailbox, MailboxError
from chat.context import Clock
from chat.mail.letter import Letter
from chat.mail.reading import LARGEST, UnreadableMailError
from chat.mail.receiving import take, take_unread
from storage.database import Database
from storage.mail import mails
from storage.models import MailFate
from storage.upkeep.lease import NotLeadingError
from storage.upkeep.patience import NO_ANSWER
from storage.upkeep.troubles import Trouble

logger = logging.getLogger(__name__)

ReadMail = Callable[[bytes], Awaitable[Letter]]
"""Reads a mail as it came; raises UnreadableMailError."""

LOOK_SECONDS = 15.0
RETRY_SECONDS, LONGEST_RETRY = 5.0, 300.0
LOOKED_BACK = timedelta(days=30)
"""So far a mailbox is looked through again whose UIDs hold no more: what came before is known."""
MOST_TOGETHER = 50
MOST_STUMBLES = 3
"""So often a mail is tried over which we stumble, before it is put aside."""


class MailReader:
    """Brings mails into the inbox."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        mailbox: tuple[str, Callable[[], Mailbox]],
        read: ReadMail,
        own: str,
    ) -> None:
        """Keep the parts: `mailbox` is its name and what opens it, `own` the address that we write from."""
        self._database = database
        self._clock = clock
        self._name, self._open = mailbox
        self._read = read
        self._own = own
        self._mailbox: Mailbox | None = None
        self._stumbles: Counter[int] = Counter()
        self._trouble = Trouble("reading the mailbox")
        self.turned_at: float | None = None
        """When the loop last went round, in monotonic seconds."""

    async def run(self) -> None:
        """Read for ever, also while the server cannot be reached."""
        seconds = RETRY_SECONDS
        try:
            while True:
                self.turned_at = time.monotonic()
                try:
                    came = await self.look()
                    self._trouble.over()
                    seconds = RETRY_SECONDS
                    if came < MOST_TOGETHER:
                        await asyncio.sleep(LOOK_SECONDS)
                except NO_ANSWER:
                    await asyncio.sleep(RETRY_SECONDS)  # the database tells it once
                except NotLeadingError:
                    await asyncio.sleep(RETRY_SECONDS)
                except Exception as error:
                    if isinstance(error, MailboxError):
                        self._trouble.failed(error)
                    else:
                        self._trouble.stumbled(error)
                    self.close()
                    await asyncio.sleep(seconds)
                    seconds = min(2 * seconds, LONGEST_RETRY)
        finally:
            self.close()

    def close(self) -> None:
        """Leave the mailbox."""
        if self._mailbox is not None:
            self._mailbox.close()
            self._mailbox = None

    async def look(self) -> int:
        """Bring what is new into the database; return how many mails there were. Raises MailboxError."""
        if self._mailbox is None:
            self._mailbox = await asyncio.to_thread(self._open)
        box = self._mailbox
        known = await self._database.read_in_thread(mails.read_to, self._name)
        if known is None:  # what was there before us is not for us
            await self._note(box, box.last_uid)
            return 0
        if known[0] == box.validity:
            uids = await asyncio.to_thread(box.later_than, known[1])
        else:
            first = (self._clock() - LOOKED_BACK).date()
            uids = await asyncio.to_thread(box.since, first)
        for uid in uids[:MOST_TOGETHER]:
            self.turned_at = time.monotonic()
            await self._bring(box, uid)
        if not uids and known[0] != box.validity:
            await self._note(box, box.last_uid)
        return len(uids[:MOST_TOGETHER])

    async def _note(self, box: Mailbox, uid: int) -> None:
        await self._database.transact_in_thread(mails.note_read, self._name, box.validity, uid)

    async def _bring(self, box: Mailbox, uid: int) -> None:
        """Bring one mail into the database; one over which we stumble again and again is put aside."""
        found = await asyncio.to_thread(box.size_and_moment, uid)
        if found is None:  # somebody has deleted it
            await self._note(box, uid)
            return
        size, at = found
        try:
            letter, problem = await self._letter(box, uid, size)
            fate = await self._database.transact_in_thread(
                _take_and_note,
                (letter, problem),
                (self._own, at, self._clock()),
                (self._name, box.validity, uid),
            )
        except (MailboxError, NotLeadingError, *NO_ANSWER):
            raise
        except Exception:
            self._stumbles[uid] += 1
            if self._stumbles[uid] < MOST_STUMBLES:
                raise
            logger.exception("mail %s is put aside", uid)
            fate = await self._give_up(box, uid)
        self._stumbles.pop(uid, None)
        if fate is not MailFate.PUT_ASIDE:
            await asyncio.to_thread(box.mark_read, uid)

    async def _letter(self, box: Mailbox, uid: int, size: int) -> tuple[Letter, str | None]:
        """Return a mail, or its head and why no more of it can be read."""
        if size > LARGEST:
            return await self._read(await asyncio.to_thread(_head, box, uid)), "too large"
        try:
            return await self._read(await asyncio.to_thread(box.content, uid)), None
        except UnreadableMailError as error:
            return await self._read(await asyncio.to_thread(_head, box, uid)), str(error)

    async def _give_up(self, box: Mailbox, uid: int) -> MailFate:
        nobody = Letter(f"<{box.validity}.{uid}@none>", "?", "", "?", "")
        await self._database.transact_in_thread(
            _take_and_note,
            (nobody, "cannot be read"),
            (self._own, self._clock(), self._clock()),
            (self._name, box.validity, uid),
        )
        return MailFate.PUT_ASIDE


def _head(box: Mailbox, uid: int) -> bytes:
    return box.content(uid, only_head=True)


def _take_and_note(
    session: Session,
    letter: tuple[Letter, str | None],
    came: tuple[str, datetime, datetime],
    place: tuple[str, int, int],
) -> MailFate | None:
    """Take a mail, or put it aside for a problem, and note that the mailbox was read so far."""
    mail, problem = letter
    fate = take(session, mail, *came) if problem is None else take_unread(session, mail, problem, *came)
    mails.note_read(session, *place)
    return fate
