"""The secretariat reminds the units whose report is missing on its due day."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_secretariat
from chat.buttons.reminders.morning import NudgeMissing
from chat.context import Context
from chat.messages.reminders.nudges import nudges
from chat.outgoing import answer_press, edit
from chat.texts import access
from chat.texts.reminders import digest as digest_texts
from handlers.presses import pressed
from storage import audit, outbox
from storage.reminders import due_days


@for_secretariat
async def nudge_missing(update: Update, context: Context) -> None:
    """Remind the units that have not submitted the reports which the button names."""
    press, message, button = pressed(update, NudgeMissing)
    answer = await context.transact(nudge, context, message, button)
    answer_press(context, press, answer, alert=True)


def nudge(session: Session, context: Context, message: Message, button: NudgeMissing) -> str:
    """Queue the reminders once for each hour the list was shown at; return what to say."""
    reports = due_days.due_with(session, button.period)
    if reports is None or context.today > reports.periods[0].due:
        return access.expired()
    groups = outbox.enqueue(session, nudges(session, reports, context.today, button.hour), context.now)
    if not groups:
        return digest_texts.nobody_to_nudge()
    audit.record(session, context.actor, "nudge", f"period:{button.period}", context.now, after=str(groups))
    told = message.text_html + digest_texts.nudged_by(context.actor.display_name, groups)
    outbox.enqueue(session, [edit(message, told)], context.now)
    return digest_texts.nudged(groups)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CallbackQueryHandler(nudge_missing, pattern=NudgeMissing.pattern())]
