"""What a message is about is kept with it and comes back, also as earlier versions wrote it."""

import json
from dataclasses import fields
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations import TAKERS
from chat.buttons.plans.preview import PlanWanted
from chat.buttons.reporting.statuses import RecordedShown, TaskAsked, TasksAsked
from chat.buttons.subjects import Subject, subject_of, tasks_of

KINDS = Subject.__subclasses__()
NUMBERS = st.integers(0, (1 << 63) - 1)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    int: NUMBERS,
    int | None: st.none() | NUMBERS,
    str: st.text(),
    tuple[int, ...]: st.lists(NUMBERS).map(tuple),
    tuple[dict[str, Any], ...]: st.lists(st.dictionaries(st.text(), NUMBERS)).map(tuple),
    dict[str, Any]: st.dictionaries(st.text(), NUMBERS),
}
READ_BY_OTHERS = {
    "template": "handlers.incoming: a document goes with it",
    "tracker": "handlers.incoming: a document goes with it",
    "task": "words are about this task",
    "tasks": "words are about these tasks",
    "given": "words are about these tasks",
    "recorded": "words and files are about these tasks",
    "guidance-asked": "words are about these tasks",
    "extension_told": "words are about this task",
    "period": "words are about the report of this period",
    "joint": "words are about these tasks, of the level that is meant",
    "owed-to-levels": "words are about these tasks, of the level that is meant",
    "reminder": "words are about these tasks",
    "escalation": "brought up to date before it is sent",
    "nudge": "brought up to date before it is sent",
    "missed": "brought up to date before it is sent",
    "late": "brought up to date before it is sent",
    "sheet": "nothing in it can be answered but by the sheet itself",
    "test": "what becomes of it is told to whoever asked for it",
}
"""Kinds whose words nobody takes as an answer of their own, and what they are for."""


def subjects() -> st.SearchStrategy[Subject]:
    return st.one_of(*(st.builds(kind, **_values(kind)) for kind in KINDS))


def _values(kind: type[Subject]) -> dict[str, st.SearchStrategy[Any]]:
    hints = get_type_hints(kind)
    return {field.name: VALUES[hints[field.name]] for field in fields(kind)}


@given(subjects())
def test_a_subject_comes_back_from_the_database_as_it_went(subject: Subject):
    stored = json.loads(json.dumps(subject.pack()))
    assert subject_of({**stored, "unit": 3}) == subject


def test_no_two_subjects_share_a_kind():
    assert len({kind.kind for kind in KINDS}) == len(KINDS)


def test_every_kind_is_taken_by_somebody():
    taken = {taker.subject.kind for taker in TAKERS}
    assert {kind.kind for kind in KINDS} == taken | set(READ_BY_OTHERS)
    assert not taken & set(READ_BY_OTHERS)


@pytest.mark.parametrize("about", [None, {}, {"unit": 3}, {"kind": "welcome"}, {"kind": "task"}])
def test_what_nobody_can_answer_is_no_subject(about: dict[str, Any] | None):
    assert subject_of(about) is None


def test_what_was_not_written_yet_has_its_default():
    assert subject_of({"kind": "plan"}) == PlanWanted(None)
    assert subject_of({"kind": "recorded", "tasks": [1, 2]}) == RecordedShown((1, 2))


def test_a_subject_names_its_tasks():
    assert tasks_of(TaskAsked(1)) == (1,)
    assert tasks_of(TasksAsked((1, 2))) == (1, 2)
    assert tasks_of(PlanWanted()) == tasks_of(None) == ()
