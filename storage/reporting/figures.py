"""The figures of units' reports: kept with the statement that gives them, compared with those before."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.attainment import Count
from storage.models import Figure, Update


def keep(session: Session, update_id: int, counts: Iterable[Count]) -> None:
    """Add figures to a statement."""
    session.add_all(
        Figure(update_id=update_id, target=count.target, unit=count.what, done=count.done, total=count.total)
        for count in counts
    )
    session.flush()


def said_in(session: Session, update_ids: Collection[int]) -> dict[int, list[Count]]:
    """Return the figures of each of these statements that has some."""
    found: dict[int, list[Count]] = {}
    for figure in session.scalars(select(Figure).where(Figure.update_id.in_(update_ids)).order_by(Figure.id)):
        found.setdefault(figure.update_id, []).append(_count(figure))
    return found


def standing(
    session: Session, unit_id: int, task_id: int, *, since: str = "", before: str = "9999"
) -> dict[str, Count]:
    """Return a unit's last count of each thing for a task, by its name, from the months in between.

    Statements that were withdrawn or replaced count no more. The months are "2025-06"; `before` is not
    one of them.
    """
    taken_back = select(Update.withdraws_id).where(
        Update.task_id == task_id, Update.unit_id == unit_id, Update.withdraws_id.is_not(None)
    )
    query = (
        select(Figure)
        .join(Update, Update.id == Figure.update_id)
        .where(
            Update.task_id == task_id,
            Update.unit_id == unit_id,
            Update.month >= since,
            Update.month < before,
            Update.id.not_in(taken_back),
        )
        .order_by(Figure.id)
    )
    counts = (_count(figure) for figure in session.scalars(query))
    return {count.name: count for count in counts}


def _count(figure: Figure) -> Count:
    return Count(figure.done, figure.total, figure.unit, figure.target)
