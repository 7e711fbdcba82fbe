"""Somebody writes: a unit reports, the secretariat answers what it was asked."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, MessageHandler, filters

from chat.audience import for_linked
from chat.context import Context, message_of
from chat.sensitive import asked_to_delete
from handlers import continuing
from handlers.decisions import claims, extensions, guidance, matters
from handlers.plans import doubts, rules, settings
from handlers.reporting.evidence import keep_copy
from handlers.reporting.words import hear
from handlers.requests import answers, composing
from storage import outbox
from storage.models import LinkRole

Taker = Callable[[Session, Context, Message, dict[str, Any], str], None]

# Who takes the words of a reply, by what the message is about that they answer.
TAKEN_FROM_SECRETARIAT: dict[str, Taker] = {
    "doubt": doubts.take_words,
    "return": claims.take_reason,
    "request-draft": composing.take_part,
    "guidance-due": guidance.take_due,
    "rule": rules.take_rule,
    "settings": settings.take_settings,
    "matter": matters.answer_matter,
    "pass_up": matters.pass_up,
    "extension": extensions.decide_in_words,
}
TAKEN_FROM_UNITS: dict[str, Taker] = {
    "guidance": guidance.take_guidance,
    "request": answers.take_answer,
    "raise_matter": continuing.raise_matter,
    "extension_day": continuing.take_day,
    "extension_reason": continuing.take_reason,
}


@for_linked
async def receive_words(update: Update, context: Context) -> None:
    """Take a unit's words as a report, the secretariat's as the answer to what it replies to."""
    message = message_of(update)
    words = message.text or message.caption or ""
    work = hear_secretariat if context.actor.role is LinkRole.SECRETARIAT else hear_unit
    if work is hear_unit:
        await keep_copy(message, context)
    await context.transact(work, context, message, words)


def hear_secretariat(session: Session, context: Context, message: Message, words: str) -> None:
    """Take the secretariat's words where they answer something; leave its other talk alone."""
    about = about_answered(session, message)
    take = TAKEN_FROM_SECRETARIAT.get(about.get("kind", ""))
    if take is not None:
        take(session, context, message, about, words)


def hear_unit(session: Session, context: Context, message: Message, words: str) -> None:
    """Take a unit's words as the answer to what it replies to, else as a report."""
    about = about_answered(session, message)
    take = TAKEN_FROM_UNITS.get(about.get("kind", ""))
    if take is not None:
        take(session, context, message, about, words)
        outbox.enqueue(session, asked_to_delete(message, words), context.now)
    else:
        hear(session, context, message, words)


def about_answered(session: Session, message: Message) -> dict[str, Any]:
    """Return what the message of ours that is replied to is about; nothing where it is no reply."""
    asked = message.reply_to_message
    return (outbox.about(session, message.chat_id, asked.message_id) if asked else None) or {}


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    words = filters.TEXT & ~filters.COMMAND
    attached = filters.ATTACHMENT & ~filters.Sticker.ALL
    return [MessageHandler(filters.UpdateType.MESSAGE & (words | attached), receive_words)]
