"""What the secretariat's morning digest counts beside what is owed."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.decisions import claims
from storage.models import (
    SPEAKING,
    ChatLink,
    LinkState,
    Obligation,
    ObligationKind,
    ObligationState,
    OutboxMessage,
    OutboxState,
    Statement,
    StatementSource,
    Unit,
)
from storage.reminders.acknowledgements import parts_of
from storage.units.pauses import is_paused
from storage.walls import office_of

KEY = "digest:"
"""How the keys of the digest's messages begin; their day follows."""
NOT_THE_UNITS = (StatementSource.WITHDRAWAL, StatementSource.IMPORTED, StatementSource.RETURNED)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What happened in the days before today."""

    reminders: int
    statements: int
    units: int
    claims: int
    """How often a unit said of a task that it is done, as far as it stands."""
    unconfirmed: int
    """Those of them that nobody has accepted."""
    reports: int
    late_reports: int


@dataclass(frozen=True, slots=True)
class Paused:
    """A unit that is left alone."""

    name: str
    until: date | None
    reason: str | None


def unit_names(session: Session) -> dict[int, str]:
    """Return how every unit is called, by its id."""
    return {unit: name for unit, name in session.execute(select(Unit.id, Unit.name))}  # noqa: C416 -- mypy knows no dict of rows


def numbers(session: Session, since: datetime, until: datetime) -> Numbers:
    """Return what happened from one local midnight to another."""
    first, last = since.date(), until.date()
    taken_back = select(Statement.withdraws_id).where(Statement.withdraws_id.is_not(None))
    said = select(func.count(), func.count(Statement.unit_id.distinct())).where(
        Statement.said_on >= first,
        Statement.said_on < last,
        Statement.source.not_in(NOT_THE_UNITS),
        Statement.id.not_in(taken_back),
    )
    is_report = Obligation.kind == ObligationKind.PERIOD
    met = select(
        func.count().filter(is_report),
        func.count().filter(is_report, Obligation.met_on > Obligation.due),
    ).where(Obligation.state == ObligationState.MET, Obligation.met_on >= first, Obligation.met_on < last)
    statements, units = session.execute(said).one()
    claimed, unconfirmed = claims.made_between(session, first, last)
    reports, late = session.execute(met).one()
    reminders = _reminders(session, since, until)
    return Numbers(reminders, statements, units, claimed, unconfirmed, reports, late)


def _reminders(session: Session, since: datetime, until: datetime) -> int:
    """Return how many reminders of this office arrived; one may speak for several, whoever wrote it."""
    sent = (
        OutboxMessage.dedupe_key.startswith("reminder:"),
        OutboxMessage.state == OutboxState.SENT,
        OutboxMessage.created_at >= since,
        OutboxMessage.created_at < until,
    )
    here = office_of(session)
    own = select(func.count()).where(*sent, OutboxMessage.office_id == here)
    is_joint = OutboxMessage.dedupe_key.like("reminder:%:joint:%")
    others = select(OutboxMessage.about).where(*sent, OutboxMessage.office_id != here, is_joint)
    joint = (parts_of(about) for about in session.scalars(others))
    return (session.scalar(own) or 0) + sum(any(part["office"] == here for part in parts) for parts in joint)


def settled_since(session: Session, since: date, until: date) -> int:
    """Return how many things that were late were reported from one day to another.

    What several units owed is one thing.
    """
    things = (Obligation.task_id, Obligation.period_id, Obligation.request_id)
    query = select(*(func.count(one.distinct()) for one in things)).where(
        Obligation.state == ObligationState.MET,
        Obligation.met_on >= since,
        Obligation.met_on < until,
        Obligation.due < since,
    )
    return sum(session.execute(query).one())


def last_digest(session: Session, today: date) -> date | None:
    """Return the day of the digest before today's, None where there was none."""
    query = select(func.max(OutboxMessage.dedupe_key)).where(
        OutboxMessage.dedupe_key.startswith(KEY), OutboxMessage.dedupe_key < f"{KEY}{today}"
    )
    key = session.scalar(query)
    return date.fromisoformat(key.split(":")[1]) if key else None


def last_told_at(session: Session, today: date) -> datetime | None:
    """Return when the digest before today's was made, None where there was none."""
    query = select(func.max(OutboxMessage.created_at)).where(
        OutboxMessage.dedupe_key.startswith(KEY), OutboxMessage.dedupe_key < f"{KEY}{today}"
    )
    return session.scalar(query)


def paused_units(session: Session, today: date) -> list[Paused]:
    """Return the units that are left alone today."""
    query = select(Unit.name, Unit.paused_until, Unit.paused_reason).where(is_paused(today))
    return [Paused(*row) for row in session.execute(query.order_by(Unit.alphabetical))]


def undelivered(session: Session, since: datetime) -> list[tuple[str, OutboxState]]:
    """Return the units to which something said since a moment did not surely arrive, and how it ended."""
    query = (
        select(Unit.name, OutboxMessage.state)
        .join(ChatLink, ChatLink.unit_id == Unit.id)
        .join(OutboxMessage, OutboxMessage.chat_id == ChatLink.chat_id)
        .where(ChatLink.state != LinkState.REPLACED, OutboxMessage.created_at >= since)
        .where(OutboxMessage.state.in_((OutboxState.UNKNOWN, OutboxState.DEAD)))
        .where(OutboxMessage.act.in_(SPEAKING))
        .group_by(Unit.name, Unit.alphabetical, OutboxMessage.state)
        .order_by(Unit.alphabetical)
    )
    return [(name, state) for name, state in session.execute(query)]
