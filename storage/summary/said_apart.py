"""What the counts of a month cannot tell: of a task that a unit led not always, or of words taken back later."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect, Row, and_, select, union
from sqlalchemy.orm import Session, aliased

from plans.status import Status
from storage.models import CurrentStatus, Obligation, Statement
from storage.summary.changed_duties import ids_not_always_led


@dataclass(slots=True)
class Told:
    """What one unit said of one task: as it is counted by months, and as it was said."""

    counted: list[tuple[str, str, Status | None]] = field(default_factory=list)
    said: list[Row[Any]] = field(default_factory=list)
    taken_back: dict[int, date] = field(default_factory=dict)
    """On which day each statement was taken back."""

    def counted_in(self, month: str) -> Iterator[Status | None]:
        """Yield the status that is counted in a month, if any is."""
        return (status for since, until, status in self.counted if since <= month < until)

    def last_on(self, day: date) -> list[Status | None]:
        """Return the status that was said last by the end of a day, if any was."""
        valid = [
            row.status
            for row in self.said
            if row.said_on <= day < self.taken_back.get(row.id, date.max)
            and (row.status is not None or row.percent is not None)
        ]
        return valid[-1:]


def told(session: Session, plan_id: int, since: date) -> dict[tuple[int, int], Told]:
    """Return this for the task and unit of all that the counts of months since a day cannot tell."""
    pairs = _pairs(plan_id, since).subquery()
    found: dict[tuple[int, int], Told] = {}
    counted = select(CurrentStatus).join(pairs, _of_both(pairs, CurrentStatus))
    columns = (CurrentStatus.month, CurrentStatus.until, CurrentStatus.status)
    for task, unit, *span in session.execute(
        counted.with_only_columns(CurrentStatus.task_id, CurrentStatus.unit_id, *columns)
    ):
        found.setdefault((task, unit), Told()).counted.append((span[0], span[1], span[2]))
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


def _pairs(plan_id: int, since: date) -> CompoundSelect[int, int]:
    """Return the task and unit of what was at some time not led, or was taken back on a later day."""
    later = aliased(Statement)
    taken_back = (
        select(Statement.task_id, Statement.unit_id)
        .join(later, later.withdraws_id == Statement.id)
        .where(later.withdraws_id.is_not(None), later.said_on > since, later.said_on > Statement.said_on)
    )
    not_led = select(Obligation.task_id, Obligation.unit_id).where(
        Obligation.id.in_(ids_not_always_led(plan_id, since)), Obligation.task_id.is_not(None)
    )
    return union(not_led, taken_back)
