"""Whose turn it is to be said; what is alike and waits for one place may take its turn as one row."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from storage import outbox
from storage.base import UtcDateTime
from storage.groups import rests
from storage.models import Act, ChannelKind, ChatRest, Lane, OutboxMessage, OutboxState, channel_of
from storage.outbox import Outgoing

_EARLIER = aliased(OutboxMessage)
_NOW = bindparam("now", type_=UtcDateTime())
_PUT_BACK_BEFORE = exists().where(
    _EARLIER.chat_id == OutboxMessage.chat_id,
    _EARLIER.state == OutboxState.PENDING,
    _EARLIER.lane == OutboxMessage.lane,
    _EARLIER.attempts > 0,
    _EARLIER.not_before > _NOW,
    _EARLIER.id < OutboxMessage.id,
)
_IS_DUE = (OutboxMessage.not_before <= _NOW) | (
    (OutboxMessage.created_at > _NOW) & (OutboxMessage.not_before <= OutboxMessage.created_at)
)
"""Its time has come, or it was to be said at once by a clock that was set back since."""
_NEXT = (
    select(OutboxMessage)
    .where(OutboxMessage.state == OutboxState.PENDING, _IS_DUE)
    .where(OutboxMessage.channel == bindparam("channel"))
    .where(OutboxMessage.chat_id.not_in(bindparam("silent", expanding=True)))
    .where(~_PUT_BACK_BEFORE, ~rests.is_resting(_NOW))
    .where(
        (OutboxMessage.lane == Lane.REPLY)
        | OutboxMessage.chat_id.not_in(bindparam("crowded", expanding=True))
    )
    # The lanes' codes sort as they take turns, so that the index gives the first row at once.
    .order_by(OutboxMessage.lane, OutboxMessage.id)
    .limit(1)
)
"""Made once: it is asked before every message."""


def next_in_line(
    session: Session,
    now: datetime,
    except_chats: Collection[int],
    crowded: Collection[int] = (),
    channel: ChannelKind = ChannelKind.TELEGRAM,
) -> OutboxMessage | None:
    """Return the message that a channel is to send next, or None.

    Answers go before what is told, then the wave, each in order.

    A message put back for a retry holds up what follows it in its chat, so that an older text never
    replaces a newer one; the other chats go on. In a crowded chat people are answered, nothing else is said.
    """
    values = {"now": now, "silent": list(except_chats), "crowded": list(crowded), "channel": channel}
    return session.scalars(_NEXT, values).first()


def next_moment(
    session: Session, now: datetime, channel: ChannelKind = ChannelKind.TELEGRAM
) -> datetime | None:
    """Return when a channel's next message or chat has waited long enough, None if none waits."""
    messages = select(func.min(OutboxMessage.not_before)).where(
        OutboxMessage.state == OutboxState.PENDING,
        OutboxMessage.channel == channel,
        OutboxMessage.not_before > now,
    )
    chats = select(func.min(ChatRest.until)).where(ChatRest.until > now)
    moments = (session.scalar(messages), session.scalar(chats))
    return min((moment for moment in moments if moment is not None), default=None)


def due_in(session: Session, chat_id: int, now: datetime) -> list[OutboxMessage]:
    """Return what is to be said in a chat now: answers first, each in order, none before an earlier one."""
    due: list[OutboxMessage] = []
    held: set[Lane] = set()
    for row in outbox.waiting_in(session, chat_id):
        if row.attempts and row.not_before > now:
            held.add(row.lane)
        elif row.not_before <= now and row.lane not in held:
            due.append(row)
    return sorted(due, key=lambda row: (row.lane, row.id))


def is_too_late(row: OutboxMessage, now: datetime) -> bool:
    """Return whether a message's time is over."""
    return row.not_after is not None and now >= row.not_after


def waiting_beside(
    session: Session, row: OutboxMessage, is_alike: Callable[[OutboxMessage], bool], now: datetime
) -> list[OutboxMessage]:
    """Return what waits for the place of a message and is like it, that one among them, the oldest first."""
    topic = row.content.get("topic")
    return [
        one
        for one in outbox.waiting_in(session, row.chat_id)
        if (one.office_id, one.content.get("topic")) == (row.office_id, topic)
        and one.not_before <= now
        and is_alike(one)
    ]


def gather(session: Session, rows: Sequence[OutboxMessage], whole: Outgoing, now: datetime) -> OutboxMessage:
    """Let one message stand for several; return its row."""
    message = OutboxMessage(
        act=whole.act,
        content=whole.content.as_json(),
        chat_id=whole.chat_id,
        channel=channel_of(whole.chat_id),
        lane=whole.lane,
        about=whole.about,
        not_before=now,
        state=OutboxState.PENDING,
        attempts=0,
        created_at=now,
    )
    session.add(message)
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id.in_([row.id for row in rows]))
        .values(state=OutboxState.GATHERED, settled_at=now)
    )
    session.flush()
    return message


def listed(session: Session, message: int, chat_id: int) -> OutboxMessage | None:
    """Return a message that stands in a list of a chat; None if there is none such."""
    row = session.get(OutboxMessage, message)
    is_listed = row is not None and row.state is OutboxState.GATHERED and row.chat_id == chat_id
    return row if is_listed else None


def take_back(session: Session, channel: ChannelKind, held: Collection[int]) -> None:
    """Return to the queue what was claimed without our hearing of it, and so was not sent: all but `held`."""
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.state == OutboxState.SENDING, OutboxMessage.id.not_in(held))
        .where(OutboxMessage.channel == channel)
        .values(state=OutboxState.PENDING)
    )


def recover_interrupted(
    session: Session,
    repeatable: Collection[Act],
    now: datetime,
    channel: ChannelKind = ChannelKind.TELEGRAM,
) -> int:
    """Decide about what a channel was sending when the process died; return how many messages became unknown.

    What may be repeated is sent again; any other message may have arrived, so it is left alone.
    """
    interrupted = (OutboxMessage.state == OutboxState.SENDING) & (OutboxMessage.channel == channel)
    session.execute(
        update(OutboxMessage)
        .where(interrupted, OutboxMessage.act.in_(repeatable))
        .values(state=OutboxState.PENDING)
    )
    statement = (
        update(OutboxMessage)
        .where(interrupted)
        .values(state=OutboxState.UNKNOWN, error="stopped while sending", settled_at=now)
        .returning(OutboxMessage.id)
    )
    return len(session.scalars(statement).all())
