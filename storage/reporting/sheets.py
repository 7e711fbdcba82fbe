"""What is on the sheet of a unit: its open tasks and those of the units below it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.attainment import Count
from storage.models import CurrentStatus, Figure, Obligation, ObligationState, Statement, Task, Unit
from storage.models.statements import ENDLESS


@dataclass(frozen=True, slots=True)
class SheetTask:
    """An open task of a unit, with what is current for it."""

    unit: Unit
    task: Task
    current: Statement | None
    counts: list[Count] = field(default_factory=list)
    moved_to: date | None = None
    """The day to which it has moved for the unit, where that is not the plan's."""


def units_on_sheet(session: Session, unit_id: int) -> dict[int, Unit]:
    """Return the unit and those directly below it that still exist: a district answers for its communes."""
    query = select(Unit).where(
        (Unit.id == unit_id) | ((Unit.parent_id == unit_id) & Unit.closed_on.is_(None))
    )
    return {unit.id: unit for unit in session.scalars(query)}


def tasks_on_sheet(session: Session, unit_id: int) -> list[SheetTask]:
    """Return the open tasks, the unit's own first, then of each unit below it, each by due date."""
    units = units_on_sheet(session, unit_id)
    query = (
        select(Obligation.unit_id, Obligation.due, Task, Statement)
        .select_from(Obligation)
        .join(Task, Task.id == Obligation.task_id)
        .outerjoin(
            CurrentStatus,
            (CurrentStatus.task_id == Task.id)
            & (CurrentStatus.unit_id == Obligation.unit_id)
            & (CurrentStatus.until == ENDLESS),
        )
        .outerjoin(Statement, Statement.id == CurrentStatus.update_id)
        .where(Obligation.unit_id.in_(units), Obligation.state == ObligationState.OPEN)
        .order_by(Obligation.due.is_(None), Obligation.due, Task.plan_id, Task.position)
    )
    rows = session.execute(query).all()
    counts = _counts(session, units, {task.id for _, _, task, _ in rows})
    found = [
        SheetTask(
            units[owing],
            task,
            current,
            list(counts.get((owing, task.id), {}).values()),
            moved_to=due if due != task.due else None,
        )
        for owing, due, task, current in rows
    ]
    return sorted(found, key=lambda row: (row.unit.id != unit_id, row.unit.alphabetical))


def _counts(
    session: Session, units: Collection[int], tasks: Collection[int]
) -> dict[tuple[int, int], dict[str, Count]]:
    """Return the last count of each thing by unit and task, without what was taken back."""
    taken_back = select(Statement.withdraws_id).where(
        Statement.unit_id.in_(units), Statement.withdraws_id.is_not(None)
    )
    query = (
        select(Statement.unit_id, Statement.task_id, Figure)
        .join(Statement, Statement.id == Figure.update_id)
        .where(Statement.unit_id.in_(units), Statement.task_id.in_(tasks), Statement.id.not_in(taken_back))
        .order_by(Figure.id)
    )
    found: dict[tuple[int, int], dict[str, Count]] = defaultdict(dict)
    for unit_id, task_id, figure in session.execute(query):
        count = Count(figure.done, figure.total, figure.unit, figure.target)
        found[unit_id, task_id][count.name] = count
    return found
