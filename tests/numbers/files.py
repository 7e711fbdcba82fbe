"""Word, Excel and the charts' data against what plain SQL counts."""

from collections import Counter

from plans.report import PlanReport
from reports.chart_data import (
    FINISHED,
    OVERDUE,
    OVERDUE_TASKS,
    attainment,
    course_by_month,
    overdue_by_unit,
    status_by_group,
    timeliness_by_period,
)
from tests.numbers.counted import ALONE, LATE, MISSING, NOT_DUE, ON_TIME, Row, State, outcomes
from tests.numbers.excel import SHEETS
from tests.numbers.word import PARTS

OUTCOMES = {
    ON_TIME: "Đúng hạn",
    LATE: "Chậm",
    MISSING: "Chưa báo cáo",
    ALONE: "Chưa có nhóm",
    NOT_DUE: "Chưa đến hạn",
}


def charts(report: PlanReport, state: State) -> None:
    """Compare what the charts are drawn from."""
    bars = {label.partition(".")[0]: dict(counts) for label, counts in status_by_group(report)}
    assert bars == {heading or "Nhiệm vụ khác": dict(counts) for heading, counts in state.by_heading.items()}
    shown = [dict(bar.parts) for bar in timeliness_by_period(report)]
    by_period: dict[int, list[Row]] = {}
    for row in state.reports:
        by_period.setdefault(row["period"], []).append(row)
    counted = [outcomes(rows, state.until) for rows in by_period.values()]
    assert shown == [{OUTCOMES[one]: number for one, number in counts.items()} for counts in counted]
    late = {bar.label: bar.parts[OVERDUE_TASKS] for bar in overdue_by_unit(report)}
    owed = Counter(row["name"] for rows in state.late.values() for row in rows)
    assert {unit: number for unit, number in late.items() if number} == owed
    months = course_by_month(report)
    for end, overdue in report.late_by_month.items():
        then = state if end == state.day else State(state.path, end, state.until)
        numbers = {task.number for task in report.tasks if task.id in overdue}
        assert numbers == set(then.late) & {task.number for task in report.tasks}
    assert [bar.parts[OVERDUE] for bar in months][-1:] == ([len(state.late)] if months else [])
    finished = state.by_status["done"] + state.by_status["done_ongoing"]
    assert [bar.parts[FINISHED] for bar in months][-1:] == ([finished] if months else [])
    sums: dict[str, list[float]] = {}
    for row in state.figures:
        total = sums.setdefault(f"NV {row['number']}: {row['target']}", [0, 0])
        total[0], total[1] = total[0] + row["done"], total[1] + row["total"]
    assert {bar.label: next(iter(bar.parts.values())) for bar in attainment(report)} == {
        label: round(100 * done / total, 1) for label, (done, total) in sums.items()
    }


ALL = (*SHEETS, *PARTS)
