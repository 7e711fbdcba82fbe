"""Several units share a chat: which of them somebody means, and the question where that is not sure."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.buttons.groups import linking as linking_buttons
from chat.buttons.subjects import Subject
from chat.context import Context
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.groups import linking as linking_texts
from chat.texts.units import levels as level_texts
from chat.understanding import ReplyContext, understand
from chat.which_level import OWN, UNSURE, Meaning, meant_levels, words_of_part
from storage import inbox, outbox, questions
from storage.actors import links_of_chat
from storage.models import ChatLink, QuestionKind
from storage.reporting import led_tasks
from storage.units import levels
from storage.walls import enter


async def meaning_of(context: Context) -> Context | None:
    """Return the context of the unit that is meant; None where what is said waits behind a question.

    Chatter that names no task of any of the units is left alone. What is said for several levels is heard
    once for each of them.
    """
    actor, heard = context.actor, context.heard
    if actor.unit_name is None or actor.unit_id is not None:
        return await _with_its_part(context)
    meant = await context.read(_meant, heard, context.subject, context.moment)
    if len(meant.sure) == 1 and not meant.is_unsure:
        return _speaking_for(context, meant.sure[0])
    if meant.sure or meant.is_ours or heard.is_addressed:
        await context.transact(_hear_apart, heard, context.moment, meant)
    if not meant.sure:  # else whoever hears it for a level answers the press
        context.answer_press(linking_texts.choose_unit_below())
    return None


def _speaking_for(context: Context, link: ChatLink) -> Context:
    meant = replace(
        context.actor,
        unit_id=link.unit_id,
        unit_name=link.unit.name if link.unit else None,
        topic_id=link.topic_id,
        office_id=link.office_id,
    )
    return replace(context, linked=meant)


async def _with_its_part(context: Context) -> Context:
    """Return the context with only those words that are for the unit, where others are for another level."""
    heard, unit = context.heard, context.actor.unit_id
    if heard.meant_part is None or unit is None:
        return context
    words = await context.read(words_of_part, heard, context.subject, unit)
    return replace(context, heard=replace(heard, words=words))


def _meant(session: Session, heard: Heard, subject: Subject | None, moment: Moment) -> Meaning:
    if levels.words_in(session, heard.chat_id):
        return meant_levels(session, heard, subject, moment)
    fitting = _fitting(session, heard, moment)
    if len(fitting) == 1:
        return Meaning(tuple(fitting), is_unsure=False)
    return Meaning(is_ours=bool(fitting))


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


def _hear_apart(session: Session, heard: Heard, moment: Moment, meant: Meaning) -> None:
    """Let what is surely for some units be heard for each of them, and ask about the rest."""
    if meant.sure:
        hear_for_all(session, heard, moment, meant.sure, OWN if heard.press is None else None)
    if meant.is_unsure:
        ask_which_unit(session, heard, moment, UNSURE if meant.sure else None)


def hear_for_all(
    session: Session, heard: Heard, moment: Moment, links: Sequence[ChatLink], part: str | None
) -> None:
    """Let an update be heard once for each of these units of a chat, in the office of each."""
    update = inbox.payload_of(session, heard.update_id)
    kind = QuestionKind.WHICH_UNIT
    answered = questions.ask(session, kind, heard.chat_id, {}, moment.now)
    questions.answer(session, answered, kind, heard.chat_id, moment.now)
    again = [(update, link.unit_id, part) for link in links if link.unit_id is not None]
    inbox.hear_for_each(session, answered, again, moment.now)


def ask_which_unit(session: Session, heard: Heard, moment: Moment, part: str | None = None) -> None:
    """Keep the whole update behind the question which of the chat's units it, or a part of it, is for."""
    words = levels.words_in(session, heard.chat_id)
    units = [
        (link.unit.id, level_texts.unit_at(link.unit.name, words.get(link.office_id)))
        for link in links_of_chat(session, heard.chat_id)
        if link.unit
    ]
    kept = {"update": inbox.payload_of(session, heard.update_id), "part": part}
    question = questions.ask(session, QuestionKind.WHICH_UNIT, heard.chat_id, kept, moment.now)
    keyboard = linking_buttons.which_unit(question, units)
    is_kept = heard.press is None and bool(heard.said or heard.files)
    text = (
        level_texts.which_level(len(words), is_kept=is_kept)
        if words
        else linking_texts.whose_words(len(units))
    )
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)
