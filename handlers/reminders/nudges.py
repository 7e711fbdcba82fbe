"""The secretariat reminds the units whose report is missing on its due day."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.reminders.morning import NudgeMissing
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.reminders.nudges import nudges
from chat.moment import Moment
from chat.outgoing import edit
from chat.texts import access
from chat.texts.reminders import due_days as due_day_texts
from storage import log, outbox
from storage.actors import Actor
from storage.reminders import due_days


def nudge_missing(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: NudgeMissing
) -> Marked:
    """Queue the reminders once for each hour the list was shown at; return what to say."""
    reports = due_days.due_with(session, button.period)
    if reports is None or moment.today > reports.periods[0].due:
        return access.expired()
    groups = outbox.enqueue(session, nudges(session, reports, moment.today, button.hour), moment.now)
    if not groups:
        return due_day_texts.nobody_to_nudge()
    log.record(session, actor, "nudge", f"period:{button.period}", moment.now, after=str(groups))
    told = due_day_texts.nudged_by(heard.marked_words, actor.display_name, groups)
    outbox.enqueue(session, [edit(heard, told)], moment.now)
    return due_day_texts.nudged(groups)


CONVERSATION = (on_press(NudgeMissing, nudge_missing, for_secretariat),)
