"""The secretariat has a message sent again that may not have arrived."""

from sqlalchemy.orm import Session
from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_secretariat
from chat.buttons.reminders.morning import Resend
from chat.context import Context
from chat.outgoing import answer_press, edit_buttons
from chat.texts.reminders import digest as digest_texts
from handlers.presses import pressed
from storage import audit, outbox
from storage.reminders import deliveries


@for_secretariat
async def resend(update: Update, context: Context) -> None:
    """Send the message of unknown fate again that the button names."""
    press, message, button = pressed(update, Resend)
    answer = await context.transact(send_again, context, message, button)
    answer_press(context, press, answer, alert=True)


def send_again(session: Session, context: Context, message: Message, button: Resend) -> str:
    """Return the message to the queue, once, and take its button away; return what to say."""
    unit = deliveries.unit_of_message(session, button.message)
    if unit is None or not outbox.send_again(session, button.message, context.now):
        return digest_texts.not_resent()
    audit.record(session, context.actor, "resend", f"outbox:{button.message}", context.now, after=unit)
    outbox.enqueue(session, [edit_buttons(message, _without(message, button))], context.now)
    return digest_texts.resent(unit)


def _without(message: Message, button: Resend) -> InlineKeyboardMarkup | None:
    """Return the message's buttons without the one that was pressed."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    kept = [row for row in rows if all(each.callback_data != button.pack() for each in row)]
    return InlineKeyboardMarkup(kept) if kept else None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CallbackQueryHandler(resend, pattern=Resend.pattern())]
