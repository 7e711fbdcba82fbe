"""/xoatoi: a person takes their name out of the directory."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from chat.audience import for_anyone
from chat.buttons.groups import focal_points as focal_point_buttons
from chat.buttons.groups.focal_points import ForgetMe
from chat.context import Context, message_of
from chat.outgoing import edit, reply
from chat.texts.groups import focal_points as focal_point_texts
from handlers.presses import carry_out
from storage import outbox
from storage.groups import focal_points


@for_anyone
async def ask_to_forget(update: Update, context: Context) -> None:
    """Say what is kept of a person, and offer to take the name out."""
    await context.transact(offer, context, message_of(update))


def offer(session: Session, context: Context, message: Message) -> None:
    """Answer with what being forgotten means, and the button for it."""
    text = focal_point_texts.forget_question(context.speaker.display_name)
    answer = reply(message, text, keyboard=focal_point_buttons.forget(context.speaker.person_id))
    outbox.enqueue(session, [answer], context.now)


@for_anyone
async def forget_me(update: Update, context: Context) -> None:
    """Take the name of the person who asked for it out of the directory."""
    await carry_out(update, context, ForgetMe, forget)


def forget(session: Session, context: Context, message: Message, button: ForgetMe) -> str | None:
    """Make the person nameless; return what to say to anybody else who presses."""
    if button.person != context.speaker.person_id:
        return focal_point_texts.only_for_oneself()
    focal_points.forget(session, context.speaker, focal_point_texts.nameless(), context.now)
    outbox.enqueue(session, [edit(message, focal_point_texts.forgotten())], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CommandHandler("xoatoi", ask_to_forget, filters=filters.UpdateType.MESSAGE),
        CallbackQueryHandler(forget_me, pattern=ForgetMe.pattern()),
    ]
