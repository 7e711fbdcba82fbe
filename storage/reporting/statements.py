"""What units say of their tasks: an append-only history and, in the same transaction, what is current."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session, make_transient_to_detached, selectinload

from plans.attainment import Count
from plans.months import reporting_month
from plans.status import FINISHED, Status
from storage import log
from storage.actors import Actor, remember
from storage.base import table_of
from storage.models import CurrentStatus, Statement, StatementSource
from storage.models.statements import ENDLESS
from storage.plans import obligations
from storage.reporting import current_statuses
from storage.reporting import figures as stored_figures
from storage.reporting.led_tasks import Led, NotYourTaskError, task_led_by


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit says of one task, and how it said it."""

    task_id: int
    status: Status | None
    percent: float | None = None
    text: str | None = None
    excerpt: str | None = None
    day_named: str | None = None
    """When it was done, or is expected to be; where nothing is said of that, what was said before holds."""
    source: StatementSource = StatementSource.BUTTON
    message_id: int | None = None
    figures: tuple[Count, ...] = ()
    replaces: int | None = None
    """The statement that these words correct, which then counts no more."""


def unchanged(present: Statement, message_id: int | None) -> Said:
    """Return the words that say nothing has changed on a task: the last ones, carried forward."""
    is_returned = present.source is StatementSource.RETURNED
    return Said(
        task_id=present.task_id,
        status=present.status,
        percent=present.percent,
        text=None if is_returned else present.text,
        excerpt=None if is_returned else present.excerpt,
        day_named=None if is_returned else present.day_named,
        source=StatementSource.NO_CHANGE,
        message_id=message_id,
    )


_CURRENT = (
    select(Statement)
    .join(CurrentStatus, CurrentStatus.update_id == Statement.id)
    .where(CurrentStatus.unit_id == bindparam("unit"), CurrentStatus.until == ENDLESS)
    .where(CurrentStatus.task_id.in_(bindparam("tasks", expanding=True)))
)


def record(session: Session, actor: Actor, said: Said, now: datetime, today: date) -> Statement:
    """Append what the actor's unit said, make it the current statement, and return it.

    Raises NotYourTaskError: the task is led by another unit.
    """
    one = task_led_by(session, _unit_id(actor), said.task_id)
    return record_of(session, actor, one, said, now, today)


def record_of(session: Session, actor: Actor, one: Led, said: Said, now: datetime, today: date) -> Statement:
    """Append what the actor's unit said of a task that it leads, make it current there, and return it."""
    unit_id, present = _unit_id(actor), one.present
    remember(session, actor)
    spoken = _statement(said.task_id, unit_id, actor, said, now, today)
    says_status = said.status is not None or said.percent is not None
    if says_status and said.day_named is None and present is not None:
        spoken.day_named = _still_named(present, spoken)
    _append(session, spoken)
    stored_figures.keep(session, spoken.id, said.figures)
    if says_status and not _is_overtaken(present, spoken):
        current_statuses.follow(session, present, spoken)
        owed = obligations.state_after(one.owed, said.status)
        if owed is not one.owed:
            obligations.meet_or_reopen(session, unit_id, said.task_id, said.status, now, today)
        one.present, one.owed = spoken, owed
    if said.replaces is not None:
        # In another month it would be current again once these words are taken back.
        current_statuses.take_down(session, session.get_one(Statement, said.replaces))
        one.present = current(session, unit_id, said.task_id)
    return spoken


def import_status(
    session: Session, actor: Actor, units: Collection[int], said: Said, now: datetime, today: date
) -> None:
    """Let a task begin where a report document says its lead units are."""
    for unit_id in sorted(units):
        spoken = _statement(said.task_id, unit_id, actor, said, now, today)
        session.add(spoken)
        session.flush()
        current_statuses.make_current(session, spoken)
        obligations.meet_or_reopen(session, unit_id, said.task_id, said.status, now, today)


def withdraw(session: Session, actor: Actor, update_id: int, now: datetime, today: date) -> Statement | None:
    """Withdraw a statement of the actor's unit and return it; None if it was withdrawn before.

    What the unit had said before is current again. Raises NotYourTaskError for another unit's statement.
    """
    spoken = session.get(Statement, update_id)
    if spoken is None or spoken.unit_id != actor.unit_id or spoken.source is StatementSource.RETURNED:
        raise NotYourTaskError(update_id)
    if is_withdrawn(session, update_id):
        return None
    remember(session, actor)
    said = Said(spoken.task_id, None, source=StatementSource.WITHDRAWAL)
    withdrawal = _statement(spoken.task_id, spoken.unit_id, actor, said, now, today)
    withdrawal.month, withdrawal.withdraws_id = spoken.month, update_id
    session.add(withdrawal)
    session.flush()
    _restore(session, spoken, now, today)
    log.record(session, actor, "withdraw_update", f"update:{update_id}", now, before=spoken.status)
    return spoken


