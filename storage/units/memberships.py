"""Who belongs to a collective: the units of its rules, those named by hand, and not the exceptions."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from plans.units import MemberRule, is_member
from storage.models import Collective, CollectiveMember, Unit, UnitSuccession


def members(session: Session, collectives: Collection[Collective]) -> dict[int, set[int]]:
    """Return the ids of the units that belong to each collective now, by the collective's id."""
    wanted = {MemberRule(rule) for row in collectives for rule in row.rules}
    present = select(Unit.id, Unit.name, Unit.level).where(Unit.closed_on.is_(None), ~_is_to_come())
    units = session.execute(present).all()
    by_rule = {rule: {id_ for id_, name, level in units if is_member(rule, name, level)} for rule in wanted}
    exist = {id_ for id_, _, _ in units}
    found: dict[int, set[int]] = {
        row.id: set().union(*(by_rule[MemberRule(rule)] for rule in row.rules)) for row in collectives
    }
    for row in _by_hand(session, found):
        if row.belongs and row.unit_id in exist:
            found[row.collective_id].add(row.unit_id)
        else:
            found[row.collective_id].discard(row.unit_id)
    return found


def _is_to_come() -> ColumnElement[bool]:
    """Return the condition that a unit was added only as the successor of others, and its day is to come."""
    return exists().where(
        UnitSuccession.new_id == Unit.id,
        UnitSuccession.applied_at.is_(None),
        UnitSuccession.decided_at <= Unit.created_at,
    )


def _by_hand(session: Session, collectives: Collection[int]) -> list[CollectiveMember]:
    query = select(CollectiveMember).where(CollectiveMember.collective_id.in_(collectives))
    return list(session.scalars(query))
