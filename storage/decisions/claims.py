"""That a task is done is a claim: the secretariat accepts it, or returns it with a reason and a new day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session, joinedload

from plans.months import reporting_month
from plans.status import Status
from plans.verdict import Verdict
from storage import log
from storage.actors import Actor
from storage.decisions import extensions
from storage.models import CurrentStatus, Obligation, ObligationState, Statement, StatementSource, Task
from storage.models.statements import ENDLESS
from storage.plans import obligation_versions
from storage.reporting import current_statuses

_NAMED = (joinedload(Obligation.unit), joinedload(Obligation.task))


@dataclass(frozen=True, slots=True)
class Claim:
    """What a unit owed and says is done, by which statement, and what became of that."""

    owed: Obligation
    statement: Statement
    verdict: Verdict

    @property
    def late_since(self) -> date | None:
        """Return the date it was past when it was called done: if that is returned, it is late as before."""
        due, met = self.owed.due, self.owed.met_on
        return due if due is not None and met is not None and met > due else None


@dataclass(frozen=True, slots=True)
class Return:
    """Why a claim is returned, by when it is owed again, and the message that says so."""

    reason: str
    due: date
    message_id: int


def waiting(session: Session, limit: int) -> tuple[list[Claim], int]:
    """Return the claims that nobody has decided, the oldest first, and how many there are in all."""
    rows = session.execute(_undecided().limit(limit)).all()
    total = session.scalar(select(func.count()).select_from(_undecided().subquery())) or 0
    return [Claim(owed, statement, Verdict.WAITING) for owed, statement in rows], total


def made_since(session: Session, since: date) -> int:
    """Return how many undecided claims were made on a day or later."""
    query = _undecided().where(Statement.said_on >= since).subquery()
    return session.scalar(select(func.count()).select_from(query)) or 0


def made_between(session: Session, first: date, end: date) -> tuple[int, int]:
    """Return how many claims were made from one day until before another, and how many are undecided."""
    query = _claimed().where(Obligation.met_on >= first, Obligation.met_on < end)
    made = query.with_only_columns(func.count(), func.count().filter(Obligation.accepted_at.is_(None)))
    return session.execute(made).one()


def undecided_of(session: Session, plan_id: int, unit_id: int | None = None) -> int:
    """Return how many claims of a unit, or of all, in a plan nobody has decided."""
    query = _undecided().where(Obligation.plan_id == plan_id)
    if unit_id is not None:
        query = query.where(Obligation.unit_id == unit_id)
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0


def shown(session: Session, pairs: Sequence[tuple[int, int]]) -> list[Claim]:
    """Return claims by their (obligation, statement), in this order, as they are now."""
    query = select(Obligation).where(Obligation.id.in_([owed for owed, _ in pairs]))
    owed = {row.id: row for row in session.scalars(query.options(*_NAMED))}
    said = {
        row.id: row
        for row in session.scalars(select(Statement).where(Statement.id.in_([one for _, one in pairs])))
    }
    current = _current(session, owed.values())
    return [
        Claim(owed[one], said[other], _verdict(owed[one], said[other], current.get(one)))
        for one, other in pairs
        if one in owed and other in said
    ]


def accept(session: Session, actor: Actor, claim: Claim, now: datetime) -> bool:
    """Accept a claim; return False if it no longer waits."""
    statement = (
        update(Obligation)
        .where(
            Obligation.id == claim.owed.id,
            Obligation.state == ObligationState.MET,
            Obligation.accepted_at.is_(None),
        )
        .values(accepted_at=now)
        .returning(Obligation.id)
    )
    if claim.verdict is not Verdict.WAITING or session.execute(statement).first() is None:
        return False
    log.record(session, actor, "accept_claim", f"update:{claim.statement.id}", now)
    return True


def give_back(
    session: Session, actor: Actor, claim: Claim, returned: Return, now: datetime, today: date
) -> bool:
    """Return a claim: the task is owed again, in progress; return False if it no longer waits."""
    owed, said = claim.owed, claim.statement
    if claim.verdict is not Verdict.WAITING or owed.state is not ObligationState.MET:
        return False
    log.record(session, actor, "return_claim", f"update:{said.id}", now, after=returned.reason)
    answer = Statement(
        task_id=said.task_id,
        unit_id=said.unit_id,
        month=reporting_month(today),
        status=Status.IN_PROGRESS,
        text=returned.reason,
        source=StatementSource.RETURNED,
        person_id=actor.person_id,
        chat_id=actor.chat_id,
        message_id=returned.message_id,
        said_at=now,
        said_on=today,
    )
    session.add(answer)
    session.flush()
    current_statuses.make_current(session, answer)
    obligation_versions.keep(session, owed, today)
    if owed.due != returned.due and claim.late_since is None:
        extensions.move_due(owed, returned.due)
    owed.state, owed.met_at, owed.met_on = ObligationState.OPEN, None, None
    session.flush()
    return True


def of_unit(session: Session, unit_id: int) -> list[tuple[str, bool]]:
    """Return the number of each task that a unit says is done, and whether that was accepted."""
    query = (
        select(Task.number, Obligation.accepted_at)
        .join(Task, Task.id == Obligation.task_id)
        .where(Obligation.unit_id == unit_id, Obligation.state == ObligationState.MET)
        .order_by(Task.plan_id, Task.position)
    )
    return [(number, accepted is not None) for number, accepted in session.execute(query)]


def _is_current() -> ColumnElement[bool]:
    """Return the condition that a row says how far an obligation is, in the last month that any does."""
    return (
        (CurrentStatus.task_id == Obligation.task_id)
        & (CurrentStatus.unit_id == Obligation.unit_id)
        & (CurrentStatus.until == ENDLESS)
    )


def _claimed() -> Select[Obligation, Statement]:
    """Return the query of what a unit says is done, accepted or not; what was imported it did not say."""
    return (
        select(Obligation, Statement)
        .select_from(Obligation)
        .join(CurrentStatus, _is_current())
        .join(Statement, Statement.id == CurrentStatus.update_id)
        .where(Obligation.state == ObligationState.MET, Statement.source != StatementSource.IMPORTED)
    )


def _undecided() -> Select[Obligation, Statement]:
    """Return the query of what is said to be done and that nobody has accepted, the oldest first."""
    waiting = _claimed().where(Obligation.accepted_at.is_(None))
    return waiting.options(*_NAMED).order_by(Obligation.met_at, Obligation.id)


def _current(session: Session, owed: Iterable[Obligation]) -> dict[int, Statement]:
    """Return the current statement on each obligation."""
    query = (
        select(Obligation.id, Statement)
        .select_from(Obligation)
        .join(CurrentStatus, _is_current())
        .join(Statement, Statement.id == CurrentStatus.update_id)
        .where(Obligation.id.in_([one.id for one in owed]))
    )
    return dict(row for row in session.execute(query))


def _verdict(owed: Obligation, said: Statement, current: Statement | None) -> Verdict:
    if current is None or current.id != said.id:
        was_returned = current is not None and current.source is StatementSource.RETURNED
        return Verdict.RETURNED if was_returned else Verdict.SUPERSEDED
    return Verdict.ACCEPTED if owed.accepted_at is not None else Verdict.WAITING
