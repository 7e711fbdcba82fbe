"""The secretariat looks at the photos and files that came with a unit's reports."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_secretariat_readers
from chat.buttons.reporting.evidence import ShowFiles
from chat.context import Context, topic_of
from chat.outgoing import reply, say_with_file, say_with_photo
from chat.texts import access
from chat.texts.reporting import evidence as evidence_texts
from handlers.presses import carry_out
from storage import outbox
from storage.models import Evidence, EvidenceKind, Unit
from storage.outbox import Outgoing
from storage.reporting import evidence, period_names

MOST_FILES = 10


@for_secretariat_readers
async def show_files(update: Update, context: Context) -> None:
    """Send the latest files of a unit."""
    await carry_out(update, context, ShowFiles, send_files)


def send_files(session: Session, context: Context, message: Message, button: ShowFiles) -> str | None:
    """Send the latest files of a unit, each with what it came with; return what to say if there is none."""
    files = evidence.files_of_unit(session, button.unit, button.plan)
    if not files:
        return access.expired()
    unit = session.get_one(Unit, button.unit).name
    heading = evidence_texts.files_of(unit, len(files), MOST_FILES)
    # A press that Telegram repeats within the minute is answered only once.
    key = f"unit-files:{message.chat_id}:{message.message_id}:{context.now:%Y%m%d%H%M}"
    if outbox.enqueue(session, [reply(message, heading, dedupe_key=key)], context.now):
        shown = [_shown(context, message, file) for file in files[-MOST_FILES:]]
        outbox.enqueue(session, shown, context.now)
    return None


def _shown(context: Context, message: Message, file: Evidence) -> Outgoing:
    of_task = file.update.task.number if file.update is not None else None
    of_period = period_names.named(file.period_text.period) if file.period_text is not None else None
    name = file.name if file.kind is EvidenceKind.FILE else None
    below = evidence_texts.file(of_task, of_period, name, context.local(file.at).date())
    send = say_with_photo if file.kind is EvidenceKind.PHOTO else say_with_file
    return send(message.chat_id, file.file_id or "", below, topic_id=topic_of(message))


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CallbackQueryHandler(show_files, pattern=ShowFiles.pattern())]
