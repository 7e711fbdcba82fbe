"""The secretariat asks units for a report out of turn: in one message, or part by part."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from sqlalchemy.orm import Session

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
from chat.conversation import on_long_command, on_long_press, on_press
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import answer_press, edit, reply
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from chat.understanding.commands.requests import Until, read_request, read_until
from handlers.requests import draft as request_parts
from handlers.requests.overview import list_open
from plans.addressees import Addressees, Scope
from storage import outbox
from storage.actors import Actor
from storage.models import ReportRequest, Task
from storage.requests import requests
from storage.units import addressees


async def ask_for_report(context: Context) -> None:
    """Compose the request that follows /yeucau, or show the open ones."""
    message = message_of(update)
    said = (heard.words).partition("/yeucau")[2]
    words = said.partition(" ")[2] if said.startswith("@") else said
    await context.transact(compose if words.strip() else list_open, heard, actor, moment, words.strip())


async def ask_with_file(context: Context) -> None:
    """Compose the request that stands below a document."""
    message = message_of(update)
    words = (heard.words).partition("/yeucau")[2].strip()
    await context.transact(compose, heard, actor, moment, words)


def compose(session: Session, heard: Heard, actor: Actor, moment: Moment, words: str) -> None:
    """Begin a request with what the words say of it, and ask for what they leave out."""
    draft = requests.begin_draft(session, actor, moment.now)
    request_parts.attach(draft, message)
    said = read_request(words, moment.today)
    note = request_parts.take_what(draft, said.what)
    tasks: Sequence[Task] = ()
    if said.whom:
        wrong, tasks = request_parts.take_whom(session, actor, moment, draft, said.whom)
        note += wrong
    if said.until:
        note += request_parts.take_until(context, draft, said.until, words)
    elif said.wrong_until:
        note += composing_texts.no_moment(said.wrong_until)
    request_parts.answer(
        session,
        heard,
        actor,
        moment,
        draft,
        request_parts.next_step(session, actor, moment, draft, note, tasks),
    )


def take_part(
    session: Session, heard: Heard, actor: Actor, moment: Moment, about: dict[str, Any], words: str
) -> None:
    """Take what the secretariat replied for the part that is missing, or the file to go with it."""
    draft = requests.draft_in(session, about["request"], heard.chat_id)
    if draft is None:
        outbox.enqueue(session, [reply(heard, composing_texts.decided_before())], moment.now)
        return
    request_parts.attach(draft, message)
    note, tasks = _take_missing(session, actor, moment, draft, words) if words else ("", ())
    request_parts.answer(
        session,
        heard,
        actor,
        moment,
        draft,
        request_parts.next_step(session, actor, moment, draft, note, tasks),
    )


def _take_missing(
    session: Session, actor: Actor, moment: Moment, draft: ReportRequest, words: str
) -> tuple[str, Sequence[Task]]:
    if draft.what is None:
        return request_parts.take_what(draft, words), ()
    if draft.addressees is None:
        return request_parts.take_whom(session, actor, moment, draft, words)
    until = read_until(words, moment.today)
    if until is not None:
        return request_parts.take_until(context, draft, until, words), ()
    return composing_texts.no_moment(words), ()


async def begin(context: Context) -> None:
    """Begin a request step by step."""
    press, message, button = pressed(update, NewRequest)
    await context.transact(begin_anew, heard, actor, moment, button)
    answer_press(context, press)


def begin_anew(session: Session, heard: Heard, actor: Actor, moment: Moment, button: NewRequest) -> None:
    """Ask what is to be reported; a doubled press asks once."""
    draft = requests.begin_draft(session, actor, moment.now)
    shown = request_parts.next_step(session, actor, moment, draft)
    key = f"request-new:{heard.chat_id}:{heard.id}:{button.shown}:{moment.minute}"
    about = {"kind": "request-draft", "request": draft.id}
    question = reply(heard, shown.text, keyboard=shown.keyboard, about=about, dedupe_key=key)
    if not outbox.enqueue(session, [question], moment.now):
        requests.drop(session, draft)


def address_by_button(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: ChooseWhom
) -> str | None:
    """Note whom a button names; return what to say if the request was sent or dropped before."""
    draft = requests.draft_in(session, button.request, heard.chat_id)
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
    _show(session, heard, actor, moment, draft)
    return None


def _show(session: Session, heard: Heard, actor: Actor, moment: Moment, draft: ReportRequest) -> None:
    shown = request_parts.next_step(session, actor, moment, draft)
    outbox.enqueue(session, [edit(heard, shown.text, keyboard=shown.keyboard)], moment.now)


def address_leads(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: ChooseLeads
) -> str | None:
    """Note that the leads of a task are asked; return what to say if it is too late."""
    draft = requests.draft_in(session, button.request, heard.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    found = addressees.leads_of_task(session, button.task)
    if found is None:
        return access.expired()
    number, whom = found
    requests.address(draft, whom, composing_texts.leads_of(number))
    _show(session, heard, actor, moment, draft)
    return None


def give_time(session: Session, heard: Heard, actor: Actor, moment: Moment, button: ChooseWhen) -> str | None:
    """Note the moment; return what to say if it has passed, or the request was sent or dropped before."""
    draft = requests.draft_in(session, button.request, heard.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    day, hour = divmod(button.hour, 24)
    until = Until(date.fromordinal(day), time(hour))
    refusal = request_parts.take_until(context, draft, until, f"{until.hour:%H:%M} {until.day:%d/%m/%Y}")
    if refusal:
        return refusal
    _show(session, heard, actor, moment, draft)
    return None


def ask_again(session: Session, heard: Heard, actor: Actor, moment: Moment, button: AskPart) -> str | None:
    """Forget a part and ask for it; return what to say if the request was sent or dropped before."""
    draft = requests.draft_in(session, button.request, heard.chat_id)
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
            request_parts.answer(session, heard, actor, moment, draft, shown)
            return None
    _show(session, heard, actor, moment, draft)
    return None


CONVERSATION = (
    on_long_command("yeucau", talk=ask_for_report, who=for_secretariat),
    TODO("MessageHandler(captioned, ask_with_file)"),
    on_long_press(NewRequest, begin, for_secretariat),
    on_press(ChooseWhom, address_by_button, for_secretariat),
    on_press(ChooseLeads, address_leads, for_secretariat),
    on_press(ChooseWhen, give_time, for_secretariat),
    on_press(AskPart, ask_again, for_secretariat),
)
