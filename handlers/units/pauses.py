"""/tamdung and /tieptuc: the secretariat leaves a unit alone for a while."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from chat.audience import for_secretariat
from chat.context import Context, message_of
from chat.notices import to_unit
from chat.outgoing import reply
from chat.texts.units import pauses as pause_texts
from chat.understanding.commands.member_words import Pause, read_pause
from handlers.units.directory import with_unit
from storage import outbox
from storage.models import Unit
from storage.outbox import Outgoing
from storage.units import pauses


@for_secretariat
async def pause_unit(update: Update, context: Context) -> None:
    """Leave a unit alone up to a day."""
    words = " ".join(context.args or [])
    await context.transact(pause, context, message_of(update), read_pause(words, context.today))


def pause(session: Session, context: Context, message: Message, said: Pause | None) -> None:
    """Answer until when the unit is left alone, or why it is not."""
    if said is None:
        answers = [reply(message, pause_texts.usage())]
    elif said.until < context.today:
        answers = [reply(message, pause_texts.in_the_past(said.until))]
    else:
        answers = with_unit(
            session, message, said.query, lambda unit: _pause(session, context, message, unit, said)
        )
    outbox.enqueue(session, answers, context.now)


def _pause(session: Session, context: Context, message: Message, unit: Unit, said: Pause) -> list[Outgoing]:
    pauses.pause(session, context.actor, unit, said.until, said.reason, context.now)
    answer = reply(message, pause_texts.paused(unit.name, said.until, said.reason))
    return [answer, *to_unit(session, unit.id, pause_texts.told_paused(unit.name, said.until))]


@for_secretariat
async def resume_unit(update: Update, context: Context) -> None:
    """Remind a unit again."""
    await context.transact(resume, context, message_of(update), " ".join(context.args or []))


def resume(session: Session, context: Context, message: Message, query: str) -> None:
    """Answer that the unit is reminded again."""
    if query:
        answers = with_unit(session, message, query, lambda unit: _resume(session, context, message, unit))
    else:
        answers = [reply(message, pause_texts.resume_usage())]
    outbox.enqueue(session, answers, context.now)


def _resume(session: Session, context: Context, message: Message, unit: Unit) -> list[Outgoing]:
    if not pauses.resume(session, context.actor, unit, context.now):
        return [reply(message, pause_texts.not_paused(unit.name))]
    told = pause_texts.resumed(unit.name)
    return [reply(message, told), *to_unit(session, unit.id, told)]


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    messages = filters.UpdateType.MESSAGE
    return [
        CommandHandler("tamdung", pause_unit, filters=messages),
        CommandHandler("tieptuc", resume_unit, filters=messages),
    ]
