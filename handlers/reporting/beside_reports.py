"""What a unit says to the bot beside its reports: thanks, questions what it owes, what went another way."""

from sqlalchemy.orm import Session

from chat.buttons.reporting.periods import PeriodShown
from chat.moment import Moment
from chat.outgoing import reply, thumbs_up
from chat.texts.reporting import periods as period_texts
from chat.understanding import Kind, Understood
from chat.understanding.commands.own_affairs import (
    asks_what_is_owed,
    gives_thanks,
    says_nothing_arose,
    was_sent_elsewhere,
)
from handlers.reminders.owed import list_owed
from handlers.reporting.period_card import Turned, content_of, show_card
from handlers.reporting.unit_words import UnitWords
from storage.actors import Actor
from storage.outbox import Outgoing
from storage.reporting import period_texts as texts_of_periods
from storage.reporting import periods
from storage.reporting.period_texts import SaidOfPeriod


def answer_beside(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, understood: Understood
) -> list[Outgoing] | None:
    """Return what is said to words that report nothing, None for those that are kept as they are."""
    heard = words.heard
    if gives_thanks(heard.said):
        return [thumbs_up(heard)]
    is_of_a_task = understood.kind is not Kind.QUESTION and len(words.about) == 1
    if asks_what_is_owed(heard.said) and not is_of_a_task:
        list_owed(session, heard, actor, moment)
        return []
    if understood.kind is Kind.CHATTER and was_sent_elsewhere(heard.said):
        return _keep_as_sent(session, words, actor, moment)
    return None


def _keep_as_sent(session: Session, words: UnitWords, actor: Actor, moment: Moment) -> list[Outgoing] | None:
    """Keep that the report went another way, and ask for its number; None where no report is owed."""
    owed = periods.owed_by(session, actor.speaks_for)
    if not owed:
        return None
    said = SaidOfPeriod(actor.speaks_for, [owed[0].id], words.heard.said, words.heard.id)
    texts_of_periods.say(session, actor, said, moment.now, moment.today)
    return [reply(words.heard, period_texts.sent_elsewhere(owed[0]), about=PeriodShown(owed[0].id))]


def answer_nothing_arose(session: Session, words: UnitWords, actor: Actor, moment: Moment) -> bool:
    """Show the report of the period, where one press says it of all; return whether that was meant."""
    owed = periods.owed_by(session, actor.speaks_for)
    if not words.heard.is_to_us or not owed or not says_nothing_arose(words.heard.said):
        return False
    unsaid = (period.id for period in owed if content_of(session, actor, period.id).earlier)
    turned = Turned(asks_whether_nothing=True)
    show_card(session, words.heard, actor, moment, next(unsaid, owed[0].id), turned)
    return True
