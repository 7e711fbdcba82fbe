"""/mau: a unit gets the sheet of its tasks to fill in, the secretariat the template of the report."""

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, filters

from chat.audience import for_linked
from chat.context import Context, message_of
from handlers.reporting.sheets import send_sheet
from handlers.summary.templates import explain_template
from storage.models import LinkRole


@for_linked
async def send_form(update: Update, context: Context) -> None:
    """Send the form that this chat fills in."""
    send = explain_template if context.actor.role is LinkRole.SECRETARIAT else send_sheet
    await send(message_of(update), context)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CommandHandler("mau", send_form, filters=filters.UpdateType.MESSAGE)]
