"""Somebody writes or sends something: the answer to what was asked, a report, a plan."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from chat.audience import for_linked
from chat.buttons.decisions.matters import MatterInvited
from chat.buttons.requests.requests import RequestDraft
from chat.buttons.subjects import Subject
from chat.buttons.summary.summary import TemplateWanted
from chat.buttons.summary.trackers import TrackerWanted
from chat.context import Context
from chat.conversation import on_long_command, on_message
from chat.heard import FileKind, Heard
from chat.moment import Moment
from chat.outgoing import reply
from chat.sensitive import asked_to_delete
from chat.texts.reporting.passed_on import edit_not_followed, media_not_kept
from handlers.plans.preview import read_document
from handlers.reporting.edits import may_report, take_edited
from handlers.reporting.evidence import keep_copy
from handlers.reporting.passed_on import ask_whose
from handlers.reporting.sheets import read_unit_sheet, send_sheet
from handlers.reporting.words import hear
from handlers.summary.templates import explain_template, receive_template
from handlers.summary.trackers import receive_tracker
from storage import inbox, outbox
from storage.actors import Actor
from storage.models import LinkRole


def is_document(heard: Heard) -> bool:
    """Return whether a new message brings a document."""
    return heard.document is not None and not heard.is_edit


def is_said(heard: Heard) -> bool:
    """Return whether a new message brings words, or something else that was sent."""
    return not heard.is_edit and (bool(heard.files) or (bool(heard.words) and not heard.is_command))


def is_edited(heard: Heard) -> bool:
    """Return whether words were changed after they had been said."""
    return heard.is_edit and bool(heard.words)


async def receive_document(context: Context) -> None:
    """Read the secretariat's document as a plan, unless it goes with something else; take a unit's words."""
    if context.actor.role is not LinkRole.SECRETARIAT:
        if not await read_unit_sheet(context):
            await receive_words(context)
    elif isinstance(context.subject, RequestDraft):
        await context.transact(context.take_reply)
    elif isinstance(context.subject, TemplateWanted):
        await receive_template(context)
    elif isinstance(context.subject, TrackerWanted) or context.heard.command == "dien":
        await receive_tracker(context)
    else:
        await read_document(context)


async def receive_words(context: Context) -> None:
    """Take a unit's words as a report, the secretariat's as the answer to what it replies to."""
    if context.actor.role is LinkRole.SECRETARIAT:
        await context.transact(context.take_reply)
    elif context.heard.is_forwarded:
        await context.transact(ask_whose, context.heard, context.actor, context.moment)
    else:
        context.ending.last_words.append(keep_copy(context.services, context.heard))
        await context.transact(
            hear_unit, context.heard, context.actor, context.moment, context.subject, context.take_reply
        )


async def receive_edit(context: Context) -> None:
    """Let what was edited take the place of what was said, or say that it does not."""
    is_unit = context.actor.role is LinkRole.UNIT
    if is_unit and context.taker is None and may_report(context.heard):
        await take_edited(context)
    elif context.taker is not None or context.heard.is_command:
        await context.transact(hear_edit, context.heard, context.moment, context.subject, context.take_reply)


def hear_edit(
    session: Session,
    heard: Heard,
    moment: Moment,
    subject: Subject | None,
    take_reply: Callable[[Session], bool],
) -> None:
    """Take changed words as a new answer to what they reply to; what they did otherwise cannot be undone."""
    before = inbox.words_before(session, heard.update_id, heard.chat_id, heard.id)
    if before is None or before == heard.words:
        return  # Telegram also tells of edits that nobody sees, such as the preview of a link
    if isinstance(subject, MatterInvited) or not take_reply(session):
        outbox.enqueue(session, [reply(heard, edit_not_followed())], moment.now)


def hear_unit(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    subject: Subject | None,
    take_reply: Callable[[Session], bool],
) -> None:
    """Take a unit's words as the answer to what it replies to, else as a report."""
    if take_reply(session):
        outbox.enqueue(session, asked_to_delete(heard, heard.words), moment.now)
    else:
        hear(session, heard, actor, moment, subject)
    if heard.words and any(file.kind is FileKind.OTHER for file in heard.files):
        outbox.enqueue(session, [reply(heard, media_not_kept())], moment.now)


async def send_form(context: Context) -> None:
    """Send the form that this chat fills in: a unit its tasks, the secretariat the template of the report."""
    send = explain_template if context.actor.role is LinkRole.SECRETARIAT else send_sheet
    await send(context)


CONVERSATION = (
    on_long_command("mau", talk=send_form, who=for_linked),
    on_message(is_edited, receive_edit, for_linked),
    on_message(is_document, receive_document, for_linked),
    on_message(is_said, receive_words, for_linked),
)
