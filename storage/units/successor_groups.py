"""The groups of a unit that ends: its only successor's from then on; after a split they are linked anew."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.models import ChatLink, LinkCode, LinkRole, LinkState, Unit, UnitSuccession


def pass_on_groups(
    session: Session, old: Unit, successions: Sequence[UnitSuccession], now: datetime
) -> list[ChatLink]:
    """Let the groups of a unit, and codes not used yet, follow it; return what is in force in its groups now.

    Of a unit that splits nobody knows whose group it is: its links are returned as they ended.
    """
    successor = successions[0] if len(successions) == 1 else None
    _pass_on_codes(session, old.id, successor, now)
    query = select(ChatLink).where(
        ChatLink.unit_id == old.id, ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED
    )
    ended = list(session.scalars(query.order_by(ChatLink.id)))
    links = [_joined(session, link, successor, now) for link in ended] if successor else ended
    for link in ended:
        link.state = LinkState.REPLACED
    session.flush()
    return [link for link in links if link is not None]


def _joined(session: Session, old: ChatLink, successor: UnitSuccession, now: datetime) -> ChatLink | None:
    """Link a group to the successor and return the link, None where the successor has this group already."""
    query = select(ChatLink.id).where(
        ChatLink.chat_id == old.chat_id,
        ChatLink.unit_id == successor.new_id,
        ChatLink.role == LinkRole.UNIT,
        ChatLink.state != LinkState.REPLACED,
    )
    if session.scalar(query) is not None:
        return None
    link = ChatLink(
        chat_id=old.chat_id,
        topic_id=old.topic_id,
        title=old.title,
        role=LinkRole.UNIT,
        unit_id=successor.new_id,
        state=old.state,
        state_reason=old.state_reason,
        lost_at=old.lost_at,
        linked_at=now,
        linked_by=successor.decided_by,
    )
    session.add(link)
    session.flush()
    return link


def _pass_on_codes(session: Session, old_id: int, successor: UnitSuccession | None, now: datetime) -> None:
    """Let a code handed out for the old unit link its successor; after a split it links nothing any more."""
    unused = (
        LinkCode.unit_id == old_id,
        LinkCode.role == LinkRole.UNIT,
        LinkCode.used_at.is_(None),
        LinkCode.revoked_at.is_(None),
    )
    follow = {"unit_id": successor.new_id} if successor is not None else {"revoked_at": now}
    session.execute(update(LinkCode).where(*unused).values(follow))
