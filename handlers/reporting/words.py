"""A unit reports in words, in reply to the bot or naming the task; nothing said to the bot is lost."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting.statuses import TaskAsked
from chat.buttons.subjects import Subject
from chat.context import Context
from chat.conversation import on_long_command
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import reply, thumbs_up
from chat.sensitive import asked_to_delete
from chat.texts.reporting import evidence as evidence_texts
from chat.texts.reporting import statuses as status_texts
from chat.understanding import Item, Kind, Understood
from handlers.decisions.extension_requests import ask_in_words
from handlers.reporting.beside_reports import answer_beside, answer_nothing_arose
from handlers.reporting.evidence import file_in, take_file
from handlers.reporting.follow_up import confirmed, follow_up
from handlers.reporting.held import hold, questionable
from handlers.reporting.no_change import repeat_in_words
from handlers.reporting.others_tasks import ask_tasks
from handlers.reporting.period_card import take_free_text
from handlers.reporting.recording import keep_note, record_words
from handlers.reporting.undoing import take_back_in_words
from handlers.reporting.unit_words import (
    REPORT_COMMANDS,
    UnitWords,
    has_status_after,
    is_bare_excess,
    is_reason_for_more_time,
    understood_in,
    unit_words,
    with_current,
)
from handlers.reporting.which_task import ask_task, ask_which
from handlers.requests.answers import take_elsewhere
from storage import outbox
from storage.actors import Actor
from storage.outbox import Outgoing
from storage.reporting.led_tasks import Led


async def report_in_words(context: Context) -> None:
    """Record what a focal point wrote behind the command, or ask what it is about."""
    await context.transact(hear, context.heard, context.actor, context.moment, context.subject)


def hear(session: Session, heard: Heard, actor: Actor, moment: Moment, subject: Subject | None) -> None:
    """Record the report in a message, ask about what is unclear, and leave chatter alone."""
    answered = take_elsewhere(session, heard, actor, moment, subject)
    if answered is not None:
        outbox.enqueue(session, [*answered, *asked_to_delete(heard, heard.words)], moment.now)
        return
    if take_file(session, heard, actor, moment, subject):
        return
    taken_back = take_back_in_words(session, heard, actor, moment, subject)
    if taken_back is not None:
        outbox.enqueue(session, taken_back, moment.now)
        return
    words = unit_words(session, heard, actor, subject)
    is_free_text = _is_free_text(session, words, actor, moment)
    answers = [] if is_free_text else _answers(session, words, actor, moment)
    warned = asked_to_delete(heard, heard.words) if answers or is_free_text else []
    outbox.enqueue(session, [*answers, *warned], moment.now)


def _is_free_text(session: Session, words: UnitWords, actor: Actor, moment: Moment) -> bool:
    """Keep the words of a unit without tasks as its report of a period; return whether they are that."""
    if words.period is None or understood_in(words, actor, moment).kind is Kind.ACK:
        return False
    return take_free_text(session, words.heard, actor, moment, words.period)


def _answers(session: Session, words: UnitWords, actor: Actor, moment: Moment) -> list[Outgoing]:
    """Record, ask, keep or ignore what was heard, by its kind; return what is said to it."""
    understood = understood_in(words, actor, moment)
    match understood.kind:
        case Kind.REPORT:
            return _report(session, words, actor, moment, understood.items)
        case Kind.EXTENSION:
            return _more_time(session, words, actor, moment, understood.items)
        case Kind.NO_CHANGE if answer_nothing_arose(session, words, actor, moment):
            return []
        case Kind.NO_CHANGE if words.heard.is_to_us or understood.items:
            return repeat_in_words(session, words, actor, moment, understood.items)
        case _ if words.heard.is_to_us:
            return _other_words(session, words, actor, moment, understood)
        case _:
            return []


def _other_words(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, understood: Understood
) -> list[Outgoing]:
    """Acknowledge an acknowledgement, ask for words where there are none, keep everything else."""
    if understood.kind is Kind.ACK:
        return [thumbs_up(words.heard)]
    answered = answer_beside(session, words, actor, moment, understood)
    if answered is not None:
        return answered
    if not words.heard.words:
        return [_without_words(session, words, moment)]
    return _keep(session, words, actor, moment, understood.items)


def _without_words(session: Session, words: UnitWords, moment: Moment) -> Outgoing:
    """Ask which task a file is for; ask for words where there is nothing to keep."""
    tasks = words.about or words.tasks
    if file_in(words.heard) is None or not tasks:
        return reply(words.heard, status_texts.words_needed(tasks[0].number if tasks else None))
    why = evidence_texts.which_task()
    return ask_which(session, words, moment, words.of_task(Item(None)), why, tasks)


def _report(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, items: Sequence[Item]
) -> list[Outgoing]:
    known, unknown = words.sort_by_task(_meant_for_us(words, items))
    led = with_current(session, actor, known)
    many, weaker = questionable(moment, led)
    waiting = [one for one in led if is_reason_for_more_time(one[1])]
    beyond = [one for one in led if is_bare_excess(words.of_task(one[1]))]
    led = [one for one in led if not any(one in apart for apart in (many, weaker, waiting, beyond))]
    clear = [(task, item) for task, item in led if has_status_after(words, task, item)]
    spoken = [record_words(session, actor, moment, task, words.of_task(item)) for task, item in clear]
    return [
        *confirmed(session, words.heard, actor, moment, spoken, words.heard.said),
        *hold(session, words, moment, many, weaker),
        *_asked_for_time(session, words, actor, moment, waiting),
        *(answer for one in beyond for answer in note(session, words, actor, moment, *one)),
        *(
            answer
            for task, item in led
            if (task, item) not in clear
            for answer in note(session, words, actor, moment, task, item)
        ),
        *ask_tasks(session, words, actor, moment, unknown, [item for _, item in known]),
    ]


def _meant_for_us(words: UnitWords, items: Sequence[Item]) -> Sequence[Item]:
    """Return the items to record or ask about: of words between colleagues those that surely report.

    They do where they name a task of the unit, and the rest of them with it; and where they count what was
    done. "NV 77 xong rồi", "đang làm 85%" only look like it.
    """
    if words.heard.is_to_us or any(words.named(item) for item in items):
        return items
    return [item for item in items if item.task is None and _counts_what_was_done(item)]


def _counts_what_was_done(item: Item) -> bool:
    is_measured = item.percent is not None or any(one.total is not None for one in item.figures)
    return bool(item.figures) and is_measured


def _asked_for_time(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, waiting: Sequence[tuple[Led, Item]]
) -> list[Outgoing]:
    wanted = [(led.task, item) for led, item in waiting]
    return ask_in_words(session, words.heard, actor, moment, words.heard.said, wanted)


def _more_time(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, items: Sequence[Item]
) -> list[Outgoing]:
    known, unknown = words.sort_by_task(_meant_for_us(words, items))
    if not known and not unknown:
        return []
    wanted = [(led.task, item) for led, item in with_current(session, actor, known)]
    asked = ask_in_words(session, words.heard, actor, moment, words.heard.said, wanted)
    rest = ask_tasks(session, words, actor, moment, unknown, [item for _, item in known])
    return [*asked, *rest]


def _keep(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, items: Sequence[Item]
) -> list[Outgoing]:
    """Keep words that report nothing: as a note where the task is known, else behind a question."""
    named = words.sort_by_task(items)[0]
    if not named and len(words.about) == 1:
        named = [(words.about[0], Item(words.about[0].number))]
    if not named:
        return [ask_task(session, words, moment, None)]
    return [
        answer
        for task, item in with_current(session, actor, named)
        for answer in note(session, words, actor, moment, task, item)
    ]


def note(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, led: Led, item: Item
) -> list[Outgoing]:
    """Keep words as a note of a task; return what is said to them."""
    spoken, text, keyboard = keep_note(session, actor, moment, led, words.of_task(item))
    return [
        reply(words.heard, text, keyboard=keyboard, about=TaskAsked(led.task.id)),
        *follow_up(session, words.heard, actor, moment, [spoken]),
    ]


CONVERSATION = (on_long_command(*REPORT_COMMANDS, talk=report_in_words, who=for_unit, with_words=True),)
