"""Drafts wait where they were shown and are decided once, on both databases."""

import pytest

from storage.database import Database
from storage.models import DraftState, PlanDraft
from storage.plans import drafts
from tests.auxil import cast
from tests.auxil.at_once import twice_at_once
from tests.auxil.cast import NOW, SECRETARIAT_CHAT


@pytest.fixture
def draft(database: Database) -> PlanDraft:
    return database.transact(drafts.add_draft, cast.secretary(), "ke-hoach.docx", {"tasks": []}, NOW)


def decide(database: Database, draft: PlanDraft, state: DraftState) -> bool:
    return database.transact(
        lambda session: drafts.decide(session, session.get_one(PlanDraft, draft.id), state)
    )


def test_a_draft_is_found_only_where_it_was_shown(database: Database, draft: PlanDraft):
    assert database.read(drafts.draft_in, draft.id, SECRETARIAT_CHAT) is not None
    assert database.read(drafts.draft_in, draft.id, -999) is None
    assert database.read(drafts.draft_in, 4711, SECRETARIAT_CHAT) is None


@pytest.mark.parametrize("second", [DraftState.SAVED, DraftState.DROPPED])
def test_only_the_first_decision_counts(database: Database, draft: PlanDraft, second: DraftState):
    assert decide(database, draft, DraftState.SAVED)
    assert not decide(database, draft, second)
    decided = database.read(drafts.draft_in, draft.id, SECRETARIAT_CHAT)
    assert decided is not None
    assert decided.state is DraftState.SAVED


def test_of_two_presses_at_the_same_moment_one_saves(database: Database, draft: PlanDraft):
    assert twice_at_once(lambda: decide(database, draft, DraftState.SAVED)) == [False, True]
