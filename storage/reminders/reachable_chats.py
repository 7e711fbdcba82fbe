"""The chats of units, and of their leaders, that can be reminded."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from storage.models import ChatLink, LinkRole, LinkState, Unit
from storage.rows import Units, among
from storage.units.pauses import is_paused


@dataclass(frozen=True, slots=True)
class ReminderChat:
    """A group of a unit, or a chat of its leader, that can be reminded."""

    link_id: int
    chat_id: int
    topic_id: int | None
    unit_id: int
    unit_name: str
    leader: str | None


def chats_of_units(session: Session, role: LinkRole, today: date, units: Units = None) -> list[ReminderChat]:
    """Return every reachable chat of units, or of their leaders, that are neither paused nor closed."""
    query = (
        select(ChatLink.id, ChatLink.chat_id, ChatLink.topic_id, Unit.id, Unit.name, Unit.leader)
        .join(Unit, Unit.id == ChatLink.unit_id)
        .where(ChatLink.role == role, ChatLink.state == LinkState.ACTIVE)
        .where(is_spoken_to(today), among(units, Unit.id))
        .order_by(ChatLink.id)
    )
    return [ReminderChat(*row) for row in session.execute(query)]


def is_spoken_to(today: date) -> ColumnElement[bool]:
    """Return the condition that a unit is neither paused nor closed today."""
    return (Unit.closed_on.is_(None) | (Unit.closed_on > today)) & ~is_paused(today)
