"""What was said in one message, and is not taken back."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from storage.models import Statement, StatementSource

NOT_SAID = (StatementSource.WITHDRAWAL, StatementSource.RETURNED, StatementSource.IMPORTED)
"""The sources of what stands in the history without having been reported."""


def not_withdrawn(session: Session, unit_id: int, update_ids: Collection[int]) -> list[Statement]:
    """Return those of a unit's statements that nobody has taken back."""
    withdrawn = select(Statement.withdraws_id).where(Statement.withdraws_id.in_(update_ids))
    query = select(Statement).where(
        Statement.id.in_(update_ids), Statement.unit_id == unit_id, Statement.id.not_in(withdrawn)
    )
    return list(session.scalars(query.options(selectinload(Statement.task)).order_by(Statement.id)))


def said_in_message(session: Session, unit_id: int, chat_id: int, message_id: int) -> list[Statement]:
    """Return what a unit said in one of its messages and has not taken back, the first first."""
    taken_back = select(Statement.withdraws_id).where(
        Statement.unit_id == unit_id, Statement.withdraws_id.is_not(None)
    )
    query = (
        select(Statement)
        .where(
            Statement.unit_id == unit_id,
            Statement.chat_id == chat_id,
            Statement.message_id == message_id,
            Statement.id.not_in(taken_back),
        )
        .order_by(Statement.id)
        .options(selectinload(Statement.task))
    )
    return list(session.scalars(query))


def said_with(session: Session, spoken: Statement) -> list[Statement]:
    """Return what was said in the message of a statement and recorded with it, and is not taken back."""
    query = select(Statement.id).where(
        Statement.unit_id == spoken.unit_id,
        Statement.person_id == spoken.person_id,
        Statement.chat_id == spoken.chat_id,
        Statement.message_id == spoken.message_id,
        Statement.said_at == spoken.said_at,
        Statement.source.not_in(NOT_SAID),
    )
    return not_withdrawn(session, spoken.unit_id, list(session.scalars(query)))


def last_together(
    session: Session, unit_id: int, chat_id: int, person_id: int, since: datetime
) -> list[Statement]:
    """Return what a person said last of a unit's tasks in a chat since a moment, unless it is taken back."""
    query = (
        select(Statement)
        .where(
            Statement.unit_id == unit_id,
            Statement.chat_id == chat_id,
            Statement.person_id == person_id,
            Statement.said_at >= since,
            Statement.source.not_in(NOT_SAID),
        )
        .order_by(Statement.id.desc())
    )
    last = session.scalars(query).first()
    return said_with(session, last) if last is not None else []
