"""The secretariat has a message sent again that may not have arrived."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.reminders.morning import Resend
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit_buttons
from chat.texts.reminders import deliveries as delivery_texts
from storage import log, outbox
from storage.actors import Actor
from storage.reminders import deliveries


def send_again(session: Session, heard: Heard, actor: Actor, moment: Moment, button: Resend) -> Marked:
    """Return the message to the queue, once, and take its button away; return what to say."""
    unit = deliveries.unit_of_message(session, button.message)
    if unit is None or not deliveries.send_again(session, button.message, moment.now):
        return delivery_texts.not_resent()
    log.record(session, actor, "resend", f"outbox:{button.message}", moment.now, after=unit)
    outbox.enqueue(session, [edit_buttons(heard, heard.buttons_not_pressed)], moment.now)
    return delivery_texts.resent(unit)


CONVERSATION = (on_press(Resend, send_again, for_secretariat),)
