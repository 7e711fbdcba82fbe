"""A unit answers a request by replying to it: its words or its file are kept, late ones are marked."""

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.requests.requests import RequestSent
from chat.conversation import on_reply
from chat.heard import FileKind, Heard
from chat.messages.requests.composing import as_told, counted
from chat.moment import Moment
from chat.notices import promised, to_secretariat
from chat.outgoing import reply, thumbs_up
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from chat.texts.requests import overview as overview_texts
from chat.understanding import Kind, ReplyContext, understand
from storage import outbox
from storage.actors import Actor
from storage.groups import reach
from storage.models import ReportRequest, RequestAnswer, RequestState
from storage.outbox import Outgoing
from storage.requests import requests

WITH_FILES = frozenset({FileKind.DOCUMENT, FileKind.PHOTO})
"""What is an answer without any words."""


def take_answer(session: Session, heard: Heard, actor: Actor, moment: Moment, subject: RequestSent) -> bool:
    """Take a unit's reply to a request: an answer is kept, "đã nhận" noted, a question passed on."""
    request = requests.request_of(session, subject.request)
    if request is None or not requests.owes(session, actor.speaks_for, request.id):
        answers = [reply(heard, access.expired())]
    elif any(file.kind in WITH_FILES for file in heard.files):
        answers = _record(session, heard, actor, moment, request)
    else:
        answers = _hear(session, heard, actor, moment, request)
    outbox.enqueue(session, answers, moment.now)
    return True


def _hear(
    session: Session, heard: Heard, actor: Actor, moment: Moment, request: ReportRequest
) -> list[Outgoing]:
    if not heard.words:
        return [reply(heard, composing_texts.words_or_file())]
    unit = actor.unit_name or ""
    match understand(heard.words, ReplyContext(unit, (), about=None, today=moment.today)).kind:
        case Kind.ACK:
            return [thumbs_up(heard)]
        case Kind.QUESTION | Kind.EXTENSION:
            told = composing_texts.question_asked(unit, as_told(request, moment.zone), heard.words)
            text = composing_texts.question_passed_on(arrives=reach.secretariat_hears(session))
            passed_on = reply(heard, text, about=RequestSent(request.id), unit=actor.speaks_for)
            return [passed_on, *promised(session, heard, to_secretariat(session, told))]
        case _:
            return _record(session, heard, actor, moment, request)


def _record(
    session: Session, heard: Heard, actor: Actor, moment: Moment, request: ReportRequest
) -> list[Outgoing]:
    is_late = requests.is_late(request, moment.now, moment.today)
    before = requests.progress(session, request)
    answer = RequestAnswer(
        request_id=request.id,
        unit_id=actor.speaks_for,
        text=heard.words or None,
        is_late=is_late,
        person_id=actor.person_id,
        chat_id=heard.chat_id,
        message_id=heard.id,
        said_at=moment.now,
    )
    _keep_file(answer, heard)
    requests.answer(session, actor, answer, moment.now, moment.today)
    taken = composing_texts.answer_taken(
        actor.unit_name or "",
        as_told(request, moment.zone),
        is_late=is_late,
        is_closed=request.state is RequestState.CLOSED,
        person=actor.display_name,
    )
    after = requests.progress(session, request)
    is_last = before.answered < after.answered == after.asked
    complete = overview_texts.all_answered(counted(after, moment.zone))
    notices = to_secretariat(session, complete) if is_last else []
    return [reply(heard, taken, about=RequestSent(request.id), unit=actor.speaks_for), *notices]


def _keep_file(answer: RequestAnswer, heard: Heard) -> None:
    """Keep the channel's id of the file; one without a name is a photo."""
    for file in heard.files:
        if file.kind in WITH_FILES:
            answer.document = file.id
            answer.document_name = file.name if file.kind is FileKind.DOCUMENT else None


CONVERSATION = (on_reply(RequestSent, take_answer, for_unit),)
