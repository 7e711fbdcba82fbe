"""Somebody edits a message: the report it held is replaced by what it says now; the history keeps both."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, MessageHandler, filters

from chat.audience import for_unit
from chat.context import Context, message_of
from chat.outgoing import reply
from chat.sensitive import asked_to_delete
from chat.texts.reporting.recording import edited_unclearly
from chat.understanding import Item, Kind
from handlers.reporting.follow_up import follow_up
from handlers.reporting.recording import Spoken, corrections, record_words, shown_again
from handlers.reporting.words import (
    Heard,
    ask_task,
    hear,
    heard_in,
    note,
    sort_by_task,
    stands_after,
    understood_in,
)
from plans.text import normalise
from storage import outbox, questions
from storage.decisions import matters
from storage.models import QuestionKind, Task, UpdateSource
from storage.models import Update as Statement
from storage.outbox import Outgoing
from storage.reporting import statements

COMMAND, REPORT = "/", "/baocao "


@for_unit
async def take_edited(update: Update, context: Context) -> None:
    """Let the new words of an edited message take the place of the old ones."""
    message = message_of(update)
    words = message.text or message.caption or ""
    if words.startswith(REPORT) or not words.startswith(COMMAND):
        await context.transact(hear_again, context, message, words)


def hear_again(session: Session, context: Context, message: Message, words: str) -> None:
    """Record what an edited message says now; a message that reported nothing yet is heard as a new one."""
    before = statements.said_in_message(session, context.unit_id, message.chat_id, message.message_id)
    # Telegram also tells of edits that nobody sees, such as the preview of a link.
    if any(said.text == normalise(words) for said in before if said.source is UpdateSource.REPLY):
        return
    questions.close_about(session, QuestionKind.WHICH_TASK, message.chat_id, message.message_id, context.now)
    if before:
        heard = heard_in(session, context, message, words)
        answers = [*_answers(session, context, heard, before), *asked_to_delete(message, words)]
        outbox.enqueue(session, answers, context.now)
    else:
        hear(session, context, message, words)


def _answers(session: Session, context: Context, heard: Heard, before: Sequence[Statement]) -> list[Outgoing]:
    """Replace what was said before; return what is said to the edit."""
    understood = understood_in(context, heard)
    if understood.kind is Kind.NO_CHANGE and all(said.source is UpdateSource.NO_CHANGE for said in before):
        return []
    known, unknown = sort_by_task(heard, understood.items)
    clear = [(task, item) for task, item in known if stands_after(session, context, heard, task, item)]
    if understood.kind is not Kind.REPORT or not clear:
        return _kept_as_it_was(session, context, heard, before)
    replaced = {said.task_id: said for said in before}
    spoken = [
        _record(session, context, heard, task, item, replaced.pop(task.id, None)) for task, item in clear
    ]
    gone = [said for said in replaced.values() if said.task_id not in {task.id for task, _ in known}]
    for said in gone:
        statements.withdraw(session, context.actor, said.id, context.now, context.today)
    replaced_ids = [said.id for said in before if statements.is_withdrawn(session, said.id)]
    matters.withdraw_with(session, context.actor, replaced_ids, context.now, context.today)
    return [
        _confirmation(session, context, heard, spoken, gone),
        *follow_up(session, context, heard.message, spoken),
        *(
            answer
            for task, item in known
            if (task, item) not in clear
            for answer in note(session, context, heard, task, item)
        ),
        *(ask_task(session, context, heard, item) for item in unknown),
    ]


def _record(
    session: Session, context: Context, heard: Heard, task: Task, item: Item, old: Statement | None
) -> Spoken:
    words = replace(heard.words(item), replaces=old.id if old else None)
    return record_words(session, context, task, words)


def _confirmation(
    session: Session, context: Context, heard: Heard, spoken: Sequence[Spoken], gone: Sequence[Statement]
) -> Outgoing:
    text = shown_again(session, context, spoken, heard.text, [said.task.number for said in gone])
    about = {"kind": "recorded", "tasks": [one.task.id for one in spoken]}
    return reply(heard.message, text, keyboard=corrections(spoken), about=about)


def _kept_as_it_was(
    session: Session, context: Context, heard: Heard, before: Sequence[Statement]
) -> list[Outgoing]:
    """Keep the new words as notes, and let stand what was recorded until somebody withdraws it."""
    for said in before:
        note(session, context, heard, said.task, Item(said.task.number))
    spoken = [Spoken(said.task, said) for said in before]
    about = {"kind": "recorded", "tasks": [one.task.id for one in spoken]}
    text = edited_unclearly([one.task.number for one in spoken])
    return [reply(heard.message, text, keyboard=corrections(spoken), about=about)]


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    edited = filters.UpdateType.EDITED_MESSAGE & (filters.TEXT | filters.CAPTION)
    return [MessageHandler(edited, take_edited)]
