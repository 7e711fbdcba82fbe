"""The secretariat asks units for a report out of turn: in one message, or part by part."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from chat.audience import for_secretariat
from chat.buttons.requests import requests as request_buttons
from chat.buttons.requests.requests import (
    AskPart,
    ChooseLeads,
    ChooseWhen,
    ChooseWhom,
    NewRequest,
    RequestPart,
    WhomChoice,
)
from chat.context import Context, message_of
from chat.outgoing import answer_press, edit, reply
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from chat.understanding.commands.requests import Until, read_request, read_until
from handlers.presses import carry_out, pressed
from handlers.requests import draft as request_parts
from handlers.requests.overview import list_open
from plans.addressees import Addressees, Scope
from storage import outbox
from storage.models import ReportRequest, Task
from storage.requests import requests
from storage.units import addressees


@for_secretariat
async def ask_for_report(update: Update, context: Context) -> None:
    """Compose the request that follows /yeucau, or show the open ones."""
    message = message_of(update)
    said = (message.text or "").partition("/yeucau")[2]
    words = said.partition(" ")[2] if said.startswith("@") else said
    await context.transact(compose if words.strip() else list_open, context, message, words.strip())


@for_secretariat
async def ask_with_file(update: Update, context: Context) -> None:
    """Compose the request that stands below a document."""
    message = message_of(update)
    words = (message.caption or "").partition("/yeucau")[2].strip()
    await context.transact(compose, context, message, words)


def compose(session: Session, context: Context, message: Message, words: str) -> None:
    """Begin a request with what the words say of it, and ask for what they leave out."""
    draft = requests.begin_draft(session, context.actor, context.now)
    request_parts.attach(draft, message)
    said = read_request(words, context.today)
    note = request_parts.take_what(draft, said.what)
    tasks: Sequence[Task] = ()
    if said.whom:
        wrong, tasks = request_parts.take_whom(session, context, draft, said.whom)
        note += wrong
    if said.until:
        note += request_parts.take_until(context, draft, said.until, words)
    elif said.wrong_until:
        note += composing_texts.no_moment(said.wrong_until)
    request_parts.answer(
        session, context, message, draft, request_parts.next_step(session, context, draft, note, tasks)
    )


def take_part(
    session: Session, context: Context, message: Message, about: dict[str, Any], words: str
) -> None:
    """Take what the secretariat replied for the part that is missing, or the file to go with it."""
    draft = requests.draft_in(session, about["request"], message.chat_id)
    if draft is None:
        outbox.enqueue(session, [reply(message, composing_texts.decided_before())], context.now)
        return
    request_parts.attach(draft, message)
    note, tasks = _take_missing(session, context, draft, words) if words else ("", ())
    request_parts.answer(
        session, context, message, draft, request_parts.next_step(session, context, draft, note, tasks)
    )


def _take_missing(
    session: Session, context: Context, draft: ReportRequest, words: str
) -> tuple[str, Sequence[Task]]:
    if draft.what is None:
        return request_parts.take_what(draft, words), ()
    if draft.addressees is None:
        return request_parts.take_whom(session, context, draft, words)
    until = read_until(words, context.today)
    if until is not None:
        return request_parts.take_until(context, draft, until, words), ()
    return composing_texts.no_moment(words), ()


@for_secretariat
async def begin(update: Update, context: Context) -> None:
    """Begin a request step by step."""
    press, message, button = pressed(update, NewRequest)
    await context.transact(begin_anew, context, message, button)
    answer_press(context, press)


def begin_anew(session: Session, context: Context, message: Message, button: NewRequest) -> None:
    """Ask what is to be reported; a doubled press asks once."""
    draft = requests.begin_draft(session, context.actor, context.now)
    shown = request_parts.next_step(session, context, draft)
    key = f"request-new:{message.chat_id}:{message.message_id}:{button.shown}:{context.now:%Y%m%d%H%M}"
    about = {"kind": "request-draft", "request": draft.id}
    question = reply(message, shown.text, keyboard=shown.keyboard, about=about, dedupe_key=key)
    if not outbox.enqueue(session, [question], context.now):
        requests.drop(session, draft)


@for_secretariat
async def choose_whom(update: Update, context: Context) -> None:
    """Ask the units that were pressed."""
    await carry_out(update, context, ChooseWhom, address_by_button)


def address_by_button(session: Session, context: Context, message: Message, button: ChooseWhom) -> str | None:
    """Note whom a button names; return what to say if the request was sent or dropped before."""
    draft = requests.draft_in(session, button.request, message.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    if button.whom is WhomChoice.SILENT:
        units = tuple(sorted(addressees.silent_units(session, None)))
        whom = Addressees(Scope.NAMED, units=units)
    elif button.whom in request_parts.LEVELS:
        whom = Addressees(Scope.LEVELS, (request_parts.LEVELS[button.whom],))
    else:
        whom = Addressees(Scope.ALL)
    requests.address(draft, whom, request_buttons.WHOM_LABELS[button.whom])
    _show(session, context, message, draft)
    return None


def _show(session: Session, context: Context, message: Message, draft: ReportRequest) -> None:
    shown = request_parts.next_step(session, context, draft)
    outbox.enqueue(session, [edit(message, shown.text, keyboard=shown.keyboard)], context.now)


@for_secretariat
async def choose_leads(update: Update, context: Context) -> None:
    """Ask the units that lead the task that was pressed."""
    await carry_out(update, context, ChooseLeads, address_leads)


def address_leads(session: Session, context: Context, message: Message, button: ChooseLeads) -> str | None:
    """Note that the leads of a task are asked; return what to say if it is too late."""
    draft = requests.draft_in(session, button.request, message.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    found = addressees.leads_of_task(session, button.task)
    if found is None:
        return access.expired()
    number, whom = found
    requests.address(draft, whom, composing_texts.leads_of(number))
    _show(session, context, message, draft)
    return None


@for_secretariat
async def choose_when(update: Update, context: Context) -> None:
    """Give time until the moment that was pressed."""
    await carry_out(update, context, ChooseWhen, give_time)


def give_time(session: Session, context: Context, message: Message, button: ChooseWhen) -> str | None:
    """Note the moment; return what to say if it has passed, or the request was sent or dropped before."""
    draft = requests.draft_in(session, button.request, message.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    day, hour = divmod(button.hour, 24)
    until = Until(date.fromordinal(day), time(hour))
    refusal = request_parts.take_until(context, draft, until, f"{until.hour:%H:%M} {until.day:%d/%m/%Y}")
    if refusal:
        return refusal
    _show(session, context, message, draft)
    return None


@for_secretariat
async def ask_part(update: Update, context: Context) -> None:
    """Ask for a part anew."""
    await carry_out(update, context, AskPart, ask_again)


def ask_again(session: Session, context: Context, message: Message, button: AskPart) -> str | None:
    """Forget a part and ask for it; return what to say if the request was sent or dropped before."""
    draft = requests.draft_in(session, button.request, message.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    match button.part:
        case RequestPart.WHAT:
            draft.what = None
        case RequestPart.WHOM:
            draft.addressees = None
        case RequestPart.WHEN:
            draft.due = draft.due_at = None
        case RequestPart.FILE:
            shown = request_parts.Shown(composing_texts.ask_file(), request_buttons.only_drop(draft.id))
            request_parts.answer(session, context, message, draft, shown)
            return None
    _show(session, context, message, draft)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    messages = filters.UpdateType.MESSAGE
    captioned = messages & filters.Document.ALL & filters.CaptionRegex(r"^/yeucau\b")
    return [
        CommandHandler("yeucau", ask_for_report, filters=messages),
        MessageHandler(captioned, ask_with_file),
        CallbackQueryHandler(begin, pattern=NewRequest.pattern()),
        CallbackQueryHandler(choose_whom, pattern=ChooseWhom.pattern()),
        CallbackQueryHandler(choose_leads, pattern=ChooseLeads.pattern()),
        CallbackQueryHandler(choose_when, pattern=ChooseWhen.pattern()),
        CallbackQueryHandler(ask_part, pattern=AskPart.pattern()),
    ]
