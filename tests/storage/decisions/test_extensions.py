"""More time: asked once, decided once; the date moves, the first one stays for statistics."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.status import Status
from storage.actors import Actor
from storage.database import Database
from storage.decisions import extensions
from storage.decisions.extensions import Decision, NoDueDateError, NotLaterError, NotOwedError, Wanted
from storage.models import Extension, ExtensionState, Obligation, ObligationState, Plan, Task
from storage.plans import amendments
from storage.reporting import statements
from storage.reporting.led_tasks import NotYourTaskError
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, FINANCE, FINANCE_CHAT, NOW, TODAY
from tests.auxil.province import linked_unit, save_plan

DUE = date(2025, 6, 19)
LATER = date(2025, 7, 30)
TASKS = (cast.task("1", FINANCE, DUE), cast.task("2", FINANCE), cast.task("3", COMMUNE, DUE))


@pytest.fixture
def finance(database: Database) -> Actor:
    """The focal point of Sở Tài chính, which leads tasks 1 and 2; task 2 has no date, 3 is the commune's."""
    database.transact(save_plan, *TASKS)
    return cast.focal_point(database.transact(linked_unit, FINANCE, FINANCE_CHAT))


def number(database: Database, name: str = "1") -> int:
    return database.read(lambda session: session.scalars(select(Task.id).where(Task.number == name)).one())


def ask(database: Database, actor: Actor, until: date = LATER, task: str = "1") -> tuple[Extension, bool]:
    wanted = Wanted(number(database, task), until, "chờ phần mềm", 44)
    return database.transact(extensions.ask, actor, wanted, NOW, TODAY)


def decide(
    database: Database,
    actor: Actor,
    state: ExtensionState,
    until: date | None = None,
    words: str | None = None,
) -> bool:
    def work(session: Session) -> bool:
        extension = session.scalars(select(Extension).order_by(Extension.id.desc())).first()
        assert extension is not None
        decision = Decision(state, until, words)
        return extensions.decide(session, actor, extension, decision, NOW, TODAY)

    return database.transact(work)


def owed(database: Database) -> Obligation:
    query = select(Obligation).where(Obligation.task_id == number(database))
    return database.read(lambda session: session.scalars(query).one())


def all_of_them(database: Database) -> list[Extension]:
    return database.read(extensions.of_plan, 1)


def test_a_request_is_kept_with_everything_about_it(database: Database, finance: Actor):
    extension, new = ask(database, finance)
    assert new
    assert (extension.due_before, extension.asked_until, extension.reason) == (DUE, LATER, "chờ phần mềm")
    assert (extension.state, extension.message_id, extension.asked_on) == (ExtensionState.WAITING, 44, TODAY)
    assert [one.id for one in database.read(extensions.waiting)] == [extension.id]
    assert owed(database).due == DUE


def test_the_same_request_again_is_the_same(database: Database, finance: Actor):
    first, _ = ask(database, finance)
    second, new = ask(database, finance)
    assert (second.id, new) == (first.id, False)


def test_another_date_takes_the_place_of_the_request_that_waits(database: Database, finance: Actor):
    ask(database, finance)
    ask(database, finance, date(2025, 8, 15))
    assert [one.state for one in all_of_them(database)] == [ExtensionState.REPLACED, ExtensionState.WAITING]


def test_granted_the_date_moves_and_the_first_one_is_kept(database: Database, finance: Actor):
    ask(database, finance)
    assert decide(database, cast.secretary(), ExtensionState.GRANTED, LATER)
    assert (owed(database).due, owed(database).original_due) == (LATER, DUE)
    ask(database, finance, date(2025, 9, 30))
    assert decide(database, cast.secretary(), ExtensionState.GRANTED, date(2025, 9, 30))
    assert (owed(database).due, owed(database).original_due) == (date(2025, 9, 30), DUE)
    assert [one.granted_until for one in all_of_them(database)] == [LATER, date(2025, 9, 30)]


def test_refused_nothing_moves_and_the_words_are_kept(database: Database, finance: Actor):
    ask(database, finance)
    assert decide(database, cast.secretary(), ExtensionState.REFUSED, words="Việc này không lùi được")
    assert owed(database).due == DUE
    (extension,) = all_of_them(database)
    assert (extension.state, extension.answer) == (ExtensionState.REFUSED, "Việc này không lùi được")
    assert (extension.decided_by, extension.decided_on) == (1, TODAY)


def test_another_date_proposed_moves_nothing_until_the_unit_accepts(database: Database, finance: Actor):
    ask(database, finance)
    between = date(2025, 7, 10)
    assert decide(database, cast.secretary(), ExtensionState.PROPOSED, between)
    assert owed(database).due == DUE
    assert database.read(extensions.waiting) == []
    assert decide(database, finance, ExtensionState.GRANTED, between)
    assert owed(database).due == between


def test_of_two_who_decide_on_what_they_saw_the_second_is_told(database: Database, finance: Actor):
    extension, _ = ask(database, finance)
    assert decide(database, cast.secretary(), ExtensionState.REFUSED)
    late = Decision(ExtensionState.GRANTED, LATER)
    assert not database.transact(extensions.decide, cast.secretary(), extension, late, NOW, TODAY)
    assert owed(database).due == DUE


def test_what_cannot_be_extended_is_refused(database: Database, finance: Actor):
    with pytest.raises(NotYourTaskError):
        ask(database, finance, task="3")
    with pytest.raises(NoDueDateError):
        ask(database, finance, task="2")
    with pytest.raises(NotLaterError) as refused:
        ask(database, finance, DUE)
    assert refused.value.due == DUE
    done = statements.Said(number(database), Status.DONE)
    database.transact(statements.record, finance, done, NOW, TODAY)
    with pytest.raises(NotOwedError):
        ask(database, finance)


def test_a_new_version_of_the_plan_leaves_granted_time_alone_unless_it_names_another_date(
    database: Database, finance: Actor
):
    ask(database, finance)
    decide(database, cast.secretary(), ExtensionState.GRANTED, LATER)
    assert amended(database, DUE) == (LATER, DUE)
    assert amended(database, date(2025, 12, 31)) == (date(2025, 12, 31), DUE)


def amended(database: Database, due: date) -> tuple[date | None, date | None]:
    document = cast.plan(cast.task("1", FINANCE, due, title="Nội dung nhiệm vụ 1 (sửa)"), *TASKS[1:])

    def amend(session: Session) -> None:
        (saved,) = session.scalars(select(Plan))
        past = ObligationState.WAIVED
        amendments.apply(session, saved, document, cast.secretary(), NOW, TODAY, past)

    database.transact(amend)
    return owed(database).due, owed(database).original_due
