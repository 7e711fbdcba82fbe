"""Words that may be about several tasks wait behind a question until a button or a number says which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import AnswerTask, LeaveWords, OfferOthers, WhichTask
from chat.conversation import on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, edit_buttons, reply
from chat.texts import access
from chat.texts.reporting import evidence as evidence_texts
from chat.texts.reporting import statuses as status_texts
from chat.texts.words import status_and_percent
from chat.understanding import Item
from chat.understanding.commands.short_answers import only_a_number
from chat.understanding.form import as_json, from_json
from handlers.reporting.follow_up import follow_up
from handlers.reporting.held import hold_answered
from handlers.reporting.recording import TaskWords, corrections, keep_note, record_words, shown
from handlers.reporting.unit_words import UnitWords, is_bare_excess
from storage import outbox, questions
from storage.actors import Actor
from storage.groups import spoken as spoken_for
from storage.models import QuestionKind
from storage.outbox import Outgoing
from storage.reporting import led_tasks
from storage.reporting.led_tasks import Led, NamedTask, NotYourTaskError
from storage.requests import requests

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
    of_task = words.of_task(item or Item(None))
    return ask_which(session, words, moment, of_task, why, candidates)


def ask_which(
    session: Session,
    said: UnitWords,
    moment: Moment,
    words: TaskWords,
    why: Marked,
    tasks: Sequence[NamedTask],
) -> Outgoing:
    """Keep the words and return the question which of the tasks they are about."""
    heard = said.heard
    details = {
        "text": words.text,
        "message_id": words.message_id,
        "item": as_json(words.item),
        "excerpt": words.item.words,
    }
    question = questions.ask(session, QuestionKind.WHICH_TASK, heard.chat_id, details, moment.now)
    has_words = bool(words.text.strip()) and not heard.files
    keyboard = status_buttons.which_task(
        question,
        _labels(tasks),
        has_others=len(tasks) < len(said.tasks),
        requests=_requests_waiting(session, heard) if has_words else (),
    )
    about = WhichTask(tuple(task.id for task in tasks), question)
    return reply(heard, why, keyboard=keyboard, about=about)


def _requests_waiting(session: Session, heard: Heard) -> list[int]:
    """Return the requests that the words may answer as well: those that wait for the unit that speaks."""
    unit = spoken_for.unit_in(session, heard.chat_id)
    return requests.waiting_for(session, unit) if unit is not None else []


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
    return _record_answer(session, heard, actor, moment, button)


def _record_answer(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AnswerTask
) -> Marked | None:
    """Record what waited, and show it in place of the question that was pressed, or below the number."""
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
    say = edit if heard.press is not None else reply
    held = hold_answered(session, heard, moment, led, words)
    if held is not None:
        outbox.enqueue(session, [held], moment.now)
        return None
    if words.say_how_it_stands and not is_bare_excess(words):
        spoken = record_words(session, actor, moment, led, words)
        text, keyboard = shown(session, actor, moment, [spoken], words.text), corrections([spoken])
    else:
        spoken, text, keyboard = keep_note(session, actor, moment, led, words)
        text = text if words.text else _evidence_kept(led)
    answers = [say(heard, text, keyboard=keyboard), *follow_up(session, heard, actor, moment, [spoken])]
    outbox.enqueue(session, answers, moment.now)
    return None


def _evidence_kept(led: Led) -> Marked:
    present = status_and_percent(led.present.status, led.present.percent) if led.present is not None else ""
    return evidence_texts.kept(led.task.number, present)


def answer_by_number(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: WhichTask
) -> bool:
    """Take "47", "NV 47" in reply to the question as the button of that task; return whether it was that."""
    number = only_a_number(heard.said)
    if number is None or questions.waiting(session, subject.question) is None:
        return False
    tasks = led_tasks.tasks_named(session, actor.speaks_for)
    named = [task for task in tasks if task.number.casefold() == number]
    found = named if len(named) == 1 else [task for task in named if task.id in subject.tasks]
    if len(found) != 1:
        text = status_texts.no_such_task_of_yours(number)
        keyboard = status_buttons.which_task(subject.question, _labels(named or tasks), has_others=False)
        outbox.enqueue(session, [reply(heard, text, keyboard=keyboard, about=subject)], moment.now)
        return True
    refused = _record_answer(session, heard, actor, moment, AnswerTask(subject.question, found[0].id))
    if refused is not None:
        outbox.enqueue(session, [reply(heard, refused)], moment.now)
    return True


def offer_others(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: OfferOthers
) -> Marked | None:
    """Offer all tasks of the unit below the same question; return what to say of one that is answered."""
    if not questions.is_of(session, button.question, QuestionKind.WHICH_TASK, heard.chat_id):
        return access.expired()
    if questions.waiting(session, button.question) is None:
        return access.already_done()
    labels = _labels(led_tasks.tasks_named(session, actor.speaks_for))
    keyboard = status_buttons.which_task(button.question, labels, has_others=False)
    outbox.enqueue(session, [edit_buttons(heard, keyboard)], moment.now)
    return None


def leave_words(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: LeaveWords
) -> Marked | None:
    """Close the question without recording anything; return what to say if it was answered before."""
    kind = QuestionKind.WHICH_TASK
    if questions.answer(session, button.question, kind, heard.chat_id, moment.now) is None:
        return access.already_done()
    outbox.enqueue(session, [edit(heard, status_texts.left_unrecorded(actor.display_name))], moment.now)
    return None


CONVERSATION = (
    on_press(AnswerTask, record_answer, for_unit),
    on_press(OfferOthers, offer_others, for_unit),
    on_press(LeaveWords, leave_words, for_unit),
    on_reply(WhichTask, answer_by_number, for_unit),
)
