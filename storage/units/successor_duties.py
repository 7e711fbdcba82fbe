"""What passes from a unit that ends to its successors: what it owes, how far that is, where it belongs."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from plans.months import reporting_month
from plans.status import combined
from storage.decisions import extensions, matters
from storage.models import (
    Assignment,
    CollectiveMember,
    Extension,
    Matter,
    Obligation,
    ObligationKind,
    ObligationState,
    ReportRule,
    Statement,
    StatementSource,
    Unit,
    UnitSuccession,
)
from storage.plans import obligation_versions
from storage.reporting import current_statuses, statements

_Subject = tuple[ObligationKind, int | None, int | None, int | None]


def pass_on_duties(
    session: Session, old: Unit, successions: Sequence[UnitSuccession], now: datetime, today: date
) -> None:
    """Let successors owe what a unit owes; where one owes it already, the more open state holds.

    What was reported stays under the old name, and so do the reports of periods that were over.
    """
    for succession in successions:
        _carry_obligations(session, old, succession, now, today)
        _join(session, old.id, succession.new_id)
    _end_obligations(session, old.id, successions[0].on, today)
    session.flush()
    _pass_on_matters(session, old.id, successions[0].new_id)
    _leave(session, old.id)
    if len(successions) == 1:
        session.execute(update(Unit).where(Unit.parent_id == old.id).values(parent_id=successions[0].new_id))


def _carry_obligations(
    session: Session, old: Unit, succession: UnitSuccession, now: datetime, today: date
) -> None:
    owed = {_subject(row): row for row in _obligations(session, succession.new_id)}
    carried = [row for row in _obligations(session, old.id) if _passes_on(row, succession.on)]
    tasks = [row.task_id for row in carried if row.task_id is not None]
    said = statements.current_of(session, old.id, tasks)
    is_fresh = _is_fresh(session, succession.new_id)
    said_anew = statements.current_of(session, succession.new_id, tasks)
    for row in carried:
        own = owed.get(_subject(row))
        owes_already = own is not None and own.state is not ObligationState.REMOVED and not is_fresh
        if own is None:
            own = _copy(row, succession.new_id)
            own.owed_from = today
            session.add(own)
        elif not owes_already or (row.state is ObligationState.OPEN and own.state is not row.state):
            obligation_versions.keep(session, own, today)
            _give_state(own, row)
        session.flush()
        _pass_on_extensions(session, row, own)
        if row.task_id is not None:
            present = said_anew.get(row.task_id)
            before = [said.get(row.task_id), *([present] if owes_already else [])]
            _carry_status(session, succession, row.task_id, before, now, today)


def _is_fresh(session: Session, unit_id: int) -> bool:
    """Return whether a unit only begins: it has said nothing, and taken nothing over.

    What it owes then, it owes because its kind does; whether it is still to do, its predecessors tell.
    """
    said = select(Statement.id).where(Statement.unit_id == unit_id).limit(1)
    taken = select(UnitSuccession.id).where(
        UnitSuccession.new_id == unit_id, UnitSuccession.applied_at.is_not(None)
    )
    return session.scalar(said) is None and session.scalar(taken.limit(1)) is None


def _obligations(session: Session, unit_id: int) -> list[Obligation]:
    query = select(Obligation).where(Obligation.unit_id == unit_id).order_by(Obligation.id)
    return list(session.scalars(query))


def _subject(row: Obligation) -> _Subject:
    return row.kind, row.task_id, row.period_id, row.request_id


def _passes_on(row: Obligation, on: date) -> bool:
    """Return whether a successor is concerned: by what is open, any task, and reports of periods to come."""
    if row.state is ObligationState.REMOVED:
        return False
    is_to_come = row.kind is ObligationKind.PERIOD and row.due is not None and row.due >= on
    return row.state is ObligationState.OPEN or row.kind is ObligationKind.TASK or is_to_come


def _copy(row: Obligation, unit_id: int) -> Obligation:
    copy = Obligation(
        plan_id=row.plan_id,
        unit_id=unit_id,
        kind=row.kind,
        task_id=row.task_id,
        period_id=row.period_id,
        request_id=row.request_id,
    )
    _give_state(copy, row)
    return copy


def _give_state(own: Obligation, row: Obligation) -> None:
    own.due, own.due_at, own.original_due = row.due, row.due_at, row.original_due
    own.state, own.met_at, own.met_on, own.accepted_at = row.state, row.met_at, row.met_on, row.accepted_at


def _carry_status(
    session: Session,
    succession: UnitSuccession,
    task_id: int,
    before: Sequence[Statement | None],
    now: datetime,
    today: date,
) -> None:
    """Let the successor begin where its predecessors are together: as done only if all of them are."""
    status = combined([said.status if said else None for said in before])
    if status is None or (len(before) > 1 and before[1] is not None and before[1].status is status):
        return
    percents = {said.percent if said else None for said in before}
    carried = Statement(
        task_id=task_id,
        unit_id=succession.new_id,
        month=reporting_month(today),
        status=status,
        percent=percents.pop() if len(percents) == 1 else None,
        source=StatementSource.CARRIED,
        person_id=succession.decided_by,
        chat_id=succession.chat_id,
        said_at=now,
        said_on=today,
    )
    session.add(carried)
    session.flush()
    current_statuses.make_current(session, carried)


def _end_obligations(session: Session, old_id: int, on: date, today: date) -> None:
    for row in _obligations(session, old_id):
        if _passes_on(row, on):
            obligation_versions.keep(session, row, today)
            row.state = ObligationState.REMOVED


def _pass_on_extensions(session: Session, row: Obligation, own: Obligation) -> None:
    session.execute(
        update(Extension)
        .where(Extension.obligation_id == row.id, Extension.state.in_(extensions.PENDING))
        .values(obligation_id=own.id, unit_id=own.unit_id)
    )


def _pass_on_matters(session: Session, old_id: int, new_id: int) -> None:
    session.execute(
        update(Matter).where(Matter.unit_id == old_id, Matter.state.in_(matters.OPEN)).values(unit_id=new_id)
    )


def _join(session: Session, old_id: int, new_id: int) -> None:
    """Let the successor lead, coordinate and belong to what the old unit does."""
    for assignment in session.scalars(select(Assignment).where(Assignment.unit_id == old_id)).all():
        if not _takes_part(session, assignment, new_id):
            session.add(Assignment(task_id=assignment.task_id, unit_id=new_id, role=assignment.role))
    for member in session.scalars(select(CollectiveMember).where(CollectiveMember.unit_id == old_id)).all():
        query = select(CollectiveMember.id).where(
            CollectiveMember.collective_id == member.collective_id, CollectiveMember.unit_id == new_id
        )
        if session.scalar(query) is None:
            session.add(
                CollectiveMember(collective_id=member.collective_id, unit_id=new_id, belongs=member.belongs)
            )
    for rule in session.scalars(select(ReportRule)).all():
        if old_id in rule.units and new_id not in rule.units:
            rule.units = [*rule.units, new_id]


def _takes_part(session: Session, old: Assignment, new_id: int) -> bool:
    query = select(Assignment.id).where(
        Assignment.task_id == old.task_id, Assignment.unit_id == new_id, Assignment.role == old.role
    )
    return session.scalar(query) is not None


def _leave(session: Session, old_id: int) -> None:
    """Take the old unit off what its successors have joined."""
    for assignment in session.scalars(select(Assignment).where(Assignment.unit_id == old_id)).all():
        session.delete(assignment)
    for rule in session.scalars(select(ReportRule)).all():
        if old_id in rule.units:
            rule.units = [unit_id for unit_id in rule.units if unit_id != old_id]
