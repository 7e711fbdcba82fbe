"""Somebody sends a document: the secretariat a plan, a unit something that goes with its report."""

from telegram import Update
from telegram.ext import BaseHandler, MessageHandler, filters

from chat.audience import for_linked
from chat.context import Context, message_of
from handlers.plans import read_document
from handlers.replies import hear
from storage.models import LinkRole


@for_linked
async def receive_document(update: Update, context: Context) -> None:
    """Read the secretariat's document as a plan; take the words that come with a unit's."""
    message = message_of(update)
    if context.actor.role is LinkRole.SECRETARIAT:
        await read_document(message, context)
    else:
        await context.transact(hear, context, message, message.caption or "")


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [MessageHandler(filters.UpdateType.MESSAGE & filters.Document.ALL, receive_document)]
