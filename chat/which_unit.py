"""Several units share a chat: which of them somebody means, and the question where that is not sure."""

from dataclasses import replace

from sqlalchemy.orm import Session

from chat.buttons.groups import linking as linking_buttons
from chat.context import Context
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.groups import linking as linking_texts
from chat.understanding import ReplyContext, understand
from storage import inbox, outbox, questions
from storage.actors import links_of_chat
from storage.models import ChatLink, QuestionKind
from storage.reporting import led_tasks
from storage.walls import enter


async def meaning_of(context: Context) -> Context | None:
    """Return the context of the unit that is meant; None where what is said waits behind a question.

    Chatter that names no task of any of the units is left alone.
    """
    actor, heard = context.actor, context.heard
    if actor.unit_name is None or actor.unit_id is not None:
        return context
    fitting = await context.read(_fitting, heard, context.moment)
    if len(fitting) == 1:
        (link,) = fitting
        name = link.unit.name if link.unit else None
        meant = replace(
            actor,
            unit_id=link.unit_id,
            unit_name=name,
            topic_id=link.topic_id,
            office_id=link.office_id,
        )
        return replace(context, linked=meant)
    if fitting or heard.is_addressed:
        await context.transact(ask_which_unit, heard, context.moment)
    context.answer_press(linking_texts.choose_unit_below())
    return None


def _fitting(session: Session, heard: Heard, moment: Moment) -> list[ChatLink]:
    """Return the units of the chat that lead a task the words name."""
    if heard.press is not None or not heard.said:
        return []
    links = links_of_chat(session, heard.chat_id)
    tasks = {link.id: _tasks_of(session, link) for link in links}
    # Read against the tasks of all of them: a unit that leads only one task would be taken to mean it.
    all_tasks = tuple(sorted(set().union(*tasks.values())))
    read = understand(heard.said, ReplyContext("", all_tasks, about=None, today=moment.today))
    named = {item.task for item in read.items}
    return [link for link in links if named & tasks[link.id]]


def _tasks_of(session: Session, link: ChatLink) -> set[str]:
    enter(session, link.office_id)
    tasks = led_tasks.tasks_named(session, link.unit_id) if link.unit_id is not None else []
    return {task.number for task in tasks}


def ask_which_unit(session: Session, heard: Heard, moment: Moment) -> None:
    """Keep the whole update behind the question which of the chat's units it is for."""
    units = [(link.unit.id, link.unit.name) for link in links_of_chat(session, heard.chat_id) if link.unit]
    kept = {"update": inbox.payload_of(session, heard.update_id)}
    question = questions.ask(session, QuestionKind.WHICH_UNIT, heard.chat_id, kept, moment.now)
    keyboard = linking_buttons.which_unit(question, units)
    text = linking_texts.whose_words(len(units))
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)
