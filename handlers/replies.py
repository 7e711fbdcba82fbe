"""A unit reports in words, in reply to the bot or naming the task; nothing said to the bot is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from chat import keyboards, texts
from chat.audience import for_unit
from chat.buttons import AnswerTask
from chat.context import Context, is_group, message_of
from chat.outgoing import answer_press, edit, reply, thumbs_up
from chat.states import recorded
from chat.understanding import Item, Kind, ReplyContext, understand
from handlers.presses import pressed
from plans.status import Status
from storage import outbox, questions, reporting
from storage.models import QuestionKind, Task, UpdateSource
from storage.models import Update as Statement
from storage.outbox import Outgoing
from storage.reporting import NotYourTaskError, Said


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of a unit, the tasks it may be about, and whether it was said to the bot."""

    message: Message
    text: str
    tasks: Sequence[Task]
    about: Sequence[Task]
    addressed: bool


@for_unit
async def report_in_words(update: Update, context: Context) -> None:
    """Record what a focal point wrote, or ask what it is about."""
    message = message_of(update)
    await context.transact(hear, context, message, message.text or "")


def hear(session: Session, context: Context, message: Message, text: str) -> None:
    """Record the report in a message, ask about what is unclear, and leave chatter alone."""
    tasks = reporting.tasks_led_by(session, context.unit_id)
    answered = message.reply_to_message
    about = outbox.about(session, message.chat_id, answered.message_id) if answered else None
    heard = Heard(
        message=message,
        text=text,
        tasks=tasks,
        about=_tasks_about(about, tasks),
        addressed=_is_addressed(message, context),
    )
    act(session, context, heard)


def _is_addressed(message: Message, context: Context) -> bool:
    """Return whether the message answers the bot, is a command to it, or was written to it alone."""
    answered = message.reply_to_message
    author = answered.from_user if answered is not None else None
    if author is not None and author.id == context.bot.id:
        return True
    return (message.text or "").startswith("/") or not is_group(message.chat)


def _tasks_about(about: dict[str, Any] | None, tasks: Sequence[Task]) -> list[Task]:
    ids = set((about or {}).get("tasks", ()))
    if about and "task" in about:
        ids.add(about["task"])
    return [task for task in tasks if task.id in ids]


def act(session: Session, context: Context, heard: Heard) -> None:
    """Record, ask, keep or ignore what was heard, by its kind."""
    only = heard.about[0].number if len(heard.about) == 1 else None
    numbers = tuple(task.number for task in heard.tasks)
    understood = understand(
        heard.text,
        ReplyContext(unit=context.actor.unit_name or "", tasks=numbers, about=only, today=context.today),
    )
    match understood.kind:
        case Kind.REPORT:
            _report(session, context, heard, understood.items)
        case Kind.NO_CHANGE if heard.addressed or understood.items:
            _no_change(session, context, heard, understood.items)
        case Kind.ACK if heard.addressed:
            outbox.enqueue(session, [thumbs_up(heard.message)], context.now)
        case _ if heard.addressed:
            _keep(session, context, heard)


def _report(session: Session, context: Context, heard: Heard, items: Sequence[Item]) -> None:
    known, unknown = _sort(heard.tasks, items)
    if not heard.addressed and (unknown or not known):
        return  # words between colleagues that only look like a report
    said = [(task, _said(task.id, item, heard)) for task, item in known]
    answers = [_record(session, context, heard, said)] if said else []
    answers += [_ask_which(session, context, heard, item) for item in unknown]
    outbox.enqueue(session, answers, context.now)


def _sort(tasks: Sequence[Task], items: Sequence[Item]) -> tuple[list[tuple[Task, Item]], list[Item]]:
    """Return the items whose task is certain, with that task, and those that need a question."""
    named: dict[str, list[Task]] = {}
    for task in tasks:
        named.setdefault(task.number, []).append(task)
    known, unknown = [], []
    for item in items:
        candidates = named.get(item.task or "", [])
        if len(candidates) == 1:
            known.append((candidates[0], item))
        else:
            unknown.append(item)
    return known, unknown


def _said(task_id: int, item: Item, heard: Heard) -> Said:
    return Said(
        task_id=task_id,
        status=item.status,
        percent=item.percent,
        text=heard.text,
        source=UpdateSource.REPLY,
        message_id=heard.message.message_id,
    )


def _record(session: Session, context: Context, heard: Heard, said: Sequence[tuple[Task, Said]]) -> Outgoing:
    """Record statements and return the one message that shows them."""
    spoken = [
        (task, reporting.record(session, context.actor, words, context.now, context.today))
        for task, words in said
    ]
    return reply(heard.message, _shown(context, spoken), keyboard=_corrections(spoken), about=_about(spoken))


def _shown(context: Context, spoken: Sequence[tuple[Task, Statement]]) -> str:
    actor = context.actor
    items = [recorded(task, statement) for task, statement in spoken]
    return texts.reporting.recorded(actor.unit_name or "", actor.display_name, items)


