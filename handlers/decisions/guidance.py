"""A unit says that guidance it waited for has come; the secretariat then sets the date of the task."""

from typing import Any

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_unit
from chat.buttons.decisions.guidance import GuidanceCame, NoGuidance
from chat.context import Context
from chat.notices import to_secretariat
from chat.outgoing import edit, reply, say
from chat.texts import access
from chat.texts.decisions import guidance as guidance_texts
from handlers.presses import carry_out
from plans.deadline import read_deadline
from plans.plan import Deadline
from storage import outbox
from storage.decisions import guidance
from storage.models import Task
from storage.outbox import Outgoing


@for_unit
async def say_it_came(update: Update, context: Context) -> None:
    """Note that guidance has come and ask which."""
    await carry_out(update, context, GuidanceCame, ask_which)


def ask_which(session: Session, context: Context, message: Message, button: GuidanceCame) -> str | None:
    """Ask for the document and its date; return what to say if that was told before."""
    inquiry = guidance.inquiry_of(session, context.unit_id, button.guidance_inquiry)
    if inquiry is None:
        return access.expired()
    if inquiry.words is not None:
        return access.already_done()
    guidance.has_come(session, context.actor, inquiry, context.now)
    about = {"kind": "guidance", "guidance_inquiry": inquiry.id}
    key = f"guidance-which:{inquiry.id}:{message.chat_id}:{context.now:%Y%m%d%H%M}"
    question = reply(message, guidance_texts.which(inquiry.task.number), about=about, dedupe_key=key)
    outbox.enqueue(session, [question], context.now)
    return None


@for_unit
async def say_not_yet(update: Update, context: Context) -> None:
    """Note that no guidance has come."""
    await carry_out(update, context, NoGuidance, note_not_yet)


def note_not_yet(session: Session, context: Context, message: Message, button: NoGuidance) -> str | None:
    """Note it for all that was asked together; return what to say if everything was answered before."""
    inquiry = guidance.inquiry_of(session, context.unit_id, button.guidance_inquiry)
    if inquiry is None:
        return access.expired()
    tasks = guidance.has_not_come(session, context.actor, inquiry, context.now)
    if not tasks:
        return access.already_done()
    text = guidance_texts.not_yet(tasks, context.actor.display_name)
    outbox.enqueue(session, [edit(message, text)], context.now)
    return None


def take_guidance(
    session: Session, context: Context, message: Message, about: dict[str, Any], words: str
) -> None:
    """Take which document has come, and ask the secretariat by when the task is to be done."""
    inquiry = guidance.inquiry_of(session, context.unit_id, about["guidance_inquiry"])
    if inquiry is None:
        answers = [reply(message, access.expired())]
    elif not words:
        answers = [reply(message, guidance_texts.words_needed(), about=about)]
    else:
        issued = read_deadline(words, context.today.year).due
        guidance.describe(session, inquiry, words, issued)
        task = inquiry.task
        told = guidance_texts.ask_due(context.actor.unit_name or "", task.number, task.title, words)
        wanted = {"kind": "guidance-due", "task": task.id}
        answers = [
            reply(message, guidance_texts.passed_on(task.number)),
            *to_secretariat(session, told, about=wanted),
        ]
    outbox.enqueue(session, answers, context.now)


def take_due(session: Session, context: Context, message: Message, about: dict[str, Any], words: str) -> None:
    """Take the date that the secretariat sets for a task, and tell the units that lead it."""
    task = guidance.task_of(session, about["task"])
    deadline = read_deadline(words, context.today.year)
    if task is None:
        answers = [reply(message, access.expired())]
    elif deadline.due is None or deadline.doubt or deadline.due < context.today:
        answers = [reply(message, guidance_texts.no_date(words), about=about)]
    else:
        answers = _set_due(session, context, message, task, deadline, words)
    outbox.enqueue(session, answers, context.now)


def _set_due(
    session: Session, context: Context, message: Message, task: Task, deadline: Deadline, words: str
) -> list[Outgoing]:
    written = guidance_texts.written(task.deadline_text, words)
    units = guidance.set_due(session, context.actor, task, deadline, written, context.now, context.today)
    notices = [
        say(
            group.chat_id,
            guidance_texts.told_unit(group.unit_name, task.number, task.title, deadline),
            topic_id=group.topic_id,
            about={"kind": "task", "task": task.id, "unit": group.unit_id},
        )
        for group in guidance.groups_of(session, units)
    ]
    told = guidance_texts.due_set(task.number, deadline, len(notices), context.actor.display_name)
    return [reply(message, told), *notices]


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(say_it_came, pattern=GuidanceCame.pattern()),
        CallbackQueryHandler(say_not_yet, pattern=NoGuidance.pattern()),
    ]
