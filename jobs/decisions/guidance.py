"""Once a quarter each unit is asked whether the guidance that its tasks wait for has come."""

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy.orm import Session

from chat.buttons.decisions import guidance as guidance_buttons
from chat.buttons.decisions.guidance import GuidanceAsked
from chat.outgoing import in_wave, say
from chat.texts.decisions import guidance as guidance_texts
from storage import outbox
from storage.decisions import guidance
from storage.models import GuidanceInquiry
from storage.plans import days_off
from storage.reminders import reachable_chats


def ask_for_guidance(session: Session, now: datetime, today: date) -> int:
    """Queue the questions of this quarter that were not asked yet; return how many groups get one."""
    if not days_off.calendar(session).is_working(today):
        return 0
    by_unit: dict[int, list[GuidanceInquiry]] = defaultdict(list)
    for inquiry in guidance.ask_this_quarter(session, now, today):
        by_unit[inquiry.unit_id].append(inquiry)
    messages = [
        say(
            group.chat_id,
            guidance_texts.ask(group.unit_name, [_task(one) for one in by_unit[group.unit_id]]),
            topic_id=group.topic_id,
            keyboard=guidance_buttons.guidance([(one.id, one.task.number) for one in by_unit[group.unit_id]]),
            about=GuidanceAsked(tuple(one.task_id for one in by_unit[group.unit_id])),
            unit=group.unit_id,
        )
        for group in reachable_chats.groups_of(session, sorted(by_unit))
    ]
    return outbox.enqueue(session, [in_wave(message) for message in messages], now)


def _task(inquiry: GuidanceInquiry) -> tuple[str, str, str | None]:
    task = inquiry.task
    return task.number, task.title, task.deadline_text
