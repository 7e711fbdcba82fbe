"""The secretariat has a message sent again that may not have arrived."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.reminders.morning import Resend
from chat.context import Context
from chat.conversation import on_long_press
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import answer_press, edit_buttons
from chat.texts.reminders import digest as digest_texts
from storage import audit, outbox
from storage.actors import Actor
from storage.reminders import deliveries


async def resend(context: Context) -> None:
    """Send the message of unknown fate again that the button names."""
    press, message, button = pressed(update, Resend)
    answer = await context.transact(send_again, heard, actor, moment, button)
    answer_press(context, press, answer, alert=True)


def send_again(session: Session, heard: Heard, actor: Actor, moment: Moment, button: Resend) -> str:
    """Return the message to the queue, once, and take its button away; return what to say."""
    unit = deliveries.unit_of_message(session, button.message)
    if unit is None or not outbox.send_again(session, button.message, moment.now):
        return digest_texts.not_resent()
    audit.record(session, actor, "resend", f"outbox:{button.message}", moment.now, after=unit)
    outbox.enqueue(session, [edit_buttons(heard, _without(message, button))], moment.now)
    return digest_texts.resent(unit)


def _without(heard: Heard, button: Resend) -> Keyboard | None:
    """Return the message's buttons without the one that was pressed."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    kept = [row for row in rows if all(each.callback_data != button.pack() for each in row)]
    return Keyboard(kept) if kept else None


CONVERSATION = (on_long_press(Resend, resend, for_secretariat),)
