"""A unit asks for more time for a task: in words or by buttons, and answers the day that is proposed."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_unit
from chat.buttons.decisions import extensions as extension_buttons
from chat.buttons.decisions.extensions import AnswerProposal, AskExtension, WantUntil
from chat.context import Context
from chat.messages.decisions.states import extension_view
from chat.notices import to_secretariat
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.decisions import extensions as extension_texts
from chat.texts.reporting import statuses as status_texts
from chat.understanding import Item
from chat.understanding.commands.short_answers import day_named, days_added, reason_in
from handlers.presses import carry_out
from storage import outbox
from storage.decisions import extensions
from storage.decisions.extensions import Decision, NoDueDateError, NothingToExtendError, NotLaterError, Wanted
from storage.models import Extension, ExtensionState, Task
from storage.outbox import Outgoing
from storage.reporting import statements
from storage.reporting.statements import NotYourTaskError

DAYS_OFFERED = (7, 14, 30)


def ask_in_words(
    session: Session, context: Context, message: Message, words: str, asked: Sequence[tuple[Task, Item]]
) -> list[Outgoing]:
    """Pass on the requests in a message, or ask until when; return what is said to it."""
    answers = []
    for task, item in asked:
        reason = item.obstacle or reason_in(words)
        until = item.extension_until or _added_to_due(session, context, task.id, words)
        answers += (
            _question(session, context, message, task)
            if until is None
            else _ask(session, context, message, task, Wanted(task.id, until, reason, message.message_id))
        )
    return answers


def _added_to_due(session: Session, context: Context, task_id: int, words: str) -> date | None:
    """Return the day that "thêm 10 ngày" comes to, counted from the present due date."""
    days = days_added(words)
    if days is None:
        return None
    try:
        due = extensions.obligation_to_extend(session, context.unit_id, task_id).due
    except (NotYourTaskError, NothingToExtendError):
        due = None
    return (due or context.today) + timedelta(days=days)


def _ask(session: Session, context: Context, message: Message, task: Task, wanted: Wanted) -> list[Outgoing]:
    """Pass a request on to the secretariat; return what the unit and the secretariat are told."""
    try:
        extension, is_new = extensions.ask(session, context.actor, wanted, context.now, context.today)
    except NothingToExtendError as error:
        return [reply(message, _why_not(error, task))]
    view = extension_view(extension)
    if not is_new:
        return [reply(message, extension_texts.asked_before(view))]
    about = {"kind": "extension_reason", "extension": extension.id, "tasks": [task.id]}
    keyboard = extension_buttons.take_back_extension(extension.id, extension.asked_until)
    told = reply(message, extension_texts.asked(view), keyboard=keyboard, about=about)
    return [told, *_notices(session, extension)]


def _notices(session: Session, extension: Extension) -> list[Outgoing]:
    return to_secretariat(
        session,
        extension_texts.notice(extension_view(extension)),
        keyboard=extension_buttons.decide_extension(extension.id, extension.state),
        about={"kind": "extension", "extension": extension.id},
    )


def _why_not(error: NothingToExtendError, task: Task) -> str:
    if isinstance(error, NotLaterError):
        return extension_texts.not_later(task.number, error.due)
    if isinstance(error, NoDueDateError):
        return extension_texts.no_due_date(task.number)
    return extension_texts.not_owed(task.number)


def _question(session: Session, context: Context, message: Message, task: Task) -> list[Outgoing]:
    """Return the question until when a unit wants more time, or why it cannot have any."""
    try:
        owed = extensions.obligation_to_extend(session, context.unit_id, task.id)
    except NothingToExtendError as error:
        return [reply(message, _why_not(error, task))]
    due = owed.due or context.today
    offered = [max(due, context.today) + timedelta(days=days) for days in DAYS_OFFERED]
    # A press that Telegram repeats within the minute asks only once.
    key = f"more-time:{message.chat_id}:{message.message_id}:{task.id}:{context.now:%Y%m%d%H%M}"
    question = reply(
        message,
        extension_texts.ask_day(task.number, task.title, due),
        keyboard=extension_buttons.days_to_ask_for(task.id, offered),
        about={"kind": "extension_day", "task": task.id},
        dedupe_key=key,
    )
    return [question]


@for_unit
async def want_time(update: Update, context: Context) -> None:
    """Ask until when a unit wants more time for a task."""
    await carry_out(update, context, AskExtension, ask_until_when)


def ask_until_when(session: Session, context: Context, message: Message, button: AskExtension) -> str | None:
    """Send the question until when; return what to say if the task cannot have more time."""
    try:
        owed = extensions.obligation_to_extend(session, context.unit_id, button.task)
    except NotYourTaskError:
        return status_texts.not_your_task()
    except NothingToExtendError as error:
        return _why_not(error, statements.task_led_by(session, context.unit_id, button.task))
    assert owed.task is not None  # noqa: S101 -- it is what is owed on a task
    outbox.enqueue(session, _question(session, context, message, owed.task), context.now)
    return None


@for_unit
async def press_day(update: Update, context: Context) -> None:
    """Pass on the request for more time until the day that was pressed."""
    await carry_out(update, context, WantUntil, ask_until)


def ask_until(session: Session, context: Context, message: Message, button: WantUntil) -> str | None:
    """Pass the request on; return what to say if it cannot be, or was before."""
    asked_in = message.reply_to_message
    until = button.day
    if until is None:
        return access.expired()
    wanted = Wanted(button.task, until, message_id=asked_in.message_id if asked_in else message.message_id)
    try:
        extension, is_new = extensions.ask(session, context.actor, wanted, context.now, context.today)
    except NotYourTaskError:
        return status_texts.not_your_task()
    except NothingToExtendError as error:
        return _why_not(error, statements.task_led_by(session, context.unit_id, button.task))
    if not is_new:
        return access.already_done()
    keyboard = extension_buttons.take_back_extension(extension.id, extension.asked_until)
    shown = edit(message, extension_texts.asked(extension_view(extension)), keyboard=keyboard)
    outbox.enqueue(session, [shown, *_notices(session, extension)], context.now)
    return None


def take_day(session: Session, context: Context, message: Message, task_id: int, words: str) -> None:
    """Take a unit's words as the day until which it wants more time, and why."""
    try:
        task = statements.task_led_by(session, context.unit_id, task_id)
    except NotYourTaskError:
        outbox.enqueue(session, [reply(message, status_texts.not_your_task())], context.now)
        return
    until = day_named(words, context.today) or _added_to_due(session, context, task_id, words)
    waiting = extensions.waiting_for(session, context.unit_id, task_id)
    if until is not None:
        wanted = Wanted(task_id, until, reason_in(words), message.message_id)
        outbox.enqueue(session, _ask(session, context, message, task, wanted), context.now)
    elif waiting is not None:
        take_reason(session, context, message, waiting.id, words)
    else:
        about = {"kind": "extension_day", "task": task_id}
        outbox.enqueue(session, [reply(message, extension_texts.no_day(), about=about)], context.now)


