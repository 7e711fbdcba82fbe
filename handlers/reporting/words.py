"""A unit reports in words, in reply to the bot or naming the task; nothing said to the bot is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from chat.audience import for_unit
from chat.buttons.reporting import statuses as status_buttons
from chat.context import Context, is_said_to_us, message_of
from chat.outgoing import reply, thumbs_up
from chat.sensitive import asked_to_delete, guarded
from chat.texts.reporting import evidence as evidence_texts
from chat.texts.reporting import statuses as status_texts
from chat.understanding import Item, Kind, ReplyContext, Understood, understand
from handlers.decisions.extension_requests import ask_in_words
from handlers.reporting.evidence import file_in, take_file
from handlers.reporting.follow_up import follow_up
from handlers.reporting.period_card import take_free_text
from handlers.reporting.recording import Spoken, Words, corrections, keep_note, record_words, shown
from handlers.reporting.which_task import ask_which
from storage import outbox
from storage.models import Task
from storage.outbox import Outgoing
from storage.plans import obligations
from storage.reporting import periods, statements


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of a unit, the tasks it may be about, and whether it was said to the bot."""

    message: Message
    text: str
    tasks: Sequence[Task]
    about: Sequence[Task]
    addressed: bool
    period: int | None = None
    """The period on whose card it comments, or which a unit without tasks can only mean."""

    def words(self, item: Item) -> Words:
        """Return what the message says of one task."""
        return Words(item, self.text, self.message.message_id)


@for_unit
async def report_in_words(update: Update, context: Context) -> None:
    """Record what a focal point wrote, or ask what it is about."""
    message = message_of(update)
    await context.transact(hear, context, message, message.text or "")


def hear(session: Session, context: Context, message: Message, text: str) -> None:
    """Record the report in a message, ask about what is unclear, and leave chatter alone."""
    if take_file(session, context, message, text):
        return
    heard = heard_in(session, context, message, text)
    is_free_text = _is_free_text(session, context, heard)
    answers = [] if is_free_text else _answers(session, context, heard)
    warned = asked_to_delete(message, text) if answers or is_free_text else []
    outbox.enqueue(session, [*answers, *warned], context.now)


def _is_free_text(session: Session, context: Context, heard: Heard) -> bool:
    """Keep the words of a unit without tasks as its report of a period; return whether they are that."""
    if heard.period is None or understood_in(context, heard).kind is Kind.ACK:
        return False
    said = heard.text.partition(" ")[2] if heard.text.startswith("/") else heard.text
    return take_free_text(session, context, heard.message, heard.period, said)


def heard_in(session: Session, context: Context, message: Message, text: str) -> Heard:
    """Return a message with the tasks that the unit leads and those it may be about."""
    tasks = statements.tasks_led_by(session, context.unit_id)
    answered = message.reply_to_message
    about = outbox.about(session, message.chat_id, answered.message_id) if answered else None
    period = about.get("period") if about else None
    if not tasks and text.startswith("/"):
        period = next((owed.id for owed in periods.owed_by(session, context.unit_id)), None)
    return Heard(message, text, tasks, _tasks_about(about, tasks), is_said_to_us(message, context), period)


def _tasks_about(about: dict[str, Any] | None, tasks: Sequence[Task]) -> list[Task]:
    ids = set((about or {}).get("tasks", ()))
    if about and "task" in about:
        ids.add(about["task"])
    return [task for task in tasks if task.id in ids]


def _answers(session: Session, context: Context, heard: Heard) -> list[Outgoing]:
    """Record, ask, keep or ignore what was heard, by its kind; return what is said to it."""
    understood = understood_in(context, heard)
    match understood.kind:
        case Kind.REPORT:
            return _report(session, context, heard, understood.items)
        case Kind.EXTENSION:
            return _more_time(session, context, heard, understood.items)
        case Kind.NO_CHANGE if heard.addressed or understood.items:
            return _no_change(session, context, heard, understood.items)
        case _ if heard.addressed:
            return _other_words(session, context, heard, understood)
        case _:
            return []


def _other_words(session: Session, context: Context, heard: Heard, said: Understood) -> list[Outgoing]:
    """Acknowledge an acknowledgement, ask for words where there are none, keep everything else."""
    if said.kind is Kind.ACK:
        return [thumbs_up(heard.message)]
    if not heard.text:
        return _without_words(session, context, heard)
    return _keep(session, context, heard, said.items)


def _without_words(session: Session, context: Context, heard: Heard) -> list[Outgoing]:
    """Ask which task a file is for; ask for words where there is nothing to keep."""
    tasks = heard.about or heard.tasks
    if file_in(heard.message) is None or not tasks:
        return [reply(heard.message, status_texts.words_needed())]
    why, words = evidence_texts.which_task(), heard.words(Item(None))
    return [ask_which(session, context, heard.message, words, why, tasks)]


def understood_in(context: Context, heard: Heard) -> Understood:
    """Return what a message says, knowing the tasks it may be about, its spans fit to be repeated."""
    speaker = ReplyContext(
        unit=context.actor.unit_name or "",
        tasks=tuple(task.number for task in heard.tasks),
        about=heard.about[0].number if len(heard.about) == 1 else None,
        today=context.today,
    )
    return guarded(understand(heard.text, speaker), heard.text)


