"""What a unit raises is kept once, with every step; it is open until somebody has answered or closed it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.actors import Actor
from storage.database import Database
from storage.decisions import matters
from storage.decisions.matters import Raised, Step
from storage.models import LogEvent, Matter, MatterAction, MatterKind, MatterState, MatterStep, Task
from storage.reporting import statements
from tests.auxil import cast
from tests.auxil.cast import FINANCE, FINANCE_CHAT, NOW, TODAY
from tests.auxil.province import linked_unit, save_plan

WORDS = "chưa có hướng dẫn của Bộ Tài chính"


@pytest.fixture
def finance(database: Database) -> Actor:
    """The focal point of Sở Tài chính, which leads task 1."""
    database.transact(save_plan, cast.task("1", FINANCE, date(2025, 6, 19)))
    return cast.focal_point(database.transact(linked_unit, FINANCE, FINANCE_CHAT))


def task_id(database: Database) -> int:
    return database.read(lambda session: session.scalars(select(Task.id)).one())


def raise_it(database: Database, actor: Actor, text: str = WORDS, **changes: object) -> Matter | None:
    values: dict[str, object] = {"kind": MatterKind.OBSTACLE, "text": text, "message_id": 44}
    raised = Raised(**(values | changes))  # type: ignore[arg-type] # fields of Raised
    return database.transact(matters.raise_matter, actor, raised, NOW, TODAY)


def step(database: Database, actor: Actor, action: MatterAction, text: str | None = None) -> bool:
    def take(session: Session) -> bool:
        (matter,) = session.scalars(select(Matter))
        return matters.take_step(session, actor, matter, Step(action, text), NOW, TODAY)

    return database.transact(take)


def only(database: Database) -> Matter:
    return database.read(lambda session: session.scalars(select(Matter)).one())


def open_texts(database: Database) -> list[str]:
    return [matter.text for matter in database.read(matters.open_matters)]


def test_what_is_raised_is_kept_with_everything_about_it(database: Database, finance: Actor):
    task = task_id(database)
    raise_it(database, finance, task_id=task, competent_body="Bộ Tài chính")
    matter = only(database)
    assert (matter.kind, matter.text, matter.competent_body) == (MatterKind.OBSTACLE, WORDS, "Bộ Tài chính")
    assert (matter.task_id, matter.chat_id, matter.message_id) == (task, FINANCE_CHAT, 44)
    assert (matter.state, matter.raised_at, matter.raised_on) == (MatterState.NEW, NOW, TODAY)
    logged = database.read(lambda session: [row.action for row in session.scalars(select(LogEvent))])
    assert "raise_matter" in logged


def test_the_same_words_again_raise_nothing_new(database: Database, finance: Actor):
    raise_it(database, finance)
    assert raise_it(database, finance, "Chua co huong dan cua Bo Tai chinh") is None
    assert raise_it(database, finance, "thiếu kinh phí") is not None
    assert raise_it(database, finance, WORDS, kind=MatterKind.PROPOSAL) is not None
    assert open_texts(database) == [WORDS, "thiếu kinh phí", WORDS]


def test_what_was_closed_can_be_raised_again(database: Database, finance: Actor):
    raise_it(database, finance)
    step(database, cast.secretary(), MatterAction.CLOSED)
    assert raise_it(database, finance) is not None


def test_an_answer_closes_it_until_the_unit_says_that_it_remains(database: Database, finance: Actor):
    raise_it(database, finance)
    secretary = cast.secretary()
    assert step(database, secretary, MatterAction.RECEIVED)
    assert step(database, secretary, MatterAction.ANSWERED, "Đã có Công văn 123/BTC-THTK")
    assert open_texts(database) == []
    assert step(database, finance, MatterAction.REMAINS)
    assert only(database).state is MatterState.RECEIVED
    assert step(database, finance, MatterAction.REMAINS)
    assert only(database).state is MatterState.RECEIVED
    assert step(database, finance, MatterAction.SOLVED)
    assert only(database).state is MatterState.CLOSED
    query = select(MatterStep).order_by(MatterStep.id)
    steps = database.read(lambda session: list(session.scalars(query)))
    assert [(one.action, one.text) for one in steps] == [
        (MatterAction.RAISED, WORDS),
        (MatterAction.RECEIVED, None),
        (MatterAction.ANSWERED, "Đã có Công văn 123/BTC-THTK"),
        (MatterAction.REMAINS, None),
        (MatterAction.REMAINS, None),
        (MatterAction.SOLVED, None),
    ]


def test_of_two_who_act_on_what_they_saw_the_second_is_told(database: Database, finance: Actor):
    raise_it(database, finance)
    seen = only(database)
    assert step(database, cast.secretary(), MatterAction.RECEIVED)
    late = Step(MatterAction.CLOSED)
    assert not database.transact(matters.take_step, cast.secretary(), seen, late, NOW, TODAY)
    assert only(database).state is MatterState.RECEIVED


def test_open_ones_are_listed_by_whose_competence_they_are(database: Database, finance: Actor):
    raise_it(database, finance, "a")
    raise_it(database, finance, "b", competent_body="UBND tỉnh")
    raise_it(database, finance, "c", competent_body="Bộ Công an")
    raise_it(database, finance, "d", competent_body="UBND tỉnh")
    assert open_texts(database) == ["c", "b", "d", "a"]
    mine = database.read(matters.open_matters, finance.unit_id)
    assert len(mine) == 4
    assert database.read(matters.open_matters, 999) == []
    assert [len(found) for found in database.read(matters.unsolved_by_unit).values()] == [4]


def test_new_ones_are_told_in_the_digest(database: Database, finance: Actor):
    raise_it(database, finance, task_id=task_id(database))
    raise_it(database, finance, "không của nhiệm vụ nào")
    assert len(database.read(matters.raised_since, NOW)) == 2
    assert database.read(matters.raised_since, NOW + timedelta(seconds=1)) == []


def test_a_report_taken_back_takes_back_what_it_raised(database: Database, finance: Actor):
    said = statements.Said(task_id(database), None, text=WORDS)
    spoken = database.transact(statements.record, finance, said, NOW, TODAY)
    raise_it(database, finance, update_id=spoken.id)
    database.transact(matters.withdraw_with, finance, [spoken.id], NOW, TODAY)
    assert only(database).state is MatterState.WITHDRAWN


def test_a_unit_finds_only_its_own(database: Database, finance: Actor):
    raise_it(database, finance)
    found = only(database)
    assert database.read(matters.find_of_unit, found.unit_id, found.id) is not None
    assert database.read(matters.find_of_unit, 999, found.id) is None
    assert database.read(matters.find, 999) is None
