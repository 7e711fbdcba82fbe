"""Units merge and split: the secretariat is asked once, then everybody concerned is told."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.units import successions as succession_buttons
from chat.buttons.units.successions import DropSuccession, SucceedUnits
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.units.successions import successions_done
from chat.moment import Moment
from chat.outgoing import edit_buttons, reply
from chat.texts.units import directory as directory_texts
from chat.texts.units import lower_offices as office_texts
from chat.texts.units import successions as succession_texts
from chat.texts.units.successions import NamedSuccession
from chat.understanding.commands.unit_commands import Succeed
from plans.text import fold
from plans.units import UnitClass, UnitFields, name_as_given, read_unit
from storage import outbox, questions
from storage.actors import Actor
from storage.decisions import passed_up
from storage.models import QuestionKind, Unit
from storage.outbox import Outgoing
from storage.units import cards, changes, directory, successions, successor_offices
from storage.units.directory import Directory, Found
from storage.units.successions import Succession


def ask_to_succeed(session: Session, heard: Heard, moment: Moment, command: Succeed) -> list[Outgoing]:
    """Return the question whether units shall merge or split, or why that cannot be."""
    old: list[Unit] = []
    for query in command.old:
        found = directory.find(session, query)
        if found.unit is None:
            return [_unclear(heard, query, found)]
        old.append(found.unit)
    return ask_to_end(session, heard, moment, old, command.new, command.on or moment.today)


def ask_to_end(
    session: Session, heard: Heard, moment: Moment, old: Sequence[Unit], names: Sequence[str], on: date
) -> list[Outgoing]:
    """Return the question whether units shall end for those of these names, or why that cannot be."""
    known = Directory(session, moment.now, directory.home(session))
    new = [_successor(session, known, query) for query in names]
    collective = next((name for name in new if isinstance(name, str) and _is_collective(name)), None)
    if collective is not None:
        return [reply(heard, directory_texts.is_collective(collective))]
    ending = [unit for unit in dict.fromkeys(old) if unit not in new]
    if not ending:
        return [reply(heard, succession_texts.same_unit(names[0]))]
    return [_question(session, heard, moment, ending, new, on)]


def _unclear(heard: Heard, query: str, found: Found) -> Outgoing:
    if not found.units:
        return reply(heard, directory_texts.unknown_unit(query))
    return reply(heard, directory_texts.say_in_full(query, found.names))


def _successor(session: Session, known: Directory, query: str) -> Unit | str:
    """Return the unit of that whole name, or the name of one to add."""
    unit = known.known(query)
    if unit is not None:
        return unit
    found = directory.find(session, query).unit
    name = name_as_given(query)
    return found if found is not None and fold(found.name) == fold(name) else name


def _is_collective(name: str) -> bool:
    return read_unit(name).kind is UnitClass.COLLECTIVE


def _question(
    session: Session,
    heard: Heard,
    moment: Moment,
    old: list[Unit],
    new: list[Unit | str],
    on: date,
) -> Outgoing:
    details = {
        "old": [unit.id for unit in old],
        "new": [unit if isinstance(unit, str) else unit.id for unit in new],
        "on": on.isoformat(),
    }
    question = questions.ask(session, QuestionKind.SUCCESSION, heard.chat_id, details, moment.now)
    change = NamedSuccession(
        [unit.name for unit in old], [unit if isinstance(unit, str) else unit.name for unit in new], on
    )
    added = [unit for unit in new if isinstance(unit, str)]
    owed = sum(cards.owed(session, unit.id) for unit in old)
    text = succession_texts.question(change, added, owed, moment.today, _of_offices(session, old, new))
    return reply(heard, text, keyboard=succession_buttons.succession(question, change.verb))


def _of_offices(session: Session, old: Sequence[Unit], new: Sequence[Unit | str]) -> list[Marked]:
    """Return what becomes of the offices of units that end, and what waits here that they have passed up."""
    successor = new[0] if isinstance(new[0], str) else new[0].name
    return [
        office_texts.becomes_of(
            office.name, successor if is_followed else None, *passed_up.still_open(session, office.id)
        )
        for office, is_followed in successor_offices.follows(session, old, new)
    ]


def take(session: Session, heard: Heard, actor: Actor, moment: Moment, button: SucceedUnits) -> Marked | None:
    """Note the change, and carry it out if its day has come; return what to say if it was decided before."""
    details = questions.answer(session, button.question, QuestionKind.SUCCESSION, heard.chat_id, moment.now)
    if details is None:
        return succession_texts.decided_before()
    old = [session.get_one(Unit, id_) for id_ in details["old"]]
    if any(unit.closed_on is not None for unit in old):
        return succession_texts.decided_before()
    new = [_new_unit(session, actor, moment, value, old[0]) for value in details["new"]]
    change = Succession(tuple(old), tuple(new), date.fromisoformat(details["on"]))
    successions.decide(session, actor, change, moment.now)
    happened = successions.carry_out(session, moment.now, moment.today)
    notices = successions_done(session, happened)
    if change.on > moment.today:
        named = NamedSuccession([unit.name for unit in old], [unit.name for unit in new], change.on)
        notices.append(reply(heard, succession_texts.scheduled(named, actor.display_name)))
    outbox.enqueue(session, [edit_buttons(heard, None), *notices], moment.now)
    return None


def _new_unit(session: Session, actor: Actor, moment: Moment, value: Any, like: Unit) -> Unit:
    """Return the successor, added as a unit of the same level and place if it is new."""
    if isinstance(value, int):
        return session.get_one(Unit, value)
    known = changes.named(session, value)
    if known is not None:
        return known
    unit = changes.add(session, actor, value, UnitFields(level=like.level), moment.now)
    unit.parent_id = like.parent_id
    session.flush()
    return unit


def drop(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: DropSuccession
) -> Marked | None:
    """Close the question; return what to say if it was decided before."""
    kept = questions.answer(session, button.question, QuestionKind.SUCCESSION, heard.chat_id, moment.now)
    if kept is None:
        return succession_texts.decided_before()
    answer = reply(heard, succession_texts.dropped())
    outbox.enqueue(session, [edit_buttons(heard, None), answer], moment.now)
    return None


CONVERSATION = (
    on_press(SucceedUnits, take, for_secretariat),
    on_press(DropSuccession, drop, for_secretariat),
)
