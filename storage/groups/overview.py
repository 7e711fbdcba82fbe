"""Which units have a group, which have none, and which cannot be reached; codes not used yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, case, func, select, update
from sqlalchemy.orm import Session

from plans.units import UnitLevel
from storage import log
from storage.groups.codes import subject_of
from storage.models import ChatLink, LinkCode, LinkRole, LinkState, Unit


class Reach(StrEnum):
    """How a unit can be written to."""

    LINKED = "linked"
    UNLINKED = "unlinked"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class UnitReach:
    """A unit, and how it can be written to."""

    unit_id: int
    name: str
    level: UnitLevel
    reach: Reach


@dataclass(frozen=True, slots=True)
class UnusedCodes:
    """The good codes of one unit (None for the secretariat) and role that nobody has used yet."""

    unit_id: int | None
    unit_name: str | None
    role: LinkRole
    number: int
    expires_at: datetime


def reach_of_units(session: Session, today: date) -> list[UnitReach]:
    """Return every unit there is today, by name."""
    active = func.sum(case((ChatLink.state == LinkState.ACTIVE, 1), else_=0))
    in_force = (ChatLink.unit_id == Unit.id) & (ChatLink.role == LinkRole.UNIT)
    query = (
        select(Unit.id, Unit.name, Unit.level, func.count(ChatLink.id), active)
        .outerjoin(ChatLink, in_force & (ChatLink.state != LinkState.REPLACED))
        .where(Unit.closed_on.is_(None) | (Unit.closed_on > today))
        .group_by(Unit.id, Unit.name, Unit.level, Unit.alphabetical)
        .order_by(Unit.alphabetical)
    )
    return [
        UnitReach(unit_id, name, level, _reach(links, reachable))
        for unit_id, name, level, links, reachable in session.execute(query)
    ]


def _reach(links: int, reachable: int) -> Reach:
    if reachable:
        return Reach.LINKED
    return Reach.UNREACHABLE if links else Reach.UNLINKED


def unused_codes(session: Session, now: datetime) -> list[UnusedCodes]:
    """Return the codes that could still be used, together for each unit and role."""
    query = (
        select(
            LinkCode.unit_id,
            Unit.name,
            LinkCode.role,
            func.count(LinkCode.id),
            func.max(LinkCode.expires_at),
        )
        .outerjoin(Unit, Unit.id == LinkCode.unit_id)
        .where(*_good(now))
        .group_by(LinkCode.unit_id, Unit.name, Unit.alphabetical, LinkCode.role)
        .order_by(Unit.alphabetical, LinkCode.role)
    )
    return [UnusedCodes(*row) for row in session.execute(query)]


def revoke(session: Session, author: log.Author, unit_id: int | None, role: LinkRole, now: datetime) -> int:
    """Revoke the unused codes of a role, for a unit or for none; return how many there were."""
    of_unit = LinkCode.unit_id.is_(None) if unit_id is None else LinkCode.unit_id == unit_id
    return _revoke(session, author, subject_of(role, unit_id), [of_unit, LinkCode.role == role], now)


def revoke_all(session: Session, author: log.Author, now: datetime) -> int:
    """Revoke every unused code of units and leaders; return how many there were."""
    return _revoke(session, author, "unit:", (LinkCode.role != LinkRole.SECRETARIAT,), now)


def _revoke(
    session: Session, author: log.Author, subject: str, which: Sequence[ColumnElement[bool]], now: datetime
) -> int:
    statement = update(LinkCode).where(*_good(now), *which).values(revoked_at=now).returning(LinkCode.id)
    revoked = len(session.execute(statement).all())
    if revoked:
        log.record(session, author, "revoke_codes", subject, now, before=str(revoked))
    return revoked


def _good(now: datetime) -> Sequence[ColumnElement[bool]]:
    return LinkCode.used_at.is_(None), LinkCode.revoked_at.is_(None), LinkCode.expires_at > now
