"""Units that merge and split: from a day on, others owe what was open; the past stays under the old names."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import log
from storage.log import Author
from storage.models import ChatLink, Office, Unit, UnitSuccession
from storage.plans import obligations
from storage.units.successor_duties import pass_on_duties
from storage.units.successor_groups import pass_on_groups
from storage.units.successor_offices import pass_on_office


@dataclass(frozen=True, slots=True)
class Succession:
    """Units that end on a day, and those that take over from them."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    on: date
    groups: tuple[ChatLink, ...] = ()
    """The groups of the old units: the successor's from now on, or after a split nobody's."""
    offices: tuple[Office, ...] = ()
    """The offices of the old units: the successor's from now on, or of a unit that is no more."""


def decide(session: Session, author: Author, change: Succession, now: datetime) -> None:
    """Note a merger or a split; `carry_out` makes it happen when its day has come."""
    for old in change.old:
        for new in change.new:
            row = _between(session, old.id, new.id)
            if row is None:
                row = UnitSuccession(old_id=old.id, new_id=new.id)
                session.add(row)
            row.on, row.decided_at, row.decided_by = change.on, now, author.person_id
            row.chat_id, row.applied_at = author.chat_id, None
        names = ", ".join(new.name for new in change.new)
        log.record(session, author, "succeed_unit", f"unit:{old.id}", now, before=old.name, after=names)
    session.flush()


def _between(session: Session, old_id: int, new_id: int) -> UnitSuccession | None:
    query = select(UnitSuccession).where(UnitSuccession.old_id == old_id, UnitSuccession.new_id == new_id)
    return session.scalars(query).first()


def carry_out(session: Session, now: datetime, today: date) -> list[Succession]:
    """Let successors take over where the day has come; return what happened, each change once."""
    query = (
        select(UnitSuccession)
        .where(UnitSuccession.applied_at.is_(None), UnitSuccession.on <= today)
        .order_by(UnitSuccession.on, UnitSuccession.id)
    )
    by_old: dict[int, list[UnitSuccession]] = defaultdict(list)
    for row in session.scalars(query):
        by_old[row.old_id].append(row)
    groups: dict[int, list[ChatLink]] = {}
    offices: dict[int, Office | None] = {}
    for old_id, rows in by_old.items():
        old = session.get_one(Unit, old_id)
        pass_on_duties(session, old, rows, now, today)
        groups[old_id] = pass_on_groups(session, old, rows, now)
        offices[old_id] = pass_on_office(session, old, rows)
        old.closed_on = min(row.on for row in rows)
        for row in rows:
            row.applied_at = now
        session.flush()
    if by_old:
        obligations.materialise(session, today)
    return _as_changes(session, by_old, groups, offices)


def _as_changes(
    session: Session,
    by_old: dict[int, list[UnitSuccession]],
    groups: dict[int, list[ChatLink]],
    offices: dict[int, Office | None],
) -> list[Succession]:
    """Return mergers with all their former units together, splits with all their successors."""
    merged: dict[tuple[tuple[int, ...], date], list[int]] = defaultdict(list)
    for old_id, rows in by_old.items():
        merged[tuple(row.new_id for row in rows), rows[0].on].append(old_id)
    return [
        Succession(
            _units(session, old),
            _units(session, new),
            on,
            tuple(link for old_id in old for link in groups[old_id]),
            tuple(office for old_id in old if (office := offices[old_id]) is not None),
        )
        for (new, on), old in merged.items()
    ]


def _units(session: Session, ids: Sequence[int]) -> tuple[Unit, ...]:
    return tuple(session.get_one(Unit, id_) for id_ in ids)


def predecessors(session: Session, unit_id: int) -> list[tuple[str, date]]:
    """Return from which units, and when, a unit took over."""
    query = (
        select(Unit.name, UnitSuccession.on)
        .join(Unit, Unit.id == UnitSuccession.old_id)
        .where(UnitSuccession.new_id == unit_id)
        .order_by(UnitSuccession.on, Unit.alphabetical)
    )
    return [(name, on) for name, on in session.execute(query)]
