"""When units are reminded of what is due at an hour: a day before, three hours before, at the hour."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from plans.calendar import WorkingCalendar

EARLIEST, LATEST = time(7), time(20)
ONE_DAY = timedelta(days=1)


class RequestRung(StrEnum):
    """Which of the reminders it is."""

    DAY_BEFORE = "day_before"
    HOURS_BEFORE = "hours_before"
    AT_THE_HOUR = "at_the_hour"


BEFORE = {
    RequestRung.DAY_BEFORE: timedelta(days=1),
    RequestRung.HOURS_BEFORE: timedelta(hours=3),
    RequestRung.AT_THE_HOUR: timedelta(0),
}


@dataclass(frozen=True, slots=True)
class RequestReminder:
    """A reminder and the moment from which it is to be said."""

    rung: RequestRung
    at: datetime


def reminders_of(due_at: datetime, calendar: WorkingCalendar) -> list[RequestReminder]:
    """Return the reminders of what is due at a local moment, in order; each moment is spoken at once only.

    What would fall into the night or on a day off is said before it, never after.
    """
    planned = {_sayable(due_at - early, calendar): rung for rung, early in BEFORE.items()}
    return [RequestReminder(rung, at) for at, rung in sorted(planned.items())]


def reminder_at(
    now: datetime, due_at: datetime, sent_at: datetime, calendar: WorkingCalendar
) -> RequestReminder | None:
    """Return the reminder whose turn it is, or None before the first one and when nothing may be said.

    A request is not reminded of for a moment that had passed before it was sent. `now` is local.
    """
    if not _may_speak(now, calendar):
        return None
    past = [one for one in reminders_of(due_at, calendar) if sent_at < one.at <= now]
    return past[-1] if past else None


def _may_speak(now: datetime, calendar: WorkingCalendar) -> bool:
    return calendar.is_working(now.date()) and EARLIEST <= now.time() <= LATEST


def _sayable(moment: datetime, calendar: WorkingCalendar) -> datetime:
    """Return the moment itself, or the last one before it at which offices can be spoken to."""
    if moment.time() < EARLIEST:
        moment = (moment - ONE_DAY).replace(hour=LATEST.hour, minute=0)
    elif moment.time() > LATEST:
        moment = moment.replace(hour=LATEST.hour, minute=0)
    worked = calendar.last_working_day_until(moment.date())
    return moment.replace(year=worked.year, month=worked.month, day=worked.day)
