"""/donvi: the secretariat finds, adds and changes units of the directory."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.units import directory as directory_buttons
from chat.buttons.units.directory import AddToDirectory, ShowUnit
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.notices import to_unit
from chat.outgoing import edit_buttons, reply
from chat.texts import access
from chat.texts.units import directory as directory_texts
from chat.understanding.commands.unit_commands import (
    AddUnit,
    ChangeUnit,
    LoadCommunes,
    LoadOffices,
    LookUp,
    Misunderstood,
    Overview,
    RenameUnit,
    Succeed,
    Template,
    UnitCommand,
    read_unit_command,
)
from handlers.units.imports import offer_template
from handlers.units.offices import offer
from handlers.units.provinces import load
from handlers.units.successions import ask_to_succeed
from plans.units import UnitClass, UnitFields, UnitLevel, level_in_directory, name_as_given, read_unit
from storage import outbox, questions
from storage.actors import Actor
from storage.models import QuestionKind, Unit
from storage.outbox import Outgoing
from storage.plans import obligations
from storage.units import cards, changes, directory

MOST_CHOICES = 8
LONGEST_NAME = 150


def do(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Do what the words after /donvi ask for; what cannot be done is answered with why, changing nothing."""
    try:
        answers = _do(session, heard, actor, moment, read_unit_command(heard.said))
    except changes.NameTakenError as error:
        answers = [reply(heard, directory_texts.name_taken(str(error)))]
    except changes.UnknownParentError as error:
        answers = [reply(heard, directory_texts.unknown_parent(error.name, error.candidates))]
    outbox.enqueue(session, answers, moment.now)


def _do(session: Session, heard: Heard, actor: Actor, moment: Moment, command: UnitCommand) -> list[Outgoing]:
    match command:
        case Overview() | Template() | Misunderstood():
            return [_explained(session, heard, moment, command)]
        case LoadCommunes() | LoadOffices():
            return _loaded(session, heard, moment, command)
        case AddUnit(name, fields):
            return _add(session, heard, actor, moment, name, fields)
        case Succeed():
            return ask_to_succeed(session, heard, moment, command)
        case LookUp(query) | ChangeUnit(query) | RenameUnit(query):
            then = partial(_do_with, session, heard, actor, moment, command)
            return with_unit(session, heard, query, then)


def _explained(
    session: Session, heard: Heard, moment: Moment, command: Overview | Template | Misunderstood
) -> Outgoing:
    """Return how the directory stands, its sheet, or how words are to be written."""
    match command:
        case Overview():
            return reply(heard, directory_texts.overview(cards.count_by_level(session)))
        case Template():
            return offer_template(session, heard, moment)
        case Misunderstood(about):
            return reply(heard, directory_texts.usage(about))


def _loaded(
    session: Session, heard: Heard, moment: Moment, command: LoadCommunes | LoadOffices
) -> list[Outgoing]:
    match command:
        case LoadCommunes(province):
            return load(session, heard, moment, province)
        case LoadOffices(province):
            return [offer(session, heard, moment, province)]


def _do_with(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    command: LookUp | ChangeUnit | RenameUnit,
    unit: Unit,
) -> list[Outgoing]:
    match command:
        case LookUp():
            return [reply(heard, directory_texts.card(_card(session, moment, unit)))]
        case ChangeUnit(fields=fields):
            return _change(session, heard, actor, moment, unit, fields)
        case RenameUnit(name=name):
            return _rename(session, heard, actor, moment, unit, name)


def with_unit(
    session: Session, heard: Heard, query: str, then: Callable[[Unit], list[Outgoing]]
) -> list[Outgoing]:
    """Return what is said of the unit that the query means, or the question which one it is."""
    found = directory.find(session, query)
    if found.unit is not None:
        return then(found.unit)
    if not found.units:
        return [reply(heard, directory_texts.unknown_unit(query))]
    shown = found.units[:MOST_CHOICES]
    text = directory_texts.which_unit(query, len(shown), len(found.units))
    return [
        reply(heard, text, keyboard=directory_buttons.found_units((unit.id, unit.name) for unit in shown))
    ]


def _card(session: Session, moment: Moment, unit: Unit) -> cards.UnitCard:
    return cards.card(session, unit, moment.today)


