"""What the charts show, as numbers: status by group, timeliness by period, attainment of targets."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plans.report import PlanReport
from plans.status import Status
from plans.text import capitalised
from reports.words import period


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: its name, and what it is made of."""

    label: str
    parts: Mapping[str, float]


def status_by_group(report: PlanReport) -> list[tuple[str, Mapping[Status | None, int]]]:
    """Return, for each group of tasks, how many of them stand where."""
    found = [
        (f"{group.number}. {group.title}", Counter(task.status for task in report.in_group(group.position)))
        for group in report.groups
    ]
    others = Counter(task.status for task in report.in_group(None))
    return [(label, counts) for label, counts in [*found, ("Nhiệm vụ khác", others)] if counts]


ON_TIME, LATE, MISSING = "Đúng hạn", "Chậm", "Chưa báo cáo"


def timeliness_by_period(report: PlanReport) -> list[Bar]:
    """Return, for each period up to the day, how many units reported on time, late, or not."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    periods = {}
    for row in report.submissions:
        periods[row.period.id] = row.period
        state = MISSING if row.submitted_on is None else LATE if row.is_late else ON_TIME
        counts[row.period.id][state] += 1
    ordered = sorted(periods.values(), key=lambda one: (one.due, one.id))
    return [
        Bar(capitalised(period(one)), {state: counts[one.id][state] for state in (ON_TIME, LATE, MISSING)})
        for one in ordered
    ]


ATTAINED = "Tỷ lệ (%)"


def attainment(report: PlanReport) -> list[Bar]:
    """Return, for each target with figures, the share over all units that reported one."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for figure in report.figures:
        if figure.total:
            done = sums[figure.task, figure.target]
            done[0] += figure.value
            done[1] += figure.total
    return [
        Bar(f"NV {task}: {target}" if target else f"NV {task}", {ATTAINED: round(100 * done / total, 1)})
        for (task, target), (done, total) in sums.items()
    ]
