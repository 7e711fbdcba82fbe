"""Which days are worked in Vietnam's administration: weekends, public holidays and swapped days."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

SATURDAY = 5
ONE_DAY = timedelta(days=1)
KNOWN_YEARS = range(2024, 2036)

# Swaps the `holidays` package does not know, as day off -> the day worked instead.
ANNOUNCED_SWAPS = {
    date(2026, 1, 2): date(2026, 1, 10),  # Công văn 12729/VPCP-KGVX, 25/12/2025
}


def end_of_day(day: date, zone: tzinfo | None) -> datetime:
    """Return the midnight with which a local day ends."""
    return datetime.combine(day + ONE_DAY, time(), zone)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Monday to Friday without the days off, and the weekend days worked instead of another day."""

    days_off: frozenset[date] = frozenset()
    extra_working: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Return whether offices work on the day."""
        if day in self.extra_working:
            return True
        return day.weekday() < SATURDAY and day not in self.days_off

    def corrected(
        self, off: Collection[date], working: Collection[date], ordinary: Collection[date]
    ) -> "WorkingCalendar":
        """Return the calendar with some days set otherwise; an ordinary day is worked unless at a weekend."""
        return WorkingCalendar(
            days_off=(self.days_off | set(off)) - set(working) - set(ordinary),
            extra_working=(self.extra_working | set(working)) - set(off) - set(ordinary),
        )

    def holidays_in(self, year: int) -> list[tuple[date, date]]:
        """Return the first and last day of every run of days off in a year that is more than a weekend."""
        runs: list[tuple[date, date]] = []
        day = date(year, 1, 1)
        while day.year == year:
            if self.is_working(day):
                day += ONE_DAY
                continue
            last = self.next_working_day(day) - ONE_DAY
            length = (last - day).days
            if any((day + timedelta(days=n)).weekday() < SATURDAY for n in range(length + 1)):
                runs.append((day, last))
            day = last + ONE_DAY
        return runs

    def worked_at_weekends(self, year: int) -> list[date]:
        """Return the Saturdays and Sundays of a year on which offices work."""
        return sorted(day for day in self.extra_working if day.year == year and day.weekday() >= SATURDAY)

    def last_working_day_until(self, day: date) -> date:
        """Return the day itself when it is worked, else the last working day before it."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def next_working_day(self, after: date) -> date:
        """Return the first working day later than `after`."""
        day = after + ONE_DAY
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def working_days_after(self, start: date, end: date) -> int:
        """Return how many working days there are later than `start` and not later than `end`."""
        return sum(self.is_working(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def vietnam(years: Iterable[int]) -> WorkingCalendar:
    """Return the calendar of these years as known today; later announcements are the secretariat's data."""
    import holidays  # noqa: PLC0415 -- it loads slowly, and only once a process needs a calendar

    known = holidays.country_holidays("VN", years=years, expand=False)
    return WorkingCalendar(
        days_off=frozenset(known) | ANNOUNCED_SWAPS.keys(),
        extra_working=frozenset(known.weekend_workdays) | frozenset(ANNOUNCED_SWAPS.values()),
    )
