"""100 tasks × 625 units × 12 months, 750,000 updates: every number shown equals a count by plain SQL."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from storage.database import Database
from storage.migrate import upgrade
from tests.auxil.year import END, live_a_year
from tests.numbers import files, messages
from tests.numbers.asking import Answer, Question, ask

PRESENT = Question(END)
PAST = Question(END, "20/6/2025", date(2025, 6, 20))


def asked(folder: Path) -> dict[str, Answer]:
    """Return what is answered of a province's year, now and of a past day."""
    path = folder / "dondoc.sqlite3"
    database = Database(f"sqlite:///{path}")
    upgrade(database.engine)
    database.transact(live_a_year, 100, 625)
    database.close()
    return asyncio.run(ask(path, PRESENT, PAST))


@pytest.mark.slow
def test_every_number_at_the_scale_of_a_province(tmp_path: Path):
    """One test, so that the year is made once, whichever workers share the tests."""
    answers = asked(tmp_path)
    for answer in answers.values():
        (count,) = answer.state.rows("SELECT count(*) FROM updates")
        assert count[0] >= 100 * 625 * 12
        messages.whole(answer.shown.whole, answer.state)
        for part, compare in messages.PARTS.items():
            compare(answer.shown.parts[part], answer.state)
    present = answers[PRESENT.name]
    files.charts(present.report, present.state)
    messages.ranking(present.ranking, present.state)
    for compare_file in files.ALL:
        compare_file(present.files, present.state)
