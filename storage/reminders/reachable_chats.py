"""The chats of units, and of their leaders, that are spoken to: what is said in a locked one waits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from storage.models import SPOKEN_TO, ChatLink, LinkRole, LinkState, Unit
from storage.rows import Units, among
from storage.units.pauses import is_paused


@dataclass(frozen=True, slots=True)
class UnitChat:
    """A group of a unit, or a chat of its leader, that can be written to."""

    link_id: int
    chat_id: int
    topic_id: int | None
    unit_id: int
    unit_name: str
    leader: str | None


def chats_of_units(session: Session, role: LinkRole, today: date, units: Units = None) -> list[UnitChat]:
    """Return every reachable chat of units, or of their leaders, that are neither paused nor closed."""
    return _chats(session, is_told(role), is_spoken_to(today), among(units, Unit.id))


def groups_in(session: Session, chats: Collection[int], today: date) -> list[UnitChat]:
    """Return what units, neither paused nor closed, have of these chats as reachable groups."""
    return _chats(session, is_told(LinkRole.UNIT), is_spoken_to(today), ChatLink.chat_id.in_(chats))


def groups_of(session: Session, units: Collection[int]) -> list[UnitChat]:
    """Return every reachable group of these units, paused or not."""
    return _chats(session, is_told(LinkRole.UNIT), among(units, Unit.id))


def _chats(session: Session, *conditions: ColumnElement[bool]) -> list[UnitChat]:
    query = (
        select(ChatLink.id, ChatLink.chat_id, ChatLink.topic_id, Unit.id, Unit.name, Unit.leader)
        .join(Unit, Unit.id == ChatLink.unit_id)
        .where(*conditions)
        .order_by(ChatLink.id)
    )
    return [UnitChat(*row) for row in session.execute(query)]


def is_told(role: LinkRole) -> ColumnElement[bool]:
    """Return the condition that a chat has this role and is told things, now or when it is open again."""
    return (ChatLink.role == role) & ChatLink.state.in_(SPOKEN_TO)


def is_reachable(role: LinkRole) -> ColumnElement[bool]:
    """Return the condition that a chat has this role and can be written to now."""
    return (ChatLink.role == role) & (ChatLink.state == LinkState.ACTIVE)


def is_spoken_to(today: date) -> ColumnElement[bool]:
    """Return the condition that a unit is neither paused nor closed today."""
    return (Unit.closed_on.is_(None) | (Unit.closed_on > today)) & ~is_paused(today)
