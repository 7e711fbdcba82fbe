"""Whether days below leave time for those above: reports to be summed up, and tasks that serve others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plans.periods import MONTHS_OF, Months, ReportPeriod, periods_of
from plans.plan import ReportRule, RuleKind

ONE_YEAR = timedelta(days=366)
ONE_MONTH = timedelta(days=31)
REPORTED_AGAIN = frozenset({RuleKind.WEEKLY, *MONTHS_OF})
"""What is summed up from reports below; a unit's own plan is not."""


@dataclass(frozen=True, slots=True)
class AskedRule:
    """A report rule of a plan, and what the plan's months are."""

    rule: ReportRule
    months: Months = Months.DECREE


@dataclass(frozen=True, slots=True)
class ReportNotInTime:
    """A report above for which those below come too late, or for which none is asked below."""

    kind: RuleKind
    above: date
    """The last on-time day above, of the first report concerned."""
    below: date | None = None
    """The last on-time day below; None where nothing is asked there."""

    @property
    def is_same_day(self) -> bool:
        """Return whether both are due on one day, which leaves none to sum up."""
        return self.below == self.above


@dataclass(frozen=True, slots=True)
class TaskNotInTime:
    """A task below that ends later than the one above that it serves."""

    below: str
    above: str
    due_below: date
    due_above: date


def reports_not_in_time(
    below: Sequence[AskedRule], above: Iterable[AskedRule], today: date
) -> list[ReportNotInTime]:
    """Return the reports of the coming year above that those below do not serve in time, one a kind."""
    periods = [period for asked in below for period in _coming(asked, today)]
    found: dict[RuleKind, ReportNotInTime] = {}
    for asked in above:
        for period in _coming(asked, today) if asked.rule.kind in REPORTED_AGAIN else ():
            late = _not_in_time(period, periods)
            if late is not None:
                found.setdefault(period.kind, late)
    return list(found.values())


def _coming(asked: AskedRule, today: date) -> list[ReportPeriod]:
    return periods_of(asked.rule, today, today + ONE_YEAR, asked.months)


def _not_in_time(above: ReportPeriod, below: Sequence[ReportPeriod]) -> ReportNotInTime | None:
    of_the_same = [one.due for one in below if _is_of_the_same(one, above)]
    if of_the_same:
        last = max(of_the_same)
        return ReportNotInTime(above.kind, above.due, last) if last >= above.due else None
    shorter = [one for one in below if _length(one.kind) < _length(above.kind)]
    in_time = any(above.due - ONE_MONTH < one.due < above.due for one in shorter)
    return None if in_time else ReportNotInTime(above.kind, above.due)


def _is_of_the_same(one: ReportPeriod, other: ReportPeriod) -> bool:
    return (one.kind, one.year, one.number) == (other.kind, other.year, other.number)


def _length(kind: RuleKind) -> int:
    return MONTHS_OF.get(kind, 0) if kind in REPORTED_AGAIN else max(MONTHS_OF.values()) + 1


@dataclass(frozen=True, slots=True)
class LinkedDays:
    """The numbers and days of two tasks of which one serves the other."""

    below: str
    above: str
    due_below: date | None
    due_above: date | None


def tasks_not_in_time(linked: Iterable[LinkedDays]) -> list[TaskNotInTime]:
    """Return the tasks below that end later than those above that they serve."""
    return [
        TaskNotInTime(one.below, one.above, one.due_below, one.due_above)
        for one in linked
        if one.due_below is not None and one.due_above is not None and one.due_below > one.due_above
    ]
