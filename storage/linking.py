"""Linking chats to units and to the secretariat by one-time codes."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage import audit, outbox
from storage.actors import Speaker, link_of_chat, remember_person
from storage.models import ChatLink, LinkCode, LinkRole, LinkState, Unit

CODE_LIFETIME = timedelta(hours=24)
# No 0/O, 1/I/L: a code is sometimes read out over the phone.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 12


class RefusedCodeError(Exception):
    """The code links nothing: it is unknown, used, or too old."""


class UsedCodeError(RefusedCodeError):
    """The code was used before."""


class ExpiredCodeError(RefusedCodeError):
    """The code is older than 24 hours."""


class SecretariatChatError(RefusedCodeError):
    """The code of a unit was used in the secretariat's own group."""


def issue_code(session: Session, role: LinkRole, unit_id: int | None, now: datetime) -> str:
    """Return a new one-time code, valid for 24 hours; only its hash is stored."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    session.add(
        LinkCode(
            code_hash=_hash(code),
            role=role,
            unit_id=unit_id,
            created_at=now,
            expires_at=now + CODE_LIFETIME,
        )
    )
    return code


def use_code(session: Session, code: str, speaker: Speaker, now: datetime) -> ChatLink:
    """Link the speaker's chat as the code says and return the link.

    Raises UsedCodeError, ExpiredCodeError or RefusedCodeError (unknown); then nothing is changed.
    """
    known = session.scalars(select(LinkCode).where(LinkCode.code_hash == _hash(code))).first()
    if known is None:
        raise RefusedCodeError
    if known.used_at is not None:
        raise UsedCodeError
    if now >= known.expires_at:
        raise ExpiredCodeError
    present = link_of_chat(session, speaker.chat_id)
    if present and present.role is LinkRole.SECRETARIAT and known.role is LinkRole.UNIT:
        raise SecretariatChatError
    _claim(session, known.id, speaker.chat_id, now)
    return _link(session, known, speaker, now)


def _claim(session: Session, code_id: int, chat_id: int, now: datetime) -> None:
    # Conditional, so that of two chats using one code at the same moment one wins (on PostgreSQL too).
    statement = (
        update(LinkCode)
        .where(LinkCode.id == code_id, LinkCode.used_at.is_(None))
        .values(used_at=now, used_in_chat=chat_id)
        .returning(LinkCode.id)
    )
    if session.execute(statement).first() is None:
        raise UsedCodeError


def _link(session: Session, code: LinkCode, speaker: Speaker, now: datetime) -> ChatLink:
    remember_person(session, speaker.person_id, speaker.display_name)
    session.execute(
        update(ChatLink)
        .where(ChatLink.chat_id == speaker.chat_id, ChatLink.state != LinkState.REPLACED)
        .values(state=LinkState.REPLACED)
    )
    link = ChatLink(
        chat_id=speaker.chat_id,
        topic_id=speaker.topic_id,
        title=speaker.chat_title,
        role=code.role,
        unit_id=code.unit_id,
        state=LinkState.ACTIVE,
        linked_at=now,
        linked_by=speaker.person_id,
    )
    session.add(link)
    subject = f"{code.role}:{code.unit_id or ''}"
    audit.record(session, speaker, "link_chat", subject, now, after=speaker.chat_title)
    session.flush()
    return link


def secretariat_links(session: Session) -> list[ChatLink]:
    """Return the secretariat's groups that can be reached."""
    query = select(ChatLink).where(ChatLink.role == LinkRole.SECRETARIAT, ChatLink.state == LinkState.ACTIVE)
    return list(session.scalars(query.order_by(ChatLink.id)))


def all_unit_links(session: Session) -> list[ChatLink]:
    """Return every group in force of a unit, reachable or not."""
    query = select(ChatLink).where(ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED)
    return list(session.scalars(query.order_by(ChatLink.id)))


def mark_unreachable(session: Session, chat_id: int, reason: str, now: datetime) -> list[ChatLink]:
    """Record that the chat cannot be written to; return the links that this changed."""
    query = select(ChatLink).where(ChatLink.chat_id == chat_id, ChatLink.state == LinkState.ACTIVE)
    links = list(session.scalars(query))
    for link in links:
        link.state, link.state_reason = LinkState.UNREACHABLE, reason
    outbox.cancel_pending(session, chat_id, reason, now)
    return links


def mark_reachable(session: Session, chat_id: int) -> list[ChatLink]:
    """Record that the chat can be written to again; return the links that this changed."""
    query = select(ChatLink).where(ChatLink.chat_id == chat_id, ChatLink.state == LinkState.UNREACHABLE)
    links = list(session.scalars(query))
    for link in links:
        link.state, link.state_reason = LinkState.ACTIVE, None
    return links


def follow_migration(session: Session, old_chat_id: int, new_chat_id: int) -> None:
    """Move links and waiting messages to the supergroup that the group became; harmless when repeated."""
    session.execute(update(ChatLink).where(ChatLink.chat_id == old_chat_id).values(chat_id=new_chat_id))
    outbox.redirect(session, old_chat_id, new_chat_id)


def unit_of(session: Session, unit_id: int) -> Unit:
    """Return the unit; raises if there is none."""
    return session.get_one(Unit, unit_id)


def _hash(code: str) -> str:
    # The code is random and long enough that a plain digest cannot be searched.
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
