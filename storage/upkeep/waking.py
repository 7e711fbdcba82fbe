"""What another process has put into a queue rings no bell here: it is looked for once a minute."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage import bells
from storage.base import UtcDateTime
from storage.models import InboxState, InboxUpdate, OutboxMessage, OutboxState
from storage.outbox import queue_of

_RECEIVED = select(InboxUpdate.lane).where(InboxUpdate.state == InboxState.RECEIVED).distinct()
_PENDING = (
    select(OutboxMessage.channel)
    .where(
        OutboxMessage.state == OutboxState.PENDING,
        OutboxMessage.not_before <= bindparam("now", type_=UtcDateTime()),
    )
    .distinct()
)


def wake(session: Session, now: datetime) -> None:
    """Let the bell of every queue ring in which something waits."""
    for lane in session.scalars(_RECEIVED):
        bells.ring(session, lane)
    for channel in session.scalars(_PENDING, {"now": now}):
        bells.ring(session, queue_of(channel))
