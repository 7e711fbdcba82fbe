"""Several units share a chat: which of them somebody means, and the question where that is not sure."""

from dataclasses import replace

from sqlalchemy.orm import Session
from telegram import Update

from chat.buttons.groups import linking as linking_buttons
from chat.context import Context, is_addressed, words_of
from chat.outgoing import answer_press, reply
from chat.texts.groups import linking as linking_texts
from chat.understanding import ReplyContext, understand
from storage import inbox, outbox, questions
from storage.actors import links_of_chat
from storage.models import ChatLink, QuestionKind
from storage.reporting import statements


async def settle_unit(update: Update, context: Context) -> bool:
    """Return whether it is sure for which unit this is said; else it waits behind a question.

    Chatter that names no task of any of the units is left alone.
    """
    actor = context.actor
    if actor.unit_name is None or actor.unit_id is not None:
        return True
    words = words_of(update)
    fitting = await context.read(_fitting, context, words)
    if len(fitting) == 1:
        (link,) = fitting
        name = link.unit.name if link.unit else None
        context.linked = replace(actor, unit_id=link.unit_id, unit_name=name, topic_id=link.topic_id)
        return True
    if fitting or is_addressed(update, context):
        await context.transact(ask_which_unit, context, update)
    if update.callback_query is not None:
        answer_press(context, update.callback_query, linking_texts.choose_unit_below())
    return False


def _fitting(session: Session, context: Context, words: str) -> list[ChatLink]:
    """Return the units of the chat that lead a task the words name."""
    if not words:
        return []
    links = links_of_chat(session, context.speaker.chat_id)
    tasks = {link.id: _tasks_of(session, link) for link in links}
    # Read against the tasks of all of them: a unit that leads only one task would be taken to mean it.
    all_tasks = tuple(sorted(set().union(*tasks.values())))
    read = understand(words, ReplyContext("", all_tasks, about=None, today=context.today))
    named = {item.task for item in read.items}
    return [link for link in links if named & tasks[link.id]]


def _tasks_of(session: Session, link: ChatLink) -> set[str]:
    tasks = statements.tasks_led_by(session, link.unit_id) if link.unit_id is not None else []
    return {task.number for task in tasks}


def ask_which_unit(session: Session, context: Context, update: Update) -> None:
    """Keep the whole update behind the question which of the chat's units it is for."""
    assert update.effective_message is not None  # noqa: S101 -- what is said or pressed has a message
    message = update.effective_message
    units = [(link.unit.id, link.unit.name) for link in links_of_chat(session, message.chat_id) if link.unit]
    kept = {"update": inbox.payload_of(session, context.update_id)}
    question = questions.ask(session, QuestionKind.WHICH_UNIT, message.chat_id, kept, context.now)
    keyboard = linking_buttons.which_unit(question, units)
    text = linking_texts.whose_words(len(units))
    outbox.enqueue(session, [reply(message, text, keyboard=keyboard)], context.now)
