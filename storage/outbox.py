"""The outbox: what the bot says is a row first; the sender claims it, sends it and writes the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Self

from markupsafe import Markup
from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.orm import Session

from storage import bells, files
from storage.base import table_of
from storage.groups import rests, spoken
from storage.models import (
    SPEAKING,
    Act,
    ChannelKind,
    Lane,
    OutboxMessage,
    OutboxState,
    SentMessage,
    StoredFile,
    channel_of,
)
from storage.rows import insert_missing, upsert
from storage.units import levels
from storage.walls import EVERY_OFFICE, TOP

OUTBOX = "outbox"
"""How the queue of each channel is named, whose bell rings for its sender."""

_SAID = "said"
TOO_LATE = "too late to be said"
"""Why a message is given up that has not left by its time."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is said, in our own words; stored as JSON without what is empty.

    `text` is marked safe, below a file its caption. `buttons` are rows of (label, data). `topic` is
    where in the chat; `answers` the message that it is shown as a reply to, while that exists; `message`
    the one of ours that it changes; `kept_file` a file that the channel keeps, by the channel's id, and
    `file_name` its name for a channel that does not keep it.
    """

    text: Markup = Markup("")
    topic: int | None = None
    buttons: Sequence[Sequence[Sequence[str]]] | None = None
    answers: int | None = None
    message: int | None = None
    kept_file: str | None = None
    file_name: str | None = None
    commands: dict[str, str] | None = None
    reaction: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what is stored."""
        values = {field.name: getattr(self, field.name) for field in fields(self)} | {"text": str(self.text)}
        return {name: value for name, value in values.items() if value is not None and value != ""}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """Return what was stored."""
        text = Markup(stored.get("text", ""))  # noqa: S704 -- it was marked when it was stored
        return cls(**{**stored, "text": text})


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Something to be said or done in a chat; `about` is what a reply to it will answer.

    A message that has not left by `not_after` is not worth saying any more.
    """

    act: Act
    chat_id: int
    content: Content
    lane: Lane = Lane.REPLY
    dedupe_key: str | None = None
    about: dict[str, Any] | None = None
    not_before: datetime | None = None
    not_after: datetime | None = None
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that this sender, and no other, may send now."""

    id: int
    act: Act
    chat_id: int
    content: Content
    attempts: int
    file: StoredFile | None = None
    about: dict[str, Any] | None = None
    lane: Lane = Lane.REPLY
    office: int = TOP
    is_of_levels: bool = False
    """Whether its chat speaks for units of several offices, whose numbers have to be told apart."""


def queue_of(channel: ChannelKind) -> str:
    """Return the name of the queue that a channel's sender empties."""
    return f"{OUTBOX} {channel}"


def said_in(session: Session, chat_id: int) -> list[Outgoing]:
    """Return what is said in this session in a chat that speaks for a unit."""
    return [message for message in session.info.get(_SAID, ()) if message.chat_id == chat_id]


def enqueue(session: Session, messages: Sequence[Outgoing], now: datetime) -> int:
    """Queue messages, leaving out those whose dedupe key is known; return how many were new."""
    rows = [
        {
            "act": message.act,
            "chat_id": message.chat_id,
            "channel": channel_of(message.chat_id),
            "content": message.content.as_json(),
            "lane": message.lane,
            "dedupe_key": message.dedupe_key,
            "about": _with_whom(session, message),
            # What people sent to a channel of our own is kept by us, and sent by any channel as ours is.
            "file_id": message.file_id or files.number_in(message.content.kept_file),
            "not_before": message.not_before or now,
            "not_after": message.not_after,
            "state": OutboxState.PENDING,
            "attempts": 0,
            "created_at": now,
        }
        for message in messages
    ]
    for message in messages:
        bells.ring(session, queue_of(channel_of(message.chat_id)))
    session.info.setdefault(_SAID, []).extend(one for one in messages if spoken.whom(session, one.chat_id))
    return insert_missing(session, OutboxMessage, rows)


def _with_whom(session: Session, message: Outgoing) -> dict[str, Any] | None:
    """Return what a new message is about, with the unit or office it is of; an edited one keeps its own."""
    whom = spoken.whom(session, message.chat_id) if message.act in SPEAKING else None
    return message.about if whom is None else {**whom, **(message.about or {})}


_OUTBOX = table_of(OutboxMessage)
_CLAIM = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("number"), _OUTBOX.c.state == OutboxState.PENDING)
    .values(state=OutboxState.SENDING, attempts=_OUTBOX.c.attempts + 1)
    .returning(_OUTBOX.c.attempts, levels.count_in(bindparam("chat")).label("levels"))
    .execution_options(**EVERY_OFFICE)
)


def claim(session: Session, row: OutboxMessage) -> Claimed | None:
    """Return the message for sending, or None if it is no longer pending."""
    session.flush()
    taken = session.execute(_CLAIM, {"number": row.id, "chat": row.chat_id}).one_or_none()
    if taken is None:
        return None
    file = session.get_one(StoredFile, row.file_id) if row.file_id is not None else None
    said = (row.id, row.act, row.chat_id, Content.from_json(row.content), taken.attempts, file)
    return Claimed(*said, row.about, row.lane, row.office_id, taken.levels > 1)


