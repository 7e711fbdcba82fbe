"""What a file was made from, in short: kept beside it, so that a later file can name the differences."""

from typing import Any

from plans.report import PlanReport
from plans.status import Status
from reports.words import official, status

Figures = dict[str, Any]
MOST_LISTED = 8


def figures_of(report: PlanReport) -> Figures:
    """Return the status of every task, who is late with it, and who has not reported."""
    return {
        "tasks": {task.number: task.status.value if task.status else None for task in report.tasks},
        "late": {task.number: len(task.late_units) for task in report.tasks if task.late_units},
        "reported": sorted({row.unit for row in report.present_submissions if row.submitted_on is not None}),
    }


def differences(before: Figures, after: Figures) -> list[str]:
    """Return what has changed between two files, one sentence each."""
    changed = [
        f"NV {number}: {_named(before['tasks'].get(number))} → {_named(now)}"
        for number, now in after["tasks"].items()
        if before["tasks"].get(number) != now
    ]
    came = [unit for unit in after["reported"] if unit not in set(before["reported"])]
    said = changed[:MOST_LISTED]
    if len(changed) > MOST_LISTED:
        said.append(f"… và {official(len(changed) - MOST_LISTED)} nhiệm vụ khác")
    if came:
        names = ", ".join(came[:MOST_LISTED])
        more = f" và {official(len(came) - MOST_LISTED)} đơn vị khác" if len(came) > MOST_LISTED else ""
        said.append(f"báo cáo thêm: {names}{more}")
    overdue = len(after["late"]), len(before["late"])
    if overdue[0] != overdue[1]:
        said.append(f"nhiệm vụ quá hạn: {overdue[1]} → {overdue[0]}")
    return said


def _named(code: str | None) -> str:
    return status(Status(code) if code else None)
