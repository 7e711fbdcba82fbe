"""What is current in each month, and for how many: until that of the unit's next statement on the task."""

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from storage.base import table_of
from storage.models import CurrentStatus, Statement
from storage.models.statements import ENDLESS


def make_current(session: Session, spoken: Statement) -> None:
    """Make a statement the current one of its month."""
    of_both = {"task_id": spoken.task_id, "unit_id": spoken.unit_id}
    new = {"status": spoken.status, "percent": spoken.percent, "update_id": spoken.id}
    until = ENDLESS
    for row in session.execute(_SINCE, {**of_both, "month": spoken.month}):
        if row.month == spoken.month:
            session.execute(_CHANGE, {"number": row.id, **new})
            return
        if row.month < spoken.month:
            session.execute(_CHANGE_END, {"number": row.id, "until": spoken.month})
        else:
            until = min(until, row.month)
    session.execute(_BEGIN, {**of_both, **new, "month": spoken.month, "until": until})


_STATUSES = table_of(CurrentStatus)
_SINCE = select(_STATUSES.c.id, _STATUSES.c.month).where(
    _STATUSES.c.task_id == bindparam("task_id"),
    _STATUSES.c.unit_id == bindparam("unit_id"),
    _STATUSES.c.until > bindparam("month"),
)
"""What is current in a month or later."""
_ONE = update(_STATUSES).where(_STATUSES.c.id == bindparam("number"))
_CHANGE = _ONE.values({name: bindparam(name) for name in ("status", "percent", "update_id")})
_CHANGE_END = _ONE.values(until=bindparam("until"))
_BEGIN = _STATUSES.insert()


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
