"""Somebody sends a document: the secretariat a plan, a unit something that goes with its report."""

from telegram import Update
from telegram.ext import BaseHandler, MessageHandler, filters

from chat.audience import for_linked
from chat.context import Context, message_of
from handlers.plans.preview import read_document
from handlers.reporting.evidence import keep_copy
from handlers.reporting.sheets import read_unit_sheet
from handlers.summary.templates import KIND as TEMPLATE
from handlers.summary.templates import receive_template
from handlers.words import about_answered, hear_secretariat, hear_unit
from storage.models import LinkRole

GOES_WITH = frozenset({"request-draft"})
"""What the secretariat's document goes with when it replies to a message about it."""


@for_linked
async def receive_document(update: Update, context: Context) -> None:
    """Read the secretariat's document as a plan, unless it goes with a request; take a unit's words."""
    message = message_of(update)
    words = message.caption or ""
    if context.actor.role is not LinkRole.SECRETARIAT:
        if not await read_unit_sheet(message, context):
            await keep_copy(message, context)
            await context.transact(hear_unit, context, message, words)
        return
    kind = (await context.read(about_answered, message)).get("kind")
    if kind in GOES_WITH:
        await context.transact(hear_secretariat, context, message, words)
    elif kind == TEMPLATE:
        await receive_template(message, context)
    else:
        await read_document(message, context)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [MessageHandler(filters.UpdateType.MESSAGE & filters.Document.ALL, receive_document)]
