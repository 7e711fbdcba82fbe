"""Somebody writes: a unit reports, the secretariat answers what it was asked."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, MessageHandler, filters

from chat.audience import for_linked
from chat.context import Context, message_of
from handlers.claims import take_reason
from handlers.doubts import take_words
from handlers.replies import hear
from storage import outbox
from storage.models import LinkRole


@for_linked
async def receive_words(update: Update, context: Context) -> None:
    """Take a unit's words as a report, the secretariat's as the answer to what it replies to."""
    message = message_of(update)
    words = message.text or message.caption or ""
    work = answer_question if context.actor.role is LinkRole.SECRETARIAT else hear
    await context.transact(work, context, message, words)


def answer_question(session: Session, context: Context, message: Message, words: str) -> None:
    """Take the secretariat's words where they answer a question; leave its other talk alone."""
    asked = message.reply_to_message
    about = outbox.about(session, message.chat_id, asked.message_id) if asked else None
    match about or {}:
        case {"kind": "doubt", "draft": draft}:
            take_words(session, context, message, draft, words)
        case {"kind": "return"} as returned:
            take_reason(session, context, message, returned, words)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    words = filters.TEXT & ~filters.COMMAND
    attached = filters.ATTACHMENT & ~filters.Sticker.ALL
    return [MessageHandler(filters.UpdateType.MESSAGE & (words | attached), receive_words)]
