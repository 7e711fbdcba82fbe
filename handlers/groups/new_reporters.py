"""Somebody new reports where only registered focal points do: a yes, a no, or the secretariat is asked."""

from sqlalchemy.orm import Session

from chat.audience import for_members
from chat.buttons.groups.focal_points import AnswerReporter, ReporterAnswer
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.notices import promised, to_secretariat, to_unit
from chat.outgoing import edit
from chat.texts import access
from chat.texts.groups import focal_points as focal_point_texts
from chat.who_speaks import question_to_secretariat
from storage import outbox
from storage.actors import Actor, actor_of
from storage.groups import focal_points, new_reporters, reach
from storage.models import LinkRole, Question
from storage.units import directory


def answer_reporter(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AnswerReporter
) -> Marked | None:
    """Register the person or not; return what to say to somebody who may not decide, or comes too late."""
    question = new_reporters.waiting_reporter(session, button.question)
    if question is None:
        return access.already_done()
    if button.answer is ReporterAnswer.SECRETARIAT and _is_of(actor, question):
        return _ask_secretariat(session, heard, moment, question)
    if not _may_decide(session, heard, question):
        return focal_point_texts.not_yours_to_decide()
    name, unit = question.details["name"], directory.unit_of(session, question.details["unit"])
    by = actor.display_name
    if button.answer is ReporterAnswer.YES:
        new_reporters.agree(session, actor, question, moment.now)
        text = focal_point_texts.agreed(name, unit.name, by)
    else:
        new_reporters.refuse(session, actor, question, moment.now)
        text = focal_point_texts.refused(name, unit.name, by)
    told = to_unit(session, unit.id, text) if heard.chat_id != question.chat_id else []
    outbox.enqueue(session, [edit(heard, text), *told], moment.now)
    return None


def _is_of(actor: Actor, question: Question) -> bool:
    """Return whether the press comes from the chat where the person wanted to report."""
    return actor.role is LinkRole.UNIT and actor.chat_id == question.chat_id


def _may_decide(session: Session, heard: Heard, question: Question) -> bool:
    # In a shared chat the press is for the unit that was asked about, whatever the message is about.
    actor = actor_of(session, heard.speaker, question.details["unit"]) if heard.speaker else None
    return actor is not None and focal_points.may_decide(session, actor, question.details["unit"])


def _ask_secretariat(session: Session, heard: Heard, moment: Moment, question: Question) -> Marked:
    name, unit = question.details["name"], directory.unit_of(session, question.details["unit"])
    text, keyboard = question_to_secretariat(name, unit.name, question.id)
    notices = to_secretariat(session, text, keyboard)
    outbox.enqueue(session, promised(session, heard, notices), moment.now)
    return focal_point_texts.passed_on(arrives=reach.secretariat_hears(session))


CONVERSATION = (on_press(AnswerReporter, answer_reporter, for_members),)
