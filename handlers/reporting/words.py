"""A unit reports in words, in reply to the bot or naming the task; nothing said to the bot is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting import statuses as status_buttons
from chat.context import Context, message_of
from chat.conversation import on_long_command
from chat.heard import Heard
from chat.moment import Moment
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
from storage.actors import Actor
from storage.models import Task
from storage.outbox import Outgoing
from storage.plans import obligations
from storage.reporting import periods, statements


@dataclass(frozen=True, slots=True)
class UnitWords:
    """A message of a unit, the tasks it may be about, and whether it was said to the bot."""

    heard: Heard
    text: str
    tasks: Sequence[Task]
    about: Sequence[Task]
    addressed: bool
    period: int | None = None
    """The period on whose card it comments, or which a unit without tasks can only mean."""

    def words(self, item: Item) -> Words:
        """Return what the message says of one task."""
        return Words(item, self.text, self.heard.id)


async def report_in_words(context: Context) -> None:
    """Record what a focal point wrote, or ask what it is about."""
    message = message_of(update)
    await context.transact(hear, heard, actor, moment, heard.words)


def hear(session: Session, heard: Heard, actor: Actor, moment: Moment, text: str) -> None:
    """Record the report in a message, ask about what is unclear, and leave chatter alone."""
    if take_file(session, heard, actor, moment, text):
        return
    heard = heard_in(session, heard, actor, moment, text)
    is_free_text = _is_free_text(session, actor, moment, heard)
    answers = [] if is_free_text else _answers(session, actor, moment, heard)
    warned = asked_to_delete(message, text) if answers or is_free_text else []
    outbox.enqueue(session, [*answers, *warned], moment.now)


def _is_free_text(session: Session, actor: Actor, moment: Moment, heard: UnitWords) -> bool:
    """Keep the words of a unit without tasks as its report of a period; return whether they are that."""
    if heard.period is None or understood_in(context, heard).kind is Kind.ACK:
        return False
    said = heard.text.partition(" ")[2] if heard.text.startswith("/") else heard.text
    return take_free_text(session, heard.heard, actor, moment, heard.period, said)


def heard_in(session: Session, heard: Heard, actor: Actor, moment: Moment, text: str) -> UnitWords:
    """Return a message with the tasks that the unit leads and those it may be about."""
    tasks = statements.tasks_led_by(session, actor.speaks_for)
    answered = message.reply_to_message
    about = outbox.about(session, heard.chat_id, answered.message_id) if answered else None
    period = about.get("period") if about else None
    if not tasks and text.startswith("/"):
        period = next((owed.id for owed in periods.owed_by(session, actor.speaks_for)), None)
    return UnitWords(message, text, tasks, _tasks_about(about, tasks), heard.is_to_us, period)


def _tasks_about(about: dict[str, Any] | None, tasks: Sequence[Task]) -> list[Task]:
    ids = set((about or {}).get("tasks", ()))
    if about and "task" in about:
        ids.add(about["task"])
    return [task for task in tasks if task.id in ids]


def _answers(session: Session, actor: Actor, moment: Moment, heard: UnitWords) -> list[Outgoing]:
    """Record, ask, keep or ignore what was heard, by its kind; return what is said to it."""
    understood = understood_in(context, heard)
    match understood.kind:
        case Kind.REPORT:
            return _report(session, actor, moment, heard, understood.items)
        case Kind.EXTENSION:
            return _more_time(session, actor, moment, heard, understood.items)
        case Kind.NO_CHANGE if heard.addressed or understood.items:
            return _no_change(session, actor, moment, heard, understood.items)
        case _ if heard.addressed:
            return _other_words(session, actor, moment, heard, understood)
        case _:
            return []


def _other_words(
    session: Session, actor: Actor, moment: Moment, heard: UnitWords, said: Understood
) -> list[Outgoing]:
    """Acknowledge an acknowledgement, ask for words where there are none, keep everything else."""
    if said.kind is Kind.ACK:
        return [thumbs_up(heard.message)]
    if not heard.text:
        return _without_words(session, actor, moment, heard)
    return _keep(session, actor, moment, heard, said.items)


def _without_words(session: Session, actor: Actor, moment: Moment, heard: UnitWords) -> list[Outgoing]:
    """Ask which task a file is for; ask for words where there is nothing to keep."""
    tasks = heard.about or heard.tasks
    if file_in(heard.message) is None or not tasks:
        return [reply(heard.message, status_texts.words_needed())]
    why, words = evidence_texts.which_task(), heard.words(Item(None))
    return [ask_which(session, heard.heard, actor, moment, words, why, tasks)]


def understood_in(context: Context, heard: UnitWords) -> Understood:
    """Return what a message says, knowing the tasks it may be about, its spans fit to be repeated."""
    speaker = ReplyContext(
        unit=actor.unit_name or "",
        tasks=tuple(task.number for task in heard.tasks),
        about=heard.about[0].number if len(heard.about) == 1 else None,
        today=moment.today,
    )
    return guarded(understand(heard.text, speaker), heard.text)


def _report(
    session: Session, actor: Actor, moment: Moment, heard: UnitWords, items: Sequence[Item]
) -> list[Outgoing]:
    known, unknown = sort_by_task(heard, items)
    if not heard.addressed and (unknown or not known):
        return []  # words between colleagues that only look like a report
    clear = [(task, item) for task, item in known if stands_after(session, actor, moment, heard, task, item)]
    spoken = [record_words(session, actor, moment, task, heard.words(item)) for task, item in clear]
    return [
        *_confirmation(session, actor, moment, heard, spoken, heard.text),
        *(
            answer
            for task, item in known
            if (task, item) not in clear
            for answer in note(session, actor, moment, heard, task, item)
        ),
        *(ask_task(session, actor, moment, heard, item) for item in unknown),
    ]


def _more_time(
    session: Session, actor: Actor, moment: Moment, heard: UnitWords, items: Sequence[Item]
) -> list[Outgoing]:
    known, unknown = sort_by_task(heard, items)
    if not heard.addressed and (unknown or not known):
        return []
    asked = ask_in_words(session, heard.heard, actor, moment, heard.text, known)
    return [*asked, *(ask_task(session, actor, moment, heard, item) for item in unknown)]


def stands_after(
    session: Session, actor: Actor, moment: Moment, heard: UnitWords, task: Task, item: Item
) -> bool:
    """Return whether something stands for the task after these words, from them or from before."""
    return (
        heard.words(item).say_how_it_stands
        or statements.standing(session, actor.speaks_for, task.id) is not None
    )


def sort_by_task(heard: UnitWords, items: Sequence[Item]) -> tuple[list[tuple[Task, Item]], list[Item]]:
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
    session: Session,
    actor: Actor,
    moment: Moment,
    heard: UnitWords,
    spoken: Sequence[Spoken],
    words: str | None = None,
) -> list[Outgoing]:
    """Return the one message that shows what was recorded, if anything was, and what it leaves to ask."""
    if not spoken:
        return []
    about = {
        "kind": "recorded",
        "tasks": [one.task.id for one in spoken],
        "updates": [one.statement.id for one in spoken],
    }
    text = shown(session, actor, moment, spoken, words)
    return [
        reply(heard.message, text, keyboard=corrections(spoken), about=about),
        *follow_up(session, heard.heard, actor, moment, spoken),
    ]


def _no_change(
    session: Session, actor: Actor, moment: Moment, heard: UnitWords, items: Sequence[Item]
) -> list[Outgoing]:
    """Carry forward the last word on each task meant; ask about those that have none."""
    known, unknown = sort_by_task(heard, items)
    if not items:
        meant = heard.about or obligations.open_tasks(session, actor.speaks_for)
        known = [(task, Item(task.number)) for task in meant]
    spoken = [
        said
        for task, item in known
        if (said := _said_again(session, actor, moment, heard, task, item)) is not None
    ]
    recorded = {one.task.id for one in spoken}
    silent = [task for task, _ in known if task.id not in recorded]
    answers = _confirmation(session, actor, moment, heard, spoken)
    answers += [_ask_status(heard, silent)] if silent else []
    answers += [ask_task(session, actor, moment, heard, item) for item in unknown]
    return answers or [reply(heard.message, status_texts.no_open_tasks())]


def _said_again(
    session: Session, actor: Actor, moment: Moment, heard: UnitWords, task: Task, item: Item
) -> Spoken | None:
    words = heard.words(item)
    if words.say_how_it_stands:
        return record_words(session, actor, moment, task, words)
    present = statements.standing(session, actor.speaks_for, task.id)
    if present is None:
        return None
    said = statements.unchanged(present, words.message_id)
    return Spoken(task, statements.record(session, actor, said, moment.now, moment.today))


def _ask_status(heard: UnitWords, tasks: Sequence[Task]) -> Outgoing:
    text = status_texts.nothing_to_repeat_of([task.number for task in tasks])
    buttons = status_buttons.reminder([(task.id, task.number) for task in tasks], [])
    about = {"kind": "tasks", "tasks": [task.id for task in tasks]}
    return reply(heard.message, text, keyboard=buttons, about=about)


def _keep(
    session: Session, actor: Actor, moment: Moment, heard: UnitWords, items: Sequence[Item]
) -> list[Outgoing]:
    """Keep words that report nothing: as a note where the task is known, else behind a question."""
    named = sort_by_task(heard, items)[0]
    if not named and len(heard.about) == 1:
        named = [(heard.about[0], Item(heard.about[0].number))]
    if not named:
        return [ask_task(session, actor, moment, heard, None)]
    return [answer for task, item in named for answer in note(session, actor, moment, heard, task, item)]


def note(
    session: Session, actor: Actor, moment: Moment, heard: UnitWords, task: Task, item: Item
) -> list[Outgoing]:
    """Keep words as a note of a task; return what is said to them."""
    spoken, text, keyboard = keep_note(session, actor, moment, task, heard.words(item))
    return [
        reply(heard.message, text, keyboard=keyboard, about={"kind": "task", "task": task.id}),
        *follow_up(session, heard.heard, actor, moment, [spoken]),
    ]


def ask_task(session: Session, actor: Actor, moment: Moment, heard: UnitWords, item: Item | None) -> Outgoing:
    """Return the question which task the words are about, or that there is none."""
    same_number = _named(heard.tasks, item) if item else []
    candidates = same_number or heard.about or heard.tasks
    if not candidates:
        return reply(heard.message, status_texts.no_tasks())
    why = status_texts.not_understood() if item is None else status_texts.which_task(_foreign(heard, item))
    words = heard.words(item or Item(None))
    return ask_which(session, heard.heard, actor, moment, words, why, candidates)


def _foreign(heard: UnitWords, item: Item) -> str | None:
    """Return the number that was named, if the unit leads no such task."""
    return item.task if item.task is not None and not _named(heard.tasks, item) else None


CONVERSATION = (
    on_long_command("baocao", "baocaothang", talk=report_in_words, who=for_unit, with_words=True),
)
