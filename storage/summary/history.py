"""What units had said last of their tasks at the end of a day, out of the history of all that was said.

For each task and unit an index has it at hand (task, unit, day, moment): nothing is ranked or sorted.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    ScalarSelect,
    Select,
    String,
    Subquery,
    func,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from plans.status import FINISHED, Status
from storage.models import Statement, StatementSource, Task
from storage.plans import obligation_versions
from storage.plans.obligation_versions import Day, task_was_there

_NO_STATUS = ""
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def valid_until(day: Day, said: type[Statement] = Statement) -> ColumnElement[bool]:
    """Return the condition that a statement says how far a task is, not taken back by the end of a day."""
    later = aliased(Statement)
    withdrawn = select(later.id).where(later.withdraws_id == said.id, later.said_on <= day)
    return (
        (said.said_on <= day)
        & (said.status.is_not(None) | said.percent.is_not(None))
        & ~withdrawn.correlate(said).exists()
    )


def last_statement(pairs: FromClause, day: date) -> ScalarSelect[int]:
    """Return the id of what each row's unit had said last of its task at the end of a day, or NULL."""
    said = aliased(Statement)
    return _last(said, said.id, pairs, day)


def last_status(pairs: FromClause, day: Day) -> ScalarSelect[str]:
    """Return the status of that for `read_status`, or NULL."""
    said = aliased(Statement)
    return _last(said, func.coalesce(type_coerce(said.status, String), _NO_STATUS), pairs, day)


def finished_since(pairs: FromClause, day: date) -> Subquery:
    """Return each row's task with the day since which its unit had called it finished at the end of a day.

    It is the first day after which the unit, in its own words, has not called it anything else; or NULL.
    """
    before = aliased(Statement)
    is_open = before.status.is_(None) | before.status.not_in(FINISHED)
    # The day as well as the moment, so that an index begins with it.
    last_open = select(
        pairs.c.task_id,
        pairs.c.unit_id,
        func.coalesce(_last(before, before.said_on, pairs, day, is_open), date.min).label("day"),
        func.coalesce(_last(before, before.said_at, pairs, day, is_open), _BEFORE_ALL).label("moment"),
    ).subquery()
    said = aliased(Statement)
    first = (
        select(said.said_on)
        .where(
            said.task_id == last_open.c.task_id,
            said.unit_id == last_open.c.unit_id,
            said.said_on >= last_open.c.day,
            said.said_at > last_open.c.moment,
            said.source != StatementSource.IMPORTED,
            valid_until(day, said),
        )
        .order_by(said.said_on)
        .limit(1)
        .correlate(last_open)
        .scalar_subquery()
    )
    return select(last_open.c.task_id, first.label("day")).subquery()


def statements_until(plan_id: int, day: date) -> Select[int]:
    """Return the ids of the statements current at the end of a day: the last of each unit on each task."""
    led = obligation_versions.led_on(plan_id, day)
    last = select(last_statement(led, day)).select_from(led).join(Task, Task.id == led.c.task_id)
    return last.where(task_was_there(day))


def read_status(stored: str) -> Status | None:
    """Return the status of a statement; None where it only named a share."""
    return Status(stored) if stored != _NO_STATUS else None


def _last(
    said: type[Statement], column: Any, pairs: FromClause, day: Day, *which: ColumnElement[bool]
) -> ScalarSelect[Any]:
    return (
        select(column)
        .where(
            said.task_id == pairs.c.task_id, said.unit_id == pairs.c.unit_id, valid_until(day, said), *which
        )
        .order_by(said.said_on.desc(), said.said_at.desc(), said.id.desc())
        .limit(1)
        .correlate(pairs)
        .scalar_subquery()
    )
