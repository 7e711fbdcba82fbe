"""A unit reports by buttons: which task, how it stands, and afterwards "Sửa" or "Thu hồi"."""

from sqlalchemy.orm import Session
from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_unit
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import EditUpdate, NoChange, OpenTask, ReportStatus, WithdrawUpdate
from chat.context import Context
from chat.messages.decisions.states import task_state
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import statuses as status_texts
from chat.texts.words import status_and_percent
from handlers.presses import carry_out
from handlers.reporting.recording import Spoken, shown
from storage import outbox
from storage.decisions import matters
from storage.models import Task
from storage.models import Update as Statement
from storage.outbox import Outgoing
from storage.plans import names, obligations
from storage.reporting import statements
from storage.reporting.statements import NotYourTaskError, Said


@for_unit
async def open_task(update: Update, context: Context) -> None:
    """Ask how a task stands."""
    await carry_out(update, context, OpenTask, ask_status)


def ask_status(session: Session, context: Context, message: Message, button: OpenTask) -> str | None:
    """Send the question with the status buttons; return what to say if the task is another unit's."""
    try:
        task = statements.task_led_by(session, context.unit_id, button.task)
    except NotYourTaskError:
        return status_texts.not_your_task()
    text, keyboard = _question(session, context, task)
    # A press that Telegram repeats within the minute asks only once.
    key = f"ask:{message.chat_id}:{message.message_id}:{button.task}:{context.now:%Y%m%d%H%M}"
    question = reply(
        message, text, keyboard=keyboard, about={"kind": "task", "task": task.id}, dedupe_key=key
    )
    outbox.enqueue(session, [question], context.now)
    return None


def _question(session: Session, context: Context, task: Task) -> tuple[str, InlineKeyboardMarkup]:
    present = statements.standing(session, context.unit_id, task.id)
    named = names.to_tell(session, context.unit_id)
    moved = obligations.moved_dues(session, context.unit_id)
    text = status_texts.how_does_it_stand(task_state(task, present, named, moved))
    return text, status_buttons.statuses(task.id, present.id if present else 0)


@for_unit
async def report_status(update: Update, context: Context) -> None:
    """Record the status that was pressed."""
    await carry_out(update, context, ReportStatus, record_status)


def record_status(session: Session, context: Context, message: Message, button: ReportStatus) -> str | None:
    """Record a pressed status and show it; return what to say if the press is stale or foreign."""
    said = Said(button.task, button.status, message_id=message.message_id)
    return _record_press(session, context, message, said, button.shown)


@for_unit
async def report_no_change(update: Update, context: Context) -> None:
    """Record that the task stands as it did."""
    await carry_out(update, context, NoChange, record_no_change)


def record_no_change(session: Session, context: Context, message: Message, button: NoChange) -> str | None:
    """Record what stood before once more, for this month; return what to say if nothing stood."""
    present = statements.standing(session, context.unit_id, button.task)
    if present is None:
        return status_texts.nothing_to_repeat()
    said = statements.unchanged(present, message.message_id)
    return _record_press(session, context, message, said, button.shown)


def _record_press(session: Session, context: Context, message: Message, said: Said, shown: int) -> str | None:
    try:
        task = statements.task_led_by(session, context.unit_id, said.task_id)
    except NotYourTaskError:
        return status_texts.not_your_task()
    present = statements.standing(session, context.unit_id, said.task_id)
    if present is not None and present.id != shown:
        return _stale(session, context, message, task, present, said)
    spoken = statements.record(session, context.actor, said, context.now, context.today)
    outbox.enqueue(
        session, [_confirmation(session, context, message, Spoken(task, spoken, before=present))], context.now
    )
    return None


def _stale(
    session: Session, context: Context, message: Message, task: Task, present: Statement, said: Said
) -> str:
    """Show what stands now below a button shown before; a doubled press is only told so."""
    if present.message_id == message.message_id and present.status is said.status:
        return status_texts.recorded_before()
    text, keyboard = _question(session, context, task)
    outbox.enqueue(session, [edit(message, text, keyboard=keyboard)], context.now)
    return status_texts.changed_meanwhile(status_and_percent(present.status, present.percent))


def _confirmation(session: Session, context: Context, message: Message, spoken: Spoken) -> Outgoing:
    text = shown(session, context, [spoken])
    return edit(message, text, keyboard=status_buttons.recorded(spoken.statement.id))


@for_unit
async def edit_update(update: Update, context: Context) -> None:
    """Show the status buttons again for what was recorded."""
    await carry_out(update, context, EditUpdate, ask_again)


def ask_again(session: Session, context: Context, message: Message, button: EditUpdate) -> str | None:
    """Ask for the status once more, in place where the message is about this task alone."""
    try:
        spoken = statements.update_by(session, context.actor.unit_id, button.update)
    except NotYourTaskError:
        return status_texts.not_your_task()
    text, keyboard = _question(session, context, spoken.task)
    about = {"kind": "task", "task": spoken.task_id}
    question = (
        edit(message, text, keyboard=keyboard)
        if _is_about_one(message)
        else reply(message, text, keyboard=keyboard, about=about)
    )
    outbox.enqueue(session, [question], context.now)
    return None


def _is_about_one(message: Message) -> bool:
    return message.reply_markup is None or len(message.reply_markup.inline_keyboard) == 1


@for_unit
async def withdraw_update(update: Update, context: Context) -> None:
    """Take back what was recorded."""
    await carry_out(update, context, WithdrawUpdate, withdraw)


def withdraw(session: Session, context: Context, message: Message, button: WithdrawUpdate) -> str | None:
    """Withdraw a statement of the unit and show what stands now."""
    try:
        spoken = statements.withdraw(session, context.actor, button.update, context.now, context.today)
    except NotYourTaskError:
        return status_texts.not_your_task()
    if spoken is None:
        return access.already_done()
    present = statements.standing(session, spoken.unit_id, spoken.task_id)
    standing = status_and_percent(present.status, present.percent) if present else ""
    matters.withdraw_with(session, context.actor, [button.update], context.now, context.today)
    text = status_texts.withdrawn(spoken.task.number, standing, context.actor.display_name)
    keyboard = status_buttons.reminder([(spoken.task_id, spoken.task.number)], [])
    answer = (
        edit(message, text, keyboard=keyboard)
        if _is_about_one(message)
        else reply(message, text, keyboard=keyboard)
    )
    outbox.enqueue(session, [answer], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(open_task, pattern=OpenTask.pattern()),
        CallbackQueryHandler(report_status, pattern=ReportStatus.pattern()),
        CallbackQueryHandler(report_no_change, pattern=NoChange.pattern()),
        CallbackQueryHandler(edit_update, pattern=EditUpdate.pattern()),
        CallbackQueryHandler(withdraw_update, pattern=WithdrawUpdate.pattern()),
    ]
