"""The secretariat makes up for mornings on which nobody was reminded."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.reminders.morning import MakeUp
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.reminders.missed import made_up_for
from chat.moment import Moment
from chat.outgoing import edit
from chat.texts import access
from chat.texts.reminders import missed as missed_texts
from plans.calendar import end_of_day
from storage import log, outbox
from storage.actors import Actor
from storage.reminders.acknowledgements import number_of


def make_up(session: Session, heard: Heard, actor: Actor, moment: Moment, button: MakeUp) -> Marked:
    """Queue what still matters of the missed mornings, once, on the day of the digest; return what to say."""
    if button.day != number_of(moment.today):
        return access.expired()
    messages = made_up_for(session, moment.today, end_of_day(moment.today, moment.zone))
    groups = outbox.enqueue(session, messages, moment.now)
    if not groups:
        return missed_texts.nothing_to_send()
    log.record(session, actor, "make_up", f"day:{button.day}", moment.now, after=str(groups))
    told = missed_texts.sent_by(heard.marked_words, actor.display_name, groups)
    outbox.enqueue(session, [edit(heard, told, keyboard=heard.buttons_not_pressed)], moment.now)
    return missed_texts.sent(groups)


CONVERSATION = (on_press(MakeUp, make_up, for_secretariat),)
