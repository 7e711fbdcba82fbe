"""A unit answers a request by replying to it or by its number: words and files are kept, late ones marked."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting.statuses import AnswersRequest
from chat.buttons.requests.requests import AnswerRequest, RequestSent
from chat.buttons.subjects import Subject, tasks_of
from chat.conversation import on_press, on_reply
from chat.heard import FileKind, Heard
from chat.markup import Marked
from chat.messages.requests.composing import as_told, counted
from chat.moment import Moment
from chat.notices import promised, to_secretariat
from chat.outgoing import edit_buttons, reply, thumbs_up
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from chat.texts.requests import overview as overview_texts
from chat.understanding import Kind, ReplyContext, understand
from chat.understanding.commands.answered_requests import answered_request
from chat.understanding.commands.undoing import takes_back
from storage import outbox, questions
from storage.actors import Actor
from storage.groups import reach
from storage.models import QuestionKind, ReportRequest, RequestAnswer, RequestState
from storage.outbox import Outgoing
from storage.reporting import led_tasks
from storage.requests import requests

WITH_FILES = frozenset({FileKind.DOCUMENT, FileKind.PHOTO})
"""What is an answer without any words."""


def take_answer(session: Session, heard: Heard, actor: Actor, moment: Moment, subject: RequestSent) -> bool:
    """Take a unit's reply to a request: an answer is kept, "đã nhận" noted, a question passed on."""
    request = requests.request_of(session, subject.request)
    if request is None or not requests.owes(session, actor.speaks_for, request.id):
        answers = [reply(heard, access.expired())]
    else:
        answers = _taken(session, heard, actor, moment, request)
    outbox.enqueue(session, answers, moment.now)
    return True


def take_elsewhere(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: Subject | None
) -> list[Outgoing] | None:
    """Take an answer that does not reply to the request: it names its number, or answers what lists it alone.

    Return what is said to it, None for words that are about something else.
    """
    named = answered_request(heard.said)
    if named is None:
        alone = _listed_alone(session, heard, actor, moment, subject)
        return _taken(session, heard, actor, moment, alone) if alone is not None else None
    if not requests.owes(session, actor.speaks_for, named.number):
        waiting = requests.waiting_for(session, actor.speaks_for)
        return [reply(heard, composing_texts.not_asked(named.number, waiting))] if heard.is_to_us else None
    request = requests.request_of(session, named.number)
    if request is None:
        return None
    if not named.words and not heard.files:
        return [_asked_again(heard, actor, moment, request)]
    return _taken(session, replace(heard, words=named.words), actor, moment, request)


def _listed_alone(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: Subject | None
) -> ReportRequest | None:
    """Return the request that stands alone in the reminder that is answered by words that name no task."""
    obligations: Sequence[int] = getattr(subject, "obligations", ())
    if not obligations or tasks_of(subject) or heard.is_command or takes_back(heard.said):
        return None
    number = requests.asked_alone(session, actor.speaks_for, obligations)
    led = tuple(task.number for task in led_tasks.tasks_named(session, actor.speaks_for))
    about = ReplyContext(actor.unit_name or "", led, about=None, today=moment.today)
    if number is None or any(item.task for item in understand(heard.words, about).items):
        return None
    return requests.request_of(session, number)


def _taken(
    session: Session, heard: Heard, actor: Actor, moment: Moment, request: ReportRequest
) -> list[Outgoing]:
    """Take words or a file as the answer to a request; return what is said to it."""
    take = _record if any(file.kind in WITH_FILES for file in heard.files) else _hear
    return take(session, heard, actor, moment, request)


def _asked_again(heard: Heard, actor: Actor, moment: Moment, request: ReportRequest) -> Outgoing:
    """Return a request once more, so that it can be answered here."""
    text = composing_texts.to_unit(actor.unit_name or "", as_told(request, moment.zone))
    key = moment.once("request-answer", heard.chat_id, heard.id, request.id)
    return reply(heard, text, about=RequestSent(request.id), unit=actor.speaks_for, dedupe_key=key)


def show_request(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AnswerRequest
) -> Marked | None:
    """Show a request where its button is pressed; return what to say of one that asks this unit nothing."""
    request = requests.request_of(session, button.request)
    if request is None or not requests.owes(session, actor.speaks_for, button.request):
        return access.expired()
    outbox.enqueue(session, [_asked_again(heard, actor, moment, request)], moment.now)
    return None


def take_waiting(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AnswersRequest
) -> Marked | None:
    """Take the words that wait for their task as the answer to a request; return why they are not."""
    request = requests.request_of(session, button.request)
    if request is None or not requests.owes(session, actor.speaks_for, button.request):
        return access.expired()
    kind = QuestionKind.WHICH_TASK
    details = questions.answer(session, button.question, kind, heard.chat_id, moment.now)
    if details is None:
        return access.already_done()
    said = replace(heard, words=details["text"], message_id=details["message_id"], press=None)
    answers = _record(session, said, actor, moment, request)
    outbox.enqueue(session, [edit_buttons(heard, None), *answers], moment.now)
    return None


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
    is_more = requests.has_answered(session, actor.speaks_for, request.id)
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
    taken = _confirmed(heard, actor, moment, request, is_late=is_late, is_more=is_more)
    after = requests.progress(session, request)
    is_last = before.answered < after.answered == after.asked
    complete = overview_texts.all_answered(counted(after, moment.zone))
    notices = to_secretariat(session, complete) if is_last else []
    return [reply(heard, taken, about=RequestSent(request.id), unit=actor.speaks_for), *notices]


def _confirmed(
    heard: Heard, actor: Actor, moment: Moment, request: ReportRequest, *, is_late: bool, is_more: bool
) -> Marked:
    unit, told, person = actor.unit_name or "", as_told(request, moment.zone), actor.display_name
    if is_more:
        return composing_texts.answer_added(unit, told, heard.words, is_late=is_late, person=person)
    is_closed = request.state is RequestState.CLOSED
    return composing_texts.answer_taken(unit, told, is_late=is_late, is_closed=is_closed, person=person)


def _keep_file(answer: RequestAnswer, heard: Heard) -> None:
    """Keep the channel's id of the file; one without a name is a photo."""
    for file in heard.files:
        if file.kind in WITH_FILES:
            answer.document = file.id
            answer.document_name = file.name if file.kind is FileKind.DOCUMENT else None


CONVERSATION = (
    on_press(AnswerRequest, show_request, for_unit),
    on_press(AnswersRequest, take_waiting, for_unit),
    on_reply(RequestSent, take_answer, for_unit),
)
