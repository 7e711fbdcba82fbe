"""A unit's report of a period: what is reported, what is missing, "Nộp báo cáo"."""

from collections.abc import Sequence

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from chat.audience import for_unit
from chat.buttons.reporting import periods as period_buttons
from chat.buttons.reporting.periods import NoChangeAll, OpenPeriod, SubmitPeriod
from chat.context import Context, message_of
from chat.outgoing import answer_press, edit, edit_buttons, reply
from chat.texts import access
from chat.texts.reporting import periods as period_texts
from handlers.presses import carry_out, pressed
from handlers.reporting.period_card import card_of, content_of, show_card, still_owed
from plans.standing import NamedPeriod
from storage import outbox
from storage.plans import days_off
from storage.reporting import periods, statements


@for_unit
async def show_next(update: Update, context: Context) -> None:
    """Show the report the unit has to submit next."""
    message = message_of(update)
    await context.transact(show_next_card, context, message)


def show_next_card(session: Session, context: Context, message: Message) -> None:
    """Answer with the card of the earliest report still owed."""
    owed = periods.owed_by(session, context.unit_id)
    if not owed:
        outbox.enqueue(session, [reply(message, period_texts.nothing_due())], context.now)
        return
    show_card(session, context, message, owed[0].id)


@for_unit
async def open_period(update: Update, context: Context) -> None:
    """Show the report that the button names."""
    press, message, button = pressed(update, OpenPeriod)
    await context.transact(show_card, context, message, button.period)
    answer_press(context, press)


@for_unit
async def report_no_change(update: Update, context: Context) -> None:
    """Record "không thay đổi" for everything not reported on yet."""
    press, message, button = pressed(update, NoChangeAll)
    answer = await context.transact(record_no_change, context, message, button.period)
    answer_press(context, press, answer, alert=True)


def record_no_change(session: Session, context: Context, message: Message, period_id: int) -> str:
    """Carry forward the last word on each task without a report in the period; return what to say."""
    if not periods.due_together(session, context.unit_id, period_id):
        return access.expired()
    unchanged = content_of(session, context, period_id).earlier.values()
    if not unchanged:
        return period_texts.nothing_left_unchanged()
    for present in unchanged:
        said = statements.unchanged(present, message.message_id)
        statements.record(session, context.actor, said, context.now, context.today)
    text, keyboard = card_of(session, context, period_id)
    outbox.enqueue(session, [edit(message, text, keyboard=keyboard)], context.now)
    return period_texts.no_change_recorded(len(unchanged))


@for_unit
async def submit(update: Update, context: Context) -> None:
    """Submit the report of the period."""
    await carry_out(update, context, SubmitPeriod, submit_period)


def submit_period(session: Session, context: Context, message: Message, button: SubmitPeriod) -> str | None:
    """Submit what there is, once, on time or late; return a warning of gaps, or why nothing is done."""
    together = periods.due_together(session, context.unit_id, button.period)
    if not together:
        return access.expired()
    owed = still_owed(session, context, together)
    if not owed:
        return access.already_done()
    content = content_of(session, context, button.period)
    missing = content.missing
    if missing > button.missing:
        accept = period_buttons.period(
            button.period, repeatable=len(content.earlier), accepted_missing=missing
        )
        outbox.enqueue(session, [edit_buttons(message, accept)], context.now)
        return period_texts.gaps(missing)
    submitted = periods.submit(session, context.unit_id, owed, context.now, context.today)
    outbox.enqueue(session, [edit(message, _confirmation(session, context, submitted, missing))], context.now)
    return None


def _confirmation(session: Session, context: Context, submitted: Sequence[NamedPeriod], missing: int) -> str:
    actor, due = context.actor, submitted[0].due
    return period_texts.submitted(
        submitted,
        actor.unit_name or "",
        actor.display_name,
        on=context.today,
        days_late=days_off.calendar(session).working_days_after(due, context.today),
        missing=missing,
    )


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    commands = filters.UpdateType.MESSAGE
    return [
        CommandHandler(["baocao", "baocaothang"], show_next, filters=commands, has_args=False),
        CallbackQueryHandler(open_period, pattern=OpenPeriod.pattern()),
        CallbackQueryHandler(report_no_change, pattern=NoChangeAll.pattern()),
        CallbackQueryHandler(submit, pattern=SubmitPeriod.pattern()),
    ]
