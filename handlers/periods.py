"""A unit's report of a period: what is reported, what is missing, "Nộp báo cáo"."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session
from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from chat import keyboards, texts
from chat.audience import for_unit
from chat.buttons import NoChangeAll, OpenPeriod, SubmitPeriod
from chat.context import Context, message_of
from chat.outgoing import answer_press, edit, edit_buttons, reply
from chat.states import task_state
from handlers.presses import pressed
from plans.standing import NamedPeriod
from plans.status import Status
from storage import obligations, outbox, periods, plan_names, reporting
from storage.models import Task
from storage.models import Update as Statement


@dataclass(frozen=True, slots=True)
class Content:
    """What a unit's report of a period speaks of.

    A task that is done, or was not owed when the plan was saved, is asked about no more.
    """

    tasks: Sequence[Task]
    reported: dict[int, Statement]
    """What stands for each task reported on in the period, by task id."""
    earlier: dict[int, Statement]
    """The last word on each of the others that has one."""

    @property
    def missing(self) -> int:
        """Return of how many tasks nothing is said yet."""
        return len(self.tasks) - len(self.reported)


@for_unit
async def show_next(update: Update, context: Context) -> None:
    """Show the report the unit has to submit next."""
    message = message_of(update)
    await context.transact(show_next_card, context, message)


def show_next_card(session: Session, context: Context, message: Message) -> None:
    """Answer with the card of the earliest report still owed."""
    owed = periods.owed_by(session, context.unit_id)
    if not owed:
        outbox.enqueue(session, [reply(message, texts.reporting.nothing_due())], context.now)
        return
    show_card(session, context, message, owed[0].id)


@for_unit
async def open_period(update: Update, context: Context) -> None:
    """Show the report that the button names."""
    press, message, button = pressed(update, OpenPeriod)
    await context.transact(show_card, context, message, button.period)
    answer_press(context, press)


def show_card(session: Session, context: Context, message: Message, period_id: int) -> None:
    """Answer with the card of a period."""
    text, keyboard = _card(session, context, period_id)
    # A press that Telegram repeats within the minute shows only one card.
    key = f"card:{message.chat_id}:{message.message_id}:{period_id}:{context.now:%Y%m%d%H%M}"
    about = {"kind": "period", "period": period_id}
    card = reply(message, text, keyboard=keyboard, about=about, dedupe_key=key)
    outbox.enqueue(session, [card], context.now)


def _card(session: Session, context: Context, period_id: int) -> tuple[str, InlineKeyboardMarkup | None]:
    together = periods.due_together(session, context.unit_id, period_id)
    if not together:
        return texts.reporting.nothing_due(), None
    if not _still_owed(session, context, together):
        return texts.reporting.submitted_before(together), None
    content = _content(session, context, period_id)
    states = [task_state(task, content.reported.get(task.id), {}) for task in content.tasks]
    plan = plan_names.of_period(session, context.unit_id, period_id)
    text = texts.reporting.period_card(together, states, len(content.reported), plan)
    return text, keyboards.period(period_id, repeatable=len(content.earlier))


def _still_owed(session: Session, context: Context, together: Sequence[NamedPeriod]) -> list[NamedPeriod]:
    owed = periods.owed_by(session, context.unit_id)
    return [period for period in together if period in owed]


def _content(session: Session, context: Context, period_id: int) -> Content:
    plan_id, month = periods.plan_and_month(session, period_id)
    tasks = [task for task in reporting.tasks_led_by(session, context.unit_id) if task.plan_id == plan_id]
    ids = [task.id for task in tasks]
    standing = reporting.standing_of(session, context.unit_id, ids)
    reported = periods.reported_since(session, context.unit_id, ids, month)
    awaited = reported | {task.id for task in obligations.open_tasks(session, context.unit_id)}
    awaited |= {task for task, said in standing.items() if said.status is Status.DONE_ONGOING}
    # What is to be done all the time is never over: each report speaks of it.
    awaited |= {task.id for task in tasks if task.ongoing and task.due is None}
    return Content(
        tasks=[task for task in tasks if task.id in awaited],
        reported={task: said for task, said in standing.items() if task in reported},
        earlier={task: said for task, said in standing.items() if task in awaited - reported},
    )


@for_unit
async def report_no_change(update: Update, context: Context) -> None:
    """Record "không thay đổi" for everything not reported on yet."""
    press, message, button = pressed(update, NoChangeAll)
    answer = await context.transact(record_no_change, context, message, button.period)
    answer_press(context, press, answer, alert=True)


def record_no_change(session: Session, context: Context, message: Message, period_id: int) -> str:
    """Carry forward the last word on each task without a report in the period; return what to say."""
    if not periods.due_together(session, context.unit_id, period_id):
        return texts.access.expired()
    unchanged = _content(session, context, period_id).earlier.values()
    if not unchanged:
        return texts.reporting.nothing_left_unchanged()
    for present in unchanged:
        said = reporting.unchanged(present, message.message_id)
        reporting.record(session, context.actor, said, context.now, context.today)
    text, keyboard = _card(session, context, period_id)
    outbox.enqueue(session, [edit(message, text, keyboard=keyboard)], context.now)
    return texts.reporting.no_change_recorded(len(unchanged))


@for_unit
async def submit(update: Update, context: Context) -> None:
    """Submit the report of the period."""
    press, message, button = pressed(update, SubmitPeriod)
    alert = await context.transact(submit_period, context, message, button)
    answer_press(context, press, alert, alert=alert is not None)


def submit_period(session: Session, context: Context, message: Message, button: SubmitPeriod) -> str | None:
    """Submit what there is, once, on time or late; return a warning of gaps, or why nothing is done."""
    together = periods.due_together(session, context.unit_id, button.period)
    if not together:
        return texts.access.expired()
    owed = _still_owed(session, context, together)
    if not owed:
        return texts.access.already_done()
    content = _content(session, context, button.period)
    missing = content.missing
    if missing > button.missing:
        accept = keyboards.period(button.period, repeatable=len(content.earlier), accepted_missing=missing)
        outbox.enqueue(session, [edit_buttons(message, accept)], context.now)
        return texts.reporting.submit_with_gaps(missing)
    submitted = periods.submit(session, context.unit_id, owed, context.now, context.today)
    outbox.enqueue(session, [edit(message, _confirmation(context, submitted, missing))], context.now)
    return None


def _confirmation(context: Context, submitted: Sequence[NamedPeriod], missing: int) -> str:
    actor = context.actor
    return texts.reporting.submitted(
        submitted, actor.unit_name or "", actor.display_name, on=context.today, missing=missing
    )


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CommandHandler("baocao", show_next, filters=filters.UpdateType.MESSAGE, has_args=False),
        CallbackQueryHandler(open_period, pattern=OpenPeriod.pattern()),
        CallbackQueryHandler(report_no_change, pattern=NoChangeAll.pattern()),
        CallbackQueryHandler(submit, pattern=SubmitPeriod.pattern()),
    ]
