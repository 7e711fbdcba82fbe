"""What waits in the outbox and the inbox, what became of nothing, and letting it go once more."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from storage import bells
from storage.base import table_of
from storage.models import (
    Act,
    ChatLink,
    InboxState,
    InboxUpdate,
    LinkRole,
    LinkState,
    OutboxMessage,
    OutboxState,
    Unit,
)
from storage.outbox import queue_of

UNSENT = (OutboxState.PENDING, OutboxState.SENDING, OutboxState.UNKNOWN, OutboxState.DEAD)
UNHANDLED = (InboxState.RECEIVED, InboxState.FAILED)
GIVEN_UP = (OutboxState.UNKNOWN, OutboxState.DEAD)


Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat, and whose it is: the names of its units, or its title; nobody's without a role."""

    id: int | None
    whose: str | None = None
    role: LinkRole | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be said that has not surely been said."""

    id: int
    state: OutboxState
    act: Act
    chat: Chat
    error: str | None
    created_at: datetime
    is_emptied: bool


@dataclass(frozen=True, slots=True)
class Update:
    """Something received that has not been handled."""

    id: int
    state: InboxState
    chat: Chat
    error: str | None
    received_at: datetime
    is_emptied: bool


def messages(session: Session, limit: int) -> list[Message]:
    """Return what has not surely been said, the latest first."""
    query = select(OutboxMessage).where(OutboxMessage.state.in_(UNSENT)).order_by(OutboxMessage.id.desc())
    rows = session.scalars(query.limit(limit)).all()
    chats = _chats(session, {row.chat_id for row in rows})
    return [
        Message(
            id=row.id,
            state=row.state,
            act=row.act,
            chat=chats.get(row.chat_id, Chat(row.chat_id)),
            error=row.error,
            created_at=row.created_at,
            is_emptied=row.emptied_at is not None,
        )
        for row in rows
    ]


def updates(session: Session, limit: int) -> list[Update]:
    """Return what has not been handled, the latest first."""
    query = select(InboxUpdate).where(InboxUpdate.state.in_(UNHANDLED))
    rows = session.scalars(query.order_by(InboxUpdate.update_id.desc()).limit(limit)).all()
    chats = _chats(session, {row.chat_id for row in rows if row.chat_id is not None})
    return [
        Update(
            id=row.update_id,
            state=row.state,
            chat=chats.get(row.chat_id or 0, Chat(row.chat_id)),
            error=row.error,
            received_at=row.received_at,
            is_emptied=row.emptied_at is not None,
        )
        for row in rows
    ]


def _chats(session: Session, ids: Collection[int]) -> dict[int, Chat]:
    """Return whose each chat is."""
    query = (
        select(ChatLink.chat_id, ChatLink.title, ChatLink.role, Unit.name)
        .outerjoin(Unit, Unit.id == ChatLink.unit_id)
        .where(ChatLink.chat_id.in_(ids), ChatLink.state != LinkState.REPLACED)
        .order_by(ChatLink.id)
    )
    found: dict[int, Chat] = {}
    for chat, title, role, unit in session.execute(query):
        before = f"{found[chat].whose} + " if chat in found else ""
        found[chat] = Chat(chat, before + (unit or title), role)
    return found


def stored(session: Session, table: type[OutboxMessage | InboxUpdate], ids: Sequence[int]) -> list[Row]:
    """Return rows as they are stored, in the order of their numbers."""
    columns = table_of(table).columns
    key = next(iter(table_of(table).primary_key))
    found = session.execute(select(*columns).where(key.in_(ids)).order_by(key)).mappings()
    return [dict(row) for row in found]


def count_messages(session: Session) -> dict[OutboxState, int]:
    """Return how many messages have not surely been said, by state."""
    query = select(OutboxMessage.state, func.count()).where(OutboxMessage.state.in_(UNSENT))
    found = session.execute(query.group_by(OutboxMessage.state))
    return {state: number for state, number in found}  # noqa: C416 -- mypy knows no dict of rows


def count_updates(session: Session) -> dict[InboxState, int]:
    """Return how many updates have not been handled, by state."""
    query = select(InboxUpdate.state, func.count()).where(InboxUpdate.state.in_(UNHANDLED))
    found = session.execute(query.group_by(InboxUpdate.state))
    return {state: number for state, number in found}  # noqa: C416 -- mypy knows no dict of rows


def send_again(session: Session, ids: Sequence[int], now: datetime) -> list[int]:
    """Let messages of unknown fate, or that were refused, be sent once more; return which will be.

    What was emptied, or whose time is over, cannot be said any more.
    """
    statement = (
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(ids), OutboxMessage.state.in_(GIVEN_UP))
        .where(OutboxMessage.emptied_at.is_(None))
        .where(OutboxMessage.not_after.is_(None) | (OutboxMessage.not_after > now))
        .values(state=OutboxState.PENDING, error=None, settled_at=None, not_before=now)
        .returning(OutboxMessage.id, OutboxMessage.channel)
    )
    sent = session.execute(statement).all()
    for _, channel in sent:
        bells.ring(session, queue_of(channel))
    return sorted(number for number, _ in sent)


def handle_again(session: Session, ids: Sequence[int]) -> list[int]:
    """Let updates that failed be handled once more; return which will be. What was emptied cannot."""
    statement = (
        update(InboxUpdate)
        .where(InboxUpdate.update_id.in_(ids), InboxUpdate.state == InboxState.FAILED)
        .where(InboxUpdate.emptied_at.is_(None), InboxUpdate.update_id >= 0)
        .values(state=InboxState.RECEIVED, error=None, handled_at=None, starts=0)
        .returning(InboxUpdate.update_id)
    )
    return sorted(session.scalars(statement))
