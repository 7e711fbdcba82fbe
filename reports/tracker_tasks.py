"""What a plan's report says of its tasks, in the form in which other systems' files are filled in."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from plans.report import LeadStatement, PlanReport, ReportedTask
from plans.status import FINISHED, Status
from plans.trackers.values import Answer, KnownTask
from plans.verdict import Verdict
from reports.progress import progress_in_short
from reports.quotes import as_finding


def known_tasks(report: PlanReport, leads: Mapping[int, Collection[str]]) -> Iterator[KnownTask]:
    """Yield the tasks of a report; `leads` has the units that lead each, collectives as their members."""
    for task in report.tasks:
        said = {one.unit: one for one in task.statements}
        units = leads.get(task.id, ())
        by_unit = {unit: _of_unit(task, said[unit]) if unit in said else Answer() for unit in units}
        whole = next(iter(by_unit.values())) if len(by_unit) == 1 else _whole(task)
        yield KnownTask(task.id, task.number, task.title, report.plan.number or "", whole, by_unit)


def _of_unit(task: ReportedTask, said: LeadStatement) -> Answer:
    status = Status.IN_PROGRESS if said.verdict is Verdict.RETURNED else said.status
    finished_on = said.said_on if status in FINISHED else None
    is_late = said.unit in dict(task.late) or _is_after(finished_on, task.due)
    return Answer(status, said.percent, as_finding(said.text or ""), finished_on, is_late)


def _whole(task: ReportedTask) -> Answer:
    words = progress_in_short(task) if task.statements else ""
    is_late = bool(task.late_units) or _is_after(task.finished_on, task.due)
    return Answer(task.status, None, words, task.finished_on, is_late)


def _is_after(finished_on: date | None, due: date | None) -> bool:
    return finished_on is not None and due is not None and finished_on > due
