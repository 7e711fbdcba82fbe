"""Claims that a task is done are accepted or returned, on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.attainment import Count
from plans.status import Status
from plans.verdict import Verdict
from storage.actors import Actor
from storage.database import Database
from storage.decisions import claims
from storage.decisions.claims import Return
from storage.models import Obligation, ObligationState, Statement, Task
from storage.plans import obligations
from storage.reporting import statements
from storage.reporting.statements import Said
from tests.auxil import cast
from tests.auxil.cast import FINANCE, FINANCE_CHAT, NOW, TODAY
from tests.auxil.province import linked_unit, save_plan

DUE = date(2025, 6, 19)


@pytest.fixture
def finance(database: Database) -> Actor:
    """The focal point of Sở Tài chính, which leads two tasks."""
    database.transact(save_plan, cast.task("1", FINANCE, DUE), cast.task("2", FINANCE))
    return cast.focal_point(database.transact(linked_unit, FINANCE, FINANCE_CHAT))


def task(database: Database, number: str = "1") -> int:
    return database.read(lambda session: session.scalars(select(Task.id).where(Task.number == number)).one())


def say(database: Database, actor: Actor, status: Status | None, *counts: Count, **changes: int) -> Statement:
    said = Said(task(database), status, figures=counts, **changes)  # type: ignore[arg-type] # fields of Said
    return database.transact(statements.record, actor, said, NOW, TODAY)


def owed(database: Database) -> Obligation:
    query = select(Obligation).where(Obligation.task_id == task(database))
    return database.read(lambda session: session.scalars(query).one())


def decide(database: Database, actor: Actor, verdict: Verdict, statement: Statement) -> bool:
    def work(session: Session) -> bool:
        (claim,) = claims.shown(session, [(owed(database).id, statement.id)])
        if verdict is Verdict.ACCEPTED:
            return claims.accept(session, actor, claim, NOW)
        returned = Return("Thiếu biểu", DUE + timedelta(days=7), 5)
        return claims.give_back(session, actor, claim, returned, NOW, TODAY)

    return database.transact(work)


def test_a_claim_waits_until_it_is_accepted_once(database: Database, finance: Actor):
    said = say(database, finance, Status.DONE)
    assert database.read(lambda session: claims.waiting(session, 10)[1]) == 1
    assert database.read(claims.made_since, TODAY) == 1
    assert decide(database, cast.secretary(), Verdict.ACCEPTED, said)
    assert not decide(database, cast.secretary(), Verdict.ACCEPTED, said)
    assert database.read(lambda session: claims.waiting(session, 10)) == ([], 0)
    assert database.read(claims.of_unit, finance.unit_id or 0) == [("1", True)]


def test_a_returned_claim_is_open_with_a_new_day(database: Database, finance: Actor):
    said = say(database, finance, Status.DONE)
    assert decide(database, cast.secretary(), Verdict.RETURNED, said)
    row = owed(database)
    assert (row.state, row.due, row.original_due) == (ObligationState.OPEN, DUE + timedelta(days=7), DUE)
    assert database.read(obligations.moved_dues, row.unit_id) == {row.task_id: row.due}
    assert not decide(database, cast.secretary(), Verdict.ACCEPTED, said)