def mark_sent(session: Session, outbox_id: int, telegram_message_id: int | None, now: datetime) -> bool:
    """Record that Telegram confirmed the message, and what a reply to it will be about.

    Return whether its chat was thought to be lost, or was to rest.
    """
    row = _write_outcome(session, outbox_id, OutboxState.SENT, None, now, telegram_message_id)
    if telegram_message_id is not None and row.about is not None:
        values = {"chat_id": row.chat_id, "message_id": telegram_message_id}
        upsert(session, SentMessage, {**values, "about": row.about, "sent_at": now})
    return bool(row.is_shut)


def mark_unknown(session: Session, outbox_id: int, error: str, now: datetime) -> None:
    """Record that the message may or may not have arrived."""
    _write_outcome(session, outbox_id, OutboxState.UNKNOWN, error, now)


def mark_dead(session: Session, outbox_id: int, error: str, now: datetime) -> None:
    """Record that Telegram refused the message for good."""
    _write_outcome(session, outbox_id, OutboxState.DEAD, error, now)


def mark_dropped(session: Session, outbox_id: int, now: datetime) -> None:
    """Record that the message was not needed any more when its turn came."""
    _write_outcome(session, outbox_id, OutboxState.DROPPED, None, now)


def put_back(session: Session, outbox_id: int, not_before: datetime, error: str) -> None:
    """Return a message that surely did not arrive to the queue."""
    row = session.get_one(OutboxMessage, outbox_id)
    row.state, row.not_before, row.error = OutboxState.PENDING, not_before, error
    bells.ring(session, queue_of(row.channel))


def say_otherwise(
    session: Session, outbox_id: int, other: tuple[Act, Content], error: str, now: datetime
) -> None:
    """Return a refused message to the queue, to be said in another way."""
    put_back(session, outbox_id, now, error)
    row = session.get_one(OutboxMessage, outbox_id)
    row.act, row.content = other[0], other[1].as_json()


def say_alone(session: Session, outbox_id: int) -> None:
    """Let a message be no answer: what it answers is not there any more."""
    row = session.get_one(OutboxMessage, outbox_id)
    row.content = {name: value for name, value in row.content.items() if name != "answers"}


def waiting_in(session: Session, chat_id: int) -> list[OutboxMessage]:
    """Return what waits to be said in a chat, the oldest first."""
    waiting = select(OutboxMessage).where(
        OutboxMessage.chat_id == chat_id, OutboxMessage.state == OutboxState.PENDING
    )
    return list(session.scalars(waiting.order_by(OutboxMessage.id)))


def cancel_pending(
    session: Session, chat_id: int, reason: str, now: datetime, topic_id: int | None = None
) -> None:
    """Give up what waits for a chat, or for one topic of it, that can no longer be reached."""
    for row in waiting_in(session, chat_id):
        if topic_id in (None, row.content.get("topic")):
            row.state, row.error, row.settled_at = OutboxState.DEAD, reason, now


def withdraw(session: Session, key: str, reason: str, now: datetime) -> None:
    """Give up what waits under dedupe keys that begin so: it is not worth saying any more."""
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.dedupe_key.startswith(key), OutboxMessage.state == OutboxState.PENDING)
        .values(state=OutboxState.DROPPED, error=reason, settled_at=now)
    )


def redirect(session: Session, old_chat_id: int, new_chat_id: int) -> None:
    """Send what waits for a chat on to the supergroup that it became.

    The supergroup has none of the old messages: a new text for one of them is sent as a message, a
    reply stands alone, and new buttons or a reaction have nothing left to stand under.
    """
    for row in waiting_in(session, old_chat_id):
        if row.act is Act.EDIT:
            row.act = Act.SAY
        elif "message" in row.content:
            session.delete(row)
            continue
        row.chat_id, row.channel = new_chat_id, channel_of(new_chat_id)
        row.content = {key: value for key, value in row.content.items() if key not in ("answers", "message")}


def about(session: Session, chat_id: int, message_id: int) -> dict[str, Any] | None:
    """Return what one of our messages is about, or None if it is not ours or about nothing."""
    row = session.get(SentMessage, (chat_id, message_id))
    return row.about if row else None


_MESSAGE = _OUTBOX.alias()
# Asked for by the number of the message: in RETURNING, SQLite would compare a chat of the others with itself.
_ITS_CHAT = select(_MESSAGE.c.chat_id).where(_MESSAGE.c.id == bindparam("number")).scalar_subquery()
_OUTCOME = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("number"))
    .values({name: bindparam(name) for name in ("state", "error", "settled_at", "message_id")})
    .returning(_OUTBOX.c.chat_id, _OUTBOX.c.about, rests.seems_shut(_ITS_CHAT).label("is_shut"))
    .execution_options(**EVERY_OFFICE)
)


def _write_outcome(
    session: Session,
    outbox_id: int,
    state: OutboxState,
    error: str | None,
    now: datetime,
    message_id: int | None = None,
) -> Row[Any]:
    """Write what became of a message; return its chat, what it is about, whether the chat seemed shut."""
    values = {"state": state, "error": error, "settled_at": now, "message_id": message_id}
    return session.execute(_OUTCOME, {"number": outbox_id, **values}).one()
