"""Linking chats to units, their leaders and the secretariat by one-time codes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, joinedload

from storage import audit, outbox
from storage.actors import Speaker, links_of_chat, remember_person
from storage.groups import codes
from storage.models import (
    SPOKEN_TO,
    ChatLink,
    ChatRest,
    LinkCode,
    LinkRole,
    LinkState,
    PlanDraft,
    Question,
    Unit,
)

ACTION_OF = {
    LinkRole.SECRETARIAT: "link_secretariat",
    LinkRole.UNIT: "link_chat",
    LinkRole.LEADER: "link_leader",
}


class RefusedCodeError(Exception):
    """The code links nothing: it is unknown, used, too old, revoked, or for another kind of chat."""


class UsedCodeError(RefusedCodeError):
    """The code was used before."""


class ExpiredCodeError(RefusedCodeError):
    """The code is older than it may be."""


class RevokedCodeError(RefusedCodeError):
    """The secretariat has revoked the code."""


class SecretariatChatError(RefusedCodeError):
    """The code of a unit or a leader was used in the secretariat's own group."""


class GroupNeededError(RefusedCodeError):
    """The code of a group was used in a private chat; it is still good."""


class OtherRoleError(RefusedCodeError):
    """A unit's code was used in a leader's chat, or the other way round; it is still good."""


class AlreadyLinkedError(RefusedCodeError):
    """The chat is linked to this unit already; the code is still good."""


def issue_code(session: Session, role: LinkRole, unit_id: int | None, now: datetime) -> str:
    """Return a new one-time code, valid for 24 hours; only its hash is stored."""
    return codes.issue_one(session, role, unit_id, now)


def use_code(session: Session, code: str, speaker: Speaker, now: datetime) -> ChatLink:
    """Link the speaker's chat (and topic) as the code says and return the link.

    Raises one of the RefusedCodeErrors; then nothing is changed.
    """
    known = codes.known(session, code)
    if known is None:
        raise RefusedCodeError
    present = links_of_chat(session, speaker.chat_id)
    _check(known, present, speaker, now)
    _claim(session, known.id, speaker.chat_id, now)
    return _link(session, known, present, speaker, now)


def _check(known: LinkCode, present: Sequence[ChatLink], speaker: Speaker, now: datetime) -> None:
    roles = {link.role for link in present}
    is_private = speaker.chat_id > 0
    if known.used_at is not None:
        raise UsedCodeError
    if known.revoked_at is not None:
        raise RevokedCodeError
    if now >= known.expires_at:
        raise ExpiredCodeError
    if is_private and known.role is not LinkRole.LEADER:
        raise GroupNeededError
    if known.role is not LinkRole.SECRETARIAT and roles - {known.role}:
        raise SecretariatChatError if LinkRole.SECRETARIAT in roles else OtherRoleError
    same = _same(known, present)
    if same is not None and same.topic_id == speaker.topic_id:
        raise AlreadyLinkedError


def _same(known: LinkCode, present: Sequence[ChatLink]) -> ChatLink | None:
    return next((one for one in present if (one.role, one.unit_id) == (known.role, known.unit_id)), None)


def _claim(session: Session, code_id: int, chat_id: int, now: datetime) -> None:
    # Conditional, so that of two chats using one code at the same moment one wins (on PostgreSQL too).
    statement = (
        update(LinkCode)
        .where(LinkCode.id == code_id, LinkCode.used_at.is_(None), LinkCode.revoked_at.is_(None))
        .values(used_at=now, used_in_chat=chat_id)
        .returning(LinkCode.id)
    )
    if session.execute(statement).first() is None:
        raise UsedCodeError


def _link(
    session: Session, code: LinkCode, present: Sequence[ChatLink], speaker: Speaker, now: datetime
) -> ChatLink:
    """Add the link to those of the chat; the same unit's moves to this topic, another role's ends."""
    remember_person(session, speaker.person_id, speaker.display_name)
    for other in present:
        if other.role is not code.role:
            other.state = LinkState.REPLACED
    link = _same(code, present)
    if link is None:
        link = ChatLink(chat_id=speaker.chat_id, role=code.role, unit_id=code.unit_id)
        session.add(link)
    link.topic_id, link.title = speaker.topic_id, speaker.chat_title
    link.state, link.state_reason, link.lost_at = LinkState.ACTIVE, None, None
    link.linked_at, link.linked_by = now, speaker.person_id
    subject = f"unit:{code.unit_id}" if code.unit_id is not None else "secretariat:"
    audit.record(session, speaker, ACTION_OF[code.role], subject, now, after=speaker.chat_title)
    session.flush()
    return link


def end_link(session: Session, author: audit.Author, link_id: int, now: datetime) -> ChatLink | None:
    """Let a chat no longer be the unit's; return the link, or None if it was ended before."""
    link = session.get(ChatLink, link_id)
    if link is None or link.unit_id is None or link.state is LinkState.REPLACED:
        return None
    link.state = LinkState.REPLACED
    audit.record(session, author, "unlink_chat", f"unit:{link.unit_id}", now, before=link.title)
    return link


def secretariat_links(session: Session) -> list[ChatLink]:
    """Return the secretariat's groups that are told something, now or when they can be written to again.

    A group that put the bot out is told later only where there is no other.
    """
    query = select(ChatLink).where(
        ChatLink.role == LinkRole.SECRETARIAT, ChatLink.state != LinkState.REPLACED
    )
    links = list(session.scalars(query.order_by(ChatLink.id)))
    return [link for link in links if link.state in SPOKEN_TO] or links


def secretariat_chats(session: Session) -> list[int]:
    """Return the secretariat's groups, also one that cannot be reached now: its members stay its members."""
    query = select(ChatLink.chat_id).where(
        ChatLink.role == LinkRole.SECRETARIAT, ChatLink.state != LinkState.REPLACED
    )
    return list(session.scalars(query.order_by(ChatLink.id)))


def all_unit_links(session: Session) -> list[ChatLink]:
    """Return every group in force of a unit, reachable or not."""
    query = select(ChatLink).where(ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED)
    return list(session.scalars(query.options(joinedload(ChatLink.unit)).order_by(ChatLink.id)))


def links_of_unit(session: Session, unit_id: int) -> list[ChatLink]:
    """Return the chats in force of a unit and of its leader, reachable or not."""
    query = select(ChatLink).where(ChatLink.unit_id == unit_id, ChatLink.state != LinkState.REPLACED)
    return list(session.scalars(query.options(joinedload(ChatLink.unit)).order_by(ChatLink.id)))


def leader_links(session: Session, unit_id: int) -> list[ChatLink]:
    """Return the chats of a unit's leader that are spoken to: what is overdue for long is told there."""
    return [
        link
        for link in links_of_unit(session, unit_id)
        if link.role is LinkRole.LEADER and link.state in SPOKEN_TO
    ]


def follow_migration(session: Session, old_chat_id: int, new_chat_id: int) -> None:
    """Move links, drafts, questions and waiting messages to the supergroup; harmless when repeated."""
    for table in (ChatLink, PlanDraft, Question):
        session.execute(update(table).where(table.chat_id == old_chat_id).values(chat_id=new_chat_id))
    session.execute(delete(ChatRest).where(ChatRest.chat_id == old_chat_id))
    outbox.redirect(session, old_chat_id, new_chat_id)


def unit_of(session: Session, unit_id: int) -> Unit:
    """Return the unit; raises if there is none."""
    return session.get_one(Unit, unit_id)