def _add(
    session: Session, heard: Heard, actor: Actor, moment: Moment, said: str, fields: UnitFields
) -> list[Outgoing]:
    """Add a unit, or ask first where its name resembles another or tells no level."""
    reading = read_unit(said)
    if len(said) > LONGEST_NAME:
        return [reply(heard, directory_texts.too_long(LONGEST_NAME))]
    if reading.kind is UnitClass.COLLECTIVE:
        return [reply(heard, directory_texts.is_collective(reading.canonical))]
    name = name_as_given(said)
    if changes.named(session, name) is not None:
        raise changes.NameTakenError(name)
    level = fields.level or level_in_directory(name)
    alike = directory.find(session, name).units[:MOST_CHOICES]
    if alike or level is UnitLevel.UNSPECIFIED:
        return [_ask(session, heard, moment, name, fields, level, alike)]
    return _added(session, heard, moment, changes.add(session, actor, name, fields, moment.now))


def _ask(
    session: Session,
    heard: Heard,
    moment: Moment,
    name: str,
    fields: UnitFields,
    level: UnitLevel,
    alike: tuple[Unit, ...],
) -> Outgoing:
    details = {"name": name, "fields": fields.as_json()}
    question = questions.ask(session, QuestionKind.DIRECTORY_UNIT, heard.chat_id, details, moment.now)
    known = None if level is UnitLevel.UNSPECIFIED else level
    text = directory_texts.sure_to_add(name, [unit.name for unit in alike], is_level_known=known is not None)
    keyboard = directory_buttons.add_to_directory(question, known, ((unit.id, unit.name) for unit in alike))
    return reply(heard, text, keyboard=keyboard)


def _added(session: Session, heard: Heard, moment: Moment, unit: Unit) -> list[Outgoing]:
    obligations.materialise(session, moment.today)
    return [reply(heard, directory_texts.added(_card(session, moment, unit)))]


def add_to_directory(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AddToDirectory
) -> Marked | None:
    """Add a unit once; return what to say if that was done before or cannot be done."""
    details = questions.answer(
        session, button.question, QuestionKind.DIRECTORY_UNIT, heard.chat_id, moment.now
    )
    if details is None:
        return access.already_done()
    fields = replace(UnitFields.from_json(details["fields"]), level=button.level)
    try:
        unit = changes.add(session, actor, details["name"], fields, moment.now)
    except changes.NameTakenError:
        return access.already_done()
    answers = [edit_buttons(heard, None), *_added(session, heard, moment, unit)]
    outbox.enqueue(session, answers, moment.now)
    return None


def _change(
    session: Session, heard: Heard, actor: Actor, moment: Moment, unit: Unit, fields: UnitFields
) -> list[Outgoing]:
    changes.change(session, actor, unit, fields, moment.now)
    obligations.materialise(session, moment.today)
    return [reply(heard, directory_texts.changed(_card(session, moment, unit)))]


def _rename(
    session: Session, heard: Heard, actor: Actor, moment: Moment, unit: Unit, said: str
) -> list[Outgoing]:
    reading = read_unit(said)
    if reading.kind is UnitClass.COLLECTIVE:
        return [reply(heard, directory_texts.is_collective(reading.canonical))]
    if len(said) > LONGEST_NAME:
        return [reply(heard, directory_texts.too_long(LONGEST_NAME))]
    before = unit.name
    changes.rename(session, actor, unit, name_as_given(said), moment.now)
    answer = reply(heard, directory_texts.renamed(before, unit.name))
    return [answer, *to_unit(session, unit.id, directory_texts.told_new_name(before, unit.name))]


def show(session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ShowUnit) -> Marked | None:
    """Answer with a unit's card; return what to say if there is no such unit."""
    unit = session.get(Unit, button.unit)
    if unit is None:
        return access.expired()
    card = directory_texts.card(_card(session, moment, unit))
    outbox.enqueue(session, [reply(heard, card)], moment.now)
    return None


CONVERSATION = (
    on_command("donvi", work=do, who=for_secretariat),
    on_press(ShowUnit, show, for_secretariat),
    on_press(AddToDirectory, add_to_directory, for_secretariat),
)
