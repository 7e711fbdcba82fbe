"""Asking the bot for summaries of a database, each together with the state that plain SQL counts."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from io import BytesIO
from pathlib import Path

from docx import Document
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from plans.report import PlanReport
from reports.docx_report import report_document
from reports.xlsx_report import report_workbook
from sandbox.server import serve
from storage.database import Database
from storage.summary import plan_report, scopes
from tests.auxil.world import HANOI, everybody
from tests.numbers.counted import State
from tests.numbers.shown import Shown, look


@dataclass(frozen=True)
class Question:
    """What is asked of /summary, on which day, and the state that it means."""

    asked_on: date
    words: str = ""
    day: date | None = None
    due: date | None = None
    files: tuple[str, ...] = ()
    """Those that are asked of the bot, which takes seconds; the others are made here of the same values."""

    @property
    def name(self) -> str:
        """Return how the test is called."""
        return f"{self.asked_on} {self.words}".strip()


@dataclass(frozen=True)
class Answer:
    """What was shown, the ranking beside it, and the state that SQL counts."""

    question: Question
    shown: Shown
    ranking: str
    path: Path

    @cached_property
    def state(self) -> State:
        """Return the state that is meant, for plain SQL."""
        asked = self.question
        until = asked.asked_on if asked.due else asked.day or asked.asked_on
        return State(self.path, asked.day or asked.asked_on, until, asked.due)

    @cached_property
    def report(self) -> PlanReport:
        """Return the values that the charts and the files are made of."""
        asked = self.question
        database = Database(f"sqlite:///{self.path}")

        def read(session: Session) -> PlanReport:
            day = None if asked.due else asked.day
            meant = scopes.scope_for(session, 1, asked.due, day, asked.asked_on)
            return plan_report.plan_report(
                session, meant, datetime.combine(asked.asked_on, time(23), HANOI), ""
            )

        report = database.read(read)
        database.close()
        return report

    @cached_property
    def files(self) -> Shown:
        """Return the files that the bot sent, else as they are made of these values."""
        if self.question.files:
            return self.shown
        excel = load_workbook(BytesIO(report_workbook(self.report)), read_only=True)
        return Shown("", {}, Document(BytesIO(report_document(self.report))), excel)


async def ask(path: Path, *questions: Question) -> dict[str, Answer]:
    """Ask these questions of one day on a copy of a database; return the answers by the questions' names."""
    now = datetime.combine(questions[0].asked_on, time(23, 10), HANOI)
    copy = shutil.copy(path, path.with_suffix(".asked"))
    found: dict[str, Answer] = {}
    with serve() as sandbox:
        async with everybody(sandbox, path.parent, f"{now:%Y-%m-%d %H:%M}", f"sqlite:///{copy}") as world:
            for place, question in enumerate(questions):
                # The same file is not made twice within minutes.
                world.stage.clock.move_to(now + timedelta(minutes=5 * place))
                shown = await look(world, question.words, question.files)
                await world.secretariat.says("/xephang")
                found[question.name] = Answer(question, shown, world.secretariat.last().text, path)
    return found
