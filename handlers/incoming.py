"""Somebody writes or sends something: the answer to what was asked, a report, a plan."""

from sqlalchemy.orm import Session

from chat.audience import for_linked
from chat.buttons.requests.requests import RequestDraft
from chat.buttons.summary.summary import TemplateWanted
from chat.context import Context
from chat.conversation import on_long_command, on_message
from chat.heard import Heard
from chat.sensitive import asked_to_delete
from handlers.plans.preview import read_document
from handlers.reporting.evidence import keep_copy
from handlers.reporting.sheets import read_unit_sheet, send_sheet
from handlers.reporting.words import hear
from handlers.summary.templates import explain_template, receive_template
from storage import outbox
from storage.models import LinkRole


def is_document(heard: Heard) -> bool:
    """Return whether a new message brings a document."""
    return heard.document is not None and not heard.is_edit


def is_said(heard: Heard) -> bool:
    """Return whether a new message brings words, or something else that was sent."""
    return not heard.is_edit and (bool(heard.files) or (bool(heard.words) and not heard.is_command))


async def receive_document(context: Context) -> None:
    """Read the secretariat's document as a plan, unless it goes with something else; take a unit's words."""
    if context.actor.role is not LinkRole.SECRETARIAT:
        if not await read_unit_sheet(context):
            await receive_words(context)
    elif isinstance(context.subject, RequestDraft):
        await context.transact(hear_secretariat, context)
    elif isinstance(context.subject, TemplateWanted):
        await receive_template(context)
    else:
        await read_document(context)


async def receive_words(context: Context) -> None:
    """Take a unit's words as a report, the secretariat's as the answer to what it replies to."""
    if context.actor.role is LinkRole.SECRETARIAT:
        await context.transact(hear_secretariat, context)
    else:
        context = await keep_copy(context)
        await context.transact(hear_unit, context)


def hear_secretariat(session: Session, context: Context) -> None:
    """Take the secretariat's words where they answer something; leave its other talk alone."""
    context.take_reply(session)


def hear_unit(session: Session, context: Context) -> None:
    """Take a unit's words as the answer to what it replies to, else as a report."""
    heard = context.heard
    if context.take_reply(session):
        outbox.enqueue(session, asked_to_delete(heard, heard.words), context.moment.now)
    else:
        hear(session, heard, context.actor, context.moment, context.subject)


async def send_form(context: Context) -> None:
    """Send the form that this chat fills in: a unit its tasks, the secretariat the template of the report."""
    send = explain_template if context.actor.role is LinkRole.SECRETARIAT else send_sheet
    await send(context)


CONVERSATION = (
    on_long_command("mau", talk=send_form, who=for_linked),
    on_message(is_document, receive_document, for_linked),
    on_message(is_said, receive_words, for_linked),
)
