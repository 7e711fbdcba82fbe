"""The secretariat sends a list of units, sees what it would change, and takes it or not."""

from typing import Any

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.plans.preview import PlanWanted
from chat.buttons.units import directory as directory_buttons
from chat.buttons.units.directory import DecideRow, DropUnits, ImportUnits, ListRows, ReviewRows, RowChoice
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked, message
from chat.moment import Moment
from chat.outgoing import edit, reply, send_file
from chat.texts.units import imports as import_texts
from handlers.units.of_before import ask_to_replace
from plans.reading.unit_sheet import UnitList
from plans.units import UnitLevel
from reports.unit_sheet import UnitRow, unit_sheet
from storage import files, outbox, questions
from storage.actors import Actor
from storage.models import QuestionKind
from storage.outbox import Outgoing
from storage.plans import obligations
from storage.units import cards, directory, imports


def show_list(session: Session, heard: Heard, moment: Moment, name: str, units: UnitList) -> None:
    """Answer with what a list would change, and the buttons that decide about it."""
    outbox.enqueue(session, [shown_list(session, heard, moment, name, units)], moment.now)


def shown_list(session: Session, heard: Heard, moment: Moment, name: str, units: UnitList) -> Outgoing:
    """Return what a list would change, with the buttons that decide about it."""
    compared = imports.compare(session, units, moment.now)
    text = import_texts.preview(name, compared, units.problems)
    if compared.new or compared.changed:
        details = units.as_json()
        question = questions.ask(session, QuestionKind.UNIT_LIST, heard.chat_id, details, moment.now)
        keyboard = directory_buttons.list_to_import(question, len(compared.doubts))
        return reply(heard, text, keyboard=keyboard, about=PlanWanted())
    return reply(heard, text, about=PlanWanted())


def take(session: Session, heard: Heard, actor: Actor, moment: Moment, button: ImportUnits) -> Marked | None:
    """Take a list and say how much changed; return what to say if it was decided before."""
    details = questions.answer(session, button.question, QuestionKind.UNIT_LIST, heard.chat_id, moment.now)
    if details is None:
        return import_texts.decided_before()
    text = _bring_in(session, actor, moment, details, button.rows)
    shown = _closed(heard, actor, moment, is_taken=True)
    answers = [shown, reply(heard, text), *ask_to_replace(session, heard)]
    outbox.enqueue(session, answers, moment.now)
    return None


def _bring_in(
    session: Session, actor: Actor, moment: Moment, details: dict[str, Any], which: ListRows
) -> Marked:
    """Bring the rows of a list that are wanted into the directory; return what to say of it."""
    units, decided = UnitList.from_json(details), _decided(details)
    doubtful = imports.doubtful_rows(session, units, moment.now) if which is ListRows.SURE else {}
    unwanted = {row for row, is_wanted in decided.items() if not is_wanted} | (doubtful.keys() - decided)
    rows = [unit for row, unit in enumerate(units.units) if row not in unwanted]
    added, changed = imports.take(session, actor, rows, moment.now)
    obligations.materialise(session, moment.today)
    unknown = cards.count_by_level(session).get(UnitLevel.UNSPECIFIED, 0)
    return import_texts.taken(added, changed, unknown, actor.display_name)


def _decided(details: dict[str, Any]) -> dict[int, bool]:
    """Return which doubtful rows of a list were decided one by one, and whether they are wanted."""
    return {int(row): bool(wanted) for row, wanted in details.get("decided", {}).items()}


def ask_about_rows(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ReviewRows
) -> Marked | None:
    """Send the question about the next row; return what to say if the list was decided before."""
    details = _waiting(session, heard, button.question)
    asked = _question(session, moment, button.question, details) if details else None
    if asked is None:
        return import_texts.decided_before()
    text, keyboard = asked
    # A press that Telegram repeats asks only once.
    key = f"units-ask:{button.question}:{heard.id}"
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard, dedupe_key=key)], moment.now)
    return None


def _waiting(session: Session, heard: Heard, question: int) -> dict[str, Any] | None:
    is_ours = questions.is_of(session, question, QuestionKind.UNIT_LIST, heard.chat_id)
    return questions.waiting(session, question) if is_ours else None


def _question(
    session: Session, moment: Moment, question: int, details: dict[str, Any]
) -> tuple[Marked, Keyboard] | None:
    """Return the question about the first row that is not decided, None if there is none left."""
    decided, units = _decided(details), UnitList.from_json(details)
    doubts = imports.doubtful_rows(session, units, moment.now)
    left = {row: doubt for row, doubt in doubts.items() if row not in decided}
    if not left:
        return None
    row, doubt = next(iter(left.items()))
    return import_texts.row_question(doubt, len(left)), directory_buttons.doubtful_row(
        question, row, len(left)
    )


def decide(session: Session, heard: Heard, actor: Actor, moment: Moment, button: DecideRow) -> Marked | None:
    """Note what becomes of a row, after the last bring the list in; return what to say if it was decided."""
    details = _waiting(session, heard, button.question)
    if details is None or button.row in _decided(details):
        return import_texts.decided_before()
    is_taken = button.choice is RowChoice.TAKE
    details = {**details, "decided": {**details.get("decided", {}), str(button.row): is_taken}}
    questions.keep(session, button.question, details)
    unit = UnitList.from_json(details).units[button.row]
    said = import_texts.row_decided(unit, is_taken=is_taken)
    asked = _question(session, moment, button.question, details)
    if asked is not None:
        text, keyboard = asked
        outbox.enqueue(session, [edit(heard, message(said, "", text), keyboard=keyboard)], moment.now)
        return None
    questions.answer(session, button.question, QuestionKind.UNIT_LIST, heard.chat_id, moment.now)
    text = _bring_in(session, actor, moment, details, ListRows.ALL)
    answers = [edit(heard, message(said, "", text)), *ask_to_replace(session, heard)]
    outbox.enqueue(session, answers, moment.now)
    return None


def drop(session: Session, heard: Heard, actor: Actor, moment: Moment, button: DropUnits) -> Marked | None:
    """Close the question without taking anything; return what to say if it was decided before."""
    kept = questions.answer(session, button.question, QuestionKind.UNIT_LIST, heard.chat_id, moment.now)
    if kept is None:
        return import_texts.decided_before()
    text = import_texts.dropped(actor.display_name)
    outbox.enqueue(session, [_closed(heard, actor, moment, is_taken=False), reply(heard, text)], moment.now)
    return None


def _closed(heard: Heard, actor: Actor, moment: Moment, *, is_taken: bool) -> Outgoing:
    """Return the list that was pressed as it is shown once it is decided, by whom and when."""
    at = moment.local_now.time()
    return edit(heard, import_texts.decided(heard.marked_words, at, actor.display_name, is_taken=is_taken))


def offer_template(session: Session, heard: Heard, moment: Moment) -> Outgoing:
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
    file = files.keep(session, import_texts.template_name(), unit_sheet(rows), moment.now)
    caption = import_texts.template_caption(len(rows))
    return send_file(heard, file, caption, about=PlanWanted())


CONVERSATION = (
    on_press(ImportUnits, take, for_secretariat),
    on_press(ReviewRows, ask_about_rows, for_secretariat),
    on_press(DecideRow, decide, for_secretariat),
    on_press(DropUnits, drop, for_secretariat),
)
