"""What "Đã nhận" does: silence for two working days, then whatever fell into them is said after all."""

from dataclasses import dataclass
from datetime import date, timedelta

from plans.calendar import WorkingCalendar
from plans.ladder import Ladder, Rung, nearest_rung, rung_on

WORKING_DAYS = 2


@dataclass(frozen=True, slots=True)
class Silence:
    """From the day a unit said that it saw a thing, to the last working day on which that is respected."""

    since: date
    until: date

    def covers(self, day: date) -> bool:
        """Return whether the unit is not to be reminded on the day."""
        return self.since <= day <= self.until


def silence_from(day: date, calendar: WorkingCalendar) -> Silence:
    """Return the silence that begins on a day: the rest of it and two working days more."""
    until = day
    for _ in range(WORKING_DAYS):
        until = calendar.next_working_day(until)
    return Silence(day, until)


def rung_after(
    silence: Silence | None, today: date, due: date, ladder: Ladder, calendar: WorkingCalendar
) -> Rung | None:
    """Return what is to be said today of something due then, though its unit may have asked for silence.

    No reminder is lost by a silence and none is added: what fell into it is said on the first working day
    after it.
    """
    if silence is not None and silence.covers(today):
        return None
    rung = rung_on(today, due, ladder, calendar)
    if rung is None and silence is not None and today == calendar.next_working_day(silence.until):
        missed = (
            silence.since + timedelta(days=n) for n in range(1, (silence.until - silence.since).days + 1)
        )
        if any(rung_on(day, due, ladder, calendar) for day in missed):
            return nearest_rung(today, due, calendar)
    return rung
