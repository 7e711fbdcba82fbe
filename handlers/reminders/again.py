"""The secretariat reminds units once more, below its digest: of what is late, of missed mornings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.reminders.morning import MakeUp, RemindLate
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.reminders.late import late_again
from chat.messages.reminders.missed import made_up_for
from chat.moment import Moment
from chat.outgoing import edit
from chat.texts import access
from chat.texts.reminders import digest as digest_texts
from chat.texts.reminders import missed as missed_texts
from plans.calendar import end_of_day
from storage import log, outbox
from storage.actors import Actor
from storage.outbox import Outgoing
from storage.reminders.acknowledgements import number_of


@dataclass(frozen=True, slots=True)
class Again:
    """What is queued, how the log calls it, and what is said of it."""

    messages: Callable[[Session, date, datetime], Sequence[Outgoing]]
    action: str
    nobody: Callable[[], Marked]
    told_by: Callable[[Marked, str, int], Marked]
    sent: Callable[[int], Marked]


LATE = Again(late_again, "nudge", digest_texts.nobody_late, digest_texts.reminded_by, digest_texts.reminded)
MISSED = Again(made_up_for, "make_up", missed_texts.nothing_to_send, missed_texts.sent_by, missed_texts.sent)


def remind_late(session: Session, heard: Heard, actor: Actor, moment: Moment, button: RemindLate) -> Marked:
    """Queue what is late for each unit's groups, once on the day of the digest; return what to say."""
    return _queue(session, heard, actor, moment, button.day, LATE)


def make_up(session: Session, heard: Heard, actor: Actor, moment: Moment, button: MakeUp) -> Marked:
    """Queue what still matters of the missed mornings, once, on the day of the digest; return what to say."""
    return _queue(session, heard, actor, moment, button.day, MISSED)


def _queue(session: Session, heard: Heard, actor: Actor, moment: Moment, day: int, again: Again) -> Marked:
    if day != number_of(moment.today):
        return access.expired()
    messages = again.messages(session, moment.today, end_of_day(moment.today, moment.zone))
    groups = outbox.enqueue(session, messages, moment.now)
    if not groups:
        return again.nobody()
    log.record(session, actor, again.action, f"day:{day}", moment.now, after=str(groups))
    told = again.told_by(heard.marked_words, actor.display_name, groups)
    outbox.enqueue(session, [edit(heard, told, keyboard=heard.buttons_not_pressed)], moment.now)
    return again.sent(groups)


CONVERSATION = (
    on_press(RemindLate, remind_late, for_secretariat),
    on_press(MakeUp, make_up, for_secretariat),
)
