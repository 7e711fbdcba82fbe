"""Somebody edits a message: the report it held is replaced by what it says now; the history keeps both."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.context import Context, message_of
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import reply
from chat.sensitive import asked_to_delete
from chat.texts.reporting.recording import edited_unclearly
from chat.understanding import Item, Kind
from handlers.reporting.follow_up import follow_up
from handlers.reporting.recording import Spoken, corrections, record_words, shown_again
from handlers.reporting.words import (
    UnitWords,
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
from storage.actors import Actor
from storage.decisions import matters
from storage.models import QuestionKind, Task, UpdateSource
from storage.models import Update as Statement
from storage.outbox import Outgoing
from storage.reporting import statements

COMMAND, REPORT = "/", "/baocao "


async def take_edited(context: Context) -> None:
    """Let the new words of an edited message take the place of the old ones."""
    message = message_of(update)
    words = heard.words
    if words.startswith(REPORT) or not words.startswith(COMMAND):
        await context.transact(hear_again, heard, actor, moment, words)


def hear_again(session: Session, heard: Heard, actor: Actor, moment: Moment, words: str) -> None:
    """Record what an edited message says now; a message that reported nothing yet is heard as a new one."""
    before = statements.said_in_message(session, actor.speaks_for, heard.chat_id, heard.id)
    # Telegram also tells of edits that nobody sees, such as the preview of a link.
    if any(said.text == normalise(words) for said in before if said.source is UpdateSource.REPLY):
        return
    questions.close_about(session, QuestionKind.WHICH_TASK, heard.chat_id, heard.id, moment.now)
    if before:
        heard = heard_in(session, heard, actor, moment, words)
        answers = [*_answers(session, actor, moment, heard, before), *asked_to_delete(message, words)]
        outbox.enqueue(session, answers, moment.now)
    else:
        hear(session, heard, actor, moment, words)


def _answers(
    session: Session, actor: Actor, moment: Moment, heard: UnitWords, before: Sequence[Statement]
) -> list[Outgoing]:
    """Replace what was said before; return what is said to the edit."""
    understood = understood_in(context, heard)
    if understood.kind is Kind.NO_CHANGE and all(said.source is UpdateSource.NO_CHANGE for said in before):
        return []
    known, unknown = sort_by_task(heard, understood.items)
    clear = [(task, item) for task, item in known if stands_after(session, actor, moment, heard, task, item)]
    if understood.kind is not Kind.REPORT or not clear:
        return _kept_as_it_was(session, actor, moment, heard, before)
    replaced = {said.task_id: said for said in before}
    spoken = [
        _record(session, actor, moment, heard, task, item, replaced.pop(task.id, None))
        for task, item in clear
    ]
    gone = [said for said in replaced.values() if said.task_id not in {task.id for task, _ in known}]
    for said in gone:
        statements.withdraw(session, actor, said.id, moment.now, moment.today)
    replaced_ids = [said.id for said in before if statements.is_withdrawn(session, said.id)]
    matters.withdraw_with(session, actor, replaced_ids, moment.now, moment.today)
    return [
        _confirmation(session, actor, moment, heard, spoken, gone),
        *follow_up(session, heard.heard, actor, moment, spoken),
        *(
            answer
            for task, item in known
            if (task, item) not in clear
            for answer in note(session, actor, moment, heard, task, item)
        ),
        *(ask_task(session, actor, moment, heard, item) for item in unknown),
    ]


def _record(
    session: Session,
    actor: Actor,
    moment: Moment,
    heard: UnitWords,
    task: Task,
    item: Item,
    old: Statement | None,
) -> Spoken:
    words = replace(heard.words(item), replaces=old.id if old else None)
    return record_words(session, actor, moment, task, words)


def _confirmation(
    session: Session,
    actor: Actor,
    moment: Moment,
    heard: UnitWords,
    spoken: Sequence[Spoken],
    gone: Sequence[Statement],
) -> Outgoing:
    text = shown_again(session, actor, moment, spoken, heard.text, [said.task.number for said in gone])
    about = {"kind": "recorded", "tasks": [one.task.id for one in spoken]}
    return reply(heard.message, text, keyboard=corrections(spoken), about=about)


def _kept_as_it_was(
    session: Session, actor: Actor, moment: Moment, heard: UnitWords, before: Sequence[Statement]
) -> list[Outgoing]:
    """Keep the new words as notes, and let stand what was recorded until somebody withdraws it."""
    for said in before:
        note(session, actor, moment, heard, said.task, Item(said.task.number))
    spoken = [Spoken(said.task, said) for said in before]
    about = {"kind": "recorded", "tasks": [one.task.id for one in spoken]}
    text = edited_unclearly([one.task.number for one in spoken])
    return [reply(heard.message, text, keyboard=corrections(spoken), about=about)]


CONVERSATION = (TODO("MessageHandler(edited, take_edited)"),)
