"""What became of requests: how many answered, who has not, what they said; reminding and closing."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_secretariat
from chat.buttons.requests import requests as request_buttons
from chat.buttons.requests.requests import CloseRequest, RemindSilent, ShowAnswers, ShowSilent
from chat.context import Context, topic_of
from chat.messages.requests.composing import counted, reminders
from chat.outgoing import answer_press, reply, say_with_file, say_with_photo
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from chat.texts.requests import overview as overview_texts
from chat.texts.requests.overview import AnswerLine
from handlers.presses import carry_out, pressed
from storage import outbox
from storage.models import RequestAnswer, RequestState
from storage.outbox import Outgoing
from storage.requests import requests

MOST_FILES = 10


def list_open(session: Session, context: Context, message: Message, _words: str) -> None:
    """Answer with the open requests and what can be done with them."""
    waiting = requests.open_requests(session)
    text = overview_texts.listed([counted(one, context.services.zone) for one in waiting])
    numbers = [one.request.id for one in waiting]
    keyboard = request_buttons.requests(numbers, max(numbers, default=0))
    outbox.enqueue(session, [reply(message, text, keyboard=keyboard)], context.now)


@for_secretariat
async def show_silent(update: Update, context: Context) -> None:
    """Show who has not answered."""
    await carry_out(update, context, ShowSilent, list_silent)


def list_silent(session: Session, context: Context, message: Message, button: ShowSilent) -> str | None:
    """Answer with the units that have not answered."""
    request = requests.request_of(session, button.request)
    if request is None:
        return access.expired()
    told = counted(requests.progress(session, request), context.services.zone)
    text = overview_texts.silent(told, requests.silent_names(session, button.request))
    _say_once(session, context, message, [reply(message, text, dedupe_key=_key(context, message, "silent"))])
    return None


@for_secretariat
async def show_answers(update: Update, context: Context) -> None:
    """Show what was answered."""
    await carry_out(update, context, ShowAnswers, list_answers)


def list_answers(session: Session, context: Context, message: Message, button: ShowAnswers) -> str | None:
    """Answer with the words and the latest files of the units."""
    request = requests.request_of(session, button.request)
    if request is None:
        return access.expired()
    answers = requests.answers_to(session, button.request)
    told = counted(requests.progress(session, request), context.services.zone)
    text = overview_texts.answers(told, [_line(context, one) for one in answers])
    with_files = [one for one in answers if one.document is not None]
    files = [_file(message, one) for one in with_files[-MOST_FILES:]]
    listed = reply(message, text, dedupe_key=_key(context, message, "answers"))
    _say_once(session, context, message, [listed, *files])
    return None


def _line(context: Context, answer: RequestAnswer) -> AnswerLine:
    local = answer.said_at.astimezone(context.services.zone)
    return AnswerLine(
        unit=answer.unit.name,
        words=answer.text,
        file=answer.document_name,
        said_at=local,
        is_late=answer.is_late,
        is_photo=answer.document is not None,
    )


def _file(message: Message, answer: RequestAnswer) -> Outgoing:
    below = overview_texts.file_of(answer.unit.name)
    document, topic = answer.document or "", topic_of(message)
    if answer.document_name is None:
        return say_with_photo(message.chat_id, document, below, topic_id=topic)
    return say_with_file(message.chat_id, document, below, topic_id=topic)


def _key(context: Context, message: Message, what: str) -> str:
    """Return a key by which a press that Telegram repeats within the minute is answered only once."""
    return f"request-{what}:{message.chat_id}:{message.message_id}:{context.now:%Y%m%d%H%M}"


def _say_once(session: Session, context: Context, message: Message, said: list[Outgoing]) -> None:
    """Say the rest only if the first, which has a key, was not said before."""
    if outbox.enqueue(session, said[:1], context.now):
        outbox.enqueue(session, said[1:], context.now)


@for_secretariat
async def remind_silent(update: Update, context: Context) -> None:
    """Remind those who have not answered."""
    press, _, button = pressed(update, RemindSilent)
    answer = await context.transact(remind, context, button.request)
    answer_press(context, press, answer, alert=True)


def remind(session: Session, context: Context, request_id: int) -> str:
    """Queue a reminder for each group that has not answered, at most once an hour; return what to say."""
    request = requests.request_of(session, request_id)
    if request is None:
        return access.expired()
    if request.state is RequestState.CLOSED:
        return composing_texts.closed_before()
    local = context.now.astimezone(context.services.zone)
    chats = requests.silent_chats(session, request_id, context.today)
    said = reminders(request, chats, f"again-{local:%Y%m%d%H}", local, not_after=None)
    return overview_texts.reminded(request_id, outbox.enqueue(session, said, context.now))


@for_secretariat
async def close(update: Update, context: Context) -> None:
    """Close a request."""
    await carry_out(update, context, CloseRequest, close_request)


def close_request(session: Session, context: Context, message: Message, button: CloseRequest) -> str | None:
    """Ask for answers no more; return what to say if the request was closed before."""
    request = requests.request_of(session, button.request)
    if request is None:
        return access.expired()
    told = counted(requests.progress(session, request), context.services.zone)
    if not requests.close(session, context.actor, request, context.now):
        return composing_texts.closed_before()
    text = overview_texts.closed(told, context.actor.display_name)
    outbox.enqueue(session, [reply(message, text)], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(show_silent, pattern=ShowSilent.pattern()),
        CallbackQueryHandler(show_answers, pattern=ShowAnswers.pattern()),
        CallbackQueryHandler(remind_silent, pattern=RemindSilent.pattern()),
        CallbackQueryHandler(close, pattern=CloseRequest.pattern()),
    ]
