"""What the counts of months cannot tell: of tasks that a unit led not always, of words taken back later."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, select, union
from sqlalchemy.orm import Session, aliased

from plans.months import reporting_month
from plans.status import Status
from storage.models import CurrentStatus, Obligation, Statement
from storage.summary.changed_duties import ids_not_always_led


@dataclass(slots=True)
class Told:
    """What one unit said of one task: as it is counted by months, and as it was said."""

    counted: list[tuple[str, str, Status | None]] = field(default_factory=list)
    said: list[Any] = field(default_factory=list)
    """All of it, where some was taken back later."""
    taken_back: dict[int, date] = field(default_factory=dict)
    """On which day each statement was taken back."""

    def counted_in(self, month: str) -> list[Status | None]:
        """Return the status that is counted in a month, if any is."""
        return [status for since, until, status in self.counted if since <= month < until]

    def last_on(self, day: date) -> list[Status | None]:
        """Return the status that had been said last by the end of a day, if any had."""
        if not self.said:
            return self.counted_in(reporting_month(day))
        for row in reversed(self.said):
            is_valid = row.status is not None or row.percent is not None
            if is_valid and row.said_on <= day < self.taken_back.get(row.id, date.max):
                return [row.status]
        return []


def told(session: Session, plan_id: int, since: date) -> dict[tuple[int, int], Told]:
    """Return this for the task and unit of all that the counts of months since a day cannot tell."""
    taken_back = _taken_back(since)
    apart = union(_not_always_led(plan_id, since), taken_back).subquery()
    found: dict[tuple[int, int], Told] = {}
    counted = select(
        CurrentStatus.task_id,
        CurrentStatus.unit_id,
        CurrentStatus.month,
        CurrentStatus.until,
        CurrentStatus.status,
    ).join(apart, _of_both(apart, CurrentStatus))
    for task, unit, since_month, until, status in session.execute(counted):
        found.setdefault((task, unit), Told()).counted.append((since_month, until, status))
    pairs = taken_back.distinct().subquery()
    said = (
        select(
            Statement.task_id,
            Statement.unit_id,
            Statement.id,
            Statement.status,
            Statement.percent,
            Statement.said_on,
            Statement.withdraws_id,
        )
        .join(pairs, _of_both(pairs, Statement))
        .order_by(Statement.said_on, Statement.said_at, Statement.id)
    )
    for row in session.execute(said):
        one = found.setdefault((row.task_id, row.unit_id), Told())
        one.said.append(row)
        if row.withdraws_id is not None:
            one.taken_back[row.withdraws_id] = row.said_on
    return found


def _of_both(pairs: Any, table: Any) -> Any:
    return and_(pairs.c.task_id == table.task_id, pairs.c.unit_id == table.unit_id)


def _taken_back(since: date) -> Select[int, int]:
    """Return the task and unit of what was taken back on a later day than it was said, of every plan."""
    later = aliased(Statement)
    return (
        select(Statement.task_id, Statement.unit_id)
        .join(later, later.withdraws_id == Statement.id)
        .where(later.withdraws_id.is_not(None), later.said_on > since, later.said_on > Statement.said_on)
    )


def _not_always_led(plan_id: int, since: date) -> Select[int | None, int]:
    return select(Obligation.task_id, Obligation.unit_id).where(
        Obligation.id.in_(ids_not_always_led(plan_id, since)), Obligation.task_id.is_not(None)
    )
