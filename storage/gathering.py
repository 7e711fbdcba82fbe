"""Notices that wait for one place are gathered: one row names them, each is said when it is opened."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from storage import outbox
from storage.models import Act, Lane, OutboxMessage, OutboxState
from storage.outbox import Outgoing


def notices_beside(session: Session, row: OutboxMessage, now: datetime) -> list[OutboxMessage]:
    """Return the notices that wait for the place of a notice, that one among them, the oldest first."""
    if not _is_notice(row):
        return []
    topic = row.content.get("topic")
    return [
        one
        for one in outbox.waiting_in(session, row.chat_id)
        if _is_notice(one) and one.content.get("topic") == topic and one.not_before <= now
    ]


def _is_notice(row: OutboxMessage) -> bool:
    return row.lane is Lane.TOLD and row.act is Act.SAY


def gather(session: Session, rows: Sequence[OutboxMessage], notice: Outgoing, now: datetime) -> OutboxMessage:
    """Let one notice stand for several; return its row."""
    message = OutboxMessage(
        act=notice.act,
        content=notice.content.as_json(),
        chat_id=notice.chat_id,
        lane=notice.lane,
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
    """Return a notice that stands in a list of a chat; None if there is none such."""
    row = session.get(OutboxMessage, message)
    is_listed = row is not None and row.state is OutboxState.GATHERED and row.chat_id == chat_id
    return row if is_listed else None
