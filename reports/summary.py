"""The counts of /summary: how tasks stand, who has reported for the period, what is overdue."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from plans.standing import LateTask, NamedPeriod, Submission, TaskStanding
from plans.status import Status


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """One report period and who reported for it."""

    periods: tuple[NamedPeriod, ...]
    """Periods due together that the same units reported alike: usually one, in June two."""
    on_time: tuple[str, ...]
    late: tuple[str, ...]
    missing: tuple[str, ...]
    missing_unlinked: int

    @property
    def expected(self) -> int:
        """Return how many units owe the report."""
        return len(self.on_time) + len(self.late) + len(self.missing)


@dataclass(frozen=True, slots=True)
class OverdueTask:
    """A task that is late, with the units that still owe it."""

    number: str
    title: str
    due: date
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What /summary shows of one plan at one moment."""

    plan: str
    at: datetime
    task_count: int
    by_status: Mapping[Status | None, int]
    periods: tuple[PeriodCounts, ...]
    overdue: tuple[OverdueTask, ...]


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
        missing=tuple(row.unit for row in missing),
        missing_unlinked=sum(not row.linked for row in missing),
    )


def summarise(
    plan: str,
    at: datetime,
    tasks: Sequence[TaskStanding],
    periods: Sequence[PeriodCounts],
    late: Sequence[LateTask],
) -> Summary:
    """Return the summary of a plan; every task is counted under exactly one status."""
    return Summary(
        plan=plan,
        at=at,
        task_count=len(tasks),
        by_status=Counter(task.status for task in tasks),
        periods=tuple(periods),
        overdue=_by_task(late),
    )


def _by_task(late: Sequence[LateTask]) -> tuple[OverdueTask, ...]:
    units: dict[tuple[str, str, date], list[str]] = {}
    for row in late:
        units.setdefault((row.number, row.title, row.due), []).append(row.unit)
    return tuple(OverdueTask(*task, units=tuple(names)) for task, names in units.items())
