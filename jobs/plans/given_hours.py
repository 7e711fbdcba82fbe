"""Single tasks that are due at an hour: who has not done them is reminded, the secretariat is told."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from chat.messages.plans.given import as_given, reminders
from chat.notices import to_secretariat
from chat.texts.plans import given_told as told_texts
from plans.calendar import WorkingCalendar
from plans.request_times import RequestReminder, RequestRung, reminder_at
from storage import job_runs, outbox
from storage.models import Task
from storage.plans import days_off, given_hours

# What the bot was too late to say at the hour is still worth saying for so long.
STILL_WORTH_SAYING = timedelta(hours=3)


def remind_of_hours(session: Session, now: datetime, today: date) -> int:
    """Queue what it is time to say of tasks due at an hour, each reminder once; `now` is local."""
    waiting = given_hours.due_at_an_hour(session, now - STILL_WORTH_SAYING)
    if not waiting:
        return 0
    calendar = days_off.calendar(session)
    return sum(_remind(session, task, now, today, calendar) for task in waiting)


def _remind(session: Session, task: Task, now: datetime, today: date, calendar: WorkingCalendar) -> int:
    if task.due_at is None or task.origin is None:
        return 0
    due_at = task.due_at.astimezone(now.tzinfo)
    reminder = reminder_at(now, due_at, task.origin.given_at.astimezone(now.tzinfo), calendar)
    if reminder is None or not _claim(session, task, reminder, now):
        return 0
    silent, chats = given_hours.waited_for(session, task, today)
    if not silent:
        return 0
    if reminder.rung is RequestRung.AT_THE_HOUR:
        text = told_texts.came_due(as_given(task), due_at, silent)
        outbox.enqueue(session, to_secretariat(session, text), now)
    said = reminders(task, chats, due_at, now, reminder.rung.value)
    return outbox.enqueue(session, [replace(one, not_after=due_at + STILL_WORTH_SAYING) for one in said], now)


def _claim(session: Session, task: Task, reminder: RequestReminder, now: datetime) -> bool:
    name = f"task {task.id} {reminder.rung.value}"
    return job_runs.begin(session, name, reminder.at.date(), now)
