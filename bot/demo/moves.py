"""Where the rehearsal's clock can be moved to, and every moment on the way at which something is due."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from plans.calendar import WorkingCalendar

MORNING = time(7, 30)
ONE_DAY = timedelta(days=1)


class Move(StrEnum):
    """The moves that have a button."""

    HOUR = "hour"
    MORNING = "morning"
    WORKING_DAY = "working_day"


class BackwardsError(Exception):
    """The moment has passed already: time never goes backwards."""


def target(move: Move, now: datetime, calendar: WorkingCalendar) -> datetime:
    """Return where a move leads from a local moment."""
    match move:
        case Move.HOUR:
            return now + timedelta(hours=1)
        case Move.MORNING:
            return next_morning(now)
        case Move.WORKING_DAY:
            return _morning_of(calendar.next_working_day(now.date()), now)


def next_morning(now: datetime) -> datetime:
    """Return tomorrow at 07:30."""
    return _morning_of(now.date() + ONE_DAY, now)


def on_day(day: date, now: datetime) -> datetime:
    """Return the morning of a day to come.

    Raises BackwardsError: that morning has passed.
    """
    moment = _morning_of(day, now)
    if moment <= now:
        raise BackwardsError
    return moment


def stops(now: datetime, end: datetime, times: Sequence[time]) -> Iterator[datetime]:
    """Yield every local moment from now to the end at which something is due, and the end."""
    day = now.date()
    while day <= end.date():
        moments = (datetime.combine(day, each, now.tzinfo) for each in times)
        yield from (moment for moment in moments if now < moment < end)
        day += ONE_DAY
    yield end


def _morning_of(day: date, now: datetime) -> datetime:
    return datetime.combine(day, MORNING, now.tzinfo)
