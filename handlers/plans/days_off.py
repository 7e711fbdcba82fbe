"""The secretariat sees and corrects the days on which offices do not work."""

import re
from html import escape

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.context import Context, message_of
from chat.conversation import on_long_command
from chat.heard import Heard
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


async def see_days_off(context: Context) -> None:
    """Show the days off of a year, or note what is said of some days."""
    message = message_of(update)
    words = " ".join(context.args or [])
    work = list_year if not words or YEAR.fullmatch(fold(words)) else change_days
    await context.transact(work, heard, actor, moment, words)


def list_year(session: Session, heard: Heard, actor: Actor, moment: Moment, words: str) -> None:
    """Answer with the days off of the year named, or of this one."""
    number = int(words[-4:]) if words else moment.today.year
    calendar = days_off.calendar(session)
    text = days_off_texts.year(number, calendar.holidays_in(number), calendar.worked_at_weekends(number))
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def change_days(session: Session, heard: Heard, actor: Actor, moment: Moment, words: str) -> None:
    """Note what is said of days, all of it or nothing."""
    said = read_days_off(words, moment.today.year)
    for one in said or []:
        days_off.set_days(session, actor, one.days, DayKind(one.word.value), moment.now)
    text = _changed(context, said) if said else days_off_texts.not_understood()
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def _changed(context: Context, said: list[DaysSaid]) -> str:
    parts = [SAID[one.word](one.days) for one in said]
    return days_off_texts.changed(parts, escape(actor.display_name))


CONVERSATION = (on_long_command("ngaynghi", talk=see_days_off, who=for_secretariat),)
