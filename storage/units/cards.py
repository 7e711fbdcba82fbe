"""What the directory shows: one unit with all that concerns it, and how many units there are."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plans.units import UnitLevel
from storage.models import ChatLink, LinkRole, LinkState, Obligation, ObligationKind, ObligationState, Unit
from storage.units import successions


@dataclass(frozen=True, slots=True)
class CardGroup:
    """A linked group of a unit, and whether the bot can speak there."""

    title: str
    is_reachable: bool


@dataclass(frozen=True, slots=True)
class UnitCard:
    """One unit of the directory as it is on a day."""

    name: str
    level: UnitLevel
    abbreviation: str | None
    other_names: tuple[str, ...]
    leader: str | None
    parent: str | None
    children: int
    groups: tuple[CardGroup, ...]
    open_tasks: int
    open_periods: int
    overdue: int
    paused_until: date | None
    paused_reason: str | None
    predecessors: tuple[tuple[str, date], ...]


def card(session: Session, unit: Unit, today: date) -> UnitCard:
    """Return the card of a unit."""
    parent = session.get(Unit, unit.parent_id) if unit.parent_id is not None else None
    children = select(func.count()).where(Unit.parent_id == unit.id, Unit.closed_on.is_(None))
    is_paused = unit.paused_until is not None and unit.paused_until >= today
    tasks, periods, overdue = _owed(session, unit.id, today)
    return UnitCard(
        name=unit.name,
        level=unit.level,
        abbreviation=unit.abbreviation,
        other_names=tuple(unit.other_names),
        leader=unit.leader,
        parent=parent.name if parent else None,
        children=session.scalar(children) or 0,
        groups=_groups(session, unit.id),
        open_tasks=tasks,
        open_periods=periods,
        overdue=overdue,
        paused_until=unit.paused_until if is_paused else None,
        paused_reason=unit.paused_reason if is_paused else None,
        predecessors=tuple(successions.predecessors(session, unit.id)),
    )


def _groups(session: Session, unit_id: int) -> tuple[CardGroup, ...]:
    query = (
        select(ChatLink.title, ChatLink.state)
        .where(
            ChatLink.unit_id == unit_id,
            ChatLink.role == LinkRole.UNIT,
            ChatLink.state != LinkState.REPLACED,
        )
        .order_by(ChatLink.id)
    )
    return tuple(CardGroup(title, state is LinkState.ACTIVE) for title, state in session.execute(query))


def _owed(session: Session, unit_id: int, today: date) -> tuple[int, int, int]:
    """Return how many tasks and periods are open, and how many of all that is overdue."""
    query = select(Obligation.kind, Obligation.due).where(
        Obligation.unit_id == unit_id, Obligation.state == ObligationState.OPEN
    )
    rows = session.execute(query).all()
    return (
        sum(kind is ObligationKind.TASK for kind, _ in rows),
        sum(kind is ObligationKind.PERIOD for kind, _ in rows),
        sum(due is not None and due < today for _, due in rows),
    )


def owed(session: Session, unit_id: int) -> int:
    """Return how much a unit has yet to do."""
    query = select(func.count()).where(
        Obligation.unit_id == unit_id, Obligation.state == ObligationState.OPEN
    )
    return session.scalar(query) or 0


def count_by_level(session: Session) -> dict[UnitLevel, int]:
    """Return how many units of each level there are, without those that are no more."""
    query = select(Unit.level, func.count()).where(Unit.closed_on.is_(None)).group_by(Unit.level)
    return dict(session.execute(query).all())
