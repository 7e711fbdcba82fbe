"""The secretariat sends a list of units, sees what it would change, and takes it or not."""

from typing import Any

from sqlalchemy.orm import Session
from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_secretariat
from chat.buttons.units import directory as directory_buttons
from chat.buttons.units.directory import DecideRow, DropUnits, ImportUnits, ListRows, ReviewRows, RowChoice
from chat.context import Context
from chat.outgoing import edit, edit_buttons, reply, send_file
from chat.texts.units import imports as import_texts
from handlers.presses import carry_out
from plans.reading.unit_sheet import UnitList
from plans.units import UnitLevel
from reports.unit_sheet import UnitRow, unit_sheet
from storage import files, outbox, questions
from storage.models import QuestionKind
from storage.outbox import Outgoing
from storage.plans import obligations
from storage.units import cards, directory, imports


def show_list(session: Session, context: Context, message: Message, name: str, units: UnitList) -> None:
    """Answer with what a list would change, and the buttons that decide about it."""
    compared = imports.compare(session, units, context.now)
    text = import_texts.preview(name, compared, units.problems)
    about = {"kind": "plan"}
    if compared.new or compared.changed:
        details = units.as_json()
        question = questions.ask(session, QuestionKind.UNIT_LIST, message.chat_id, details, context.now)
        keyboard = directory_buttons.list_to_import(question, len(compared.doubts))
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
        return import_texts.decided_before()
    text = _bring_in(session, context, details, button.rows)
    outbox.enqueue(session, [edit_buttons(message, None), reply(message, text)], context.now)
    return None


def _bring_in(session: Session, context: Context, details: dict[str, Any], which: ListRows) -> str:
    """Bring the rows of a list that are wanted into the directory; return what to say of it."""
    units, decided = UnitList.from_json(details), _decided(details)
    doubtful = imports.doubtful_rows(session, units, context.now) if which is ListRows.SURE else {}
    unwanted = {row for row, is_wanted in decided.items() if not is_wanted} | (doubtful.keys() - decided)
    rows = [unit for row, unit in enumerate(units.units) if row not in unwanted]
    added, changed = imports.take(session, context.actor, rows, context.now)
    obligations.materialise(session, context.today)
    unknown = cards.count_by_level(session).get(UnitLevel.UNSPECIFIED, 0)
    return import_texts.taken(added, changed, unknown, context.actor.display_name)


def _decided(details: dict[str, Any]) -> dict[int, bool]:
    """Return which doubtful rows of a list were decided one by one, and whether they are wanted."""
    return {int(row): bool(wanted) for row, wanted in details.get("decided", {}).items()}


@for_secretariat
async def review_rows(update: Update, context: Context) -> None:
    """Ask about the first doubtful row of a list."""
    await carry_out(update, context, ReviewRows, ask_about_rows)


def ask_about_rows(session: Session, context: Context, message: Message, button: ReviewRows) -> str | None:
    """Send the question about the next row; return what to say if the list was decided before."""
    details = _waiting(session, message, button.question)
    asked = _question(session, context, button.question, details) if details else None
    if asked is None:
        return import_texts.decided_before()
    text, keyboard = asked
    # A press that Telegram repeats asks only once.
    key = f"units-ask:{button.question}:{message.message_id}"
    outbox.enqueue(session, [reply(message, text, keyboard=keyboard, dedupe_key=key)], context.now)
    return None


def _waiting(session: Session, message: Message, question: int) -> dict[str, Any] | None:
    is_ours = questions.is_of(session, question, QuestionKind.UNIT_LIST, message.chat_id)
    return questions.waiting(session, question) if is_ours else None


def _question(
    session: Session, context: Context, question: int, details: dict[str, Any]
) -> tuple[str, InlineKeyboardMarkup] | None:
    """Return the question about the first row that is not decided, None if there is none left."""
    decided, units = _decided(details), UnitList.from_json(details)
    doubts = imports.doubtful_rows(session, units, context.now)
    left = {row: doubt for row, doubt in doubts.items() if row not in decided}
    if not left:
        return None
    row, doubt = next(iter(left.items()))
    return import_texts.row_question(doubt, len(left)), directory_buttons.doubtful_row(
        question, row, len(left)
    )


@for_secretariat
async def decide_row(update: Update, context: Context) -> None:
    """Take or skip a doubtful row and ask about the next."""
    await carry_out(update, context, DecideRow, decide)


def decide(session: Session, context: Context, message: Message, button: DecideRow) -> str | None:
    """Note what becomes of a row, after the last bring the list in; return what to say if it was decided."""
    details = _waiting(session, message, button.question)
    if details is None or button.row in _decided(details):
        return import_texts.decided_before()
    is_taken = button.choice is RowChoice.TAKE
    details = {**details, "decided": {**details.get("decided", {}), str(button.row): is_taken}}
    questions.keep(session, button.question, details)
    unit = UnitList.from_json(details).units[button.row]
    said = import_texts.row_decided(unit, is_taken=is_taken)
    asked = _question(session, context, button.question, details)
    if asked is not None:
        text, keyboard = asked
        outbox.enqueue(session, [edit(message, f"{said}\n\n{text}", keyboard=keyboard)], context.now)
        return None
    questions.answer(session, button.question, QuestionKind.UNIT_LIST, message.chat_id, context.now)
    text = _bring_in(session, context, details, ListRows.ALL)
    outbox.enqueue(session, [edit(message, f"{said}\n\n{text}")], context.now)
    return None


@for_secretariat
async def drop_units(update: Update, context: Context) -> None:
    """Throw the list away."""
    await carry_out(update, context, DropUnits, drop)


def drop(session: Session, context: Context, message: Message, button: DropUnits) -> str | None:
    """Close the question without taking anything; return what to say if it was decided before."""
    kept = questions.answer(session, button.question, QuestionKind.UNIT_LIST, message.chat_id, context.now)
    if kept is None:
        return import_texts.decided_before()
    text = import_texts.dropped(context.actor.display_name)
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
    file = files.keep(session, import_texts.template_name(), unit_sheet(rows), context.now)
    caption = import_texts.template_caption(len(rows))
    return send_file(message, file, caption, about={"kind": "plan"})


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(import_units, pattern=ImportUnits.pattern()),
        CallbackQueryHandler(review_rows, pattern=ReviewRows.pattern()),
        CallbackQueryHandler(decide_row, pattern=DecideRow.pattern()),
        CallbackQueryHandler(drop_units, pattern=DropUnits.pattern()),
    ]
