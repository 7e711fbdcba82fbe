"""Somebody edits a message: the report it held is replaced by what it says now; the history keeps both."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.buttons.reporting.statuses import RecordedShown
from chat.buttons.subjects import Subject
from chat.context import Context
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.upward import take_back
from chat.moment import Moment
from chat.outgoing import reply
from chat.sensitive import asked_to_delete
from chat.texts.reporting.recording import edited_unclearly
from chat.understanding import Item, Kind
from handlers.reporting.evidence import keep_copy
from handlers.reporting.follow_up import follow_up
from handlers.reporting.held import hold_edited, weakened
from handlers.reporting.others_tasks import ask_tasks
from handlers.reporting.recording import Spoken, corrections, record_words, shown_again
from handlers.reporting.unit_words import (
    REPORT_COMMANDS,
    UnitWords,
    has_status_after,
    understood_in,
    unit_words,
    with_current,
)
from handlers.reporting.words import hear, note
from plans.text import normalise
from storage import outbox, questions
from storage.actors import Actor
from storage.decisions import matters
from storage.models import QuestionKind, Statement, StatementSource
from storage.outbox import Outgoing
from storage.reporting import said_together, statements
from storage.reporting.led_tasks import Led


def may_report(heard: Heard) -> bool:
    """Return whether edited words may report: those of no other command."""
    return not heard.is_command or (heard.command in REPORT_COMMANDS and bool(heard.said.strip()))


async def take_edited(context: Context) -> None:
    """Let the new words of an edited message take the place of the old ones."""
    context.ending.last_words.append(keep_copy(context.services, context.heard))
    await context.transact(hear_again, context.heard, context.actor, context.moment, context.subject)


def hear_again(session: Session, heard: Heard, actor: Actor, moment: Moment, subject: Subject | None) -> None:
    """Record what an edited message says now; a message that reported nothing yet is heard as a new one."""
    before = said_together.said_in_message(session, actor.speaks_for, heard.chat_id, heard.id)
    # Telegram also tells of edits that nobody sees, such as the preview of a link.
    # What was kept by an earlier version begins with the command.
    same = {normalise(heard.said), normalise(heard.words)}
    if any(said.text in same for said in before if said.source is StatementSource.REPLY):
        return
    for kind in (QuestionKind.WHICH_TASK, QuestionKind.HELD):
        questions.close_about(session, kind, heard.chat_id, heard.id, moment.now)
    if before:
        words = unit_words(session, heard, actor, subject)
        answers = _answers(session, words, actor, moment, before)
        outbox.enqueue(session, [*answers, *asked_to_delete(heard, heard.words)], moment.now)
        take_back(session, moment, [said.id for said in before])
    else:
        hear(session, heard, actor, moment, subject)


def _answers(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, before: Sequence[Statement]
) -> list[Outgoing]:
    """Replace what was said before; return what is said to the edit."""
    understood = understood_in(words, actor, moment)
    if understood.kind is Kind.NO_CHANGE and all(said.source is StatementSource.NO_CHANGE for said in before):
        return []
    known, unknown = words.sort_by_task(understood.items)
    led = with_current(session, actor, known)
    clear = [(task, item) for task, item in led if has_status_after(words, task, item)]
    if understood.kind is not Kind.REPORT or not clear:
        return _kept_as_it_was(session, words, actor, moment, before)
    replaced = {said.task_id: said for said in before}
    weaker = weakened(moment, clear)
    held = {one.task.id: replaced.pop(one.task.id, None) for one, _ in weaker}
    clear = [one for one in clear if one not in weaker]
    spoken = [
        _record(session, words, actor, moment, one, item, replaced.pop(one.task.id, None))
        for one, item in clear
    ]
    gone = [said for said in replaced.values() if said.task_id not in {task.id for task, _ in known}]
    for said in gone:
        statements.withdraw(session, actor, said.id, moment.now, moment.today)
    replaced_ids = [said.id for said in before if statements.is_withdrawn(session, said.id)]
    matters.withdraw_with(session, actor, replaced_ids, moment.now, moment.today)
    return [
        *([_confirmation(session, words, actor, moment, spoken, gone)] if spoken or gone else []),
        *hold_edited(session, words, moment, weaker, held),
        *follow_up(session, words.heard, actor, moment, spoken),
        *(
            answer
            for one, item in led
            if (one, item) not in clear and (one, item) not in weaker
            for answer in note(session, words, actor, moment, one, item)
        ),
        *ask_tasks(session, words, actor, moment, unknown, [item for _, item in known]),
    ]


def _record(
    session: Session,
    words: UnitWords,
    actor: Actor,
    moment: Moment,
    led: Led,
    item: Item,
    old: Statement | None,
) -> Spoken:
    corrected = replace(words.of_task(item), replaces=old.id if old else None)
    return record_words(session, actor, moment, led, corrected)


def _confirmation(
    session: Session,
    words: UnitWords,
    actor: Actor,
    moment: Moment,
    spoken: Sequence[Spoken],
    gone: Sequence[Statement],
) -> Outgoing:
    taken_back = [said.task.number for said in gone]
    text = shown_again(session, actor, moment, spoken, words.heard.said, taken_back)
    return _with_corrections(words.heard, text, spoken)


def _kept_as_it_was(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, before: Sequence[Statement]
) -> list[Outgoing]:
    """Keep the new words as notes, and leave what was recorded until somebody withdraws it."""
    for led, item in with_current(session, actor, [(said.task, Item(said.task.number)) for said in before]):
        note(session, words, actor, moment, led, item)
    spoken = [Spoken(said.task, said) for said in before]
    text = edited_unclearly([one.task.number for one in spoken])
    return [_with_corrections(words.heard, text, spoken)]


def _with_corrections(heard: Heard, text: Marked, spoken: Sequence[Spoken]) -> Outgoing:
    about = RecordedShown(tuple(one.task.id for one in spoken))
    return reply(heard, text, keyboard=corrections(spoken), about=about)
