"""For how many months each statement stands: until the month of the unit's next one on the task."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from storage.models import CurrentStatus
from storage.models.updates import ENDLESS


def begin(session: Session, task_id: int, unit_id: int, month: str) -> str:
    """End what stood before this month where the month begins; return until when the new row stands."""
    of_both = (CurrentStatus.task_id == task_id, CurrentStatus.unit_id == unit_id)
    session.execute(
        update(CurrentStatus)
        .where(*of_both, CurrentStatus.month < month, CurrentStatus.until > month)
        .values(until=month)
    )
    following = select(func.min(CurrentStatus.month)).where(*of_both, CurrentStatus.month > month)
    return session.scalar(following) or ENDLESS


def end(session: Session, gone: CurrentStatus) -> None:
    """Let what stood before a row that is taken away stand on."""
    session.execute(
        update(CurrentStatus)
        .where(
            CurrentStatus.task_id == gone.task_id,
            CurrentStatus.unit_id == gone.unit_id,
            CurrentStatus.until == gone.month,
        )
        .values(until=gone.until)
    )