def take_reason(session: Session, context: Context, message: Message, extension_id: int, words: str) -> None:
    """Take a unit's words as the reason for a request it has made."""
    extension = extensions.find(session, extension_id)
    if extension is None or extension.unit_id != context.unit_id or not words:
        return
    view = extension_view(extension)
    if extension.state is not ExtensionState.WAITING:
        outbox.enqueue(session, [reply(message, extension_texts.stands_now(view))], context.now)
        return
    extensions.add_reason(session, extension, reason_in(words) or words)
    answers = [reply(message, extension_texts.reason_kept(view)), *_notices(session, extension)]
    outbox.enqueue(session, answers, context.now)


@for_unit
async def answer_proposed(update: Update, context: Context) -> None:
    """Take the day that the secretariat proposes, or take the request back."""
    await carry_out(update, context, AnswerProposal, settle_proposed)


def settle_proposed(
    session: Session, context: Context, message: Message, button: AnswerProposal
) -> str | None:
    """Let the proposed day be the due date, or end the request; return what to say of a stale press."""
    extension = extensions.find(session, button.extension)
    if extension is None or extension.unit_id != context.unit_id:
        return access.expired()
    until = button.day
    if extension.state not in extensions.PENDING or until != _day_in_question(extension):
        is_doubled = extension.state is button.decision
        stands = extension_texts.stands_now(extension_view(extension))
        return access.already_done() if is_doubled else stands
    decision = Decision(button.decision, until if button.decision is ExtensionState.GRANTED else None)
    extensions.decide(session, context.actor, extension, decision, context.now, context.today)
    view = extension_view(extension)
    is_granted = extension.state is ExtensionState.GRANTED
    text = extension_texts.told_unit(view) if is_granted else extension_texts.withdrawn(view)
    told = to_secretariat(session, extension_texts.unit_answered(view))
    outbox.enqueue(session, [edit(message, text), *told], context.now)
    return None


def _day_in_question(extension: Extension) -> date | None:
    is_proposed = extension.state is ExtensionState.PROPOSED
    return extension.proposed_until if is_proposed else extension.asked_until


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(want_time, pattern=AskExtension.pattern()),
        CallbackQueryHandler(press_day, pattern=WantUntil.pattern()),
        CallbackQueryHandler(answer_proposed, pattern=AnswerProposal.pattern()),
    ]
