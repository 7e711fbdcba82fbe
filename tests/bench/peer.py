"""The peer: a bare python-telegram-bot that echoes. Run by its path, with the address of the API."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


if __name__ == "__main__":
    application = Application.builder().token("1:x").base_url(sys.argv[1]).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()
