"""Several units share a chat: what was said waits until a button says for which of them."""

from sqlalchemy.orm import Session

from chat.audience import for_members
from chat.buttons.groups.linking import AnswerUnit
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit
from chat.texts import access
from chat.texts.groups import linking as linking_texts
from chat.texts.units.levels import unit_at
from storage import inbox, outbox, questions
from storage.actors import Actor, links_of_chat
from storage.models import QuestionKind
from storage.units import levels


def hear_for_unit(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AnswerUnit
) -> Marked | None:
    """Let what waited be handled now; return what to say if it was chosen before or cannot be."""
    units = {link.unit_id: link.unit for link in links_of_chat(session, heard.chat_id)}
    unit = units.get(button.unit)
    if unit is None:
        return access.expired()
    kind = QuestionKind.WHICH_UNIT
    kept = questions.answer(session, button.question, kind, heard.chat_id, moment.now)
    if kept is None:
        return access.already_done()
    again = [(kept["update"], unit.id, kept.get("part"))]
    inbox.hear_for_each(session, button.question, again, moment.now)
    word = levels.words_in(session, heard.chat_id).get(unit.office_id)
    chosen = linking_texts.chosen_unit(unit_at(unit.name, word))
    outbox.enqueue(session, [edit(heard, chosen)], moment.now)
    return None


CONVERSATION = (on_press(AnswerUnit, hear_for_unit, for_members),)
