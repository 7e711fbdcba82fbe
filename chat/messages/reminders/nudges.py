"""What units are told whose report is missing on its due day."""

from datetime import date

from sqlalchemy.orm import Session

from chat.buttons.reminders.morning import Nudge
from chat.buttons.reporting import statuses as status_buttons
from chat.outgoing import in_wave, say
from chat.texts.reminders import due_days as due_day_texts
from chat.texts.reminders import morning as morning_texts
from storage.models import LinkRole
from storage.outbox import Outgoing
from storage.reminders import reachable_chats
from storage.reminders.due_days import DueReports


def nudges(session: Session, reports: DueReports, today: date, hour: int) -> list[Outgoing]:
    """Return a message for each group of a unit whose report is missing; one for each hour of asking."""
    periods = reports.periods
    about = Nudge(tuple(one.id for one in periods))
    keyboard = status_buttons.reminder([], [(periods[0].id, morning_texts.period_button(periods[0], 1))])
    return [
        in_wave(
            say(
                chat.chat_id,
                due_day_texts.nudge(chat.unit_name, periods),
                topic_id=chat.topic_id,
                keyboard=keyboard,
                about=about,
                unit=chat.unit_id,
            ),
            f"nudge:{periods[0].id}:{hour}:{chat.link_id}",
        )
        for chat in reachable_chats.chats_of_units(session, LinkRole.UNIT, today, reports.missing)
    ]
