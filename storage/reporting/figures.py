"""The figures of units' reports: kept with the statement that gives them, compared with those before."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.attainment import Count
from storage.models import Figure, Statement


def keep(session: Session, update_id: int, counts: Iterable[Count]) -> None:
    """Add figures to a statement."""
    session.add_all(
        Figure(update_id=update_id, target=count.target, unit=count.what, done=count.done, total=count.total)
        for count in counts
    )
    session.flush()


def of_statements(session: Session, update_ids: Iterable[int]) -> dict[int, list[Count]]:
    """Return the counts that statements gave, by the statement's id."""
    query = select(Figure).where(Figure.update_id.in_(list(update_ids))).order_by(Figure.id)
    found: dict[int, list[Count]] = {}
    for figure in session.scalars(query):
        found.setdefault(figure.update_id, []).append(_count(figure))
    return found


def current(
    session: Session, unit_id: int, task_id: int, *, since: str = "", before: str = "9999"
) -> dict[str, Count]:
    """Return a unit's last count of each thing for a task, by its name, from the months in between.

    Statements that were withdrawn or replaced count no more. The months are "2025-06"; `before` is not
    one of them.
    """
    taken_back = select(Statement.withdraws_id).where(
        Statement.task_id == task_id, Statement.unit_id == unit_id, Statement.withdraws_id.is_not(None)
    )
    query = (
        select(Figure)
        .join(Statement, Statement.id == Figure.update_id)
        .where(
            Statement.task_id == task_id,
            Statement.unit_id == unit_id,
            Statement.month >= since,
            Statement.month < before,
            Statement.id.not_in(taken_back),
        )
        .order_by(Figure.id)
    )
    counts = (_count(figure) for figure in session.scalars(query))
    return {count.name: count for count in counts}


def _count(figure: Figure) -> Count:
    return Count(figure.done, figure.total, figure.unit, figure.target)
