"""Words that may be about several tasks wait behind a question until a button says which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_unit
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import AnswerTask
from chat.context import Context
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import evidence as evidence_texts
from chat.texts.reporting import statuses as status_texts
from chat.understanding.form import as_json, from_json
from handlers.presses import carry_out
from handlers.reporting.follow_up import follow_up
from handlers.reporting.recording import Words, corrections, keep_note, record_words, shown
from storage import outbox, questions
from storage.models import QuestionKind, Task
from storage.outbox import Outgoing
from storage.reporting import statements
from storage.reporting.statements import NotYourTaskError

LABEL_LETTERS = 30


def ask_which(
    session: Session, context: Context, message: Message, words: Words, why: str, tasks: Sequence[Task]
) -> Outgoing:
    """Keep the words and return the question which of the tasks they are about."""
    details = {
        "text": words.text,
        "message_id": words.message_id,
        "item": as_json(words.item),
        "excerpt": words.item.words,
    }
    question = questions.ask(session, QuestionKind.WHICH_TASK, message.chat_id, details, context.now)
    about = {"kind": "question", "tasks": [task.id for task in tasks]}
    return reply(message, why, keyboard=status_buttons.which_task(question, _labels(tasks)), about=about)


def _labels(tasks: Sequence[Task]) -> list[tuple[int, str]]:
    """Return a label for each task: its number, and its title where two plans use the same number."""
    times = Counter(task.number for task in tasks)
    return [
        (task.id, task.number if times[task.number] == 1 else f"{task.number}: {task.title[:LABEL_LETTERS]}")
        for task in tasks
    ]


@for_unit
async def answer_which_task(update: Update, context: Context) -> None:
    """Record the waiting words for the task that was pressed."""
    await carry_out(update, context, AnswerTask, record_answer)


def record_answer(session: Session, context: Context, message: Message, button: AnswerTask) -> str | None:
    """Record what waited in the question; return what to say if it cannot be recorded."""
    try:
        task = statements.task_led_by(session, context.unit_id, button.task)
    except NotYourTaskError:
        return status_texts.not_your_task()
    kind = QuestionKind.WHICH_TASK
    details = questions.answer(session, button.question, kind, message.chat_id, context.now)
    if details is None:
        return access.already_done()
    item = replace(from_json(details["item"]), words=details.get("excerpt"))
    words = Words(item, details["text"], details["message_id"])
    if words.say_how_it_stands:
        spoken = record_words(session, context, task, words)
        text, keyboard = shown(session, context, [spoken], words.text), corrections([spoken])
    else:
        spoken, text, keyboard = keep_note(session, context, task, words)
        text = text if words.text else evidence_texts.kept(task.number)
    answers = [edit(message, text, keyboard=keyboard), *follow_up(session, context, message, [spoken])]
    outbox.enqueue(session, answers, context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CallbackQueryHandler(answer_which_task, pattern=AnswerTask.pattern())]
