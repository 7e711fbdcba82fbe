"""/donvi nạp: all communes, wards and special zones of a province in one press, with their former names."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.units import provinces as province_buttons
from chat.buttons.units.provinces import LoadProvince
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit_buttons, reply
from chat.texts import access
from chat.texts.units import provinces as province_texts
from handlers.units.imports import shown_list
from handlers.units.of_before import ask_to_replace
from plans.provinces import province_in, province_named, provinces, units_of
from plans.reading.unit_sheet import UnitList
from storage import outbox
from storage.actors import Actor
from storage.outbox import Outgoing
from storage.units import directory


def load(session: Session, heard: Heard, moment: Moment, words: str) -> list[Outgoing]:
    """Return what the list of a province would change, of ours if none is named; else ask which one."""
    province = province_named(words) if words else province_in(directory.home(session) or "")
    if province is not None:
        return _shown(session, heard, moment, province)
    keyboard = province_buttons.provinces(provinces())
    return [reply(heard, province_texts.which_province(words), keyboard=keyboard)]


def _shown(session: Session, heard: Heard, moment: Moment, province: str) -> list[Outgoing]:
    units = UnitList(units_of(province), is_checked=True)
    name = province_texts.list_name(province)
    return [shown_list(session, heard, moment, name, units), *ask_to_replace(session, heard)]


def load_pressed(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: LoadProvince
) -> Marked | None:
    """Answer with what the list of the chosen province would change; return what to say of no such one."""
    known = provinces()
    if button.province >= len(known):
        return access.expired()
    answers = [edit_buttons(heard, None), *_shown(session, heard, moment, known[button.province])]
    outbox.enqueue(session, answers, moment.now)
    return None


CONVERSATION = (on_press(LoadProvince, load_pressed, for_secretariat),)
