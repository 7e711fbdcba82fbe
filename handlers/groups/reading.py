"""Somebody may read of several levels in private: what was asked waits until a button says of which."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat_readers
from chat.buttons.groups.reading import ReadOffice
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit
from chat.texts import access
from chat.texts.groups import reading as texts
from storage import inbox, outbox, questions
from storage.actors import Actor
from storage.models import QuestionKind
from storage.units import levels


def read_of(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ReadOffice
) -> Marked | None:
    """Let what waited be handled now, of the office that is chosen; return what to say if it was before.

    Whether they may read of it is looked at then, as for everything that is asked.
    """
    kind = QuestionKind.WHICH_OFFICE
    if not questions.is_of(session, button.question, kind, heard.chat_id):
        return access.expired()
    kept = questions.details(session, button.question)
    if button.office not in kept["offices"]:
        return access.expired()
    if questions.answer(session, button.question, kind, heard.chat_id, moment.now) is None:
        return access.already_done()
    inbox.hear_of(session, button.question, kept["update"], button.office, moment.now)
    word = levels.words_of(session, kept["offices"]).get(button.office, "")
    outbox.enqueue(session, [edit(heard, texts.chosen(word))], moment.now)
    return None


CONVERSATION = (on_press(ReadOffice, read_of, for_secretariat_readers),)
