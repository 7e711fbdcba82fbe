"""A year of many units and tasks: every number shown is compared with a count by plain SQL."""

import asyncio
from datetime import date
from pathlib import Path

from storage.database import Database
from storage.migrate import upgrade
from tests.auxil.year import END, live_a_year
from tests.numbers import board, files, messages
from tests.numbers.asking import Answer, Question, ask

PRESENT = Question(END)
PAST = Question(END, "20/6/2025", date(2025, 6, 20))


def compare_a_year(folder: Path, tasks: int, units: int) -> None:
    """Live through a year of so many tasks and units and compare what is shown, now and of a past day."""
    answers = asked(folder, tasks, units)
    for answer in answers.values():
        (count,) = answer.state.rows("SELECT count(*) FROM updates")
        assert count[0] >= tasks * units * 12
        messages.whole(answer.shown.whole, answer.state)
        for part, compare in messages.PARTS.items():
            compare(answer.shown.parts[part], answer.state)
        shown = board.Shown(answer.state, answer.question)
        for compare_page in board.ALL:
            compare_page(shown)
    present = answers[PRESENT.name]
    files.charts(present.report, present.state)
    messages.ranking(present.ranking, present.state)
    for compare_file in files.ALL:
        compare_file(present.files, present.state)


def asked(folder: Path, tasks: int, units: int) -> dict[str, Answer]:
    """Return what is answered of the year, now and of a past day."""
    path = folder / "dondoc.sqlite3"
    database = Database(f"sqlite:///{path}")
    upgrade(database.engine)
    database.transact(live_a_year, tasks, units)
    database.close()
    return asyncio.run(ask(path, PRESENT, PAST))
