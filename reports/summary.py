"""The counts of /summary: how tasks stand, who has reported for the period, what is overdue."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from plans.standing import Facts, NamedPeriod, Scope, Submission
from plans.status import Status

Counts = Mapping[Status | None, int]


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """One report period and who reported for it."""

    periods: tuple[NamedPeriod, ...]
    """Periods due together that the same units reported alike: usually one, in June two."""
    on_time: tuple[str, ...]
    late: tuple[str, ...]
    missing: tuple[str, ...]
    """Those with a group that have not reported."""
    alone: tuple[str, ...]
    """Those that have not reported and have no group: nobody asked them."""
    nothing_arose: tuple[str, ...] = ()
    """Those that reported no more than that."""

    @property
    def expected(self) -> int:
        """Return how many units owe the report."""
        return len(self.on_time) + len(self.late) + len(self.missing) + len(self.alone)


@dataclass(frozen=True, slots=True)
class OverdueTask:
    """A task that is late, with the units that still owe it."""

    id: int
    number: str
    title: str
    due: date
    units: tuple[str, ...]
    """The first of them."""
    unit_count: int
    led_by: int
    """How many units lead the task, those that have done it included."""
    reported: int
    """How many of these have said anything of it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What /summary shows of one plan at one moment."""

    plan: str
    scope: Scope
    at: datetime
    task_count: int
    by_status: Counts
    change: Counts | None
    """By how much each count differs from the end of the period before; None if there was none."""
    due_soon: int
    periods: tuple[PeriodCounts, ...]
    overdue: tuple[OverdueTask, ...]
    open_matters: int
    change_since: date | None = None
    """The last day of the period before."""
    late_alone: tuple[str, ...] = ()
    """Those who owe something overdue and have no group: nobody asked them."""


def summarise(facts: Facts, at: datetime) -> Summary:
    """Return the summary of a plan; every task is counted under exactly one status."""
    by_status = Counter(task.status for task in facts.tasks)
    return Summary(
        plan=facts.plan,
        scope=facts.scope,
        at=at,
        task_count=len(facts.tasks),
        by_status=by_status,
        change=_change(by_status, facts.before) if facts.before is not None else None,
        due_soon=sum(1 for task in facts.tasks if task.id in facts.owed and facts.owed[task.id].soon),
        periods=tuple(count_periods(facts.submissions)),
        overdue=tuple(_overdue(facts)),
        open_matters=facts.open_matters,
        change_since=facts.before_on,
        late_alone=tuple(facts.late_alone),
    )


def _change(by_status: Counts, before: Counts) -> Counts:
    differences = {
        status: by_status.get(status, 0) - before.get(status, 0) for status in (*by_status, *before)
    }
    return {status: number for status, number in differences.items() if number}


def _overdue(facts: Facts) -> list[OverdueTask]:
    """Return what is overdue, the longest first."""
    late = [
        OverdueTask(
            id=task.id,
            number=task.number,
            title=task.title,
            due=owed.late_since,
            units=tuple(facts.late_units.get(task.id, ())),
            unit_count=owed.late,
            led_by=owed.units,
            reported=sum(number for status, number in task.units.items() if status is not None),
        )
        for task in facts.tasks
        if (owed := facts.owed.get(task.id)) is not None and owed.late_since is not None
    ]
    return sorted(late, key=lambda task: task.due)


def count_periods(submissions: Sequence[tuple[NamedPeriod, Sequence[Submission]]]) -> list[PeriodCounts]:
    """Return who reported on time, late, or not yet; periods with the same answer are counted together."""
    counted: list[PeriodCounts] = []
    for period, rows in submissions:
        counts = _count((period,), rows)
        if counted and replace(counts, periods=counted[-1].periods) == counted[-1]:
            counted[-1] = replace(counts, periods=(*counted[-1].periods, period))
        else:
            counted.append(counts)
    return counted


def _count(periods: tuple[NamedPeriod, ...], submissions: Sequence[Submission]) -> PeriodCounts:
    due = periods[0].due
    submitted = [(row.unit, row.submitted_on) for row in submissions if row.submitted_on is not None]
    missing = [row for row in submissions if row.submitted_on is None]
    return PeriodCounts(
        periods=periods,
        on_time=tuple(unit for unit, day in submitted if day <= due),
        late=tuple(unit for unit, day in submitted if day > due),
        missing=tuple(row.unit for row in missing if row.linked),
        alone=tuple(row.unit for row in missing if not row.linked),
        nothing_arose=tuple(
            row.unit for row in submissions if row.submitted_on is not None and row.nothing_arose
        ),
    )
