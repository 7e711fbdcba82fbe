"""Chats that speak for units, their leaders and the secretariat: which they are, and how they come and go."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from plans.text import alphabetical
from plans.units import UnitLevel
from storage import log, outbox
from storage.models import ChatLink, LinkRole, LinkState, PlanDraft, Question


@dataclass(frozen=True, slots=True)
class UnreachableUnit:
    """A unit none of whose groups can be written to."""

    unit_id: int
    name: str
    level: UnitLevel
    title: str
    reason: str
    since: datetime | None


def end_link(session: Session, author: log.Author, link_id: int, now: datetime) -> ChatLink | None:
    """Let a chat no longer be the unit's; return the link, or None if it was ended before."""
    link = session.get(ChatLink, link_id)
    if link is None or link.unit_id is None or link.state is LinkState.REPLACED:
        return None
    link.state = LinkState.REPLACED
    log.record(session, author, "unlink_chat", f"unit:{link.unit_id}", now, before=link.title)
    return link


def of_secretariat(session: Session) -> list[ChatLink]:
    """Return the secretariat's groups that can be reached."""
    query = select(ChatLink).where(ChatLink.role == LinkRole.SECRETARIAT, ChatLink.state == LinkState.ACTIVE)
    return list(session.scalars(query.order_by(ChatLink.id)))


def secretariat_chats(session: Session) -> list[int]:
    """Return the secretariat's groups, also one that cannot be reached now: its members stay its members."""
    query = select(ChatLink.chat_id).where(
        ChatLink.role == LinkRole.SECRETARIAT, ChatLink.state != LinkState.REPLACED
    )
    return list(session.scalars(query.order_by(ChatLink.id)))


def of_units(session: Session) -> list[ChatLink]:
    """Return every group in force of a unit, reachable or not."""
    query = select(ChatLink).where(ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED)
    return list(session.scalars(query.options(joinedload(ChatLink.unit)).order_by(ChatLink.id)))


def of_unit(session: Session, unit_id: int) -> list[ChatLink]:
    """Return the chats in force of a unit and of its leader, reachable or not."""
    query = select(ChatLink).where(ChatLink.unit_id == unit_id, ChatLink.state != LinkState.REPLACED)
    return list(session.scalars(query.options(joinedload(ChatLink.unit)).order_by(ChatLink.id)))


def unreachable_units(session: Session) -> list[UnreachableUnit]:
    """Return the units that have groups but none that can be written to, each with its latest group."""
    lost: dict[int, ChatLink] = {}
    reached: set[int | None] = set()
    for link in of_units(session):
        if link.state is LinkState.ACTIVE:
            reached.add(link.unit_id)
        elif link.unit_id is not None:
            lost[link.unit_id] = link
    return sorted(
        (
            UnreachableUnit(
                unit, link.unit.name, link.unit.level, link.title, link.state_reason or "", link.lost_at
            )
            for unit, link in lost.items()
            if unit not in reached and link.unit is not None
        ),
        key=lambda one: alphabetical(one.name),
    )


def mark_unreachable(
    session: Session, chat_id: int, reason: str, now: datetime, topic_id: int | None = None
) -> list[ChatLink]:
    """Record that the chat, or only this topic of it, is lost; return the links that this changed."""
    query = select(ChatLink).where(ChatLink.chat_id == chat_id, ChatLink.state == LinkState.ACTIVE)
    topic_ended = topic_id is not None and _is_about_a_topic(reason)
    links = [link for link in session.scalars(query) if not topic_ended or link.topic_id == topic_id]
    for link in links:
        link.state, link.state_reason, link.lost_at = LinkState.UNREACHABLE, reason, now
    outbox.cancel_pending(session, chat_id, reason, now, topic_id if topic_ended else None)
    return links


def mark_reachable(session: Session, chat_id: int, topic_id: int | None = None) -> list[ChatLink]:
    """Record that this topic can be written to, and so the chat; return the links that this changed.

    A link whose own topic was deleted is not found again in another topic of the chat.
    """
    query = select(ChatLink).where(ChatLink.chat_id == chat_id, ChatLink.state == LinkState.UNREACHABLE)
    links = [
        link
        for link in session.scalars(query)
        if link.topic_id == topic_id or not _is_about_a_topic(link.state_reason or "")
    ]
    for link in links:
        link.state, link.state_reason, link.lost_at = LinkState.ACTIVE, None, None
    return links


def _is_about_a_topic(reason: str) -> bool:
    return any(word in reason.casefold() for word in ("thread", "topic"))


def follow_migration(session: Session, old_chat_id: int, new_chat_id: int) -> None:
    """Move links, drafts, questions and waiting messages to the supergroup; harmless when repeated."""
    for table in (ChatLink, PlanDraft, Question):
        session.execute(update(table).where(table.chat_id == old_chat_id).values(chat_id=new_chat_id))
    outbox.redirect(session, old_chat_id, new_chat_id)


def linked_units(session: Session) -> set[int]:
    """Return the ids of the units that have a group, reachable or not."""
    query = select(ChatLink.unit_id).where(
        ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED, ChatLink.unit_id.is_not(None)
    )
    return {unit_id for unit_id in session.scalars(query) if unit_id is not None}
