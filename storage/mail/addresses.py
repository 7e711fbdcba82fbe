"""Whose mail addresses are whose; a unit that is written to by mail has a chat like any other."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import log
from storage.actors import remember_person
from storage.groups import reach
from storage.models import (
    FIRST_OF,
    ChannelKind,
    ChatLink,
    LinkRole,
    LinkState,
    MailAddress,
    Unit,
    channel_of,
)

FIRST = FIRST_OF[ChannelKind.MAIL]


def link_of(session: Session, unit_id: int) -> ChatLink | None:
    """Return the link in force by which a unit is written to by mail, if it is."""
    query = select(ChatLink).where(
        ChatLink.unit_id == unit_id, ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED
    )
    links = session.scalars(query.order_by(ChatLink.id))
    return next((link for link in links if channel_of(link.chat_id) is ChannelKind.MAIL), None)


def links_by_mail(session: Session) -> list[ChatLink]:
    """Return the links in force of all units that are written to by mail, in the order of their names."""
    query = (
        select(ChatLink)
        .join(Unit, Unit.id == ChatLink.unit_id)
        .where(ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED)
        .where(ChatLink.chat_id <= -FIRST)
        .order_by(Unit.alphabetical)
    )
    return list(session.scalars(query))


def of_chat(session: Session, chat_id: int) -> list[MailAddress]:
    """Return the addresses in force of a chat, the oldest first."""
    query = select(MailAddress).where(MailAddress.chat_id == chat_id, MailAddress.ended_at.is_(None))
    return list(session.scalars(query.order_by(MailAddress.id)))


def writes(session: Session, chat_id: int, person_id: int) -> bool:
    """Return whether a person writes from an address in force of a chat."""
    return any(row.person_id == person_id for row in of_chat(session, chat_id))


def chats_of(session: Session, address: str) -> list[int]:
    """Return the chats that an address is registered for: one mailbox may serve several units."""
    query = select(MailAddress.chat_id).where(
        MailAddress.address == address.casefold(), MailAddress.ended_at.is_(None)
    )
    return list(session.scalars(query.order_by(MailAddress.id)))


def register(
    session: Session, author: log.Author, unit: Unit, addresses: Sequence[str], now: datetime
) -> ChatLink:
    """Let a unit be written to at exactly these addresses from now on; return its link."""
    link = link_of(session, unit.id) or ChatLink(
        chat_id=-(FIRST + unit.id), role=LinkRole.UNIT, unit_id=unit.id, linked_at=now
    )
    before = _end_others(session, link.chat_id, addresses, now)
    known = {row.address for row in of_chat(session, link.chat_id)}
    for address in addresses:
        if address not in known:
            _add(session, author, link.chat_id, address, now)
    link.title, link.linked_by = ", ".join(addresses), author.person_id
    link.state, link.state_reason, link.lost_at = LinkState.ACTIVE, None, None
    log.record(session, author, "link_mail", f"unit:{unit.id}", now, before=before or None, after=link.title)
    session.add(link)
    session.flush()
    reach.let_in(session, link.chat_id)
    return link


def _end_others(session: Session, chat_id: int, kept: Collection[str], now: datetime) -> str:
    """End the addresses that are not kept; return all that there were."""
    rows = of_chat(session, chat_id)
    for row in rows:
        row.failed_at = row.failure = None
        if row.address not in kept:
            row.ended_at = now
    return ", ".join(row.address for row in rows)


def _add(session: Session, author: log.Author, chat_id: int, address: str, now: datetime) -> None:
    remember_person(session, author.person_id, author.display_name)
    row = MailAddress(chat_id=chat_id, address=address, registered_at=now, registered_by=author.person_id)
    session.add(row)
    session.flush()
    remember_person(session, FIRST + row.id, address)
    row.person_id = FIRST + row.id
    session.flush()


def end(session: Session, chat_id: int, now: datetime) -> list[str]:
    """Write to no address of a chat any more; return which there were."""
    rows = of_chat(session, chat_id)
    for row in rows:
        row.ended_at = now
    return [row.address for row in rows]


def forget(session: Session, person_id: int, now: datetime) -> None:
    """Keep nothing of the address from which a person wrote, and write to it no more."""
    query = select(MailAddress).where(MailAddress.person_id == person_id)
    for row in session.scalars(query):
        row.address, row.ended_at = "", row.ended_at or now


def note_failure(session: Session, chat_id: int, address: str, failure: str, now: datetime) -> bool:
    """Note that mail to an address failed for good; return whether no address of the chat is left."""
    rows = of_chat(session, chat_id)
    for row in rows:
        if row.address == address.casefold():
            row.failed_at, row.failure = now, failure
    session.flush()
    return all(row.failed_at is not None for row in rows)


def note_heard(session: Session, row: MailAddress) -> None:
    """Note that somebody writes from an address, which is good then."""
    row.failed_at = row.failure = None
