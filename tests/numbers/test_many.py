"""100 tasks × 625 units × 12 months, 750,000 updates: every number shown equals a count by plain SQL."""

import asyncio
from collections.abc import Callable
from datetime import date

import pytest

from storage.database import Database
from storage.migrate import upgrade
from tests.auxil.year import END, live_a_year
from tests.numbers import files, messages
from tests.numbers.asking import Answer, Question, ask
from tests.numbers.counted import State
from tests.numbers.shown import Shown

PRESENT = Question(END)
PAST = Question(END, "20/6/2025", date(2025, 6, 20))
# One worker makes the year once for all.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("many updates")]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    path = tmp_path_factory.mktemp("many") / "dondoc.sqlite3"
    database = Database(f"sqlite:///{path}")
    upgrade(database.engine)
    database.transact(live_a_year, 100, 625)
    database.close()
    return asyncio.run(ask(path, PRESENT, PAST))


@pytest.fixture(params=[PRESENT.name, PAST.name], scope="module")
def answer(request: pytest.FixtureRequest, answers: dict[str, Answer]) -> Answer:
    return answers[request.param]


def test_there_are_as_many_updates_as_a_year_has(answer: Answer):
    (count,) = answer.state.rows("SELECT count(*) FROM updates")
    assert count[0] >= 100 * 625 * 12


def test_the_summary(answer: Answer):
    messages.whole(answer.shown.whole, answer.state)


@pytest.mark.parametrize(("part", "compare"), messages.PARTS.items())
def test_the_parts_of_the_summary(answer: Answer, part: str, compare: Callable[[str, State], None]):
    compare(answer.shown.parts[part], answer.state)


def test_the_charts(answers: dict[str, Answer]):
    files.charts(answers[PRESENT.name].report, answers[PRESENT.name].state)


@pytest.mark.parametrize("compare", files.ALL)
def test_the_files(answers: dict[str, Answer], compare: Callable[[Shown, State], None]):
    compare(answers[PRESENT.name].files, answers[PRESENT.name].state)


def test_the_ranking(answers: dict[str, Answer]):
    messages.ranking(answers[PRESENT.name].ranking, answers[PRESENT.name].state)
