"""What was owed on a past day: what changes is kept as it was, and put together with what is as it was."""

from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    bindparam,
    func,
    insert,
    literal,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import Session

from storage.models import Obligation, ObligationState, ObligationVersion, Task
from storage.models.obligations import MAY_BE_NOT_OWED
from storage.walls import HERE

_SAME = (Obligation.id, Obligation.plan_id, Obligation.unit_id, Obligation.task_id, Obligation.period_id)
Day = date | BindParameter[Any]
Number = int | BindParameter[Any]
"""What is asked for, or its place: a statement with places is made once, often slower than to run it."""
PLAN: BindParameter[Any] = bindparam("plan")
DAY: BindParameter[Any] = bindparam("day")
_KEPT = ("state", "due", "met_on", "accepted_at")


def keep(session: Session, row: Obligation, today: Day) -> None:
    """Keep what an obligation is, before something other than a report changes it today."""
    kept = {name: getattr(row, name) for name in _KEPT}
    session.add(ObligationVersion(obligation_id=row.id, until=today, **kept))


def keep_all(session: Session, today: Day, *which: ColumnElement[bool]) -> None:
    """Keep what these obligations are, before something other than a report changes them today."""
    kept = (getattr(Obligation, name) for name in _KEPT)
    rows = select(Obligation.id, literal(today), *kept).where(*which, Obligation.office_id == HERE)
    session.execute(insert(ObligationVersion).from_select(["obligation_id", "until", *_KEPT], rows))


def place(past: date | None) -> Day | None:
    """Return the place of a past day in a statement; today has none."""
    return DAY if past is not None else None


def owed_on(day: Day | None) -> FromClause:
    """Return what was owed at the end of a day, with the columns that may differ; today for None."""
    if day is None:
        return _OWED_NOW
    return union_all(_unchanged_since(day), _former_on(day)).subquery("owed")


def parts_owed_on(day: Day | None) -> list[FromClause]:
    """Return what was owed at the end of a day in parts, each of which an index can count; today for None."""
    if day is None:
        return [_OWED_NOW]
    return [_unchanged_since(day).subquery("owed"), _former_on(day).subquery("owed")]


def changed_since(day: Day | None) -> list[FromClause]:
    """Return what was owed otherwise at the end of a day: as it is now, and as it was; nothing for None.

    What is owed now, without the one and with the other, was owed then: all that is owed is counted by an
    index in a third of the time if none of it has to be looked up among what has changed.
    """
    if day is None:
        return []
    began = select(Obligation.id).where(MAY_BE_NOT_OWED, Obligation.owed_from > day)
    changed = select(*_SAME, *(getattr(Obligation, name) for name in _KEPT))
    return [
        changed.where(Obligation.id.in_(union(_changed_after(day), began))).subquery("owed"),
        _former_on(day).subquery("owed"),
    ]


_OWED_NOW = select(*_SAME, *(getattr(Obligation, name) for name in _KEPT)).subquery("owed")


def _unchanged_since(day: Day) -> Select[Any]:
    columns = (getattr(Obligation, name) for name in _KEPT)
    return select(*_SAME, *columns).where(_was_there(day), Obligation.id.not_in(_changed_after(day)))


def _former_on(day: Day) -> Select[Any]:
    return (
        select(*_SAME, *(getattr(ObligationVersion, name) for name in _KEPT))
        .join(ObligationVersion, ObligationVersion.obligation_id == Obligation.id)
        .where(_was_there(day), ObligationVersion.id.in_(_first_after(day)))
    )


def led_on(plan_id: Number, day: Day) -> Subquery:
    """Return the task and unit of what was owed at the end of a day; an index alone answers."""
    was_another = select(ObligationVersion.obligation_id).where(
        ObligationVersion.id.in_(_first_after(day)), ObligationVersion.state != ObligationState.REMOVED
    )
    is_unchanged = Obligation.id.not_in(_changed_after(day))
    was_led = or_(
        is_unchanged & (Obligation.state != ObligationState.REMOVED), Obligation.id.in_(was_another)
    )
    pairs = select(Obligation.task_id, Obligation.unit_id)
    of_plan = (Obligation.plan_id == plan_id) & Obligation.task_id.is_not(None)
    return pairs.where(of_plan, _was_there(day), was_led).subquery()


def not_led_on(plan_id: Number, day: Day | None) -> Subquery:
    """Return the task and unit of what was not owed, or no more, at the end of a day; today for None."""
    # Put so that SQLite takes the index of the few that may not be owed, not that of all tasks.
    is_task = (Obligation.task_id + 0).is_not(None)
    others = select(Obligation.task_id, Obligation.unit_id).where(Obligation.plan_id == plan_id, is_task)
    is_removed = Obligation.state == ObligationState.REMOVED
    if day is None:
        return others.where(MAY_BE_NOT_OWED, is_removed).subquery()
    is_removed &= Obligation.id.not_in(_changed_after(day))
    # Begun with the versions, which are fewer than what is owed.
    was_removed = others.join(ObligationVersion, ObligationVersion.obligation_id == Obligation.id).where(
        ObligationVersion.id.in_(_first_after(day)), ObligationVersion.state == ObligationState.REMOVED
    )
    return union(
        others.where(MAY_BE_NOT_OWED, is_removed | (Obligation.owed_from > day)), was_removed
    ).subquery()


def task_was_there(day: Day | None) -> ColumnElement[bool]:
    """Return the condition that a task belonged to its plan at the end of a day; today for None."""
    if day is None:
        return Task.removed_on.is_(None)
    was_added = or_(Task.added_on.is_(None), Task.added_on <= day)
    return was_added & or_(Task.removed_on.is_(None), Task.removed_on > day)


def _was_there(day: Day) -> ColumnElement[bool]:
    return or_(Obligation.owed_from.is_(None), Obligation.owed_from <= day)


def _changed_after(day: Day) -> Select[int]:
    return select(ObligationVersion.obligation_id).where(ObligationVersion.until > day)


def _first_after(day: Day) -> Select[int]:
    """Return the id of the version of each obligation that held at the end of a day, where it was another."""
    first = select(func.min(ObligationVersion.id)).where(ObligationVersion.until > day)
    return first.group_by(ObligationVersion.obligation_id)
