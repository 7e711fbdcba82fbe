"""A question is answered once, where it was asked, on both databases."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from sqlalchemy.orm import Session

from storage import questions
from storage.database import Database
from storage.groups import spoken
from storage.models import QuestionKind
from tests.auxil.at_once import twice_at_once
from tests.auxil.cast import FINANCE, NOW, SECRETARIAT_CHAT

GROUP = -4711
R = TypeVar("R")


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


# Of a unit


@pytest.mark.parametrize("kind", QuestionKind)
def test_of_units_that_share_a_chat_only_the_one_that_was_asked_answers(
    database: Database, kind: QuestionKind
):
    """Every kind there is: what is asked while a unit is spoken for is that unit's."""

    def speaking(session: Session, unit: int, work: Callable[..., R], *args: object) -> R:
        spoken.speak_for(session, GROUP, unit)
        return work(session, *args)

    asked = database.transact(speaking, 1, questions.ask, kind, GROUP, {"text": "x"}, NOW)
    assert not database.read(speaking, 2, questions.is_of, asked, kind, GROUP)
    assert database.transact(speaking, 2, questions.answer, asked, kind, GROUP, NOW) is None
    assert not database.read(questions.is_of, asked, kind, GROUP)
    assert database.read(speaking, 1, questions.is_of, asked, kind, GROUP)
    assert database.transact(speaking, 1, questions.answer, asked, kind, GROUP, NOW) == {
        "unit": 1,
        "text": "x",
    }


def test_what_is_asked_of_nobody_in_particular_any_unit_of_the_chat_answers(database: Database):
    asked = database.transact(questions.ask, QuestionKind.WHICH_UNIT, GROUP, {}, NOW)

    def answer_for(session: Session) -> object:
        spoken.speak_for(session, GROUP, 2)
        return questions.answer(session, asked, QuestionKind.WHICH_UNIT, GROUP, NOW)

    assert database.transact(answer_for) == {}
