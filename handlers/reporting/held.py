"""Words that change many tasks not named, or set back what is finished, wait for a button."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.base import Keyboard
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import LeaveHeld, TakeHeld, TasksAsked
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.upward import take_back
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import held as held_texts
from chat.texts.reporting.held import Change
from chat.understanding import Item
from chat.understanding.form import as_json, from_json
from handlers.reporting.falling import Beside, says_less
from handlers.reporting.follow_up import follow_up
from handlers.reporting.recording import TaskWords, corrections, record_words, shown
from handlers.reporting.unit_words import UnitWords
from plans.status import FINISHED
from storage import outbox, questions
from storage.actors import Actor
from storage.decisions import matters
from storage.models import QuestionKind, Statement, StatementSource
from storage.outbox import Outgoing
from storage.reporting import led_tasks, statements
from storage.reporting.led_tasks import Led

MOST_UNNAMED = 3
"""More tasks than these are changed by words that name none of them only after a press."""

NOTHING_FALLS = Beside()

Items = Sequence[tuple[Led, Item]]


def questionable(moment: Moment, known: Items) -> tuple[Items, Items]:
    """Return the items that would change many tasks not named, and those that set back what is finished."""
    unnamed = [one for one in known if not one[1].is_named]
    many = unnamed if len(unnamed) > MOST_UNNAMED else []
    weaker = [one for one in known if one not in many and _sets_back(one[0].present, one[1], moment)]
    return many, weaker


def _sets_back(present: Statement | None, item: Item, moment: Moment) -> bool:
    """Return whether words undo what is finished; those said before it and heard after it do not."""
    is_finished = present is not None and present.status in FINISHED and present.said_at <= moment.now
    return is_finished and item.status is not None and item.status not in FINISHED


def hold(session: Session, words: UnitWords, moment: Moment, many: Items, weaker: Items) -> list[Outgoing]:
    """Keep such items behind a question each kind; return the questions."""
    said = words.of_task(Item(None))
    asked = ((many, held_texts.many), (weaker, held_texts.weaker))
    return [
        reply(
            words.heard,
            ask([_change(*one) for one in items]),
            keyboard=_keep(session, words.heard, moment, said, items),
            about=TasksAsked(tuple(led.task.id for led, _ in items)),
        )
        for items, ask in asked
        if items
    ]


def in_question(session: Session, actor: Actor, present: Mapping[int, Statement]) -> set[int]:
    """Return the tasks of which words wait in a question that are newer than what is recorded of them."""
    return {
        one["task"]
        for question in questions.open_of_kind(session, QuestionKind.HELD, actor.chat_id)
        for one in question.details["items"]
        if one["task"] in present and present[one["task"]].said_at <= question.asked_at
    }


def weakened(moment: Moment, known: Items) -> Items:
    """Return the items of an edited message that would say less than is recorded."""
    return [one for one in known if says_less(one[0].present, one[1], moment)]


def hold_edited(
    session: Session,
    words: UnitWords,
    moment: Moment,
    weaker: Items,
    replaced: Mapping[int, Statement | None],
) -> list[Outgoing]:
    """Keep what an edited message says less than before behind one question; return it."""
    if not weaker:
        return []
    text = held_texts.edited_weaker([_change(*one) for one in weaker])
    ids = {task: said.id for task, said in replaced.items() if said is not None}
    keyboard = _keep(session, words.heard, moment, words.of_task(Item(None)), weaker, ids)
    about = TasksAsked(tuple(led.task.id for led, _ in weaker))
    return [reply(words.heard, text, keyboard=keyboard, about=about)]


def hold_answered(
    session: Session, heard: Heard, moment: Moment, led: Led, words: TaskWords
) -> Outgoing | None:
    """Return the question whether words are meant whose task was chosen, None if they set nothing back."""
    items = [(led, words.item)]
    if not questionable(moment, items)[1]:
        return None
    text = held_texts.weaker([_change(*one) for one in items])
    say = edit if heard.press is not None else reply
    return say(heard, text, keyboard=_keep(session, heard, moment, words, items))


def hold_compiled(
    session: Session, heard: Heard, moment: Moment, weaker: Sequence[tuple[Led, TaskWords, Beside]]
) -> list[Outgoing]:
    """Keep what the level below makes up, where more is recorded already, behind one question; return it."""
    if not weaker:
        return []
    details = {"text": "", "message_id": heard.id, "items": [_kept(led, one) for led, one, _ in weaker]}
    question = questions.ask(session, QuestionKind.HELD, heard.chat_id, details, moment.now)
    text = held_texts.compiled_weaker([_change(led, one.item, beside) for led, one, beside in weaker])
    about = TasksAsked(tuple(led.task.id for led, _, _ in weaker))
    return [reply(heard, text, keyboard=status_buttons.held(question), about=about)]


def _kept(led: Led, words: TaskWords) -> dict[str, Any]:
    return {
        "task": led.task.id,
        "item": as_json(words.item),
        "excerpt": words.item.words,
        "text": words.text,
        "source": words.source,
    }


def _change(led: Led, item: Item, beside: Beside = NOTHING_FALLS) -> Change:
    number, present = led.task.number, led.present
    falls = (beside.falling, beside.lost_percent)
    if present is None:
        return Change(number, None, None, item.status, item.percent, *falls)
    share = present.percent if item.status is None and item.percent is None else item.percent
    return Change(number, present.status, present.percent, item.status or present.status, share, *falls)


def _keep(
    session: Session,
    heard: Heard,
    moment: Moment,
    words: TaskWords,
    items: Items,
    replaced: Mapping[int, int] = MappingProxyType({}),
) -> Keyboard:
    """Keep the words; return the buttons that say whether they are meant.

    `replaced` are the statements, by task, whose place they take.
    """
    kept = [
        {
            "task": led.task.id,
            "item": as_json(item),
            "excerpt": item.words,
            "replaces": replaced.get(led.task.id),
        }
        for led, item in items
    ]
    details = {"text": words.text, "message_id": words.message_id, "items": kept}
    return status_buttons.held(questions.ask(session, QuestionKind.HELD, heard.chat_id, details, moment.now))


def record_held(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: TakeHeld
) -> Marked | None:
    """Record what waited in the question; return what to say if it was answered before."""
    details = questions.answer(session, button.question, QuestionKind.HELD, heard.chat_id, moment.now)
    if details is None:
        return access.already_done()
    led = led_tasks.led(session, actor.speaks_for, {one["task"] for one in details["items"]})
    spoken = [
        record_words(session, actor, moment, led[one["task"]], _words(session, details, one))
        for one in details["items"]
        if one["task"] in led
    ]
    replaced = [one.statement.withdraws_id for one in spoken if one.statement.withdraws_id is not None]
    matters.withdraw_with(session, actor, replaced, moment.now, moment.today)
    text = shown(session, actor, moment, spoken, details["text"])
    answer = edit(heard, text, keyboard=corrections(spoken))
    outbox.enqueue(session, [answer, *follow_up(session, heard, actor, moment, spoken)], moment.now)
    take_back(session, moment, replaced)
    return None


def _words(session: Session, details: dict[str, Any], one: dict[str, Any]) -> TaskWords:
    item, old = replace(from_json(one["item"]), words=one["excerpt"]), one.get("replaces")
    replaces = old if old is not None and not statements.is_withdrawn(session, old) else None
    text, source = one.get("text", details["text"]), StatementSource(one.get("source", StatementSource.REPLY))
    return TaskWords(item, text, details["message_id"], replaces, source)


def leave_held(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: LeaveHeld
) -> Marked | None:
    """Close the question without recording anything; return what to say if it was answered before."""
    details = questions.answer(session, button.question, QuestionKind.HELD, heard.chat_id, moment.now)
    if details is None:
        return access.already_done()
    outbox.enqueue(session, [edit(heard, held_texts.left_as_it_was())], moment.now)
    return None


CONVERSATION = (
    on_press(TakeHeld, record_held, for_unit),
    on_press(LeaveHeld, leave_held, for_unit),
)
