"""What is current in each month, and for how many: until that of the unit's next statement on the task."""

from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.orm import Session

from storage.base import table_of
from storage.models import CurrentStatus, Statement
from storage.models.statements import ENDLESS
from storage.walls import HERE


def follow(session: Session, present: Statement | None, spoken: Statement) -> None:
    """Make a statement the current one of its month, after what is current of its task now."""
    if present is None:
        session.execute(_BEGIN, _row(spoken, ENDLESS))
    elif present.month == spoken.month:
        session.execute(_CHANGE, _row(spoken))
    else:
        make_current(session, spoken)


def make_current(session: Session, spoken: Statement) -> None:
    """Make a statement the current one of its month, whatever is current in it or in later ones."""
    until = ENDLESS
    for row in session.execute(_SINCE, _row(spoken)):
        if row.month == spoken.month:
            session.execute(_CHANGE, _row(spoken))
            return
        if row.month < spoken.month:
            session.execute(_END_BEFORE, {"number": row.id, "until": spoken.month})
        else:
            until = min(until, row.month)
    session.execute(_BEGIN, _row(spoken, until))


_STATUSES = table_of(CurrentStatus)
_OF_BOTH = (
    _STATUSES.c.task_id == bindparam("task"),
    _STATUSES.c.unit_id == bindparam("unit"),
    _STATUSES.c.office_id == HERE,
)
_SINCE = select(_STATUSES.c.id, _STATUSES.c.month).where(*_OF_BOTH, _STATUSES.c.until > bindparam("now"))
"""What is current in a month or later."""
_NEW: dict[str, Any] = {
    "status": bindparam("said"),
    "percent": bindparam("share"),
    "update_id": bindparam("spoken"),
}
_CHANGE = update(_STATUSES).where(*_OF_BOTH, _STATUSES.c.month == bindparam("now")).values(_NEW)
_BEGIN = insert(_STATUSES).values(
    task_id=bindparam("task"),
    unit_id=bindparam("unit"),
    month=bindparam("now"),
    until=bindparam("end"),
    **_NEW,
)
_END_BEFORE = update(_STATUSES).where(_STATUSES.c.id == bindparam("number")).values(until=bindparam("until"))


def _row(spoken: Statement, end: str = "") -> dict[str, Any]:
    return {
        "task": spoken.task_id,
        "unit": spoken.unit_id,
        "now": spoken.month,
        "said": spoken.status,
        "share": spoken.percent,
        "spoken": spoken.id,
        "end": end,
    }


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
