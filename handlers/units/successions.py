"""Units merge and split: the secretariat is asked once, then everybody concerned is told."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_secretariat
from chat.buttons.units import successions as succession_buttons
from chat.buttons.units.successions import DropSuccession, SucceedUnits
from chat.context import Context
from chat.notices import successions_done
from chat.outgoing import edit_buttons, reply
from chat.texts.units import directory as directory_texts
from chat.texts.units import successions as succession_texts
from chat.texts.units.successions import NamedChange
from chat.understanding.commands.unit_commands import Succeed
from handlers.presses import carry_out
from plans.text import fold
from plans.units import UnitClass, UnitFields, name_as_given, read_unit
from storage import outbox, questions
from storage.models import QuestionKind, Unit
from storage.outbox import Outgoing
from storage.units import cards, changes, directory, successions
from storage.units.directory import Directory
from storage.units.successions import Change


def ask_to_succeed(session: Session, context: Context, message: Message, command: Succeed) -> list[Outgoing]:
    """Return the question whether units shall merge or split, or why that cannot be."""
    old: list[Unit] = []
    for query in command.old:
        found = directory.find(session, query)
        if len(found) != 1:
            return [_unclear(message, query, found)]
        old.append(found[0])
    known = Directory(session, context.now, directory.home(session))
    new = [_successor(session, known, query) for query in command.new]
    collective = next((name for name in new if isinstance(name, str) and _is_collective(name)), None)
    if collective is not None:
        return [reply(message, directory_texts.is_collective(collective))]
    ending = [unit for unit in dict.fromkeys(old) if unit not in new]
    if not ending:
        return [reply(message, succession_texts.same_unit(command.new[0]))]
    return [_question(session, context, message, ending, new, command.on or context.today)]


def _unclear(message: Message, query: str, found: Sequence[Unit]) -> Outgoing:
    if not found:
        return reply(message, directory_texts.unknown_unit(query))
    return reply(message, directory_texts.say_in_full(query, [unit.name for unit in found]))


def _successor(session: Session, known: Directory, query: str) -> Unit | str:
    """Return the unit of that whole name, or the name of one to add."""
    unit = known.known(query)
    if unit is not None:
        return unit
    found = directory.find(session, query)
    name = name_as_given(query)
    return found[0] if len(found) == 1 and fold(found[0].name) == fold(name) else name


def _is_collective(name: str) -> bool:
    return read_unit(name).kind is UnitClass.COLLECTIVE


def _question(
    session: Session, context: Context, message: Message, old: list[Unit], new: list[Unit | str], on: date
) -> Outgoing:
    details = {
        "old": [unit.id for unit in old],
        "new": [unit if isinstance(unit, str) else unit.id for unit in new],
        "on": on.isoformat(),
    }
    question = questions.ask(session, QuestionKind.SUCCESSION, message.chat_id, details, context.now)
    change = NamedChange(
        [unit.name for unit in old], [unit if isinstance(unit, str) else unit.name for unit in new], on
    )
    added = [unit for unit in new if isinstance(unit, str)]
    owed = sum(cards.owed(session, unit.id) for unit in old)
    text = succession_texts.question(change, added, owed, context.today)
    return reply(message, text, keyboard=succession_buttons.succession(question, change.verb))


@for_secretariat
async def succeed(update: Update, context: Context) -> None:
    """Let the units merge or split as was asked, once."""
    await carry_out(update, context, SucceedUnits, take)


def take(session: Session, context: Context, message: Message, button: SucceedUnits) -> str | None:
    """Note the change, and carry it out if its day has come; return what to say if it was decided before."""
    details = questions.answer(
        session, button.question, QuestionKind.SUCCESSION, message.chat_id, context.now
    )
    if details is None:
        return succession_texts.decided_before()
    old = [session.get_one(Unit, id_) for id_ in details["old"]]
    if any(unit.closed_on is not None for unit in old):
        return succession_texts.decided_before()
    new = [_new_unit(session, context, value, old[0]) for value in details["new"]]
    change = Change(tuple(old), tuple(new), date.fromisoformat(details["on"]))
    successions.decide(session, context.actor, change, context.now)
    happened = successions.carry_out(session, context.now, context.today)
    notices = successions_done(session, happened)
    if change.on > context.today:
        named = NamedChange([unit.name for unit in old], [unit.name for unit in new], change.on)
        notices.append(reply(message, succession_texts.scheduled(named, context.actor.display_name)))
    outbox.enqueue(session, [edit_buttons(message, None), *notices], context.now)
    return None


def _new_unit(session: Session, context: Context, value: Any, like: Unit) -> Unit:
    """Return the successor, added as a unit of the same level and place if it is new."""
    if isinstance(value, int):
        return session.get_one(Unit, value)
    known = changes.named(session, value)
    if known is not None:
        return known
    unit = changes.add(session, context.actor, value, UnitFields(level=like.level), context.now)
    unit.parent_id = like.parent_id
    session.flush()
    return unit


@for_secretariat
async def drop_succession(update: Update, context: Context) -> None:
    """Leave the units as they are."""
    await carry_out(update, context, DropSuccession, drop)


def drop(session: Session, context: Context, message: Message, button: DropSuccession) -> str | None:
    """Close the question; return what to say if it was decided before."""
    kept = questions.answer(session, button.question, QuestionKind.SUCCESSION, message.chat_id, context.now)
    if kept is None:
        return succession_texts.decided_before()
    answer = reply(message, succession_texts.dropped())
    outbox.enqueue(session, [edit_buttons(message, None), answer], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(succeed, pattern=SucceedUnits.pattern()),
        CallbackQueryHandler(drop_succession, pattern=DropSuccession.pattern()),
    ]