def _corrections(spoken: Sequence[tuple[Task, Statement]]) -> InlineKeyboardMarkup:
    if len(spoken) == 1:
        return keyboards.recorded(spoken[0][1].id)
    return keyboards.recorded_several([(task.number, statement.id) for task, statement in spoken])


def _about(spoken: Sequence[tuple[Task, Statement]]) -> dict[str, Any]:
    return {"kind": "recorded", "tasks": [task.id for task, _ in spoken]}


def _no_change(session: Session, context: Context, heard: Heard, items: Sequence[Item]) -> None:
    known, unknown = _sort(heard.tasks, items)
    tasks = [task for task, _ in known] if items else list(heard.tasks)
    standing = reporting.standing_of(session, context.unit_id, [task.id for task in tasks])
    message_id = heard.message.message_id
    said = [
        (task, reporting.unchanged(standing[task.id], message_id)) for task in tasks if task.id in standing
    ]
    answers = [_record(session, context, heard, said)] if said else []
    answers += [_ask_which(session, context, heard, item) for item in unknown]
    if not answers:
        answers = [reply(heard.message, texts.reporting.nothing_to_repeat())]
    outbox.enqueue(session, answers, context.now)


def _keep(session: Session, context: Context, heard: Heard) -> None:
    """Keep words that were not understood: as a note where the task is known, else behind a question."""
    if len(heard.about) == 1:
        outbox.enqueue(session, [_note(session, context, heard, heard.about[0])], context.now)
    else:
        outbox.enqueue(session, [_ask_which(session, context, heard, None)], context.now)


def _note(session: Session, context: Context, heard: Heard, task: Task) -> Outgoing:
    words = Said(task.id, None, None, heard.text, UpdateSource.REPLY, heard.message.message_id)
    reporting.record(session, context.actor, words, context.now, context.today)
    present = reporting.standing(session, context.unit_id, task.id)
    keyboard = keyboards.statuses(task.id, present.id if present else 0)
    about = {"kind": "task", "task": task.id}
    return reply(heard.message, texts.reporting.note_kept(task.number), keyboard=keyboard, about=about)


def _ask_which(session: Session, context: Context, heard: Heard, item: Item | None) -> Outgoing:
    """Keep the words behind a question and return it."""
    candidates = heard.about or heard.tasks
    if not candidates:
        return reply(heard.message, texts.reporting.no_tasks())
    details = {
        "text": heard.text,
        "message_id": heard.message.message_id,
        "status": item.status.value if item and item.status else None,
        "percent": item.percent if item else None,
    }
    question = questions.ask(session, QuestionKind.WHICH_TASK, heard.message.chat_id, details, context.now)
    keyboard = keyboards.which_task(question, [(task.id, task.number) for task in candidates])
    return reply(heard.message, _which(item, heard.tasks), keyboard=keyboard)


def _which(item: Item | None, tasks: Sequence[Task]) -> str:
    if item is None:
        return texts.reporting.not_understood()
    foreign = item.task is not None and item.task not in {task.number for task in tasks}
    return texts.reporting.which_task([item.task] if foreign and item.task else [])


@for_unit
async def answer_which_task(update: Update, context: Context) -> None:
    """Record the waiting words for the task that was pressed."""
    press, message, button = pressed(update, AnswerTask)
    alert = await context.transact(record_answer, context, message, button)
    answer_press(context, press, alert, alert=alert is not None)


def record_answer(session: Session, context: Context, message: Message, button: AnswerTask) -> str | None:
    """Record what waited in the question; return what to say if it cannot be recorded."""
    try:
        task = reporting.task_led_by(session, context.unit_id, button.task)
    except NotYourTaskError:
        return texts.reporting.not_your_task()
    kind = QuestionKind.WHICH_TASK
    details = questions.answer(session, button.question, kind, message.chat_id, context.now)
    if details is None:
        return texts.access.already_done()
    status = Status(details["status"]) if details["status"] else None
    words = Said(
        task.id, status, details["percent"], details["text"], UpdateSource.REPLY, details["message_id"]
    )
    spoken = [(task, reporting.record(session, context.actor, words, context.now, context.today))]
    if status is None and words.percent is None:
        text = texts.reporting.note_kept(task.number)
        present = reporting.standing(session, context.unit_id, task.id)
        keyboard = keyboards.statuses(task.id, present.id if present else 0)
    else:
        text, keyboard = _shown(context, spoken), _corrections(spoken)
    outbox.enqueue(session, [edit(message, text, keyboard=keyboard)], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    words = filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [
        CommandHandler("baocao", report_in_words, filters=filters.UpdateType.MESSAGE, has_args=True),
        MessageHandler(words, report_in_words),
        CallbackQueryHandler(answer_which_task, pattern=AnswerTask.pattern()),
    ]
