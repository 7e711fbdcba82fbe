"""A plan is saved as it was read, with its words; a draft is decided about once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plans import plan as document
from plans.plan import Role
from storage import questions
from storage.database import Database
from storage.models import (
    Assignment,
    Base,
    Collective,
    DraftState,
    LogEvent,
    Plan,
    PlanDraft,
    QuestionKind,
    ReportRule,
    Task,
    TaskGroup,
    Unit,
)
from storage.plans import drafts, saving
from storage.plans.drafts import Decision
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, FINANCE, NOW, POLICE, SECRETARIAT_CHAT, TODAY


def save(database: Database, read: document.Plan | None = None) -> Plan:
    read = read or cast.plan(
        cast.task("1", FINANCE, date(2025, 6, 19), coordinating=(POLICE, "Các sở, ban, ngành cấp tỉnh")),
        cast.task("2", COMMUNE, group=None, targets=("80% hồ sơ",)),
    )
    return database.transact(saving.save_plan, read, cast.secretary(), NOW, TODAY)


def count(database: Database, table: type[Base]) -> int:
    return database.read(lambda session: session.scalar(select(func.count()).select_from(table))) or 0


def test_a_plan_is_saved_with_everything_it_says(database: Database):
    saved = save(database)
    plan = database.read(lambda session: session.get_one(Plan, saved.id))
    assert (plan.title, plan.number, plan.issuer) == (
        "Kế hoạch thử năm 2025",
        "01/KH-UBND",
        "UBND tỉnh Lam Sơn",
    )
    assert (plan.issued, plan.year, plan.standing_unit) == (date(2025, 1, 10), 2025, POLICE)
    assert (plan.saved_at, plan.saved_by) == (NOW, 1)
    counts = {table: count(database, table) for table in (TaskGroup, Task, ReportRule, Unit, Collective)}
    assert counts == {TaskGroup: 1, Task: 2, ReportRule: 2, Unit: 3, Collective: 1}


def test_a_task_keeps_its_words_beside_what_they_mean(database: Database):
    save(database)
    first, second = database.read(lambda session: list(session.scalars(select(Task).order_by(Task.position))))
    assert (first.number, first.deadline_text, first.due) == ("1", "Ngày 19/06/2025", date(2025, 6, 19))
    assert (second.ongoing, second.due, second.targets) == (True, None, ["80% hồ sơ"])
    assert first.group_id is not None
    assert second.group_id is None


def test_leads_and_coordinators_are_units_and_collectives(database: Database):
    save(database)

    def named(session: Session) -> set[tuple[Role, str]]:
        rows = session.scalars(select(Assignment).join(Task).where(Task.number == "1"))
        return {(row.role, (row.unit or row.collective).name) for row in rows}  # type: ignore[union-attr] # one is set

    assert database.read(named) == {
        (Role.LEAD, FINANCE),
        (Role.COORDINATING, POLICE),
        (Role.COORDINATING, "Các sở, ban, ngành cấp tỉnh"),
    }


def test_a_unit_named_twice_in_one_role_is_assigned_once(database: Database):
    twice = replace(cast.task("1", FINANCE), lead=(FINANCE, "sở tài chính"), coordinating=(FINANCE,))
    save(database, cast.plan(twice))
    assert count(database, Assignment) == 2


def test_a_plan_without_a_heading_gets_a_title_and_this_year(database: Database):
    bare = replace(cast.plan(cast.task("1", FINANCE), rules=()), title=None, year=None)
    saved = save(database, bare)
    assert (saved.title, saved.year) == ("Kế hoạch", 2025)


def test_who_saved_a_plan_is_in_the_log(database: Database):
    saved = save(database)
    (event,) = database.read(lambda session: list(session.scalars(select(LogEvent))))
    assert (event.action, event.subject, event.person_id) == ("save_plan", f"plan:{saved.id}", 1)


def test_two_plans_name_the_same_units(database: Database):
    save(database)
    save(database)
    assert (count(database, Plan), count(database, Unit)) == (2, 3)
    ids = [plan.id for plan in database.read(saving.all_plans)]
    assert ids == sorted(ids)


# Drafts


@pytest.fixture
def draft(database: Database) -> PlanDraft:
    return database.transact(drafts.add_draft, cast.secretary(), "ke-hoach.docx", {"tasks": []}, NOW)


def decide(database: Database, draft: PlanDraft, state: DraftState) -> Decision:
    return database.transact(
        lambda session: drafts.decide(session, session.get_one(PlanDraft, draft.id), state)
    )


def test_a_draft_is_found_only_where_it_was_shown(database: Database, draft: PlanDraft):
    assert database.read(drafts.draft_in, draft.id, SECRETARIAT_CHAT) is not None
    assert database.read(drafts.draft_in, draft.id, -999) is None
    assert database.read(drafts.draft_in, 4711, SECRETARIAT_CHAT) is None


@pytest.mark.parametrize("second", [DraftState.SAVED, DraftState.DROPPED])
def test_only_the_first_decision_counts(database: Database, draft: PlanDraft, second: DraftState):
    first = decide(database, draft, DraftState.SAVED)
    assert (first.changed, first.draft.state) == (True, DraftState.SAVED)
    again = decide(database, draft, second)
    assert (again.changed, again.draft.state) == (False, DraftState.SAVED)


def twice_at_once(work: Callable[[], bool]) -> list[bool]:
    together = Barrier(2)

    def one(_: int) -> bool:
        together.wait()
        return work()

    with ThreadPoolExecutor(2) as threads:
        return sorted(threads.map(one, range(2)))


def test_of_two_presses_at_the_same_moment_one_saves(database: Database, draft: PlanDraft):
    assert twice_at_once(lambda: decide(database, draft, DraftState.SAVED).changed) == [False, True]


# Questions


@pytest.fixture
def question(database: Database) -> int:
    return database.transact(questions.ask, QuestionKind.NEW_UNIT, SECRETARIAT_CHAT, {"name": FINANCE}, NOW)


def answer(database: Database, question: int, chat: int = SECRETARIAT_CHAT) -> object:
    return database.transact(questions.answer, question, QuestionKind.NEW_UNIT, chat, NOW)


def test_a_question_is_answered_once(database: Database, question: int):
    assert database.read(questions.waiting, question) == {"name": FINANCE}
    assert answer(database, question) == {"name": FINANCE}
    assert answer(database, question) is None
    assert database.read(questions.waiting, question) is None


def test_a_question_is_answered_only_where_it_was_asked(database: Database, question: int):
    assert answer(database, question, -999) is None
    assert (
        database.transact(questions.answer, question, QuestionKind.WHICH_TASK, SECRETARIAT_CHAT, NOW) is None
    )
    assert answer(database, question) == {"name": FINANCE}


def test_of_two_answers_at_the_same_moment_one_counts(database: Database, question: int):
    assert twice_at_once(lambda: answer(database, question) is not None) == [False, True]
