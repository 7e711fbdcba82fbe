"""The occurrences of a report rule: what each is called, which days its data covers, and when it is due."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from plans.plan import DueRule, ReportRule, RuleKind

# Nghị định 09/2019/NĐ-CP, art. 12: data is closed on the 14th of a period's last month.
CLOSING_DAY = 14
MONTHS_A_YEAR = 12
DAYS_A_WEEK = 7
MONTHS_OF = {RuleKind.MONTHLY: 1, RuleKind.QUARTERLY: 3, RuleKind.HALF_YEAR: 6, RuleKind.YEAR: 12}
NAME_FORMS = {
    RuleKind.WEEKLY: "{kind}:{year}-W{number:02}",
    RuleKind.MONTHLY: "{kind}:{year}-{number:02}",
    RuleKind.QUARTERLY: "{kind}:{year}-Q{number}",
    RuleKind.HALF_YEAR: "{kind}:{year}-H{number}",
}
ONCE_A_YEAR_FORM = "{kind}:{year}"
COVER_NO_PERIOD = frozenset({RuleKind.OWN_PLAN, RuleKind.ONCE})
"""What is due by one day and is about no time: a unit's own plan, a report asked for once."""


class Months(StrEnum):
    """Which days a month of reporting covers."""

    DECREE = "decree"
    """From the 15th of the month before to the 14th."""
    CALENDAR = "calendar"
    """From the 1st to the last day."""


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """One occurrence of a report rule."""

    kind: RuleKind
    year: int
    number: int
    """Which week, month, quarter or half of the year it is; 1 for what comes once a year."""
    data_from: date | None
    data_to: date | None
    """The first and last day the data covers; None for what covers no period."""
    due: date

    months: Months = Months.DECREE

    @property
    def name(self) -> str:
        """Return a key that stays the same when the due date is moved, such as "monthly:2025-06".

        Periods of calendar months have keys of their own: "monthly:2025-06:calendar" covers other days.
        """
        form = NAME_FORMS.get(self.kind, ONCE_A_YEAR_FORM)
        key = form.format(kind=self.kind.value, year=self.year, number=self.number)
        covers_months = self.months is Months.CALENDAR and self.kind in MONTHS_OF
        return f"{key}:{self.months.value}" if covers_months else key


def periods_of(
    rule: ReportRule, start: date, end: date, months: Months = Months.DECREE
) -> list[ReportPeriod]:
    """Return the rule's periods that are due from `start` to `end`, in order; none until a day is set."""
    return [_period(rule.kind, due, months) for due in _dues(rule, start, end) if start <= due <= end]


def _dues(rule: ReportRule, start: date, end: date) -> Iterator[date]:
    """Yield the last on-time days of the rule in and around the span."""
    named, days_early = rule.due_rule, int(rule.strictly_before)
    if named is None or rule.kind is RuleKind.AD_HOC:
        return
    if named.date is not None:
        yield named.date - timedelta(days=days_early)
    elif named.weekday is not None:
        yield from (day - timedelta(days=days_early) for day in _weekdays(named.weekday, start, end))
    elif named.day is not None:
        for year, month in _months(rule.kind, named, start, end):
            yield _day_of_month(year, month, named.day - days_early)


def _weekdays(weekday: int, start: date, end: date) -> Iterator[date]:
    """Yield that day of every week in and around the span."""
    day = start + timedelta(days=(weekday - start.isoweekday()) % DAYS_A_WEEK)
    while day <= end + timedelta(days=1):  # "before Monday" is due the day before
        yield day
        day += timedelta(days=DAYS_A_WEEK)


def _months(kind: RuleKind, named: DueRule, start: date, end: date) -> Iterator[tuple[int, int]]:
    """Yield the months that have a due day: the one named, else the last month of every period."""
    for count in range(_month_count(start), _month_count(end) + 2):  # "before the 1st" is due a month earlier
        year, month = _year_and_month(count)
        if month == named.month or (
            named.month is None and kind in MONTHS_OF and count % MONTHS_OF[kind] == 0
        ):
            yield year, month


def _day_of_month(year: int, month: int, day: int) -> date:
    """Return that day, the last one of a shorter month, or for day 0 the day before the month."""
    return date(year, month, 1) + timedelta(days=min(day, monthrange(year, month)[1]) - 1)


def _period(kind: RuleKind, due: date, months: Months) -> ReportPeriod:
    if kind is RuleKind.WEEKLY:
        year, week, _ = due.isocalendar()
        return ReportPeriod(kind, year, week, due - timedelta(days=DAYS_A_WEEK - 1), due, due, months)
    if kind not in MONTHS_OF:
        return ReportPeriod(kind, due.year, 1, None, None, due, months)
    length = MONTHS_OF[kind]
    closing = _closing_month(due, length, months)
    year, month = _year_and_month(closing)
    if months is Months.CALENDAR:
        data_from = date(*_year_and_month(closing - length + 1), 1)
        data_to = date(year, month, monthrange(year, month)[1])
    else:
        data_from = date(*_year_and_month(closing - length), CLOSING_DAY + 1)
        data_to = date(year, month, CLOSING_DAY)
    return ReportPeriod(kind, year, month // length, data_from, data_to, due, months)


def _closing_month(due: date, length: int, months: Months) -> int:
    """Return the last month of the period that a report due on this day is about.

    It is the one nearest: a half-year report is due in May, June or July. What is due in the first half of
    a month is about the calendar month before.
    """
    if length == 1 and months is Months.CALENDAR and due.day <= CLOSING_DAY + 1:
        return _month_count(due) - 1
    return (_month_count(due) + length // 2) // length * length


def _month_count(day: date) -> int:
    """Return the months since the year 0, so that the last month of a period is a multiple of its length."""
    return day.year * MONTHS_A_YEAR + day.month


def _year_and_month(count: int) -> tuple[int, int]:
    return (count - 1) // MONTHS_A_YEAR, (count - 1) % MONTHS_A_YEAR + 1
