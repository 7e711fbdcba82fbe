"""Several units share a chat: what was said waits until a button says for which of them."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_members
from chat.buttons.groups.linking import AnswerUnit
from chat.context import Context
from chat.outgoing import edit
from chat.texts import access
from chat.texts.groups import linking as linking_texts
from handlers.presses import carry_out
from storage import inbox, outbox, questions
from storage.actors import links_of_chat
from storage.models import QuestionKind


@for_members
async def answer_which_unit(update: Update, context: Context) -> None:
    """Handle what waited, as said for the unit that was pressed."""
    await carry_out(update, context, AnswerUnit, hear_for_unit)


def hear_for_unit(session: Session, context: Context, message: Message, button: AnswerUnit) -> str | None:
    """Let what waited be handled now; return what to say if it was chosen before or cannot be."""
    units = {link.unit_id: link.unit for link in links_of_chat(session, message.chat_id)}
    unit = units.get(button.unit)
    if unit is None:
        return access.expired()
    kind = QuestionKind.WHICH_UNIT
    kept = questions.answer(session, button.question, kind, message.chat_id, context.now)
    if kept is None:
        return access.already_done()
    inbox.hear_again(session, button.question, [kept["update"]], unit.id, context.now)
    outbox.enqueue(session, [edit(message, linking_texts.chosen_unit(unit.name))], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CallbackQueryHandler(answer_which_unit, pattern=AnswerUnit.pattern())]
