"""Once a period each unit is asked whether what it raised is still in the way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from chat.buttons.decisions import matters as matter_buttons
from chat.buttons.decisions.matters import MatterInvited
from chat.messages.decisions.states import matter_view
from chat.outgoing import in_wave, say
from chat.texts.decisions import matters as matter_texts
from plans.calendar import end_of_day
from plans.ladder import RungKind
from storage import outbox
from storage.decisions import matters as obstacles
from storage.models import LinkRole, Matter
from storage.outbox import Outgoing
from storage.plans import days_off
from storage.reminders import reachable_chats
from storage.reminders.due_items import DueItem, items_by_unit
from storage.reminders.owed import OwedPeriod
from storage.reminders.reachable_chats import UnitChat

PASSES_BY_ITSELF = timedelta(days=7)
"""What was raised less than so long ago is not asked about yet."""


def ask_about_matters(session: Session, now: datetime, today: date) -> int:
    """Queue the question for units whose period is reminded of for the first time; return how many.

    A period is known by its due date in the key of the message, so that later mornings say nothing.
    """
    raised = {
        unit: [matter for matter in matters if matter.raised_on <= today - PASSES_BY_ITSELF]
        for unit, matters in obstacles.unsolved_by_unit(session).items()
    }
    asked = [unit for unit, matters in raised.items() if matters]
    items = items_by_unit(session, today, days_off.calendar(session), asked)
    due = {unit: day for unit, owed in items.items() if (day := _coming_period(owed)) is not None}
    messages = [
        replace(
            _question(chat, due[chat.unit_id], raised[chat.unit_id]),
            not_after=end_of_day(now.date(), now.tzinfo),
        )
        for chat in reachable_chats.chats_of_units(session, LinkRole.UNIT, today, list(due))
    ]
    return outbox.enqueue(session, messages, now)


def _coming_period(items: Sequence[DueItem]) -> date | None:
    """Return when the first coming period is due of which a unit is reminded today, if it is of any."""
    return min(
        (
            item.owed.due
            for item in items
            if isinstance(item.owed, OwedPeriod) and item.rung.kind is not RungKind.OVERDUE
        ),
        default=None,
    )


def _question(chat: UnitChat, due: date, matters: Sequence[Matter]) -> Outgoing:
    shown = [(matter.id, matter.state) for matter in matters[: matter_texts.LISTED_OWN]]
    message = say(
        chat.chat_id,
        matter_texts.still_there([matter_view(matter) for matter in matters]),
        topic_id=chat.topic_id,
        keyboard=matter_buttons.own_matters(shown),
        about=MatterInvited(),
        unit=chat.unit_id,
    )
    return in_wave(message, f"matters:{due}:{chat.chat_id}:{chat.unit_id}")
