"""On which mornings a due date is mentioned: some days before, on the last chance, and while it is late."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from plans.calendar import WorkingCalendar

WEEK = 7


@dataclass(frozen=True, slots=True)
class Ladder:
    """How many calendar days before the last chance to remind, and for how long daily once it is late."""

    before: tuple[int, ...] = (14, 7, 3, 1)
    daily_working_days_overdue: int = 5

    def within(self, days: int) -> "Ladder":
        """Return the ladder without the rungs that lie so many days before or more."""
        return replace(self, before=tuple(rung for rung in self.before if rung < days))


class RungKind(StrEnum):
    """Where today stands relative to the due date."""

    COMING = "coming"
    LAST_CHANCE = "last_chance"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Rung:
    """One reminder of one due date, with the counts its message needs."""

    kind: RungKind
    due: date
    last_chance: date
    """The last working day not after the due date."""
    days_left: int
    """Calendar days until the last chance, which is what the ladder counts."""
    days_until_due: int
    """Calendar days until the due date itself; like `days_left` 0 once it has passed."""
    working_days_left: int
    """Working days after today on which it can still be done in time."""
    working_days_late: int

    @property
    def due_on_a_day_off(self) -> bool:
        """Return whether nobody works on the due date, so that the last chance comes before it."""
        return self.last_chance != self.due


def rung_on(today: date, due: date, ladder: Ladder, calendar: WorkingCalendar) -> Rung | None:
    """Return what is to be said today of something due then, or None when nothing is (always on days off)."""
    if not calendar.is_working(today):
        return None
    last_chance = calendar.last_working_day_until(due)
    if not _is_rung(today, last_chance, ladder, calendar):
        return None
    return nearest_rung(today, due, calendar)


def nearest_rung(today: date, due: date, calendar: WorkingCalendar) -> Rung:
    """Return how a working day lies to a due date, be there a rung on it or not."""
    last_chance = calendar.last_working_day_until(due)
    return Rung(
        kind=_kind_on(today, last_chance),
        due=due,
        last_chance=last_chance,
        days_left=max(0, (last_chance - today).days),
        days_until_due=max(0, (due - today).days),
        working_days_left=calendar.working_days_after(today, last_chance),
        working_days_late=calendar.working_days_after(due, today),
    )


def _kind_on(today: date, last_chance: date) -> RungKind:
    if today == last_chance:
        return RungKind.LAST_CHANCE
    return RungKind.COMING if today < last_chance else RungKind.OVERDUE


def _is_rung(today: date, last_chance: date, ladder: Ladder, calendar: WorkingCalendar) -> bool:
    match _kind_on(today, last_chance):
        case RungKind.LAST_CHANCE:
            return True
        case RungKind.COMING:
            return _is_before_rung(today, last_chance, ladder, calendar)
        case RungKind.OVERDUE:
            return _is_overdue_rung(today, last_chance, ladder, calendar)


def _is_before_rung(today: date, last_chance: date, ladder: Ladder, calendar: WorkingCalendar) -> bool:
    planned = (last_chance - timedelta(days=days) for days in ladder.before)
    return any(calendar.last_working_day_until(day) == today for day in planned)


def _is_overdue_rung(today: date, last_chance: date, ladder: Ladder, calendar: WorkingCalendar) -> bool:
    last_daily = last_chance
    for _ in range(ladder.daily_working_days_overdue):
        last_daily = calendar.next_working_day(last_daily)
    if today <= last_daily:
        return True
    weeks = -((last_daily - today).days // WEEK)  # rounded up: the first weekly day that is not before today
    planned = last_daily + timedelta(weeks=weeks)
    return calendar.last_working_day_until(planned) == today
