"""A year of 64 tasks and 30 units, lived through: every number shown equals a count by plain SQL."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from plans.leadership import Waiting, WaitingMatter
from tests.numbers import board, chronicle, files, messages
from tests.numbers.acts import LOOKED_BACK_ON
from tests.numbers.asking import Answer, Question, ask
from tests.numbers.counted import State
from tests.numbers.shown import FILES, Shown

pytestmark = pytest.mark.slow

MARCH, JUNE_DUE, JUNE, END = LOOKED_BACK_ON
"""In June and December two reports are due together, on the 14th."""
QUESTIONS = (
    Question(MARCH),
    Question(JUNE_DUE),
    Question(JUNE, files=FILES),
    Question(END),
    Question(END, "31/3/2025", MARCH),
    Question(END, "20/6/2025", JUNE),
    Question(END, "tháng 6", JUNE_DUE, JUNE_DUE, files=FILES),
    Question(END, "tháng 9", date(2025, 9, 14), date(2025, 9, 14)),
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Ask every question of the bot, on the database as it stood on the day of asking."""
    kept = chronicle.live(tmp_path_factory.mktemp("year"), {question.asked_on for question in QUESTIONS})
    found: dict[str, Answer] = {}
    for day, path in kept.items():
        found |= asyncio.run(ask(path, *(question for question in QUESTIONS if question.asked_on == day)))
    return found


@pytest.fixture(params=[question.name for question in QUESTIONS], scope="module")
def answer(request: pytest.FixtureRequest, answers: dict[str, Answer]) -> Answer:
    return answers[request.param]


def test_the_summary(answer: Answer):
    messages.whole(answer.shown.whole, answer.state)


@pytest.mark.parametrize(("part", "compare"), messages.PARTS.items())
def test_the_parts_of_the_summary(answer: Answer, part: str, compare: Callable[[str, State], None]):
    compare(answer.shown.parts[part], answer.state)


@pytest.mark.parametrize("compare", files.ALL)
def test_the_files(answer: Answer, compare: Callable[[Shown, State], None]):
    compare(answer.files, answer.state)


def test_the_charts(answer: Answer):
    files.charts(answer.report, answer.state)


@pytest.fixture(params=[question for question in QUESTIONS if question.due is None], scope="module")
def shown(request: pytest.FixtureRequest, answers: dict[str, Answer]) -> board.Shown:
    """Return the leaders' page of a day."""
    return board.Shown(answers[request.param.name].state, request.param)


@pytest.mark.parametrize("compare", board.ALL)
def test_the_leaders_page(shown: board.Shown, compare: Callable[[board.Shown], None]):
    compare(shown)


@pytest.mark.parametrize("day", [MARCH, JUNE_DUE, JUNE, END])
def test_the_ranking(answers: dict[str, Answer], day: date):
    answer = answers[f"{day}"]
    messages.ranking(answer.ranking, answer.state)


@pytest.mark.parametrize(("words", "day"), [("31/3/2025", MARCH), ("20/6/2025", JUNE)])
def test_a_past_day_is_told_as_it_was_told_on_that_day(answers: dict[str, Answer], words: str, day: date):
    """What was withdrawn, moved, reopened, amended and left out since then changes nothing of it.

    Only the numbers and groups of tasks are those of the plan in force.
    """
    then, later = answers[f"{day}"].shown, answers[f"{END} {words}"].shown
    assert _but_the_moment(later.whole) == _but_the_moment(then.whole)
    for part in ("Theo đơn vị", "Quá hạn", "Chưa báo cáo"):
        assert later.parts[part] == then.parts[part]


@pytest.mark.parametrize(("then", "later"), [(QUESTIONS[0], QUESTIONS[4]), (QUESTIONS[2], QUESTIONS[5])])
def test_the_leaders_page_of_a_past_day_is_that_of_the_day(
    answers: dict[str, Answer], then: Question, later: Question
):
    was, is_told = (board.Shown(answers[one.name].state, one).board for one in (then, later))
    assert (is_told.course, is_told.units) == (was.course, was.units)
    assert is_told.waiting.extensions == was.waiting.extensions
    assert _but_the_number(is_told.waiting) == _but_the_number(was.waiting)


def _but_the_number(waiting: Waiting) -> list[WaitingMatter]:
    return [replace(matter, task=None) for matter in waiting.matters]


def _but_the_moment(text: str) -> list[str]:
    title, _, *lines = text.splitlines()
    return [title, *lines]
