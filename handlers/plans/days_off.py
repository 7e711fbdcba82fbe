"""The secretariat sees and corrects the days on which offices do not work."""

import re

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.conversation import on_command
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.plans import days_off as days_off_texts
from chat.understanding.commands.days_off import DaysSaid, DayWord, read_days_off
from plans.text import fold
from storage import outbox
from storage.actors import Actor
from storage.models import DayKind
from storage.plans import days_off

YEAR = re.compile(r"(?:nam )?20\d\d")
SAID = {
    DayWord.OFF: days_off_texts.off,
    DayWord.WORKING: days_off_texts.working,
    DayWord.ORDINARY: days_off_texts.ordinary,
}


def list_or_change(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with the days off of a year, or note what is said of some days."""
    words = fold(heard.said)
    if not words:
        text = _year(session, moment.today.year)
    elif YEAR.fullmatch(words):
        text = _year(session, int(words[-4:]))
    else:
        text = _change_days(session, heard, actor, moment)
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def _year(session: Session, number: int) -> Marked:
    calendar = days_off.calendar(session)
    return days_off_texts.year(number, calendar.holidays_in(number), calendar.worked_at_weekends(number))


def _change_days(session: Session, heard: Heard, actor: Actor, moment: Moment) -> Marked:
    """Note what is said of days, all of it or nothing; return what is answered."""
    said = read_days_off(heard.said, moment.today.year)
    for one in said or []:
        days_off.set_days(session, actor, one.days, DayKind(one.word.value), moment.now)
    return _changed(actor, said) if said else days_off_texts.not_understood()


def _changed(actor: Actor, said: list[DaysSaid]) -> Marked:
    parts = [SAID[one.word](one.days) for one in said]
    return days_off_texts.changed(parts, actor.display_name)


CONVERSATION = (on_command("ngaynghi", work=list_or_change, who=for_secretariat),)
