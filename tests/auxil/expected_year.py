"""Which unit is to be reminded of what on which day of 2025: worked out from the rules, not by our code.

Written from the issue and the plan's own text. Nothing here imports what it is to check: the days off of the
year are listed by hand, the ladder is laid out forwards from a due date, and what became of each thing is
kept in one plain list.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2025, 1, 20), date(2025, 12, 31)
# Public holidays of 2025: New Year, Tết (25/1-2/2), the Hùng kings, 30/4 and 1/5, the National Day; Friday
# 2/5 is off as well and Saturday 26/4 worked in its place. And of early 2026, for what is due then.
OFF = {
    date(2025, 1, 1),
    *(date(2025, 1, day) for day in range(25, 32)),
    *(date(2025, 2, day) for day in (1, 2)),
    date(2025, 4, 7),
    date(2025, 4, 30),
    date(2025, 5, 1),
    date(2025, 5, 2),
    date(2025, 9, 1),
    date(2025, 9, 2),
    date(2026, 1, 1),
    date(2026, 1, 2),
}
WORKED_AT_A_WEEKEND = {date(2025, 4, 26), date(2026, 1, 10)}


def is_worked(day: date) -> bool:
    """Return whether offices are open."""
    return day in WORKED_AT_A_WEEKEND or (day.weekday() < 5 and day not in OFF)


def on_or_before(day: date) -> date:
    """Return the last open day not after this one."""
    return day if is_worked(day) else on_or_before(day - ONE_DAY)


def open_days_after(day: date, count: int) -> date:
    """Return the open day so many open days after this one."""
    while count:
        day += ONE_DAY
        count -= is_worked(day)
    return day


def open_days_between(start: date, end: date) -> int:
    """Return how many open days there are after the start, up to the end."""
    return sum(is_worked(start + n * ONE_DAY) for n in range(1, (end - start).days + 1))


@cache
def ladder(due: date) -> set[date]:
    """Return the mornings on which something due then is mentioned while it is owed."""
    last_chance = on_or_before(due)
    days = {on_or_before(last_chance - n * ONE_DAY) for n in (14, 7, 3, 1)} | {last_chance}
    daily = [open_days_after(last_chance, n) for n in range(1, 6)]
    weekly = (daily[-1] + n * timedelta(weeks=1) for n in range(1, 60))
    return days | set(daily) | {on_or_before(day) for day in weekly}


@dataclass
class Thing:
    """What one unit owes by a date, and what became of it."""

    unit: str
    name: str
    due: date
    known_from: date
    """The first morning on which it could be mentioned."""
    until: date = date.max
    """The first morning on which it is owed no more."""
    silent: tuple[date, date] | None = None
    told_leader: bool = False

    def is_owed(self, day: date) -> bool:
        return self.known_from <= day < self.until

    def is_silent(self, day: date) -> bool:
        return self.silent is not None and self.silent[0] <= day <= self.silent[1]


@dataclass
class Expected:
    """The year as it should have been: moved on morning by morning beside the bot."""

    things: list[Thing] = field(default_factory=list)
    linked: dict[str, date] = field(default_factory=dict)
    paused: dict[str, tuple[date, date]] = field(default_factory=dict)
    down: set[date] = field(default_factory=set)
    table: set[tuple[str, date, str]] = field(default_factory=set)

    def morning(self, today: date) -> dict[str, list[Thing]]:
        """Return what each unit is reminded of today, and enter it into the table."""
        reminded = defaultdict(list)
        for thing in self.things:
            if is_worked(today) and today not in self.down and self._is_due_for(thing, today):
                self.table.add((thing.unit, today, thing.name))
                reminded[thing.unit].append(thing)
        return reminded

    def _is_due_for(self, thing: Thing, today: date) -> bool:
        first, last = self.paused.get(thing.unit, (date.max, date.min))
        if not thing.is_owed(today) or self.linked[thing.unit] > today or first <= today <= last:
            return False
        if thing.is_silent(today):
            return False
        late = open_days_between(thing.due, today) if today > thing.due else 0
        goes_up = late >= 3 and not thing.told_leader
        thing.told_leader = thing.told_leader or goes_up
        return today in ladder(thing.due) or goes_up or self._was_missed_in_silence(thing, today)

    def _was_missed_in_silence(self, thing: Thing, today: date) -> bool:
        if thing.silent is None or today != open_days_after(thing.silent[1], 1):
            return False
        first, last = thing.silent
        return any(first < day <= last for day in ladder(thing.due))

    def find(self, unit: str, name: str) -> Thing:
        return next(one for one in self.things if (one.unit, one.name) == (unit, name))

    def open_of(self, unit: str, today: date) -> Iterator[Thing]:
        return (one for one in self.things if one.unit == unit and one.is_owed(today))

    def acknowledge(self, things: list[Thing], today: date) -> None:
        """Let a unit say "Đã nhận" to what it was reminded of today."""
        for thing in things:
            if not thing.is_silent(today):
                thing.silent = (today, open_days_after(today, 2))

    def move(self, thing: Thing, due: date) -> None:
        """Move a due date; once it passes the leader may be told anew."""
        thing.due, thing.told_leader = due, False
