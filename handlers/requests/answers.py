"""A unit answers a request by replying to it: its words or its file are kept, late ones are marked."""

from typing import Any

from sqlalchemy.orm import Session
from telegram import Message

from chat.context import Context
from chat.messages.requests.composing import as_told, counted
from chat.notices import to_secretariat
from chat.outgoing import reply, thumbs_up
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from chat.texts.requests import overview as overview_texts
from chat.understanding import Kind, ReplyContext, understand
from storage import outbox
from storage.models import ReportRequest, RequestAnswer, RequestState
from storage.outbox import Outgoing
from storage.requests import requests


def take_answer(
    session: Session, context: Context, message: Message, about: dict[str, Any], words: str
) -> None:
    """Take a unit's reply to a request: an answer is kept, "đã nhận" noted, a question passed on."""
    request = requests.request_of(session, about["request"])
    if request is None or not requests.owes(session, context.unit_id, request.id):
        answers = [reply(message, access.expired())]
    elif message.document is not None or message.photo:
        answers = _record(session, context, message, request, words)
    else:
        answers = _hear(session, context, message, request, words)
    outbox.enqueue(session, answers, context.now)


def _hear(
    session: Session, context: Context, message: Message, request: ReportRequest, words: str
) -> list[Outgoing]:
    if not words:
        return [reply(message, composing_texts.words_or_file())]
    unit = context.actor.unit_name or ""
    match understand(words, ReplyContext(unit, (), about=None, today=context.today)).kind:
        case Kind.ACK:
            return [thumbs_up(message)]
        case Kind.QUESTION | Kind.EXTENSION:
            told = composing_texts.question_asked(unit, as_told(request, context.services.zone), words)
            passed_on = reply(message, composing_texts.question_passed_on(), about=_about(context, request))
            return [passed_on, *to_secretariat(session, told)]
        case _:
            return _record(session, context, message, request, words)


def _record(
    session: Session, context: Context, message: Message, request: ReportRequest, words: str
) -> list[Outgoing]:
    is_late = requests.is_late(request, context.now, context.today)
    before = requests.progress(session, request)
    answer = RequestAnswer(
        request_id=request.id,
        unit_id=context.unit_id,
        text=words or None,
        is_late=is_late,
        person_id=context.actor.person_id,
        chat_id=message.chat_id,
        message_id=message.message_id,
        said_at=context.now,
    )
    _keep_file(answer, message)
    requests.answer(session, context.actor, answer, context.now, context.today)
    taken = composing_texts.answer_taken(
        context.actor.unit_name or "",
        as_told(request, context.services.zone),
        is_late=is_late,
        is_closed=request.state is RequestState.CLOSED,
        person=context.actor.display_name,
    )
    after = requests.progress(session, request)
    is_last = before.answered < after.answered == after.asked
    complete = overview_texts.all_answered(counted(after, context.services.zone))
    notices = to_secretariat(session, complete) if is_last else []
    return [reply(message, taken, about=_about(context, request)), *notices]


def _keep_file(answer: RequestAnswer, message: Message) -> None:
    """Keep Telegram's id of the file; a photo has no name."""
    if message.document is not None:
        answer.document = message.document.file_id
        answer.document_name = message.document.file_name or message.document.file_unique_id
    elif message.photo:
        answer.document = message.photo[-1].file_id


def _about(context: Context, request: ReportRequest) -> dict[str, Any]:
    return {"kind": "request", "request": request.id, "unit": context.unit_id}
