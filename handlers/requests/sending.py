"""A composed request goes to the units, once, or is thrown away."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_secretariat
from chat.buttons.requests.requests import DropRequest, SendRequest
from chat.context import Context
from chat.messages.requests.composing import as_told, to_units
from chat.outgoing import edit
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from handlers.presses import carry_out
from storage import outbox
from storage.requests import requests


@for_secretariat
async def send(update: Update, context: Context) -> None:
    """Send the request to every unit's group."""
    await carry_out(update, context, SendRequest, send_request)


def send_request(session: Session, context: Context, message: Message, button: SendRequest) -> str | None:
    """Let the units owe the report and queue it for their groups; return what to say if that cannot be."""
    draft = requests.draft_in(session, button.request, message.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    if draft.what is None or draft.addressees is None or draft.due is None:
        return access.expired()
    if requests.is_late(draft, context.now, context.today):
        return composing_texts.past_moment(composing_texts.until(as_told(draft, context.services.zone)))
    units = requests.units_asked(session, draft, context.today)
    if not units or not requests.send(session, context.actor, draft, units, context.now):
        return composing_texts.decided_before()
    chats = requests.silent_chats(session, draft.id, context.today)
    told = as_told(draft, context.services.zone)
    reached = len({chat.unit_id for chat in chats})
    confirmed = edit(message, composing_texts.sent(told, reached, len(units), context.actor.display_name))
    outbox.enqueue(session, [confirmed], context.now)
    outbox.enqueue(session, to_units(draft, chats, context.services.zone), context.now)
    return None


@for_secretariat
async def drop(update: Update, context: Context) -> None:
    """Throw the request away."""
    await carry_out(update, context, DropRequest, drop_request)


def drop_request(session: Session, context: Context, message: Message, button: DropRequest) -> str | None:
    """Close a draft without sending it; return what to say if it was sent or dropped before."""
    draft = requests.draft_in(session, button.request, message.chat_id)
    if draft is None or not requests.drop(session, draft):
        return composing_texts.decided_before()
    text = composing_texts.dropped(context.actor.display_name)
    outbox.enqueue(session, [edit(message, text)], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(send, pattern=SendRequest.pattern()),
        CallbackQueryHandler(drop, pattern=DropRequest.pattern()),
    ]
