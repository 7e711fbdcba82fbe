"""Words that may be about several tasks wait behind a question until a button says which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import AnswerTask, WhichTask
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import evidence as evidence_texts
from chat.texts.reporting import statuses as status_texts
from chat.understanding import Item
from chat.understanding.form import as_json, from_json
from handlers.reporting.follow_up import follow_up
from handlers.reporting.held import hold_answered
from handlers.reporting.recording import TaskWords, corrections, keep_note, record_words, shown
from handlers.reporting.unit_words import UnitWords, is_bare_excess
from storage import outbox, questions
from storage.actors import Actor
from storage.models import QuestionKind
from storage.outbox import Outgoing
from storage.reporting import led_tasks
from storage.reporting.led_tasks import NamedTask, NotYourTaskError

LABEL_LETTERS = 30


def ask_task(
    session: Session, words: UnitWords, moment: Moment, item: Item | None, whose: Marked | None = None
) -> Outgoing:
    """Return the question which task the words are about, or that there is none.

    `whose` says of a number that was named why it is none of the unit's.
    """
    same_number = words.named(item) if item else []
    candidates = same_number or words.about or words.tasks
    if not candidates:
        return reply(words.heard, status_texts.no_tasks())
    why = (
        status_texts.not_understood(candidates[0].number) if item is None else status_texts.which_task(whose)
    )
    return ask_which(session, words.heard, moment, words.of_task(item or Item(None)), why, candidates)


def ask_which(
    session: Session, heard: Heard, moment: Moment, words: TaskWords, why: Marked, tasks: Sequence[NamedTask]
) -> Outgoing:
    """Keep the words and return the question which of the tasks they are about."""
    details = {
        "text": words.text,
        "message_id": words.message_id,
        "item": as_json(words.item),
        "excerpt": words.item.words,
    }
    question = questions.ask(session, QuestionKind.WHICH_TASK, heard.chat_id, details, moment.now)
    keyboard = status_buttons.which_task(question, _labels(tasks))
    return reply(heard, why, keyboard=keyboard, about=WhichTask(tuple(task.id for task in tasks)))


def _labels(tasks: Sequence[NamedTask]) -> list[tuple[int, str]]:
    """Return a label for each task: its number, and its title where two plans use the same number."""
    times = Counter(task.number for task in tasks)
    return [
        (task.id, task.number if times[task.number] == 1 else f"{task.number}: {task.title[:LABEL_LETTERS]}")
        for task in tasks
    ]


def record_answer(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AnswerTask
) -> Marked | None:
    """Record what waited in the question; return what to say if it cannot be recorded."""
    try:
        led = led_tasks.task_led_by(session, actor.speaks_for, button.task)
    except NotYourTaskError:
        return status_texts.not_your_task()
    kind = QuestionKind.WHICH_TASK
    details = questions.answer(session, button.question, kind, heard.chat_id, moment.now)
    if details is None:
        return access.already_done()
    item = replace(from_json(details["item"]), words=details.get("excerpt"))
    words = TaskWords(item, details["text"], details["message_id"])
    held = hold_answered(session, heard, moment, led, words)
    if held is not None:
        outbox.enqueue(session, [held], moment.now)
        return None
    if words.say_how_it_stands and not is_bare_excess(words):
        spoken = record_words(session, actor, moment, led, words)
        text, keyboard = shown(session, actor, moment, [spoken], words.text), corrections([spoken])
    else:
        spoken, text, keyboard = keep_note(session, actor, moment, led, words)
        text = text if words.text else evidence_texts.kept(led.task.number)
    answers = [edit(heard, text, keyboard=keyboard), *follow_up(session, heard, actor, moment, [spoken])]
    outbox.enqueue(session, answers, moment.now)
    return None


CONVERSATION = (on_press(AnswerTask, record_answer, for_unit),)
