"""The secretariat asks units for a report out of turn: in one message, or part by part."""

from collections.abc import Sequence
from datetime import time

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import day_of
from chat.buttons.requests import requests as request_buttons
from chat.buttons.requests.requests import (
    AskPart,
    ChooseLeads,
    ChooseWhen,
    ChooseWhom,
    NewRequest,
    RequestDraft,
    RequestPart,
    WhomChoice,
)
from chat.context import Context
from chat.conversation import on_command, on_message, on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from chat.understanding.commands.requests import Until, read_request, read_until
from handlers.requests import draft as request_parts
from plans.addressees import AddresseeKind, Addressees
from storage import outbox
from storage.actors import Actor
from storage.models import ReportRequest, Task
from storage.requests import requests
from storage.units import addressees


def is_request_with_file(heard: Heard) -> bool:
    """Return whether a new document has /yeucau below it."""
    return heard.document is not None and heard.command == "yeucau" and not heard.is_edit


async def compose_with_file(context: Context) -> None:
    """Compose the request that stands below a document."""
    await context.transact(compose, context.heard, context.actor, context.moment)


def compose(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Begin a request with what the words behind /yeucau say of it, and ask for what they leave out."""
    words = heard.said.strip()
    draft = requests.begin_draft(session, actor, moment.now)
    request_parts.attach(draft, heard)
    said = read_request(words, moment.today)
    note = request_parts.take_what(draft, said.what)
    tasks: Sequence[Task] = ()
    if said.whom:
        wrong, tasks = request_parts.take_whom(session, moment, draft, said.whom)
        note += wrong
    if said.until:
        note += request_parts.take_until(moment, draft, said.until, words)
    elif said.wrong_until:
        note += composing_texts.no_moment(said.wrong_until)
    shown = request_parts.next_step(session, moment, draft, note, tasks)
    request_parts.answer(session, heard, moment, draft, shown)


def take_part(session: Session, heard: Heard, _actor: Actor, moment: Moment, subject: RequestDraft) -> bool:
    """Take what the secretariat replied for the part that is missing, or the file to go with it."""
    draft = requests.draft_in(session, subject.request, heard.chat_id)
    if draft is None:
        outbox.enqueue(session, [reply(heard, composing_texts.decided_before())], moment.now)
        return True
    request_parts.attach(draft, heard)
    note, tasks = _take_missing(session, moment, draft, heard.words) if heard.words else (Marked(""), ())
    shown = request_parts.next_step(session, moment, draft, note, tasks)
    request_parts.answer(session, heard, moment, draft, shown)
    return True


def _take_missing(
    session: Session, moment: Moment, draft: ReportRequest, words: str
) -> tuple[Marked, Sequence[Task]]:
    if draft.what is None:
        return request_parts.take_what(draft, words), ()
    if draft.addressees is None:
        return request_parts.take_whom(session, moment, draft, words)
    until = read_until(words, moment.today)
    if until is not None:
        return request_parts.take_until(moment, draft, until, words), ()
    return composing_texts.no_moment(words), ()


def begin_anew(session: Session, heard: Heard, actor: Actor, moment: Moment, button: NewRequest) -> None:
    """Ask what is to be reported; a doubled press asks once."""
    draft = requests.begin_draft(session, actor, moment.now)
    shown = request_parts.next_step(session, moment, draft)
    key = moment.once("request-new", heard.chat_id, heard.id, button.shown)
    about = RequestDraft(draft.id)
    question = reply(heard, shown.text, keyboard=shown.keyboard, about=about, dedupe_key=key)
    if not outbox.enqueue(session, [question], moment.now):
        requests.drop(session, draft)


def address_by_button(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ChooseWhom
) -> Marked | None:
    """Note whom a button names; return what to say if the request was sent or dropped before."""
    draft = requests.draft_in(session, button.request, heard.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    if button.whom is WhomChoice.SILENT:
        units = tuple(sorted(addressees.silent_units(session, None)))
        whom = Addressees(AddresseeKind.NAMED, units=units)
    elif button.whom in request_parts.LEVELS:
        whom = Addressees(AddresseeKind.LEVELS, (request_parts.LEVELS[button.whom],))
    else:
        whom = Addressees(AddresseeKind.ALL)
    requests.address(draft, whom, request_buttons.WHOM_LABELS[button.whom])
    _show(session, heard, moment, draft)
    return None


def _show(session: Session, heard: Heard, moment: Moment, draft: ReportRequest) -> None:
    shown = request_parts.next_step(session, moment, draft)
    outbox.enqueue(session, [edit(heard, shown.text, keyboard=shown.keyboard)], moment.now)


def address_leads(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ChooseLeads
) -> Marked | None:
    """Note that the leads of a task are asked; return what to say if it is too late."""
    draft = requests.draft_in(session, button.request, heard.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    found = addressees.leads_of_task(session, button.task)
    if found is None:
        return access.expired()
    number, whom = found
    requests.address(draft, whom, composing_texts.leads_of(number))
    _show(session, heard, moment, draft)
    return None


def give_time(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ChooseWhen
) -> Marked | None:
    """Note the moment; return what to say if it has passed, or the request was sent or dropped before."""
    draft = requests.draft_in(session, button.request, heard.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    ordinal, hour = divmod(button.hour, 24)
    day = day_of(ordinal)
    if day is None:
        return access.expired()
    until = Until(day, time(hour))
    refusal = request_parts.take_until(moment, draft, until, f"{until.hour:%H:%M} {until.day:%d/%m/%Y}")
    if refusal:
        return refusal
    _show(session, heard, moment, draft)
    return None


def ask_again(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: AskPart
) -> Marked | None:
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
            shown = request_parts.ShownDraft(composing_texts.ask_file(), request_buttons.only_drop(draft.id))
            request_parts.answer(session, heard, moment, draft, shown)
            return None
    _show(session, heard, moment, draft)
    return None


CONVERSATION = (
    on_command("yeucau", work=compose, who=for_secretariat, with_words=True),
    on_message(is_request_with_file, compose_with_file, for_secretariat),
    on_press(NewRequest, begin_anew, for_secretariat),
    on_press(ChooseWhom, address_by_button, for_secretariat),
    on_press(ChooseLeads, address_leads, for_secretariat),
    on_press(ChooseWhen, give_time, for_secretariat),
    on_press(AskPart, ask_again, for_secretariat),
    on_reply(RequestDraft, take_part, for_secretariat),
)
