"""Which units a report or a request is asked of, at this moment."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.addressees import Addressees, Scope
from storage.models import ChatLink, LinkRole, LinkState, Unit


def units_meant(session: Session, whom: Addressees, leads: set[int], today: date) -> set[int]:
    """Return the ids of the units that are asked and still exist; `leads` are those that lead something."""
    match whom.scope:
        case Scope.ALL:
            meant = _linked_units(session) | leads
        case Scope.LEVELS:
            meant = set(session.scalars(select(Unit.id).where(Unit.level.in_(whom.levels))))
        case Scope.LEADS:
            meant = leads
        case Scope.NAMED:
            meant = set(whom.units)
    return meant - _closed(session, today)


def _linked_units(session: Session) -> set[int]:
    query = select(ChatLink.unit_id).where(
        ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED, ChatLink.unit_id.is_not(None)
    )
    return {unit_id for unit_id in session.scalars(query) if unit_id is not None}


def _closed(session: Session, today: date) -> set[int]:
    return set(session.scalars(select(Unit.id).where(Unit.closed_on <= today)))
