"""A unit answers a request by replying to it: its words or its file are kept, late ones are marked."""

from typing import Any

from sqlalchemy.orm import Session

from chat.context import Context
from chat.heard import Heard
from chat.messages.requests.composing import as_told, counted
from chat.moment import Moment
from chat.notices import to_secretariat
from chat.outgoing import reply, thumbs_up
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from chat.texts.requests import overview as overview_texts
from chat.understanding import Kind, ReplyContext, understand
from storage import outbox
from storage.actors import Actor
from storage.models import ReportRequest, RequestAnswer, RequestState
from storage.outbox import Outgoing
from storage.requests import requests


def take_answer(
    session: Session, heard: Heard, actor: Actor, moment: Moment, about: dict[str, Any], words: str
) -> None:
    """Take a unit's reply to a request: an answer is kept, "đã nhận" noted, a question passed on."""
    request = requests.request_of(session, about["request"])
    if request is None or not requests.owes(session, actor.speaks_for, request.id):
        answers = [reply(heard, access.expired())]
    elif message.document is not None or message.photo:
        answers = _record(session, heard, actor, moment, request, words)
    else:
        answers = _hear(session, heard, actor, moment, request, words)
    outbox.enqueue(session, answers, moment.now)


def _hear(
    session: Session, heard: Heard, actor: Actor, moment: Moment, request: ReportRequest, words: str
) -> list[Outgoing]:
    if not words:
        return [reply(heard, composing_texts.words_or_file())]
    unit = actor.unit_name or ""
    match understand(words, ReplyContext(unit, (), about=None, today=moment.today)).kind:
        case Kind.ACK:
            return [thumbs_up(heard)]
        case Kind.QUESTION | Kind.EXTENSION:
            told = composing_texts.question_asked(unit, as_told(request, moment.zone), words)
            passed_on = reply(heard, composing_texts.question_passed_on(), about=_about(context, request))
            return [passed_on, *to_secretariat(session, told)]
        case _:
            return _record(session, heard, actor, moment, request, words)


def _record(
    session: Session, heard: Heard, actor: Actor, moment: Moment, request: ReportRequest, words: str
) -> list[Outgoing]:
    is_late = requests.is_late(request, moment.now, moment.today)
    before = requests.progress(session, request)
    answer = RequestAnswer(
        request_id=request.id,
        unit_id=actor.speaks_for,
        text=words or None,
        is_late=is_late,
        person_id=actor.person_id,
        chat_id=heard.chat_id,
        message_id=heard.id,
        said_at=moment.now,
    )
    _keep_file(answer, message)
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
    return [reply(heard, taken, about=_about(context, request)), *notices]


def _keep_file(answer: RequestAnswer, heard: Heard) -> None:
    """Keep Telegram's id of the file; a photo has no name."""
    if message.document is not None:
        answer.document = message.document.file_id
        answer.document_name = message.document.file_name or message.document.file_unique_id
    elif message.photo:
        answer.document = message.photo[-1].file_id


def _about(context: Context, request: ReportRequest) -> dict[str, Any]:
    return {"kind": "request", "request": request.id, "unit": actor.speaks_for}
