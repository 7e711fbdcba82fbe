"""What the charts show, as numbers: status by group, what is overdue by unit, periods, months, targets."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plans.attainment import is_measurable
from plans.months import months_until
from plans.report import PlanReport
from plans.status import Status
from plans.text import alphabetical, capitalised
from reports.submitted import Submitted, submitted
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
NOT_DUE, ALONE = "Chưa đến hạn", "Chưa có nhóm"
STATES = {
    Submitted.ON_TIME: ON_TIME,
    Submitted.LATE: LATE,
    Submitted.MISSING: MISSING,
    Submitted.ALONE: ALONE,
    Submitted.NOT_DUE: NOT_DUE,
}


def timeliness_by_period(report: PlanReport) -> list[Bar]:
    """Return, for each period up to the day, how many units reported on time, late, or not."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    periods = {}
    for row in report.submissions:
        periods[row.period.id] = row.period
        counts[row.period.id][STATES[submitted(report, row)]] += 1
    ordered = sorted(periods.values(), key=lambda one: (one.due, one.id))
    return [
        Bar(
            capitalised(period(one)),
            {state: number for state in STATES.values() if (number := counts[one.id][state])},
        )
        for one in ordered
    ]


OVERDUE_TASKS, OVERDUE_REPORTS = "Nhiệm vụ quá hạn", "Báo cáo kỳ quá hạn"


def overdue_by_unit(report: PlanReport) -> list[Bar]:
    """Return, for each unit that is late, with how much; the latest first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for task in report.tasks:
        for unit in task.late_units:
            counts[unit][OVERDUE_TASKS] += 1
    for row in report.submissions:
        if row.submitted_on is None and row.period.due < report.as_of:
            counts[row.unit][OVERDUE_REPORTS] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1].total(), alphabetical(item[0])))
    return [
        Bar(unit, {kind: found[kind] for kind in (OVERDUE_TASKS, OVERDUE_REPORTS)}) for unit, found in ordered
    ]


FINISHED, OVERDUE, OPEN = "Đã hoàn thành", "Quá hạn", "Chưa hoàn thành, chưa quá hạn"


def course_by_month(report: PlanReport) -> list[Bar]:
    """Return how many tasks were finished, and overdue, at the end of each month, up to that of the report.

    What was finished on a day that nobody told (a report saved as a plan) was so from the beginning.
    """
    finished = [task for task in report.tasks if task.is_finished]
    ends = months_until(report.plan.year, report.as_of)
    if len(ends) < 2 or not (finished or any(report.late_by_month.values())):
        return []
    bars = []
    for end in ends:
        done = {task.id for task in finished if task.finished_on is None or task.finished_on <= end}
        late = report.late_by_month.get(end, frozenset()) - done
        parts = {FINISHED: len(done), OVERDUE: len(late), OPEN: len(report.tasks) - len(done) - len(late)}
        bars.append(Bar(f"Tháng {end.month}/{end.year}", parts))
    return bars


ATTAINED = "Tỷ lệ (%)"


def attainment(report: PlanReport) -> list[Bar]:
    """Return, for each target of the plan itself that figures can show, the share over all units together."""
    own = {(task.number, target) for task in report.tasks for target in task.targets if is_measurable(target)}
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for figure in report.figures:
        if figure.total and (figure.task, figure.target) in own:
            done = sums[figure.task, figure.target]
            done[0] += figure.value
            done[1] += figure.total
    return [
        Bar(f"NV {task}: {target}", {ATTAINED: round(100 * done / total, 1)})
        for (task, target), (done, total) in sums.items()
    ]