def _report(session: Session, context: Context, heard: Heard, items: Sequence[Item]) -> list[Outgoing]:
    known, unknown = sort_by_task(heard, items)
    if not heard.addressed and (unknown or not known):
        return []  # words between colleagues that only look like a report
    clear = [(task, item) for task, item in known if stands_after(session, context, heard, task, item)]
    spoken = [record_words(session, context, task, heard.words(item)) for task, item in clear]
    return [
        *_confirmation(session, context, heard, spoken, heard.text),
        *(
            answer
            for task, item in known
            if (task, item) not in clear
            for answer in note(session, context, heard, task, item)
        ),
        *(ask_task(session, context, heard, item) for item in unknown),
    ]


def _more_time(session: Session, context: Context, heard: Heard, items: Sequence[Item]) -> list[Outgoing]:
    known, unknown = sort_by_task(heard, items)
    if not heard.addressed and (unknown or not known):
        return []
    asked = ask_in_words(session, context, heard.message, heard.text, known)
    return [*asked, *(ask_task(session, context, heard, item) for item in unknown)]


def stands_after(session: Session, context: Context, heard: Heard, task: Task, item: Item) -> bool:
    """Return whether something stands for the task after these words, from them or from before."""
    return (
        heard.words(item).say_how_it_stands
        or statements.standing(session, context.unit_id, task.id) is not None
    )


def sort_by_task(heard: Heard, items: Sequence[Item]) -> tuple[list[tuple[Task, Item]], list[Item]]:
    """Return the items whose task is certain, with that task, and those that need a question."""
    known, unknown = [], []
    for item in items:
        candidates = _named(heard.about, item) or _named(heard.tasks, item)
        if len(candidates) == 1:
            known.append((candidates[0], item))
        else:
            unknown.append(item)
    return known, unknown


def _named(tasks: Sequence[Task], item: Item) -> list[Task]:
    return [task for task in tasks if task.number == item.task]


def _confirmation(
    session: Session, context: Context, heard: Heard, spoken: Sequence[Spoken], words: str | None = None
) -> list[Outgoing]:
    """Return the one message that shows what was recorded, if anything was, and what it leaves to ask."""
    if not spoken:
        return []
    about = {
        "kind": "recorded",
        "tasks": [one.task.id for one in spoken],
        "updates": [one.statement.id for one in spoken],
    }
    text = shown(session, context, spoken, words)
    return [
        reply(heard.message, text, keyboard=corrections(spoken), about=about),
        *follow_up(session, context, heard.message, spoken),
    ]


def _no_change(session: Session, context: Context, heard: Heard, items: Sequence[Item]) -> list[Outgoing]:
    """Carry forward the last word on each task meant; ask about those that have none."""
    known, unknown = sort_by_task(heard, items)
    if not items:
        meant = heard.about or obligations.open_tasks(session, context.unit_id)
        known = [(task, Item(task.number)) for task in meant]
    spoken = [
        said for task, item in known if (said := _said_again(session, context, heard, task, item)) is not None
    ]
    recorded = {one.task.id for one in spoken}
    silent = [task for task, _ in known if task.id not in recorded]
    answers = _confirmation(session, context, heard, spoken)
    answers += [_ask_status(heard, silent)] if silent else []
    answers += [ask_task(session, context, heard, item) for item in unknown]
    return answers or [reply(heard.message, status_texts.no_open_tasks())]


def _said_again(session: Session, context: Context, heard: Heard, task: Task, item: Item) -> Spoken | None:
    words = heard.words(item)
    if words.say_how_it_stands:
        return record_words(session, context, task, words)
    present = statements.standing(session, context.unit_id, task.id)
    if present is None:
        return None
    said = statements.unchanged(present, words.message_id)
    return Spoken(task, statements.record(session, context.actor, said, context.now, context.today))


def _ask_status(heard: Heard, tasks: Sequence[Task]) -> Outgoing:
    text = status_texts.nothing_to_repeat_of([task.number for task in tasks])
    buttons = status_buttons.reminder([(task.id, task.number) for task in tasks], [])
    about = {"kind": "tasks", "tasks": [task.id for task in tasks]}
    return reply(heard.message, text, keyboard=buttons, about=about)


def _keep(session: Session, context: Context, heard: Heard, items: Sequence[Item]) -> list[Outgoing]:
    """Keep words that report nothing: as a note where the task is known, else behind a question."""
    named = sort_by_task(heard, items)[0]
    if not named and len(heard.about) == 1:
        named = [(heard.about[0], Item(heard.about[0].number))]
    if not named:
        return [ask_task(session, context, heard, None)]
    return [answer for task, item in named for answer in note(session, context, heard, task, item)]


def note(session: Session, context: Context, heard: Heard, task: Task, item: Item) -> list[Outgoing]:
    """Keep words as a note of a task; return what is said to them."""
    spoken, text, keyboard = keep_note(session, context, task, heard.words(item))
    return [
        reply(heard.message, text, keyboard=keyboard, about={"kind": "task", "task": task.id}),
        *follow_up(session, context, heard.message, [spoken]),
    ]


def ask_task(session: Session, context: Context, heard: Heard, item: Item | None) -> Outgoing:
    """Return the question which task the words are about, or that there is none."""
    same_number = _named(heard.tasks, item) if item else []
    candidates = same_number or heard.about or heard.tasks
    if not candidates:
        return reply(heard.message, status_texts.no_tasks())
    why = status_texts.not_understood() if item is None else status_texts.which_task(_foreign(heard, item))
    words = heard.words(item or Item(None))
    return ask_which(session, context, heard.message, words, why, candidates)


def _foreign(heard: Heard, item: Item) -> str | None:
    """Return the number that was named, if the unit leads no such task."""
    return item.task if item.task is not None and not _named(heard.tasks, item) else None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    commands = filters.UpdateType.MESSAGE
    return [CommandHandler(["baocao", "baocaothang"], report_in_words, filters=commands, has_args=True)]
