"""The secretariat sends a plan document, sees what was understood, and saves it."""

from dataclasses import replace

from sqlalchemy.orm import Session
from telegram import Document, Message, Update
from telegram.constants import FileSizeLimit
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from chat import keyboards, texts
from chat.audience import for_secretariat
from chat.buttons import CountPast, DropPlan, Past, SavePlan
from chat.context import Context, is_said_to_us, message_of
from chat.outgoing import answer_press, edit_buttons, reply
from handlers.presses import pressed
from plans.plan import PlanReading, UnreadableDocumentError
from plans.reading.form import as_json, from_json
from storage import obligations, outbox, plans
from storage.models import DraftState, ObligationState, PlanDraft


@for_secretariat
async def ask_for_document(update: Update, context: Context) -> None:
    """Say how to send a plan document."""
    message = message_of(update)
    await context.transact(_answer, context, message, texts.plans.send_document())


def _answer(session: Session, context: Context, message: Message, text: str) -> None:
    outbox.enqueue(session, [reply(message, text, about={"kind": "plan"})], context.now)


async def read_document(message: Message, context: Context) -> None:
    """Read the document, if it is a plan, and show what was understood; save nothing.

    A file that is no plan is spoken of only when it was sent to us; others are none of our business.
    """
    assert message.document is not None  # noqa: S101 -- the filter passes documents only
    name = message.document.file_name or "tài liệu"
    try:
        reading = await context.services.read_document(name, await _content(message.document))
    except UnreadableDocumentError as error:
        if is_said_to_us(message, context):
            await context.transact(_answer, context, message, texts.plans.unreadable(str(error)))
        return
    await context.transact(preview, context, message, name, reading)


async def _content(document: Document) -> bytes:
    """Return the bytes of a document; raises UnreadableDocumentError where Telegram does not give it away."""
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise UnreadableDocumentError(texts.plans.too_large())
    file = await document.get_file()
    return bytes(await file.download_as_bytearray())


def preview(session: Session, context: Context, message: Message, name: str, reading: PlanReading) -> None:
    """Keep the reading as a draft and show it with the buttons that decide about it."""
    draft = plans.add_draft(session, context.actor, name, as_json(reading), context.now)
    past = texts.plans.past_tasks(reading.plan, context.today)
    keyboard = keyboards.draft(draft.id, has_past=bool(past), chosen=None)
    text = texts.plans.preview(reading, context.today)
    outbox.enqueue(session, [reply(message, text, keyboard=keyboard)], context.now)


@for_secretariat
async def choose_past(update: Update, context: Context) -> None:
    """Note what becomes of deadlines already past."""
    press, message, button = pressed(update, CountPast)
    alert = await context.transact(note_choice, context, message, button)
    answer_press(context, press, alert, alert=alert is not None)


def note_choice(session: Session, context: Context, message: Message, button: CountPast) -> str | None:
    """Keep the choice and tick it; return what to say if it is too late."""
    draft = plans.draft_in(session, button.draft, message.chat_id)
    if draft is None or draft.state is not DraftState.OPEN:
        return texts.plans.decided_before()
    draft.past_is_overdue = button.past is Past.OVERDUE
    keyboard = keyboards.draft(draft.id, has_past=True, chosen=button.past)
    outbox.enqueue(session, [edit_buttons(message, keyboard)], context.now)
    return None


@for_secretariat
async def save_plan(update: Update, context: Context) -> None:
    """Save the plan, once."""
    press, message, button = pressed(update, SavePlan)
    alert = await context.transact(save, context, message, button.draft)
    answer_press(context, press, alert, alert=alert is not None)


def save(session: Session, context: Context, message: Message, draft_id: int) -> str | None:
    """Store the plan and what it obliges units to; return what to say if that cannot be done now."""
    draft = plans.draft_in(session, draft_id, message.chat_id)
    if draft is None:
        return texts.access.expired()
    reading = from_json(draft.reading)
    past = texts.plans.past_tasks(reading.plan, context.today)
    if past and draft.past_is_overdue is None and draft.state is DraftState.OPEN:
        return texts.plans.choose_past_first(len(past))
    if not plans.decide(session, draft, DraftState.SAVED).changed:
        return texts.plans.decided_before()
    _store(session, context, message, draft, reading)
    return None


def _store(
    session: Session, context: Context, message: Message, draft: PlanDraft, reading: PlanReading
) -> None:
    title = reading.plan.title or draft.file_name
    plan = replace(reading.plan, title=title)
    saved = plans.save_plan(session, plan, context.actor, context.now, context.today)
    past = ObligationState.OPEN if draft.past_is_overdue else ObligationState.WAIVED
    obligations.materialise(session, context.today, past=past)
    leads: set[int] = set().union(*obligations.leads_of(session, saved).values())
    text = texts.plans.saved(title, len(saved.tasks), len(leads), context.actor.display_name)
    outbox.enqueue(session, [edit_buttons(message, None), reply(message, text)], context.now)


@for_secretariat
async def drop_plan(update: Update, context: Context) -> None:
    """Throw the preview away."""
    press, message, button = pressed(update, DropPlan)
    alert = await context.transact(drop, context, message, button.draft)
    answer_press(context, press, alert, alert=alert is not None)


def drop(session: Session, context: Context, message: Message, draft_id: int) -> str | None:
    """Close the draft without saving; return what to say if it was decided before."""
    draft = plans.draft_in(session, draft_id, message.chat_id)
    if draft is None or not plans.decide(session, draft, DraftState.DROPPED).changed:
        return texts.plans.decided_before()
    text = texts.plans.dropped(context.actor.display_name)
    outbox.enqueue(session, [edit_buttons(message, None), reply(message, text)], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CommandHandler("kehoach", ask_for_document, filters=filters.UpdateType.MESSAGE),
        CallbackQueryHandler(choose_past, pattern=CountPast.pattern()),
        CallbackQueryHandler(save_plan, pattern=SavePlan.pattern()),
        CallbackQueryHandler(drop_plan, pattern=DropPlan.pattern()),
    ]
