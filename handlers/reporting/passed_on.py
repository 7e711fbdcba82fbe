"""Somebody forwards what was said elsewhere: it is not their word until they say that it is."""

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting.passed_on import TakePassedOn, passed_on
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import passed_on as passed_on_texts
from chat.understanding import Kind
from handlers.reporting.unit_words import understood_in, unit_words
from storage import inbox, outbox, questions
from storage.actors import Actor
from storage.models import QuestionKind


def ask_whose(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Keep what may be a report behind a question."""
    words = unit_words(session, heard, actor, None)
    said = understood_in(words, actor, moment)
    if said.kind not in {Kind.REPORT, Kind.EXTENSION, Kind.NO_CHANGE} and heard.is_group:
        return
    kept = {"update": inbox.payload_of(session, heard.update_id)}
    question = questions.ask(session, QuestionKind.PASSED_ON, heard.chat_id, kept, moment.now)
    text = passed_on_texts.not_taken(is_ours=heard.is_our_word)
    outbox.enqueue(session, [reply(heard, text, keyboard=passed_on(question))], moment.now)


def take_passed_on(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: TakePassedOn
) -> Marked | None:
    """Let the words be heard as the unit's; return what to say if they were before."""
    kind = QuestionKind.PASSED_ON
    kept = questions.answer(session, button.question, kind, heard.chat_id, moment.now)
    if kept is None:
        return access.already_done()
    inbox.hear_again(session, button.question, [kept["update"]], actor.speaks_for, moment.now)
    outbox.enqueue(session, [edit(heard, passed_on_texts.taken())], moment.now)
    return None


CONVERSATION = (on_press(TakePassedOn, take_passed_on, for_unit),)
