"""Units of before 1 July 2025 that are still in the directory: those in their place now are offered."""

from datetime import date

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.units import provinces as province_buttons
from chat.buttons.units.provinces import ReplaceFormer
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts import access
from chat.texts.units import provinces as province_texts
from handlers.units.successions import ask_to_end
from storage import outbox
from storage.actors import Actor
from storage.models import Unit
from storage.outbox import Outgoing
from storage.units import of_before

SINCE = date(2025, 7, 1)
MOST_CHOICES = 8


def ask_to_replace(session: Session, heard: Heard) -> list[Outgoing]:
    """Return the offer to let those that there are now take over; nothing where no unit is of before."""
    found = of_before.still_there(session)
    if not found:
        return []
    shown = found[:MOST_CHOICES]
    text = province_texts.of_before([(unit.name, names) for unit, names in shown], len(found))
    return [reply(heard, text, keyboard=province_buttons.of_before((u.id, u.name) for u, _ in shown))]


def replace_pressed(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ReplaceFormer
) -> Marked | None:
    """Ask whether a unit shall end and others take over; return what to say if it has ended already."""
    unit = session.get(Unit, button.unit)
    names = of_before.successors_of(session, unit) if unit is not None else ()
    if unit is None or not names:
        return access.already_done()
    outbox.enqueue(session, ask_to_end(session, heard, moment, [unit], names, SINCE), moment.now)
    return None


CONVERSATION = (on_press(ReplaceFormer, replace_pressed, for_secretariat),)
