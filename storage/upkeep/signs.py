"""What the database tells of how the bot is doing: when loops turned, what waits and for how long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from storage.base import UtcDateTime
from storage.groups import rests
from storage.models import (
    Heartbeat,
    InboxLane,
    InboxState,
    InboxUpdate,
    JobRun,
    Lane,
    OutboxMessage,
    OutboxState,
)

BACKUP = "backup"
"""The daily job that keeps a copy."""
MOST_LOOKED_AT = 200
LATELY = timedelta(minutes=15)
_NOW = bindparam("now", type_=UtcDateTime())
_RECEIVED = (
    select(InboxUpdate.lane, func.min(InboxUpdate.received_at).label("since"))
    .where(InboxUpdate.state == InboxState.RECEIVED)
    .group_by(InboxUpdate.lane)
)
_PENDING = select(func.min(OutboxMessage.not_before)).where(
    OutboxMessage.state == OutboxState.PENDING, OutboxMessage.not_before <= _NOW, ~rests.is_resting(_NOW)
)


@dataclass(frozen=True, slots=True)
class Signs:
    """When each loop turned last, and since when the oldest waits of what could be handled or sent."""

    beats: dict[str, datetime]
    received: dict[InboxLane, datetime]
    pending: datetime | None


def signs(session: Session, now: datetime) -> Signs:
    """Return the signs of life; what waits for a chat that rests is not counted as waiting."""
    return Signs(
        beats={row.name: row.at for row in session.scalars(select(Heartbeat))},
        received={row.lane: row.since for row in session.execute(_RECEIVED)},
        pending=session.scalar(_PENDING, {"now": now}),
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows are in each state, how many seconds the latest took, when a copy was kept last."""

    inbox: dict[InboxState, int]
    outbox: dict[OutboxState, int]
    to_handle: Sequence[float]
    to_send: Sequence[float]
    backed_up: datetime | None


def counts(session: Session, now: datetime) -> Counts:
    """Return the counts, and how long the updates and answers of the last minutes took."""
    inbox = select(InboxUpdate.state, func.count().label("rows")).group_by(InboxUpdate.state)
    outbox = select(OutboxMessage.state, func.count().label("rows")).group_by(OutboxMessage.state)
    handled = (
        select(InboxUpdate.received_at, InboxUpdate.handled_at)
        .where(InboxUpdate.state == InboxState.DONE)
        .order_by(InboxUpdate.update_id.desc())
    )
    sent = (
        select(OutboxMessage.created_at, OutboxMessage.settled_at)
        .where(OutboxMessage.state == OutboxState.SENT, OutboxMessage.lane == Lane.REPLY)
        .order_by(OutboxMessage.id.desc())
    )
    return Counts(
        inbox={row.state: row.rows for row in session.execute(inbox)},
        outbox={row.state: row.rows for row in session.execute(outbox)},
        to_handle=_seconds(session.execute(handled.limit(MOST_LOOKED_AT)), now - LATELY),
        to_send=_seconds(session.execute(sent.limit(MOST_LOOKED_AT)), now - LATELY),
        backed_up=session.scalar(select(func.max(JobRun.ran_at)).where(JobRun.name == BACKUP)),
    )


def _seconds(spans: Iterable[Any], since: datetime) -> list[float]:
    ended = ((span[0], span[1]) for span in spans if span[1] is not None and span[1] >= since)
    return [(end - begin).total_seconds() for begin, end in ended]
