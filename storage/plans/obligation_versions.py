"""What was owed on a past day: what changes is kept as it was, and put together with what is as it was."""

from datetime import date

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    func,
    insert,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from storage.models import Obligation, ObligationState, ObligationVersion, Task

_SAME = (Obligation.id, Obligation.plan_id, Obligation.unit_id, Obligation.task_id, Obligation.period_id)
_KEPT = ("state", "due", "met_on", "accepted_at")


def keep(session: Session, row: Obligation, today: date) -> None:
    """Keep what an obligation is, before something other than a report changes it today."""
    kept = {name: getattr(row, name) for name in _KEPT}
    session.add(ObligationVersion(obligation_id=row.id, until=today, **kept))


def keep_all(session: Session, today: date, *which: ColumnElement[bool]) -> None:
    """Keep what these obligations are, before something other than a report changes them today."""
    rows = select(Obligation.id, literal(today), *(getattr(Obligation, name) for name in _KEPT)).where(*which)
    session.execute(insert(ObligationVersion).from_select(["obligation_id", "until", *_KEPT], rows))


def owed_on(day: date | None) -> FromClause:
    """Return what was owed at the end of a day, with the columns that may differ; today for None."""
    if day is None:
        return Obligation.__table__.alias("owed")
    unchanged = select(*_SAME, *(getattr(Obligation, name) for name in _KEPT)).where(
        _was_there(day), Obligation.id.not_in(_changed_after(day))
    )
    former = (
        select(*_SAME, *(getattr(ObligationVersion, name) for name in _KEPT))
        .join(ObligationVersion, ObligationVersion.obligation_id == Obligation.id)
        .where(_was_there(day), ObligationVersion.id.in_(_first_after(day)))
    )
    return union_all(unchanged, former).subquery("owed")


def not_led_on(plan_id: int, day: date | None) -> Subquery:
    """Return the task and unit of what was not owed, or no more, at the end of a day; today for None."""
    is_removed = Obligation.state == ObligationState.REMOVED
    if day is not None:
        was_removed = select(ObligationVersion.obligation_id).where(
            ObligationVersion.id.in_(_first_after(day)), ObligationVersion.state == ObligationState.REMOVED
        )
        is_removed = or_(
            Obligation.owed_from > day,
            is_removed & Obligation.id.not_in(_changed_after(day)),
            Obligation.id.in_(was_removed),
        )
    others = select(Obligation.task_id, Obligation.unit_id)
    return others.where(Obligation.plan_id == plan_id, is_removed).subquery()


def task_was_there(day: date | None) -> ColumnElement[bool]:
    """Return the condition that a task belonged to its plan at the end of a day; today for None."""
    if day is None:
        return Task.removed_on.is_(None)
    was_added = or_(Task.added_on.is_(None), Task.added_on <= day)
    return was_added & or_(Task.removed_on.is_(None), Task.removed_on > day)


def _was_there(day: date) -> ColumnElement[bool]:
    return or_(Obligation.owed_from.is_(None), Obligation.owed_from <= day)


def _changed_after(day: date) -> Select[int]:
    return select(ObligationVersion.obligation_id).where(ObligationVersion.until > day)


def _first_after(day: date) -> Select[int]:
    """Return the id of the version of each obligation that held at the end of a day, where it was another."""
    first = select(func.min(ObligationVersion.id)).where(ObligationVersion.until > day)
    return first.group_by(ObligationVersion.obligation_id)
