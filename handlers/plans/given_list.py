"""/viec: the tasks that came singly, of whom, from which document, overdue; one of them with its changes."""

import re

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.plans import given_list as list_buttons
from chat.buttons.plans.given_list import OpenGiven
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.plans.given import as_given
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.plans import given_list as list_texts
from chat.texts.plans.given_list import Line, Standing
from plans.text import fold
from storage import outbox
from storage.actors import Actor
from storage.models import Task
from storage.outbox import Outgoing
from storage.plans import given_standing, recurring
from storage.plans.given_standing import Counted
from storage.units import directory

NOBODY = Counted(0, 0, 0, 0)
_NUMBER = re.compile(r"(?:(?:nv|nhiem vu|viec) ?)?(?:so )?(?P<number>\d+)")
_OVERDUE = "qua han"


def list_open(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Answer with the open tasks, those of a unit, from a document, overdue, or with the one named."""
    words = heard.said.strip()
    lines = _lines(session, moment, given_standing.open_tasks(session))
    if not words:
        answers = [_listed(heard, moment, lines, None)]
    else:
        answers = _asked_about(session, heard, moment, lines, words)
    outbox.enqueue(session, answers, moment.now)


def _lines(session: Session, moment: Moment, tasks: list[Task]) -> dict[int, Line]:
    counted = given_standing.counts(session, [task.id for task in tasks], moment.today)
    return {task.id: _line(task, counted.get(task.id, NOBODY)) for task in tasks}


def _line(task: Task, counted: Counted) -> Line:
    standing = Standing(counted.owing, counted.seen, counted.done, counted.late)
    return Line(as_given(task), standing)


def _listed(heard: Heard, moment: Moment, lines: dict[int, Line], about: str | None) -> Outgoing:
    text = list_texts.listed(list(lines.values()), about, moment.today)
    keyboard = list_buttons.numbered(list(lines)[: list_texts.LISTED])
    return reply(heard, text, keyboard=keyboard)


def _asked_about(
    session: Session, heard: Heard, moment: Moment, lines: dict[int, Line], words: str
) -> list[Outgoing]:
    """Return the tasks that the words mean: overdue, of a number, from a document, of a unit."""
    folded = fold(words)
    number = _NUMBER.fullmatch(folded)
    if folded == _OVERDUE:
        late = {task: line for task, line in lines.items() if line.standing.late}
        return [_listed(heard, moment, late, words)]
    if number is not None:
        named = [task for task, line in lines.items() if line.task.number == number["number"]]
        return [_card(heard, task, lines[task], session) for task in named] or [_unknown(heard, words)]
    from_document = {task: line for task, line in lines.items() if folded in _origin(line)}
    unit = directory.find(session, words).unit
    if unit is not None and not from_document:
        theirs = given_standing.owed_by(session, list(lines), unit.id)
        of_unit = {task: line for task, line in lines.items() if task in theirs}
        return [_listed(heard, moment, of_unit, unit.name)]
    return [_listed(heard, moment, from_document, words) if from_document else _unknown(heard, words)]


def _origin(line: Line) -> str:
    origin = line.task.origin
    return fold(" ".join(filter(None, (origin.document, origin.about, origin.given_by))))


def _unknown(heard: Heard, words: str) -> Outgoing:
    return reply(heard, list_texts.unknown(words))


def _card(heard: Heard, task_id: int, line: Line, session: Session) -> Outgoing:
    task = session.get_one(Task, task_id)
    is_repeated = recurring.of_task(session, task) is not None
    keyboard = list_buttons.card(task.id, is_repeated=is_repeated)
    return reply(heard, list_texts.card(line, task.plan.title), keyboard=keyboard)


def open_one(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: OpenGiven
) -> Marked | None:
    """Answer with one task and what can be changed of it; return what to say if it was ended."""
    task = given_standing.task_of(session, button.task)
    if task is None:
        return list_texts.ended_before()
    line = _lines(session, moment, [task])[task.id]
    outbox.enqueue(session, [_card(heard, task.id, line, session)], moment.now)
    return None


CONVERSATION = (
    on_command("viec", work=list_open, who=for_secretariat),
    on_press(OpenGiven, open_one, for_secretariat),
)
