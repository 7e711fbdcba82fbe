"""The secretariat reminds units once more of what is late, below its digest."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.reminders.morning import RemindLate
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.reminders.late import late_again
from chat.moment import Moment
from chat.outgoing import edit
from chat.texts import access
from chat.texts.reminders import digest as digest_texts
from plans.calendar import end_of_day
from storage import log, outbox
from storage.actors import Actor
from storage.reminders.acknowledgements import number_of


def remind_late(session: Session, heard: Heard, actor: Actor, moment: Moment, button: RemindLate) -> Marked:
    """Queue what is late for each unit's groups, once on the day of the digest; return what to say."""
    if button.day != number_of(moment.today):
        return access.expired()
    messages = late_again(session, moment.today, end_of_day(moment.today, moment.zone))
    groups = outbox.enqueue(session, messages, moment.now)
    if not groups:
        return digest_texts.nobody_late()
    log.record(session, actor, "nudge", f"day:{button.day}", moment.now, after=str(groups))
    told = digest_texts.reminded_by(heard.marked_words, actor.display_name, groups)
    outbox.enqueue(session, [edit(heard, told, keyboard=heard.buttons_not_pressed)], moment.now)
    return digest_texts.reminded(groups)


CONVERSATION = (on_press(RemindLate, remind_late, for_secretariat),)
