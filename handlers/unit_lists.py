"""The secretariat sends a list of units, sees what it would change, and takes it or not."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat import keyboards, texts
from chat.audience import for_secretariat
from chat.buttons import DropUnits, ImportUnits, ListRows
from chat.context import Context
from chat.outgoing import edit_buttons, reply, send_file
from handlers.presses import carry_out
from plans.reading.unit_sheet import UnitList
from plans.units import UnitLevel
from reports.unit_sheet import UnitRow, unit_sheet
from storage import directory, files, obligations, outbox, questions, unit_cards, unit_lists
from storage.models import QuestionKind
from storage.outbox import Outgoing


def show_list(session: Session, context: Context, message: Message, name: str, units: UnitList) -> None:
    """Answer with what a list would change, and the buttons that decide about it."""
    compared = unit_lists.compare(session, units, context.now)
    text = texts.unit_lists.preview(name, compared, units.problems)
    about = {"kind": "plan"}
    if compared.new or compared.changed:
        details = units.as_json()
        question = questions.ask(session, QuestionKind.UNIT_LIST, message.chat_id, details, context.now)
        keyboard = keyboards.list_to_import(question, len(compared.doubts))
        answer = reply(message, text, keyboard=keyboard, about=about)
    else:
        answer = reply(message, text, about=about)
    outbox.enqueue(session, [answer], context.now)


@for_secretariat
async def import_units(update: Update, context: Context) -> None:
    """Bring the list into the directory, once."""
    await carry_out(update, context, ImportUnits, take)


def take(session: Session, context: Context, message: Message, button: ImportUnits) -> str | None:
    """Take a list and say how much changed; return what to say if it was decided before."""
    details = questions.answer(session, button.question, QuestionKind.UNIT_LIST, message.chat_id, context.now)
    if details is None:
        return texts.unit_lists.decided_before()
    units = UnitList.from_json(details)
    rows = list(units.units)
    if button.rows is ListRows.SURE:
        rows = unit_lists.without(units, unit_lists.compare(session, units, context.now).doubts)
    added, changed = unit_lists.take(session, context.actor, rows, context.now)
    obligations.materialise(session, context.today)
    unknown = unit_cards.count_by_level(session).get(UnitLevel.UNSPECIFIED, 0)
    text = texts.unit_lists.taken(added, changed, unknown, context.actor.display_name)
    outbox.enqueue(session, [edit_buttons(message, None), reply(message, text)], context.now)
    return None


@for_secretariat
async def drop_units(update: Update, context: Context) -> None:
    """Throw the list away."""
    await carry_out(update, context, DropUnits, drop)


def drop(session: Session, context: Context, message: Message, button: DropUnits) -> str | None:
    """Close the question without taking anything; return what to say if it was decided before."""
    kept = questions.answer(session, button.question, QuestionKind.UNIT_LIST, message.chat_id, context.now)
    if kept is None:
        return texts.unit_lists.decided_before()
    text = texts.unit_lists.dropped(context.actor.display_name)
    outbox.enqueue(session, [edit_buttons(message, None), reply(message, text)], context.now)
    return None


def offer_template(session: Session, context: Context, message: Message) -> Outgoing:
    """Return the directory as a sheet to fill in and send back."""
    units = [unit for unit in directory.all_units(session) if unit.closed_on is None]
    names = {unit.id: unit.name for unit in units}
    rows = [
        UnitRow(
            name=unit.name,
            level=unit.level,
            parent=names.get(unit.parent_id or 0),
            abbreviation=unit.abbreviation,
            other_names=unit.other_names,
            leader=unit.leader,
        )
        for unit in units
    ]
    file = files.keep(session, texts.unit_lists.template_name(), unit_sheet(rows), context.now)
    caption = texts.unit_lists.template_caption(len(rows))
    return send_file(message, file, caption, about={"kind": "plan"})


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(import_units, pattern=ImportUnits.pattern()),
        CallbackQueryHandler(drop_units, pattern=DropUnits.pattern()),
    ]
