"""What a conversation that takes its time works with: services, what was heard, its one transaction."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from chat.buttons.subjects import Subject
from chat.channel import Channel, ChannelError
from chat.files import MakeFiles
from chat.heard import Heard
from chat.markup import LONGEST_ALERT, Marked
from chat.members import Members
from chat.messages.groups.elsewhere import told_elsewhere
from chat.moment import Moment
from plans.reading.report_sheet import AlmostSheet, ReportSheet
from plans.reading.upload import Upload
from plans.report import TemplateNames
from plans.text import without_markup
from reports.words import shortened
from storage import inbox, outbox
from storage.actors import Actor, PersonalRole
from storage.database import Database
from storage.groups import secretariat_members, spoken
from storage.models import LinkRole
from storage.walls import TOP, enter, inside_office

logger = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")

Clock = Callable[[], datetime]


DocumentReader = Callable[[str, bytes, dict[str, Any] | None], Awaitable[Upload]]
"""Reads a document by name and content; the third is the reading, as JSON, that it may correct."""

SheetReader = Callable[[bytes], Awaitable[ReportSheet | AlmostSheet | None]]
"""Reads the sheet on which a unit reports; None for any other file."""

TemplateReader = Callable[[bytes], Awaitable[TemplateNames]]
"""Tries the Word file that the report is to be made of, and tells the names in it."""


@dataclass
class Services:
    """What the application is assembled from."""

    database: Database
    clock: Clock
    zone: ZoneInfo
    morning: time
    channel: Channel
    read_document: DocumentReader
    read_sheet: SheetReader
    read_template: TemplateReader
    make_files: MakeFiles
    evidence_folder: Path | None = None
    """Where copies of units' files are kept, if they are."""
    writes_mail: bool = False
    """Whether units can be written to by mail."""
    members: Members = field(default_factory=Members)


@dataclass
class Ending:
    """How far an update has come."""

    is_done: bool = False
    """Whether its one transaction is over, in which it was marked as done."""
    last_words: list[Awaitable[None]] = field(default_factory=list)
    """What waits until then: answers to a press, copies of files."""


@dataclass(frozen=True)
class Context:
    """One update that is being handled: what was heard, when, of whom, and what it answers."""

    services: Services
    heard: Heard
    moment: Moment
    linked: Actor | None = None
    subject: Subject | None = None
    """What the message of ours is about that is pressed or replied to."""
    shown_of: int | None = None
    """The office of which that message shows something to somebody who reads in private."""
    taker: Callable[..., bool] | None = None
    """Who takes words that answer this subject, if anybody does."""
    ending: Ending = field(default_factory=Ending)

    @property
    def actor(self) -> Actor:
        """Return who speaks; only for conversations whose audience is a linked chat."""
        if self.linked is None:
            raise RuntimeError("this conversation's audience does not promise a linked chat")
        return self.linked

    @property
    def office(self) -> int:
        """Return the office of who speaks; what is said by nobody we know is heard at the top."""
        return self.linked.office_id if self.linked is not None else TOP

    def take_reply(self, session: Session) -> bool:
        """Let the words be taken as the answer to what they reply to; return whether they were."""
        if self.taker is None:
            return False
        return self.taker(session, self.heard, self.actor, self.moment, self.subject)

    async def transact(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run the update's one transaction: its effects, its outgoing messages and the mark "done".

        What is said in the chat of a unit is about that unit, so that an answer to it speaks for it.
        Raises AlreadyHandledError, and changes nothing, when the update was handled before.
        """

        def effects(session: Session) -> R:
            enter(session, self.office)
            self._let_answers_be_told(session)
            result = work(session, *args, **kwargs)
            if self.linked is not None:
                outbox.enqueue(
                    session, told_elsewhere(session, self.linked, self.moment.now), self.moment.now
                )
            inbox.mark_done(session, self.heard.update_id, self.services.clock())
            return result

        result = await self.services.database.transact_in_thread(effects)
        self.ending.is_done = True
        return result

    def _let_answers_be_told(self, session: Session) -> None:
        """Let an answer to what is said now tell whom it concerns."""
        if self.linked is None:
            return
        if self.linked.unit_id is not None:
            spoken.speak_for(session, self.linked.chat_id, self.linked.unit_id)
        elif isinstance(self.linked.role, PersonalRole):
            spoken.show_of(session, self.linked.chat_id, self.linked.office_id)
        elif self.linked.role is LinkRole.SECRETARIAT and self.heard.speaker is not None:
            secretariat_members.note_heard(session, self.heard.speaker)

    async def read(self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a query finds; nothing is changed."""
        return await self.services.database.read_in_thread(inside_office(self.office, work), *args, **kwargs)

    def answer_press(self, text: Marked | None = None, *, alert: bool = False) -> None:
        """Stop the spinner of the button that was pressed, once the transaction is over."""
        self.ending.last_words.append(self.answer_now(text, alert=alert))

    async def answer_now(self, text: Marked | None = None, *, alert: bool = False) -> None:
        """Stop the spinner before the work begins: it takes longer than a button may be left spinning.

        An answer that comes too late is only a spinner that turned longer, so it is logged and forgotten.
        """
        if self.heard.press is None:
            return
        # What pops up has no marks.
        words = shortened(without_markup(text), LONGEST_ALERT - 1) if text is not None else None
        try:
            await self.services.channel.answer_press(self.heard.press.id, words, alert=alert)
        except ChannelError as error:
            logger.info("a press could not be answered: %s", error)
