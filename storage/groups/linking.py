"""Linking chats to units, their leaders and the secretariat by one-time codes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from storage import log
from storage.actors import Speaker, links_of_chat, remember_person
from storage.groups import codes
from storage.groups.codes import FOR_PEOPLE, subject_of
from storage.models import ChatLink, LinkCode, LinkRole, LinkState
from storage.walls import enter

ACTION_OF = {
    LinkRole.SECRETARIAT: "link_secretariat",
    LinkRole.UNIT: "link_chat",
    LinkRole.LEADER: "link_leader",
    LinkRole.PROVINCE_LEADER: "link_leader",
    LinkRole.OPERATOR: "link_operator",
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


class PrivateNeededError(RefusedCodeError):
    """The code of who sees all units was used in a group; it is still good."""


class SeesAllError(RefusedCodeError):
    """The code of a unit's leader was used by somebody who sees all units already; it is still good."""


class OtherRoleError(RefusedCodeError):
    """A unit's code was used in a leader's chat, or the other way round; it is still good."""


class AlreadyLinkedError(RefusedCodeError):
    """The chat is linked to this unit already; the code is still good."""


class OtherOfficeError(RefusedCodeError):
    """The code would make a chat that belongs to one office the secretariat's of another."""


OF_WHOLE_OFFICE = frozenset({LinkRole.SECRETARIAT, LinkRole.PROVINCE_LEADER, LinkRole.OPERATOR})
"""Who has these sees all of an office: no other may share the chat."""


def use_code(session: Session, code: str, speaker: Speaker, now: datetime) -> ChatLink:
    """Link the speaker's chat (and topic) as the code says and return the link.

    Raises one of the RefusedCodeErrors; then nothing is changed.
    """
    known = good_code(session, code, now)
    present = links_of_chat(session, speaker.chat_id)
    _check(known, present, speaker)
    claim(session, known, speaker.chat_id, now)
    return _link(session, known, present, speaker, now)


def good_code(session: Session, code: str, now: datetime) -> LinkCode:
    """Return a code that can still be used, in whose office the session is then.

    Raises one of the RefusedCodeErrors.
    """
    known = codes.known(session, code)
    if known is None:
        raise RefusedCodeError
    if known.used_at is not None:
        raise UsedCodeError
    if known.revoked_at is not None:
        raise RevokedCodeError
    if now >= known.expires_at:
        raise ExpiredCodeError
    enter(session, known.office_id)
    return session.get_one(LinkCode, known.id)


def _check(known: LinkCode, present: Sequence[ChatLink], speaker: Speaker) -> None:
    is_private = speaker.chat_id > 0
    if is_private and known.role not in {LinkRole.OPERATOR, *FOR_PEOPLE}:
        raise GroupNeededError
    if not is_private and known.role is LinkRole.PROVINCE_LEADER:
        raise PrivateNeededError
    if known.role in OF_WHOLE_OFFICE and any(link.office_id != known.office_id for link in present):
        raise OtherOfficeError
    _check_roles(known.role, {link.role for link in present})
    same = _same(known, present)
    if same is not None and same.topic_id == speaker.topic_id:
        raise AlreadyLinkedError


def _check_roles(role: LinkRole, present: set[LinkRole]) -> None:
    """Refuse a code that would take a chat from who has it; a wider role takes the place of a narrower."""
    if role is LinkRole.LEADER and LinkRole.PROVINCE_LEADER in present:
        raise SeesAllError
    if role is LinkRole.OPERATOR and present - {role}:
        raise OtherRoleError
    narrower = {LinkRole.LEADER} if role is LinkRole.PROVINCE_LEADER else set()
    if role is not LinkRole.SECRETARIAT and present - {role} - narrower:
        raise SecretariatChatError if LinkRole.SECRETARIAT in present else OtherRoleError


def _same(known: LinkCode, present: Sequence[ChatLink]) -> ChatLink | None:
    return next((one for one in present if (one.role, one.unit_id) == (known.role, known.unit_id)), None)


def claim(session: Session, code: LinkCode, chat_id: int, now: datetime) -> None:
    """Use a code up in a chat; raises UsedCodeError."""
    # Conditional, so that of two chats using one code at the same moment one wins (on PostgreSQL too).
    statement = (
        update(LinkCode)
        .where(LinkCode.id == code.id, LinkCode.used_at.is_(None), LinkCode.revoked_at.is_(None))
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
    subject = subject_of(code.role, code.unit_id)
    log.record(session, speaker, ACTION_OF[code.role], subject, now, after=speaker.chat_title)
    session.flush()
    return link
