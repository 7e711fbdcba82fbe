"""Somebody new reports where only registered focal points do: a yes, a no, or the secretariat is asked."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_members
from chat.buttons.groups.focal_points import AnswerReporter, ReporterAnswer
from chat.context import Context
from chat.notices import to_secretariat, to_unit
from chat.outgoing import edit
from chat.texts import access
from chat.texts.groups import focal_points as focal_point_texts
from chat.who_speaks import question_to_secretariat
from handlers.presses import carry_out
from storage import outbox
from storage.actors import actor_of
from storage.groups import focal_points, linking
from storage.models import LinkRole, Question


@for_members
async def answer_reporter(update: Update, context: Context) -> None:
    """Take the answer to the question whether somebody speaks for a unit."""
    await carry_out(update, context, AnswerReporter, settle)


def settle(session: Session, context: Context, message: Message, button: AnswerReporter) -> str | None:
    """Register the person or not; return what to say to somebody who may not decide, or comes too late."""
    question = focal_points.waiting_reporter(session, button.question)
    if question is None:
        return access.already_done()
    if button.answer is ReporterAnswer.SECRETARIAT and _is_of(context, question):
        return _ask_secretariat(session, context, question)
    if not _may_decide(session, context, question):
        return focal_point_texts.not_yours_to_decide()
    name, unit = question.details["name"], linking.unit_of(session, question.details["unit"])
    by = context.actor.display_name
    if button.answer is ReporterAnswer.YES:
        focal_points.agree(session, context.actor, question, context.now)
        text = focal_point_texts.agreed(name, unit.name, by)
    else:
        focal_points.refuse(session, context.actor, question, context.now)
        text = focal_point_texts.refused(name, unit.name, by)
    told = to_unit(session, unit.id, text) if message.chat_id != question.chat_id else []
    outbox.enqueue(session, [edit(message, text), *told], context.now)
    return None


def _is_of(context: Context, question: Question) -> bool:
    """Return whether the press comes from the chat where the person wanted to report."""
    return context.actor.role is LinkRole.UNIT and context.actor.chat_id == question.chat_id


def _may_decide(session: Session, context: Context, question: Question) -> bool:
    # In a shared chat the press is for the unit that was asked about, whatever the message is about.
    actor = actor_of(session, context.speaker, question.details["unit"])
    return actor is not None and focal_points.may_decide(session, actor, question.details["unit"])


def _ask_secretariat(session: Session, context: Context, question: Question) -> str:
    name, unit = question.details["name"], linking.unit_of(session, question.details["unit"])
    text, keyboard = question_to_secretariat(name, unit.name, question.id)
    outbox.enqueue(session, to_secretariat(session, text, keyboard), context.now)
    return focal_point_texts.passed_on()


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CallbackQueryHandler(answer_reporter, pattern=AnswerReporter.pattern())]
