"""/hoso: the files that were handed out, as they were; /congvan: the chase letter."""

import re

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from chat.audience import for_secretariat_readers
from chat.buttons.summary import summary as summary_buttons
from chat.buttons.summary.summary import SendExport
from chat.context import Context, message_of
from chat.outgoing import reply, send_file
from chat.texts import access
from chat.texts.summary import files as file_texts
from chat.texts.summary import parts as part_texts
from chat.texts.summary.files import KeptFile
from handlers.presses import carry_out
from handlers.summary.files import DAYS_LATE, make_and_send, order_letter
from storage import outbox
from storage.models import Export
from storage.plans import saving
from storage.summary import files

MOST_LISTED = 12


@for_secretariat_readers
async def list_files(update: Update, context: Context) -> None:
    """List the files that were handed out, the newest first."""
    await context.transact(show_files, context, message_of(update))


def show_files(session: Session, context: Context, message: Message) -> None:
    """Answer with the latest files, a button each."""
    kept = files.latest(session, MOST_LISTED)
    text = file_texts.archive([_kept(context, export) for export in kept], files.count(session))
    keyboard = summary_buttons.files([export.id for export in kept]) if kept else None
    outbox.enqueue(session, [reply(message, text, keyboard=keyboard)], context.now)


def _kept(context: Context, export: Export) -> KeptFile:
    return KeptFile(export.kind, export.plan.title, context.local(export.made_at), export.as_of)


@for_secretariat_readers
async def send_again(update: Update, context: Context) -> None:
    """Send a file again, exactly as it was."""
    await carry_out(update, context, SendExport, send_kept)


def send_kept(session: Session, context: Context, message: Message, button: SendExport) -> str | None:
    """Send a kept file; return what to say if there is none of this id."""
    export = files.get(session, button.export)
    if export is None:
        return access.expired()
    caption = file_texts.kept(_kept(context, export))
    outbox.enqueue(session, [send_file(message, export.file_id, caption)], context.now)
    return None


@for_secretariat_readers
async def draft_letter(update: Update, context: Context) -> None:
    """Draft the letter to those who are late by so many days, or ask for which plan."""
    message = message_of(update)
    saved = await context.read(saving.all_plans)
    asked = re.search(r"\d{1,3}", (message.text or "").partition(" ")[2])
    days = int(asked[0]) if asked else DAYS_LATE
    if len(saved) != 1:
        choices = [(plan.id, plan.title) for plan in saved]
        await context.transact(ask_which_plan, context, message, choices)
        return
    await make_and_send(context, message, order_letter(context, saved[0].id, days))


def ask_which_plan(
    session: Session, context: Context, message: Message, choices: list[tuple[int, str]]
) -> None:
    """Answer with a button for the letter of each plan, or that there is none."""
    text = file_texts.letter_of_which_plan() if choices else part_texts.no_plan()
    keyboard = summary_buttons.letters(choices) if choices else None
    outbox.enqueue(session, [reply(message, text, keyboard=keyboard)], context.now)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    messages = filters.UpdateType.MESSAGE
    return [
        CommandHandler("hoso", list_files, filters=messages),
        CallbackQueryHandler(send_again, pattern=SendExport.pattern()),
        CommandHandler("congvan", draft_letter, filters=messages),
    ]
