"""A question is answered once, where it was asked, on both databases."""

import pytest

from storage import questions
from storage.database import Database
from storage.models import QuestionKind
from tests.auxil.at_once import twice_at_once
from tests.auxil.cast import FINANCE, NOW, SECRETARIAT_CHAT


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
