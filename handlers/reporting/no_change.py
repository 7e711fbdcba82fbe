"""One press for "không thay đổi" of everything a unit still owes."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_unit
from chat.buttons.reporting.statuses import NoChangeOpen
from chat.context import Context
from chat.outgoing import reply
from chat.texts.reporting import statuses as status_texts
from handlers.presses import carry_out
from handlers.reporting.recording import Spoken, corrections, shown
from storage import outbox
from storage.models import Task, UpdateSource
from storage.models import Update as Statement
from storage.plans import obligations
from storage.reporting import statements


@for_unit
async def report_all_unchanged(update: Update, context: Context) -> None:
    """Record that every open task with an earlier report stands as it did."""
    await carry_out(update, context, NoChangeOpen, record_all_unchanged)


def record_all_unchanged(
    session: Session, context: Context, message: Message, _button: NoChangeOpen
) -> str | None:
    """Carry forward the last word on each open task, once a day; return why nothing is recorded."""
    tasks = obligations.open_tasks(session, context.unit_id)
    standing = statements.standing_of(session, context.unit_id, [task.id for task in tasks])
    if not standing:
        return status_texts.nothing_to_repeat()
    again = [(task, standing[task.id]) for task in tasks if _is_repeatable(context, standing.get(task.id))]
    if not again:
        return status_texts.recorded_before()
    spoken = [_repeat(session, context, message, task, present) for task, present in again]
    about = {"kind": "recorded", "tasks": [one.task.id for one in spoken]}
    text = "\n".join([shown(session, context, spoken), *_never_reported(tasks, standing)])
    answer = reply(message, text, keyboard=corrections(spoken), about=about)
    outbox.enqueue(session, [answer], context.now)
    return None


def _is_repeatable(context: Context, present: Statement | None) -> bool:
    """Return whether something stands that was not said today and not returned by the secretariat."""
    return (
        present is not None
        and present.said_on < context.today
        and present.source is not UpdateSource.RETURNED
    )


def _repeat(session: Session, context: Context, message: Message, task: Task, present: Statement) -> Spoken:
    said = statements.unchanged(present, message.message_id)
    return Spoken(task, statements.record(session, context.actor, said, context.now, context.today))


def _never_reported(tasks: list[Task], standing: dict[int, Statement]) -> list[str]:
    numbers = [task.number for task in tasks if task.id not in standing]
    return [status_texts.never_reported(numbers)] if numbers else []


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CallbackQueryHandler(report_all_unchanged, pattern=NoChangeOpen.pattern())]
