"""The sender of mail: what is due for a chat goes as one mail; its outcome is written to each message."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from chat.channel import Channel, ChannelError
from chat.context import Clock
from chat.heard import FileKind, HeardFile
from chat.mail.composing import WITH_FILE, Written
from chat.mail.rendering import File, Letterhead, rendered
from chat.messages.groups.reach import lost_address
from jobs.sending.consequences import write_outcome
from jobs.sending.mail.claiming import claim_mail
from jobs.sending.mail.smtp import Fate, Given
from jobs.sending.outcomes import Again, Ended, Outcome, Refused, Sent, Unknown
from jobs.sending.pace import Limits, Pace
from storage import outbox, turns
from storage.database import Database
from storage.mail import addresses, mails
from storage.models import Act, ChannelKind
from storage.outbox import Claimed
from storage.upkeep.lease import NotLeadingError
from storage.upkeep.patience import NO_ANSWER
from storage.upkeep.troubles import Trouble

logger = logging.getLogger(__name__)

Give = Callable[[str, Sequence[str], bytes], Given]
"""Gives a mail of a sender to some addresses to the server."""

LOOK_SECONDS = 5.0
STUMBLE_SECONDS = 1.0
LAST_SECONDS = 15.0
FETCH_SECONDS = 30.0
FIRST_GAP, LONGEST_GAP = 60.0, 3600.0
"""Seconds until a mail is tried again that a server takes later: servers greylist for some minutes."""
LONGEST_PAUSE = 300.0
UNNAMED = "tep"


@dataclass(frozen=True, slots=True)
class Ways:
    """How mail leaves: the step to the server, from whom, how many in a minute."""

    give: Give
    head: Letterhead
    per_minute: float


class MailSender:
    """Sends as mail what the outbox holds for it."""

    def __init__(
        self, database: Database, channel: Channel, clock: Clock, zone: ZoneInfo, ways: Ways
    ) -> None:
        """Keep the parts; nothing is sent yet."""
        self._database = database
        self._channel = channel
        self._clock = clock
        self._zone = zone
        self._ways = ways
        self._pace = Pace(Limits(per_second=ways.per_minute / 60, chat_gap=0, chat_per_minute=10**6))
        self._bell = database.bells[outbox.queue_of(ChannelKind.MAIL)]
        self._in_vain = 0
        self._trouble = Trouble("the sender of mail")
        self._trouble_of_server = Trouble("giving mail to the server")
        self._under_way: asyncio.Task[bool] | None = None
        self.turned_at: float | None = None
        """When the loop last went round, in monotonic seconds."""

    async def begin(self) -> None:
        """Decide about what was under way when the program ended: it may have been sent, so it is unknown."""
        await self._database.transact_in_thread(
            turns.recover_interrupted, (), self._clock(), ChannelKind.MAIL
        )

    async def run(self) -> None:
        """Send for ever, one mail after another; when cancelled, see through the one under way."""
        try:
            while True:
                self.turned_at = time.monotonic()
                if not await self._send_safely():
                    await self._bell.wait(await self._seconds_to_look())
        finally:
            if self._under_way is not None and not self._under_way.done():
                with suppress(TimeoutError, Exception):
                    await asyncio.wait_for(asyncio.shield(self._under_way), LAST_SECONDS)

    async def _send_safely(self) -> bool:
        try:
            await self._wait_for_turn()
            self._under_way = asyncio.create_task(self.send_one())
            has_sent = await asyncio.shield(self._under_way)
        except NO_ANSWER:
            pass  # the database tells it once
        except Exception as error:
            self._trouble.stumbled(error)
        else:
            self._trouble.over()
            return has_sent
        await asyncio.sleep(STUMBLE_SECONDS)
        return True

    async def _wait_for_turn(self) -> None:
        while (seconds := self._pace.wait(time.monotonic())) > 0:
            await asyncio.sleep(min(seconds, LOOK_SECONDS))
            self.turned_at = time.monotonic()

    async def _seconds_to_look(self) -> float:
        now = self._clock()
        try:
            moment = await self._database.read_in_thread(turns.next_moment, now, ChannelKind.MAIL)
        except NO_ANSWER:
            return STUMBLE_SECONDS
        return LOOK_SECONDS if moment is None else min(LOOK_SECONDS, (moment - now).total_seconds())

    async def send_one(self) -> bool:
        """Send the mail whose turn it is and write what became of it; return False if there is none."""
        now = self._clock()
        today = now.astimezone(self._zone).date()
        written = await self._database.transact_in_thread(claim_mail, (), today, now)
        if written is None:
            return False
        if not self._database.may_act:
            return True  # whoever leads now finds it under way, and decides
        written, failed = await self._with_files(written)
        given = await self._give(written, now)
        self._heed(given)
        await self._note(written, given, failed)
        return True

    def _heed(self, given: Given | None) -> None:
        """Let a server that takes no mail have time; nothing is said of it by a mail that was not given."""
        if given is None:
            return
        if given.fate is not Fate.NO_SERVER:
            self._in_vain = 0
            self._trouble_of_server.over()
            return
        self._in_vain += 1
        self._trouble_of_server.failed(given.said)
        self._pace.pause(time.monotonic(), min(2.0**self._in_vain, LONGEST_PAUSE))

    async def _with_files(self, written: Written) -> tuple[Written, list[tuple[Claimed, int, Outcome]]]:
        """Fetch what another channel keeps; return the mail with it, and what cannot go with it."""
        parts, rows, failed = [], [], []
        for part, (claimed, number) in zip(written.mail.parts, written.rows, strict=True):
            is_elsewhere = claimed.file is None and claimed.content.kept_file is not None
            if claimed.act in WITH_FILE and is_elsewhere:
                got = await self._fetched(claimed)
                if not isinstance(got, File):
                    failed.append((claimed, number, got))
                    continue
                part = replace(part, file=got)  # noqa: PLW2901 -- the same part, with its file
            parts.append(part)
            rows.append((claimed, number))
        return replace(written, mail=replace(written.mail, parts=parts), rows=rows), failed

    async def _fetched(self, claimed: Claimed) -> File | Outcome:
        kept, name = claimed.content.kept_file or "", claimed.content.file_name or UNNAMED
        kind = FileKind.PHOTO if claimed.act is Act.SEND_PICTURE else FileKind.DOCUMENT
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                return File(name, await self._channel.fetch(HeardFile(kind, kept, kept, name, None)))
        except (ChannelError, TimeoutError) as error:
            return Refused(f"the file could not be fetched: {error!r}")

    async def _give(self, written: Written, now: datetime) -> Given | None:
        """Give the mail to the server; None where nothing of it is left to say."""
        if not written.rows:
            return None
        try:
            content = rendered(written.mail, self._ways.head, now)
        except Exception as error:
            logger.exception("the mail %s cannot be written", written.sent_id)
            return Given(Fate.UNSENDABLE, f"{type(error).__name__}: {error}")
        self._pace.spend(written.mail.chat_id, time.monotonic())
        try:
            return await asyncio.to_thread(self._ways.give, self._ways.head.address, written.mail.to, content)
        except Exception as error:
            logger.exception("the mail %s may have been sent", written.sent_id)
            return Given(Fate.UNKNOWN, f"{type(error).__name__}: {error}")

    async def _note(
        self, written: Written, given: Given | None, failed: Sequence[tuple[Claimed, int, Outcome]]
    ) -> None:
        """Write what became of the mail, however long the database does not answer; nobody else knows it."""
        while True:
            try:
                await self._database.transact_in_thread(conclude, written, given, failed, self._clock())
            except NO_ANSWER:
                self.turned_at = time.monotonic()
                await asyncio.sleep(STUMBLE_SECONDS)
            except NotLeadingError:
                return
            else:
                return


def conclude(
    session: Session,
    written: Written,
    given: Given | None,
    failed: Sequence[tuple[Claimed, int, Outcome]],
    now: datetime,
) -> None:
    """Write what became of a mail and of each message in it."""
    for claimed, number, outcome in failed:
        mails.drop(session, number)
        write_outcome(session, claimed, outcome, now)
    if given is None or given.fate not in (Fate.SENT, Fate.UNKNOWN):
        mails.undo(session, written.sent_id)
    if given is None:
        return
    with_file = [claimed for claimed, _ in written.rows if claimed.act in WITH_FILE]
    for claimed, number in written.rows:
        outcome = _outcome(given, claimed, number, others=with_file)
        if not isinstance(outcome, Sent) and given.fate is not Fate.NO_SERVER:  # which is told once
            logger.warning("outbox %s by mail: %s", claimed.id, outcome)
        write_outcome(session, claimed, outcome, now)
    _note_addresses(session, written, given, now)


def _outcome(given: Given, claimed: Claimed, number: int, others: Sequence[Claimed]) -> Outcome:
    """Return what the fate of a mail means for one message in it."""
    outcome: Outcome
    match given.fate:
        case Fate.SENT:
            outcome = Sent(number)
        case Fate.UNKNOWN:
            outcome = Unknown(given.said)
        case Fate.NO_SERVER:
            outcome = Again(0.0, everybody=True, error=given.said)
        case Fate.LATER:
            outcome = Again(_gap(claimed.attempts), everybody=False, error=given.said)
        case Fate.UNSENDABLE:
            outcome = Refused(given.said)
        case Fate.REFUSED if claimed in others:
            outcome = Refused(given.said)
        case Fate.REFUSED if others:  # it was refused for the files beside it
            outcome = Again(0.0, everybody=False, error=given.said)
        case _:
            outcome = Ended(given.said)
    return outcome


def _gap(attempts: int) -> float:
    return min(FIRST_GAP * 2.0 ** (max(1, min(attempts, 10)) - 1), LONGEST_GAP)


def _note_addresses(session: Session, written: Written, given: Given, now: datetime) -> None:
    """Note the addresses that were refused for good; the secretariat hears of one where others go on."""
    for address, said in given.refused.items():
        addresses.note_failure(session, written.mail.chat_id, address, said, now)
        if given.fate is Fate.SENT:
            outbox.enqueue(session, lost_address(session, written.mail.unit, address, said), now)
