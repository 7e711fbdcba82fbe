"""Requests that are due at an hour: units that have not answered are reminded, the secretariat is told."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from chat.buttons.requests import requests as request_buttons
from chat.messages.requests.composing import counted, reminders, zone_of
from chat.notices import to_secretariat
from chat.texts.requests import overview as overview_texts
from plans.calendar import WorkingCalendar
from plans.request_times import RequestReminder, RequestRung, reminder_at, reminders_of
from storage import job_runs, outbox
from storage.models import ReportRequest
from storage.plans import days_off
from storage.requests import requests

# What the bot was too late to say at the hour is still worth saying for so long.
STILL_WORTH_SAYING = timedelta(hours=3)


def remind_of_requests(session: Session, now: datetime, today: date) -> int:
    """Queue what it is time to say of open requests, each reminder once; `now` is local."""
    waiting = requests.due_at_an_hour(session, now - STILL_WORTH_SAYING)
    if not waiting:
        return 0
    calendar = days_off.calendar(session)
    return sum(_remind(session, request, now, today, calendar) for request in waiting)


def _remind(
    session: Session, request: ReportRequest, now: datetime, today: date, calendar: WorkingCalendar
) -> int:
    due_at, sent_at = request.due_at, request.sent_at
    if due_at is None or sent_at is None:
        return 0
    due_at = due_at.astimezone(now.tzinfo)
    reminder = reminder_at(now, due_at, sent_at, calendar)
    if reminder is None or not _claim(session, request, reminder, now):
        return 0
    until = _until(reminder, due_at, calendar)
    chats = requests.silent_chats(session, request.id, today)
    silent = requests.silent_names(session, request.id)
    if reminder.rung is RequestRung.AT_THE_HOUR and silent:
        _tell_secretariat(session, request, silent, now)
    said = reminders(request, chats, reminder.rung.value, now, not_after=until)
    return outbox.enqueue(session, said, now)


def _claim(session: Session, request: ReportRequest, reminder: RequestReminder, now: datetime) -> bool:
    name = f"request {request.id} {reminder.rung.value}"
    return job_runs.begin(session, name, reminder.at.date(), now)


def _until(reminder: RequestReminder, due_at: datetime, calendar: WorkingCalendar) -> datetime:
    """Return when a reminder is not worth saying any more: at the next one."""
    later = [one.at for one in reminders_of(due_at, calendar) if one.at > reminder.at]
    return min(later, default=max(due_at, reminder.at) + STILL_WORTH_SAYING)


def _tell_secretariat(
    session: Session, request: ReportRequest, silent: Sequence[tuple[str, bool]], now: datetime
) -> None:
    told = counted(requests.progress(session, request), zone_of(now))
    text = overview_texts.came_due(told, silent)
    keyboard = request_buttons.open_request(request.id)
    outbox.enqueue(session, to_secretariat(session, text, keyboard), now)
