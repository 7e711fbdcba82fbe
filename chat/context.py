"""What a handler knows: the services, the moment, who speaks, and the one transaction it may make."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session
from telegram import Chat, ChatMember, Message, Update, User
from telegram.ext import CallbackContext, ExtBot

from chat.files import MakeFiles
from chat.members import Members
from plans.reading.report_sheet import ReportSheet
from plans.reading.upload import Upload
from storage import inbox, outbox
from storage.actors import Actor, Speaker
from storage.database import Database

P = ParamSpec("P")
R = TypeVar("R")

Clock = Callable[[], datetime]


DocumentReader = Callable[[str, bytes, dict[str, Any] | None], Awaitable[Upload]]
"""Reads a document by name and content; the third is the reading, as JSON, that it may correct."""

SheetReader = Callable[[bytes], Awaitable[ReportSheet | None]]
"""Reads the sheet on which a unit reports; None for any other file."""

# Telegram's shared identities: "Group" (an anonymous administrator) and "Channel" (somebody as a channel).
SHARED_IDENTITIES = frozenset({1087968824, 136817688, 777000})

GONE = frozenset({ChatMember.LEFT, ChatMember.BANNED})


@dataclass
class Services:
    """What the application is assembled from."""

    database: Database
    clock: Clock
    zone: ZoneInfo
    morning: time
    read_document: DocumentReader
    read_sheet: SheetReader
    make_files: MakeFiles
    evidence_folder: Path | None = None
    """Where copies of units' files are kept, if they are."""
    members: Members = field(default_factory=Members)
    last_words: dict[int, list[Awaitable[Any]]] = field(default_factory=dict)
    """Calls straight to Telegram (answers to a press), by update: they wait until its transaction is done."""

    def today(self, now: datetime) -> date:
        """Return the local date of a moment."""
        return now.astimezone(self.zone).date()


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], Services]):
    """The context of one update."""

    update_id: int = 0
    meant_unit: int | None = None
    """The unit that was chosen for an update that waited, where several units share a chat."""
    now: datetime
    speaker: Speaker
    linked: Actor | None = None

    @classmethod
    def from_update(cls, update: object, application: Any) -> "Context":
        """Return the context of an update, with the clock read once."""
        context = super().from_update(update, application)
        context.now = context.bot_data.clock()
        if isinstance(update, Update):
            context.update_id = update.update_id
            context.take_up(update.api_kwargs.get("waited"))
        return context

    def take_up(self, waited: dict[str, Any] | None) -> None:
        """Go on with an update that waited behind a question: for that unit, as of when it was said."""
        if waited is not None:
            self.meant_unit = waited["unit"]
            self.now = datetime.fromisoformat(waited["said_at"])

    @property
    def services(self) -> Services:
        """Return what the application is assembled from."""
        return self.bot_data

    @property
    def today(self) -> date:
        """Return the local date."""
        return self.services.today(self.now)

    @property
    def local_now(self) -> datetime:
        """Return the moment in local time."""
        return self.local(self.now)

    def local(self, moment: datetime) -> datetime:
        """Return a moment in local time."""
        return moment.astimezone(self.services.zone)

    @property
    def actor(self) -> Actor:
        """Return who speaks; only for handlers whose audience is a linked chat."""
        if self.linked is None:
            raise RuntimeError("this handler's audience does not promise a linked chat")
        return self.linked

    @property
    def unit_id(self) -> int:
        """Return the unit the actor speaks for; only for handlers whose audience is a unit."""
        if self.actor.unit_id is None:
            raise RuntimeError("this handler's audience does not promise a unit")
        return self.actor.unit_id

    async def transact(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run the update's one transaction: its effects, its outgoing messages and the mark "done".

        What is said in the chat of a unit is about that unit, so that an answer to it speaks for it.
        Raises AlreadyHandledError, and changes nothing, when the update was handled before.
        """

        def effects(session: Session) -> R:
            if self.linked is not None and self.linked.unit_id is not None:
                outbox.speak_for(session, self.linked.chat_id, self.linked.unit_id)
            result = work(session, *args, **kwargs)
            inbox.mark_done(session, self.update_id, self.now)
            return result

        return await self.services.database.transact_in_thread(effects)

    async def read(self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a query finds; nothing is changed."""
        return await self.services.database.read_in_thread(work, *args, **kwargs)


def speaker_of(update: Update) -> Speaker | None:
    """Return the person who speaks, or None where that cannot be known (anonymous, a channel, a bot)."""
    user, chat, message = update.effective_user, update.effective_chat, update.effective_message
    if user is None or chat is None or not _is_a_person(user, message, update):
        return None
    return Speaker(
        person_id=user.id,
        display_name=user.full_name,
        chat_id=chat.id,
        topic_id=topic_of(message),
        chat_title=chat.title or chat.full_name or str(chat.id),
    )


def _is_a_person(user: User, message: Message | None, update: Update) -> bool:
    if user.is_bot or user.id in SHARED_IDENTITIES:
        return False
    pressed = update.callback_query is not None
    return pressed or message is None or message.sender_chat is None


def person_in(message: Message | None) -> User | None:
    """Return the person who wrote a message, or None where that cannot be known."""
    user = message.from_user if message is not None else None
    if message is None or user is None or user.is_bot or message.sender_chat is not None:
        return None
    return user


def message_of(update: Update) -> Message:
    """Return the message of an update whose handler takes messages only; raises for any other."""
    if update.effective_message is None:
        raise RuntimeError("this handler takes messages only")
    return update.effective_message


def answered_by(update: Update) -> int | None:
    """Return the id of the message that is pressed or replied to, or None where there is none."""
    message = update.effective_message
    if update.callback_query is not None or message is None:
        return message.message_id if message is not None else None
    return message.reply_to_message.message_id if message.reply_to_message is not None else None


def topic_of(message: Message | None) -> int | None:
    """Return the topic a message was written in, or None outside topics."""
    if message is None or not getattr(message, "is_topic_message", False):
        return None
    return message.message_thread_id


def is_said_to_us(message: Message, context: Context) -> bool:
    """Return whether the message answers the bot, is a command, or was written to the bot alone."""
    answered = message.reply_to_message
    author = answered.from_user if answered is not None else None
    if author is not None and author.id == context.bot.id:
        return True
    return (message.text or "").startswith("/") or not is_group(message.chat)


def is_addressed(update: Update, context: Context) -> bool:
    """Return whether an update is a press or words that answer the bot."""
    message = update.effective_message
    return update.callback_query is not None or message is None or is_said_to_us(message, context)


def words_of(update: Update) -> str:
    """Return what is said in an update, without a command in front of it; nothing for a press."""
    message = update.effective_message
    if update.callback_query is not None or message is None:
        return ""
    words = message.text or message.caption or ""
    return words.partition(" ")[2] if words.startswith("/") else words


def is_group(chat: Chat | None) -> bool:
    """Return whether the chat is a group or supergroup."""
    return chat is not None and chat.type in {Chat.GROUP, Chat.SUPERGROUP}
