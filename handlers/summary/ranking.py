"""/xephang: which units report well over a span; for the secretariat only."""

from calendar import monthrange
from datetime import date

from sqlalchemy.orm import Session

from chat.audience import for_secretariat_readers
from chat.buttons.summary import summary as summary_buttons
from chat.conversation import on_command
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.summary import parts as part_texts
from chat.texts.summary import ranking as ranking_texts
from chat.understanding.commands.summary_words import AskedPeriod, read_question
from plans.periods import MONTHS_A_YEAR, MONTHS_OF
from reports.ranking import ranked
from storage import outbox
from storage.actors import Actor
from storage.plans import saving
from storage.summary import ranking

MOST_PLANS = 3


def rank(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Answer with the order of the units of each plan, a few plans at most."""
    question = read_question(heard.said, moment.today)
    answers = []
    for plan in saving.all_plans(session)[-MOST_PLANS:]:
        first, last = span(question.period, plan.year)
        counted = ranking.span_until(session, plan.id, first, last, moment.today)
        records = ranking.records(session, plan.id, counted)
        places = ranked(records)
        alone = [one.unit for one in records if one.expected and not one.is_reached]
        keyboard = summary_buttons.ranking(plan.id, first, last) if places else None
        text = ranking_texts.ranking(plan.title, counted, places, alone)
        answers.append(reply(heard, text, keyboard=keyboard))
    outbox.enqueue(session, answers or [reply(heard, part_texts.no_plan())], moment.now)


def span(asked: AskedPeriod | None, year: int) -> tuple[date, date]:
    """Return the first and the last day on which a report of the span can be due; the year by default."""
    if asked is None or asked.kind not in MONTHS_OF:
        return date(year, 1, 1), date(year, 12, 31)
    length = MONTHS_OF[asked.kind]
    last, named = min((asked.number or 1) * length, MONTHS_A_YEAR), asked.year or year
    _, days = monthrange(named, last)
    return date(named, last - length + 1, 1), date(named, last, days)


CONVERSATION = (on_command("xephang", work=rank, who=for_secretariat_readers),)
