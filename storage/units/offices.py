"""Offices: which units run plans of their own, opened and closed by the office above."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import log
from storage.models import SPOKEN_TO, ChatLink, LinkCode, LinkState, Office, Unit
from storage.walls import EVERY_OFFICE, TOP, office_of


class OpenAlreadyError(Exception):
    """The unit has an office that was not closed."""


def running(session: Session) -> list[int]:
    """Return every office that runs plans now, the top first."""
    query = select(Office.id).where(Office.closed_at.is_(None)).order_by(Office.id)
    return [TOP, *session.scalars(query)]


def below(session: Session) -> list[Office]:
    """Return the offices that this one has opened and not closed, the oldest first."""
    query = select(Office).where(Office.parent_id == office_of(session), Office.closed_at.is_(None))
    return list(session.scalars(query.order_by(Office.id)))


def of_unit(session: Session, unit_id: int) -> Office | None:
    """Return the office that a unit of this office runs, None if it runs none."""
    return next((office for office in below(session) if office.unit_id == unit_id), None)


def open_for(session: Session, author: log.Author, unit: Unit, now: datetime) -> Office:
    """Let a unit run plans of its own and return its office; raises OpenAlreadyError."""
    if of_unit(session, unit.id) is not None:
        raise OpenAlreadyError
    last = session.scalar(select(func.max(Office.id))) or TOP
    log.record(session, author, "open_office", f"unit:{unit.id}", now, after=unit.name)
    office = Office(
        id=last + 1,
        parent_id=office_of(session),
        unit_id=unit.id,
        name=unit.name,
        opened_at=now,
        opened_by=author.person_id,
    )
    session.add(office)
    session.flush()
    return office


def groups_below(session: Session, office_id: int) -> list[tuple[Office, ChatLink]]:
    """Return the chats that are spoken to in an office and in those below it, each once, with its office."""
    offices = _with_those_below(session, office_id)
    query = select(Office, ChatLink).join(ChatLink, ChatLink.office_id == Office.id)
    query = query.where(Office.id.in_(offices), ChatLink.state.in_(SPOKEN_TO)).order_by(ChatLink.id.desc())
    found = session.execute(query, execution_options=EVERY_OFFICE)
    return list({link.chat_id: (office, link) for office, link in found}.values())[::-1]


def closed_in(session: Session, chat_id: int) -> Office | None:
    """Return the office that a chat belonged to last, if it was closed and the chat has no other since."""
    query = select(Office, ChatLink).outerjoin_from(ChatLink, Office, Office.id == ChatLink.office_id)
    query = query.where(ChatLink.chat_id == chat_id).order_by(ChatLink.linked_at.desc(), ChatLink.id.desc())
    last = session.execute(query.limit(1), execution_options=EVERY_OFFICE).first()
    return last.Office if last is not None and last.Office is not None and last.Office.closed_at else None


def close(session: Session, author: log.Author, office_id: int, now: datetime) -> Office | None:
    """Let an office below run no plans any more; return it, or None if it is none of this office's.

    Its groups are linked to nobody, its codes link nobody, and what it has stays. The offices below it go
    with it: nobody is left who could close them.
    """
    office = next((one for one in below(session) if one.id == office_id), None)
    if office is None:
        return None
    log.record(session, author, "close_office", f"unit:{office.unit_id}", now, before=office.name)
    for number in _with_those_below(session, office.id):
        _close(session, number, now)
    return office


def _with_those_below(session: Session, office_id: int) -> Sequence[int]:
    found = [office_id]
    for parent in found:
        query = select(Office.id).where(Office.parent_id == parent, Office.closed_at.is_(None))
        found.extend(session.scalars(query))
    return found


def _close(session: Session, office_id: int, now: datetime) -> None:
    session.get_one(Office, office_id).closed_at = now
    links = select(ChatLink).where(ChatLink.office_id == office_id, ChatLink.state != LinkState.REPLACED)
    for link in session.scalars(links, execution_options=EVERY_OFFICE):
        link.state = LinkState.REPLACED
    codes = select(LinkCode).where(
        LinkCode.office_id == office_id, LinkCode.used_at.is_(None), LinkCode.revoked_at.is_(None)
    )
    for code in session.scalars(codes, execution_options=EVERY_OFFICE):
        code.revoked_at = now
    session.flush()