def is_withdrawn(session: Session, update_id: int) -> bool:
    """Return whether a statement was taken back, or replaced by the words of an edited message."""
    return (
        session.scalars(select(Statement.id).where(Statement.withdraws_id == update_id)).first() is not None
    )


def current(session: Session, unit_id: int, task_id: int) -> Statement | None:
    """Return the current statement on a unit's task, whichever month it was made in."""
    return current_of(session, unit_id, [task_id]).get(task_id)


def current_of(session: Session, unit_id: int, task_ids: Collection[int]) -> dict[int, Statement]:
    """Return the current statement on each of a unit's tasks that has one, the latest month's."""
    found = session.scalars(_CURRENT, {"unit": unit_id, "tasks": list(task_ids)})
    return {statement.task_id: statement for statement in found}


def last_words(session: Session, unit_id: int, task_ids: Collection[int]) -> dict[int, str]:
    """Return the last words of a unit on each of these tasks that it has not taken back, notes too."""
    taken_back = select(Statement.withdraws_id).where(
        Statement.unit_id == unit_id, Statement.withdraws_id.is_not(None)
    )
    last = (
        select(func.max(Statement.id))
        .where(
            Statement.unit_id == unit_id,
            Statement.task_id.in_(task_ids),
            Statement.text.is_not(None),
            Statement.source != StatementSource.RETURNED,
            Statement.id.not_in(taken_back),
        )
        .group_by(Statement.task_id)
    )
    rows = session.scalars(select(Statement).where(Statement.id.in_(last)))
    return {row.task_id: row.words for row in rows if row.words is not None}


def own_statement(session: Session, unit_id: int | None, update_id: int) -> Statement:
    """Return a unit's own statement; raises NotYourTaskError for anybody else's."""
    query = select(Statement).where(Statement.id == update_id).options(selectinload(Statement.task))
    spoken = session.scalars(query).first()
    if spoken is None or spoken.unit_id != unit_id:
        raise NotYourTaskError(update_id)
    return spoken


_APPEND = insert(table_of(Statement)).returning(Statement.id)
_KNOWN_BY_ITSELF = {"id", "office_id"}
_VALUES = [column.key for column in table_of(Statement).columns if column.key not in _KNOWN_BY_ITSELF]


def _append(session: Session, spoken: Statement) -> None:
    """Insert a new statement by itself: a flush of the session takes three times as long."""
    spoken.id = session.scalars(_APPEND, {name: getattr(spoken, name) for name in _VALUES}).one()
    make_transient_to_detached(spoken)
    session.add(spoken)


def _unit_id(actor: Actor) -> int:
    if actor.unit_id is None:
        raise NotYourTaskError
    return actor.unit_id


def _statement(task_id: int, unit_id: int, actor: Actor, said: Said, now: datetime, today: date) -> Statement:
    return Statement(
        task_id=task_id,
        unit_id=unit_id,
        month=reporting_month(today),
        status=said.status,
        percent=said.percent,
        text=said.text,
        excerpt=said.excerpt,
        day_named=said.day_named,
        source=said.source,
        person_id=actor.person_id,
        chat_id=actor.chat_id,
        message_id=said.message_id,
        withdraws_id=said.replaces,
        said_at=now,
        said_on=today,
    )


def _still_named(present: Statement, spoken: Statement) -> str | None:
    """Return the day named before, if new words neither finish the task nor set it back."""
    is_alike = (present.status in FINISHED) is (spoken.status in FINISHED)
    is_corrected = present.id == spoken.withdraws_id
    return present.day_named if is_alike and not is_corrected else None


def _is_overtaken(present: Statement | None, spoken: Statement) -> bool:
    """Return whether the unit has said something later: words that waited for a yes are not the last ones."""
    return present is not None and present.said_at > spoken.said_at


def _restore(session: Session, withdrawn: Statement, now: datetime, today: date) -> None:
    """Let what the unit had said before be current, if anything was."""
    if not current_statuses.take_down(session, withdrawn):
        return
    before = current(session, withdrawn.unit_id, withdrawn.task_id)
    obligations.meet_or_reopen(
        session,
        withdrawn.unit_id,
        withdrawn.task_id,
        before.status if before else None,
        # What is done was done when the unit said so, not when it took later words back.
        before.said_at if before else now,
        before.said_on if before else today,
        changed_on=today,
    )
