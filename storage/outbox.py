"""The outbox: what the bot says is a row first; the sender claims it, sends it and writes the outcome."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select, update
from sqlalchemy.orm import Session

from storage.models import Lane, OutboxMessage, OutboxState, SentMessage
from storage.rows import insert_missing


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request to Telegram that says something in a chat; `about` is what a reply to it will answer."""

    method: str
    chat_id: int
    parameters: dict[str, Any]
    lane: Lane = Lane.REPLY
    dedupe_key: str | None = None
    about: dict[str, Any] | None = None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that this sender, and no other, may send now."""

    id: int
    method: str
    chat_id: int
    parameters: dict[str, Any]
    attempts: int


def enqueue(session: Session, messages: Sequence[Outgoing], now: datetime) -> int:
    """Queue messages, leaving out those whose dedupe key is known; return how many were new."""
    rows = [
        {
            "method": message.method,
            "chat_id": message.chat_id,
            "parameters": message.parameters,
            "lane": message.lane,
            "dedupe_key": message.dedupe_key,
            "about": message.about,
            "not_before": message.not_before or now,
            "state": OutboxState.PENDING,
            "attempts": 0,
            "created_at": now,
        }
        for message in messages
    ]
    return insert_missing(session, OutboxMessage, rows)


def next_in_line(session: Session, now: datetime, except_chats: Collection[int], limit: int) -> list[int]:
    """Return ids that may be sent next: each chat's first message, replies before the wave.

    One message a chat keeps a chat's order and keeps a full chat from holding up the others.
    """
    rank = case((OutboxMessage.lane == Lane.REPLY, 0), else_=1)
    first = (
        select(OutboxMessage.id, rank.label("rank"), _place_in_chat(rank).label("place"))
        .where(OutboxMessage.state == OutboxState.PENDING, OutboxMessage.not_before <= now)
        .where(OutboxMessage.chat_id.not_in(except_chats))
        .subquery()
    )
    query = select(first.c.id).where(first.c.place == 1).order_by(first.c.rank, first.c.id).limit(limit)
    return list(session.scalars(query))


def _place_in_chat(rank: Any) -> Any:
    order = (rank, OutboxMessage.id)
    return func.row_number().over(partition_by=OutboxMessage.chat_id, order_by=order)


def claim(session: Session, message_id: int) -> Claimed | None:
    """Return the message for sending, or None if it is no longer pending."""
    statement = (
        update(OutboxMessage)
        .where(OutboxMessage.id == message_id, OutboxMessage.state == OutboxState.PENDING)
        .values(state=OutboxState.SENDING, attempts=OutboxMessage.attempts + 1)
        .returning(OutboxMessage)
    )
    row = session.scalars(statement).first()
    if row is None:
        return None
    return Claimed(row.id, row.method, row.chat_id, row.parameters, row.attempts)


def settle_sent(session: Session, outbox_id: int, telegram_message_id: int | None, now: datetime) -> None:
    """Record that Telegram confirmed the message, and what a reply to it will be about."""
    row = _settle(session, outbox_id, OutboxState.SENT, None, now)
    row.message_id = telegram_message_id
    if telegram_message_id is not None and row.about is not None:
        session.merge(
            SentMessage(chat_id=row.chat_id, message_id=telegram_message_id, about=row.about, sent_at=now)
        )


def settle_unknown(session: Session, outbox_id: int, error: str, now: datetime) -> None:
    """Record that the message may or may not have arrived."""
    _settle(session, outbox_id, OutboxState.UNKNOWN, error, now)


def settle_dead(session: Session, outbox_id: int, error: str, now: datetime) -> None:
    """Record that Telegram refused the message for good."""
    _settle(session, outbox_id, OutboxState.DEAD, error, now)


def put_back(session: Session, outbox_id: int, not_before: datetime, error: str) -> None:
    """Return a message that surely did not arrive to the queue."""
    row = session.get_one(OutboxMessage, outbox_id)
    row.state, row.not_before, row.error = OutboxState.PENDING, not_before, error


def recover_interrupted(session: Session, now: datetime) -> int:
    """Mark what was being sent when the process died: it may have arrived. Return how many there were."""
    statement = (
        update(OutboxMessage)
        .where(OutboxMessage.state == OutboxState.SENDING)
        .values(state=OutboxState.UNKNOWN, error="stopped while sending", settled_at=now)
        .returning(OutboxMessage.id)
    )
    return len(session.scalars(statement).all())


def cancel_pending(session: Session, chat_id: int, reason: str, now: datetime) -> None:
    """Give up what waits for a chat that can no longer be reached."""
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.chat_id == chat_id, OutboxMessage.state == OutboxState.PENDING)
        .values(state=OutboxState.DEAD, error=reason, settled_at=now)
    )


def redirect(session: Session, old_chat_id: int, new_chat_id: int) -> None:
    """Send what waits for a chat, and what was said there, on to the supergroup it became."""
    waiting = select(OutboxMessage).where(
        OutboxMessage.chat_id == old_chat_id, OutboxMessage.state == OutboxState.PENDING
    )
    for row in session.scalars(waiting):
        row.chat_id = new_chat_id
        # Replies and edits name messages of the old chat, which the supergroup does not have.
        kept = {key: value for key, value in row.parameters.items() if key != "reply_parameters"}
        row.parameters = {**kept, "chat_id": new_chat_id}


def about(session: Session, chat_id: int, message_id: int) -> dict[str, Any] | None:
    """Return what one of our messages is about, or None if it is not ours or about nothing."""
    row = session.get(SentMessage, (chat_id, message_id))
    return row.about if row else None


def _settle(
    session: Session, outbox_id: int, state: OutboxState, error: str | None, now: datetime
) -> OutboxMessage:
    row = session.get_one(OutboxMessage, outbox_id)
    row.state, row.error, row.settled_at = state, error, now
    return row
