"""What is current in each month, and for how many: until that of the unit's next statement on the task."""

from sqlalchemy import Select, bindparam, func, select, update
from sqlalchemy.orm import Session

from storage.models import CurrentStatus, Statement
from storage.models.statements import ENDLESS


def make_current(session: Session, spoken: Statement) -> None:
    """Make a statement the current one of its month."""
    present = _present(session, spoken)
    if present is None:
        present = CurrentStatus(task_id=spoken.task_id, unit_id=spoken.unit_id, month=spoken.month)
        present.until = _begin(session, spoken.task_id, spoken.unit_id, spoken.month)
        session.add(present)
    present.status, present.percent, present.update_id = spoken.status, spoken.percent, spoken.id
    session.flush()


def take_down(session: Session, gone: Statement) -> bool:
    """Let what was said before be current in place of what counts no more; return False if that was not."""
    present = _present(session, gone)
    if present is None or present.update_id != gone.id:
        return False
    before = session.scalars(_still_valid(gone)).first()
    if before is not None:
        make_current(session, before)
    else:
        _end(session, present)
        session.delete(present)
        session.flush()
    return True


_PRESENT = select(CurrentStatus).where(
    CurrentStatus.task_id == bindparam("task"),
    CurrentStatus.unit_id == bindparam("unit"),
    CurrentStatus.month == bindparam("month"),
)


def _present(session: Session, spoken: Statement) -> CurrentStatus | None:
    values = {"task": spoken.task_id, "unit": spoken.unit_id, "month": spoken.month}
    return session.scalars(_PRESENT, values).first()


def _still_valid(gone: Statement) -> Select[Statement]:
    """Return the query of what the unit said last in the same month and has not taken back."""
    withdrawals = select(Statement.withdraws_id).where(
        Statement.task_id == gone.task_id, Statement.withdraws_id.is_not(None)
    )
    return (
        select(Statement)
        .where(
            Statement.task_id == gone.task_id,
            Statement.unit_id == gone.unit_id,
            Statement.month == gone.month,
            Statement.status.is_not(None) | Statement.percent.is_not(None),
            Statement.id.not_in(withdrawals),
        )
        .order_by(Statement.said_at.desc(), Statement.id.desc())
        .limit(1)
    )


def _begin(session: Session, task_id: int, unit_id: int, month: str) -> str:
    """End what was current before this month where it begins; return until when the new row is."""
    of_both = (CurrentStatus.task_id == task_id, CurrentStatus.unit_id == unit_id)
    session.execute(
        update(CurrentStatus)
        .where(*of_both, CurrentStatus.month < month, CurrentStatus.until > month)
        .values(until=month)
    )
    following = select(func.min(CurrentStatus.month)).where(*of_both, CurrentStatus.month > month)
    return session.scalar(following) or ENDLESS


def _end(session: Session, gone: CurrentStatus) -> None:
    """Let what was current before a row that is taken away stay so."""
    session.execute(
        update(CurrentStatus)
        .where(
            CurrentStatus.task_id == gone.task_id,
            CurrentStatus.unit_id == gone.unit_id,
            CurrentStatus.until == gone.month,
        )
        .values(until=gone.until)
    )
