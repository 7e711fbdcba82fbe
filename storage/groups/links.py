"""Chats that speak for units, their leaders and the secretariat: which they are, and how they come and go."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, joinedload

from storage import log, outbox
from storage.groups.codes import FOR_PEOPLE, subject_of
from storage.models import SPOKEN_TO, ChatLink, ChatRest, LinkRole, LinkState, PlanDraft, Question, Unit
from storage.walls import EVERY_OFFICE, office_of


def end_link(session: Session, author: log.Author, link_id: int, now: datetime) -> ChatLink | None:
    """Let a chat no longer be the unit's; return the link, or None if it was ended before."""
    link = session.get(ChatLink, link_id)
    if link is None or link.role is LinkRole.SECRETARIAT or link.state is LinkState.REPLACED:
        return None
    link.state = LinkState.REPLACED
    log.record(session, author, "unlink_chat", subject_of(link.role, link.unit_id), now, before=link.title)
    return link


def of_leaders(session: Session) -> list[ChatLink]:
    """Return the chats in force of leaders: first of those who see all units, then by unit."""
    query = (
        select(ChatLink)
        .outerjoin(Unit, Unit.id == ChatLink.unit_id)
        .where(ChatLink.role.in_(FOR_PEOPLE), ChatLink.state != LinkState.REPLACED)
        .options(joinedload(ChatLink.unit))
        .order_by(ChatLink.unit_id.is_not(None), Unit.alphabetical, ChatLink.id)
    )
    return list(session.scalars(query))


def of_secretariat(session: Session, office: int | None = None) -> list[ChatLink]:
    """Return the secretariat's groups that are told something, now or when they can be written to again.

    That of this office, or of another that is named. A group that put the bot out is told later only where
    there is no other.
    """
    query = select(ChatLink).where(
        ChatLink.role == LinkRole.SECRETARIAT,
        ChatLink.state != LinkState.REPLACED,
        ChatLink.office_id == (office or office_of(session)),
    )
    found = list(session.scalars(query.order_by(ChatLink.id), execution_options=EVERY_OFFICE))
    return [link for link in found if link.state in SPOKEN_TO] or found


def of_operators(session: Session) -> list[ChatLink]:
    """Return the chats in which whoever looks after the machine is told how the bot does."""
    query = select(ChatLink).where(ChatLink.role == LinkRole.OPERATOR, ChatLink.state.in_(SPOKEN_TO))
    return list(session.scalars(query.order_by(ChatLink.id), execution_options=EVERY_OFFICE))


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


def follow_migration(session: Session, old_chat_id: int, new_chat_id: int) -> None:
    """Move links, drafts, questions and waiting messages to the supergroup; harmless when repeated."""
    for table in (ChatLink, PlanDraft, Question):
        moved = update(table).where(table.chat_id == old_chat_id).values(chat_id=new_chat_id)
        session.execute(moved, execution_options=EVERY_OFFICE)
    session.execute(delete(ChatRest).where(ChatRest.chat_id == old_chat_id))
    outbox.redirect(session, old_chat_id, new_chat_id)


def linked_units(session: Session) -> set[int]:
    """Return the ids of the units that have a group, reachable or not."""
    return {unit_id for unit_id in session.scalars(_LINKED) if unit_id is not None}


_LINKED = select(ChatLink.unit_id).where(
    ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED, ChatLink.unit_id.is_not(None)
)
