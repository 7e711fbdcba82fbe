"""/donvi nạp sở: the departments and vertical agencies of a province, ticked one by one and taken at once."""

from typing import Any

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.units import provinces as province_buttons
from chat.buttons.units.directory import RowChoice
from chat.buttons.units.provinces import TickOffice
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit_buttons, reply
from chat.texts.units import imports as import_texts
from chat.texts.units import provinces as province_texts
from plans.provinces import offices_of, province_in, province_named
from plans.reading.unit_sheet import UnitList
from storage import outbox, questions
from storage.actors import Actor
from storage.models import QuestionKind
from storage.outbox import Outgoing
from storage.units import directory, imports


def offer(session: Session, heard: Heard, moment: Moment, words: str) -> Outgoing:
    """Return the offices that the directory lacks, those that every province has already ticked."""
    province = province_named(words) if words else province_in(directory.home(session) or "")
    offices = offices_of(province)
    listed = UnitList(tuple(unit for unit, _ in offices), is_checked=True)
    new = set(imports.compare(session, listed, moment.now).new)
    lacking = [(unit, is_everywhere) for unit, is_everywhere in offices if unit in new]
    if not lacking:
        return reply(heard, province_texts.all_offices_known(len(offices)))
    units = UnitList(tuple(unit for unit, _ in lacking), is_checked=True)
    ticked = {str(row): is_everywhere for row, (_, is_everywhere) in enumerate(lacking)}
    details = {**units.as_json(), "decided": ticked}
    question = questions.ask(session, QuestionKind.UNIT_LIST, heard.chat_id, details, moment.now)
    return reply(heard, province_texts.offices(len(lacking)), keyboard=_keyboard(question, details))


def _keyboard(question: int, details: dict[str, Any]) -> Keyboard:
    names = [unit.name for unit in UnitList.from_json(details).units]
    ticked = [bool(details["decided"][str(row)]) for row in range(len(names))]
    return province_buttons.offices(question, list(zip(names, ticked, strict=True)))


def tick(session: Session, heard: Heard, _actor: Actor, moment: Moment, button: TickOffice) -> Marked | None:
    """Tick an office, or no longer; return what to say if the list was decided before."""
    is_ours = questions.is_of(session, button.question, QuestionKind.UNIT_LIST, heard.chat_id)
    details = questions.waiting(session, button.question) if is_ours else None
    if details is None or str(button.row) not in details.get("decided", {}):
        return import_texts.decided_before()
    is_ticked = button.choice is RowChoice.TAKE
    details = {**details, "decided": {**details["decided"], str(button.row): is_ticked}}
    questions.keep(session, button.question, details)
    outbox.enqueue(session, [edit_buttons(heard, _keyboard(button.question, details))], moment.now)
    return None


CONVERSATION = (on_press(TickOffice, tick, for_secretariat),)
