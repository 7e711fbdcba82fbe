"""Claims, returns, figures, reopened reports and sheets on both kinds of database."""

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
from storage.reporting import figures, period_texts, periods, reopening, sheets, statements
from storage.reporting.period_texts import SaidOfPeriod
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


def test_replaced_figures_count_no_more(database: Database, finance: Actor):
    first = say(database, finance, Status.IN_PROGRESS, Count(12, 27, "huyện"))
    say(database, finance, Status.IN_PROGRESS, Count(13, 27, "huyện"), replaces=first.id)
    unit, number = finance.unit_id or 0, task(database)
    standing = database.read(lambda session: figures.current(session, unit, number))
    assert [count.done for count in standing.values()] == [13]
    assert database.read(lambda session: figures.current(session, unit, number, before="2025-06")) == {}


def test_the_sheet_of_a_unit_holds_its_open_tasks_with_what_stands(database: Database, finance: Actor):
    said = say(database, finance, Status.IN_PROGRESS, Count(12, 27, "huyện"))
    rows = database.read(sheets.tasks_on_sheet, finance.unit_id or 0)
    assert [(row.task.number, row.current.id if row.current else 0) for row in rows] == [
        ("1", said.id),
        ("2", 0),
    ]
    assert [count.done for count in rows[0].counts] == [12]


def test_a_submitted_report_is_opened_again_once(database: Database, finance: Actor):
    unit = finance.unit_id or 0
    (period, *_) = database.read(periods.owed_by, unit)
    database.transact(periods.submit, unit, [period], NOW, TODAY)
    ((owed_id, _),) = database.read(reopening.submitted_reports, unit, 5)
    later = NOW + timedelta(hours=1)
    said = Said(task(database), Status.IN_PROGRESS)
    database.transact(statements.record, finance, said, later, TODAY)
    assert database.read(reopening.added_after, unit, period.id) == ["1"]
    assert database.transact(reopening.reopen, cast.secretary(), owed_id, later, TODAY) == (unit, period)
    assert database.transact(reopening.reopen, cast.secretary(), owed_id, later, TODAY) is None
    assert period in database.read(periods.owed_by, unit)


def test_the_last_words_of_a_unit_for_a_period_stand(database: Database, finance: Actor):
    unit = finance.unit_id or 0
    (period, *_) = database.read(periods.owed_by, unit)
    for text, message in (("một", 1), ("hai", 2), ("hai", 2)):
        said = SaidOfPeriod(unit, [period.id], text, message)
        database.transact(period_texts.say, finance, said, NOW, TODAY)
    last = database.read(period_texts.last_words, unit, [period.id])
    assert last is not None
    assert last.text == "hai"


def test_the_last_words_on_a_task_are_those_not_taken_back(database: Database, finance: Actor):
    unit, number = finance.unit_id or 0, task(database)
    words = Said(number, None, text="ghi chú")
    database.transact(statements.record, finance, words, NOW, TODAY)
    again = database.transact(statements.record, finance, Said(number, None, text="nhầm"), NOW, TODAY)
    database.transact(statements.withdraw, finance, again.id, NOW, TODAY)
    assert database.read(statements.last_words, unit, [number]) == {number: "ghi chú"}
