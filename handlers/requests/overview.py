"""What became of requests: how many answered, who has not, what they said; reminding and closing."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.requests import requests as request_buttons
from chat.buttons.requests.requests import CloseRequest, RemindSilent, ShowAnswers, ShowSilent
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.requests.composing import counted, reminders
from chat.moment import Moment
from chat.outgoing import reply, say_with_file, say_with_photo
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from chat.texts.requests import overview as overview_texts
from chat.texts.requests.overview import AnswerLine
from storage import outbox
from storage.actors import Actor
from storage.models import RequestAnswer, RequestState
from storage.outbox import Outgoing
from storage.requests import requests

MOST_FILES = 10


def list_open(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Answer with the open requests and what can be done with them."""
    waiting = requests.open_requests(session)
    text = overview_texts.listed([counted(one, moment.zone) for one in waiting])
    numbers = [one.request.id for one in waiting]
    keyboard = request_buttons.requests(numbers, max(numbers, default=0))
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)


def list_silent(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ShowSilent
) -> Marked | None:
    """Answer with the units that have not answered."""
    request = requests.request_of(session, button.request)
    if request is None:
        return access.expired()
    told = counted(requests.progress(session, request), moment.zone)
    text = overview_texts.silent(told, requests.silent_names(session, button.request))
    outbox.enqueue(
        session,
        [reply(heard, text, dedupe_key=moment.once("request-silent", heard.chat_id, heard.id))],
        moment.now,
    )
    return None


def list_answers(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ShowAnswers
) -> Marked | None:
    """Answer with the words and the latest files of the units."""
    request = requests.request_of(session, button.request)
    if request is None:
        return access.expired()
    answers = requests.answers_to(session, button.request)
    told = counted(requests.progress(session, request), moment.zone)
    text = overview_texts.answers(told, [_line(one, moment) for one in answers])
    with_files = [one for one in answers if one.document is not None]
    listed = reply(heard, text, dedupe_key=moment.once("request-answers", heard.chat_id, heard.id))
    if outbox.enqueue(session, [listed], moment.now):
        files = [_file(heard, one) for one in with_files[-MOST_FILES:]]
        outbox.enqueue(session, files, moment.now)
    return None


def _line(answer: RequestAnswer, moment: Moment) -> AnswerLine:
    return AnswerLine(
        unit=answer.unit.name,
        words=answer.text,
        file=answer.document_name,
        said_at=moment.local(answer.said_at),
        is_late=answer.is_late,
        is_photo=answer.document is not None,
    )


def _file(heard: Heard, answer: RequestAnswer) -> Outgoing:
    below = overview_texts.file_of(answer.unit.name)
    send = say_with_photo if answer.document_name is None else say_with_file
    kept, name = answer.document or "", answer.document_name
    return send(heard.chat_id, kept, below, name=name, topic_id=heard.topic_id)


def remind_silent(
    session: Session, _heard: Heard, _actor: Actor, moment: Moment, button: RemindSilent
) -> Marked:
    """Queue a reminder for each group that has not answered, at most once an hour; return what to say."""
    request = requests.request_of(session, button.request)
    if request is None:
        return access.expired()
    if request.state is RequestState.CLOSED:
        return composing_texts.closed_before()
    local = moment.local_now
    chats = requests.silent_chats(session, request.id, moment.today)
    said = reminders(request, chats, f"again-{local:%Y%m%d%H}", local, not_after=None)
    return overview_texts.reminded(request.id, outbox.enqueue(session, said, moment.now))


def close_request(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: CloseRequest
) -> Marked | None:
    """Ask for answers no more; return what to say if the request was closed before."""
    request = requests.request_of(session, button.request)
    if request is None:
        return access.expired()
    told = counted(requests.progress(session, request), moment.zone)
    if not requests.close(session, actor, request, moment.now):
        return composing_texts.closed_before()
    text = overview_texts.closed(told, actor.display_name)
    outbox.enqueue(session, [reply(heard, text)], moment.now)
    return None


CONVERSATION = (
    on_command("yeucau", work=list_open, who=for_secretariat, with_words=False),
    on_press(ShowSilent, list_silent, for_secretariat),
    on_press(ShowAnswers, list_answers, for_secretariat),
    on_press(RemindSilent, remind_silent, for_secretariat),
    on_press(CloseRequest, close_request, for_secretariat),
)
