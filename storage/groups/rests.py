"""Chats in which nothing is said for a while, after a 429 or while they are locked: what is said waits."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, func
from sqlalchemy.orm import Session

from storage.models import LOST, ChatLink, ChatRest, Lane, OutboxMessage, RestKind
from storage.rows import upsert

WHOLE_CHAT, GENERAL = 0, 1
"""In place of a topic: the whole chat, and what stands in no topic (Telegram numbers that one 1)."""
FIRST_GAP, LONGEST_GAP = timedelta(minutes=1), timedelta(hours=1)


def is_resting(now: ColumnElement[datetime]) -> ColumnElement[bool]:
    """Return the condition that a message has to wait at a moment for its chat or its topic.

    Somebody who spoke in a locked chat is answered at once: perhaps it is locked no more.
    """
    topic = func.coalesce(OutboxMessage.content["topic"].as_integer(), GENERAL)
    is_first_answer = (OutboxMessage.lane == Lane.REPLY) & (OutboxMessage.attempts == 0)
    return exists().where(
        ChatRest.chat_id == OutboxMessage.chat_id,
        # What began in the future began by a clock that was set back since.
        ChatRest.until.is_(None) | ((ChatRest.until > now) & (ChatRest.since <= now)),
        (ChatRest.topic_id == WHOLE_CHAT) | (ChatRest.topic_id == topic),
        (ChatRest.kind == RestKind.FLOOD) | ~is_first_answer,
    )


def seems_shut(chat_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a chat is thought to be lost, or rests, in whichever of its topics."""
    lost = exists().where(ChatLink.chat_id == chat_id, ChatLink.state.in_(LOST))
    return lost | exists().where(ChatRest.chat_id == chat_id)


def flood(session: Session, chat_id: int, seconds: float, error: str, now: datetime) -> None:
    """Say nothing in a chat for as long as a 429 asks."""
    until = now + timedelta(seconds=seconds)
    values = {"kind": RestKind.FLOOD, "until": until, "tries": 0, "error": error, "since": now}
    upsert(session, ChatRest, {"chat_id": chat_id, "topic_id": WHOLE_CHAT, **values})


def lock(session: Session, chat_id: int, topic_id: int, error: str, now: datetime) -> None:
    """Try a locked chat or topic again after a while, each time after a longer one."""
    known = session.get(ChatRest, (chat_id, topic_id), populate_existing=True)
    if known is not None and (known.until is None or known.until > now):
        return  # tried before its time, as somebody spoke there
    is_new = known is None or known.kind is not RestKind.LOCK
    tries, since = (1, now) if known is None or is_new else (known.tries + 1, known.since)
    until = now + min(FIRST_GAP * 2 ** min(tries - 1, 10), LONGEST_GAP)
    values = {"kind": RestKind.LOCK, "until": until, "tries": tries, "error": error, "since": since}
    upsert(session, ChatRest, {"chat_id": chat_id, "topic_id": topic_id, **values})


def wait_to_be_let_in(session: Session, chat_id: int, error: str, now: datetime) -> None:
    """Keep what is said in a chat until the bot is let in again."""
    values = {"kind": RestKind.LOCK, "until": None, "tries": 0, "error": error, "since": now}
    upsert(session, ChatRest, {"chat_id": chat_id, "topic_id": WHOLE_CHAT, **values})


def end(session: Session, chat_id: int, topic_id: int | None) -> None:
    """Go on speaking in a topic, and so in its chat."""
    places = (WHOLE_CHAT, topic_id or GENERAL)
    session.execute(delete(ChatRest).where(ChatRest.chat_id == chat_id, ChatRest.topic_id.in_(places)))


def end_all(session: Session, chat_id: int) -> None:
    """Go on speaking everywhere in a chat."""
    session.execute(delete(ChatRest).where(ChatRest.chat_id == chat_id))
