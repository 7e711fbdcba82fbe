"""Acknowledgements ("Đã nhận"): a unit saw what it was reminded of and is left alone for two working days."""

from sqlalchemy.orm import Session
from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_unit
from chat.buttons.reminders.morning import Acknowledge
from chat.context import Context
from chat.outgoing import answer_press, edit
from chat.texts.reminders import morning as morning_texts
from handlers.presses import pressed
from plans.silence import silence_from
from storage import outbox
from storage.plans import days_off
from storage.reminders import acknowledgements


@for_unit
async def acknowledge(update: Update, context: Context) -> None:
    """Note that the unit saw what this reminder speaks of."""
    press, message, button = pressed(update, Acknowledge)
    answer = await context.transact(note, context, message, button)
    answer_press(context, press, answer, alert=True)


def note(session: Session, context: Context, message: Message, button: Acknowledge) -> str:
    """Silence what the reminder spoke of and is still owed, once; return what to say."""
    silence = silence_from(context.today, days_off.calendar(session))
    shown = acknowledgements.shown_in_reminder(session, message.chat_id, context.unit_id, button.day)
    things = acknowledgements.acknowledge(session, context.actor, shown, silence, context.now)
    if not things:
        return morning_texts.acknowledged_before()
    seen = message.text_html + morning_texts.seen_by(context.actor.display_name, silence.until)
    outbox.enqueue(session, [edit(message, seen, keyboard=_without(message, button))], context.now)
    return morning_texts.acknowledged(things, silence.until)


def _without(message: Message, button: Acknowledge) -> InlineKeyboardMarkup | None:
    """Return the message's buttons without the one that was pressed."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    kept = [row for row in rows if all(each.callback_data != button.pack() for each in row)]
    return InlineKeyboardMarkup(kept) if kept else None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CallbackQueryHandler(acknowledge, pattern=Acknowledge.pattern())]
