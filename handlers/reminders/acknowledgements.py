"""Acknowledgements ("Đã nhận"): a unit saw what it was reminded of and is left alone for two working days."""

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reminders.morning import Acknowledge
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit
from chat.texts.reminders import acknowledgements as acknowledgement_texts
from plans.silence import silence_from
from storage import outbox
from storage.actors import Actor
from storage.plans import days_off
from storage.reminders import acknowledgements
from storage.units import levels
from storage.walls import office_of


def acknowledge(session: Session, heard: Heard, actor: Actor, moment: Moment, button: Acknowledge) -> Marked:
    """Silence what the reminder spoke of and is still owed, once; return what to say."""
    silence = silence_from(moment.today, days_off.calendar(session))
    shown = acknowledgements.shown_in_reminder(session, heard.chat_id, actor.speaks_for, button.day)
    things = acknowledgements.acknowledge(session, actor, shown, silence, moment.now)
    if not things:
        return acknowledgement_texts.acknowledged_before()
    before = _as_shown(session, heard)
    seen = acknowledgement_texts.seen_by(before, actor.display_name, silence.until)
    if seen != before:
        outbox.enqueue(session, [edit(heard, seen, keyboard=heard.buttons_not_pressed)], moment.now)
    word = levels.words_in(session, heard.chat_id).get(office_of(session)) if heard.meant_unit else None
    return acknowledgement_texts.acknowledged(things, silence.until, word)


def _as_shown(session: Session, heard: Heard) -> Marked:
    """Return the reminder as it stands there now: another level may have been noted in it just now."""
    latest = acknowledgements.latest_text(session, heard.chat_id, heard.id) if heard.meant_unit else None
    return heard.marked_words if latest is None else Marked(latest)  # noqa: S704 -- as we stored it


CONVERSATION = (on_press(Acknowledge, acknowledge, for_unit),)
