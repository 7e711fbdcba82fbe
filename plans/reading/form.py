"""A reading as JSON: what `dondoc read plan --json` prints and what a draft is stored as."""

from datetime import date, time
from typing import Any

from plans.plan import (
    Deadline,
    DeadlineKind,
    DueRule,
    Plan,
    PlanReading,
    Problem,
    ReportRule,
    RuleKind,
    Task,
    TaskGroup,
)
from plans.reading.ledger import Entry, Fate, Kind, Ledger
from plans.status import Status

JsonObject = dict[str, Any]


def as_json(reading: PlanReading) -> JsonObject:
    """Return the reading as plain JSON values."""
    plan = reading.plan
    return {
        "title": plan.title,
        "number": plan.number,
        "issuer": plan.issuer,
        "issued": _iso(plan.issued),
        "year": plan.year,
        "standing_unit": plan.standing_unit,
        "report_rules": [_rule_as_json(rule) for rule in plan.report_rules],
        "groups": [
            {"number": group.number, "title": group.title, "declared_count": group.declared_count}
            for group in plan.groups
        ],
        "tasks": [_task_as_json(task) for task in plan.tasks],
        "problems": [
            {"where": problem.where, "text": problem.text, "reason": problem.reason}
            for problem in reading.problems
        ],
        "ledger": [_entry_as_json(entry) for entry in reading.ledger.entries],
    }


def from_json(value: JsonObject) -> PlanReading:
    """Return the reading that `as_json` wrote; raises KeyError or ValueError for anything else."""
    plan = Plan(
        title=value["title"],
        number=value["number"],
        issuer=value["issuer"],
        issued=_date(value["issued"]),
        year=value["year"],
        standing_unit=value["standing_unit"],
        report_rules=tuple(map(_rule_from_json, value["report_rules"])),
        groups=tuple(TaskGroup(**group) for group in value["groups"]),
        tasks=tuple(map(_task_from_json, value["tasks"])),
    )
    problems = tuple(Problem(**problem) for problem in value["problems"])
    # Drafts that were stored before there was a ledger have none.
    return PlanReading(plan, problems, Ledger(tuple(map(_entry_from_json, value.get("ledger", ())))))


def _entry_as_json(entry: Entry) -> JsonObject:
    value: JsonObject = {"kind": entry.kind.value, "place": entry.place, "fate": entry.fate.value}
    said = {"reason": entry.reason, "text": entry.text}
    return value | {name: words for name, words in said.items() if words}


def _entry_from_json(value: JsonObject) -> Entry:
    return Entry(
        Kind(value["kind"]),
        value["place"],
        Fate(value["fate"]),
        value.get("reason", ""),
        value.get("text", ""),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _rule_as_json(rule: ReportRule) -> JsonObject:
    value: JsonObject = {
        "kind": rule.kind.value,
        "due_rule": _due_rule_as_json(rule.due_rule) if rule.due_rule else None,
        "strictly_before": rule.strictly_before,
        "source_text": rule.source_text,
    }
    return value | ({"doubt": rule.doubt} if rule.doubt else {})


def _due_rule_as_json(due: DueRule) -> JsonObject:
    hour = f"{due.hour:%H:%M}" if due.hour else None
    parts = {"month": due.month, "day": due.day, "date": _iso(due.date), "weekday": due.weekday, "hour": hour}
    return {name: part for name, part in parts.items() if part is not None}


def _rule_from_json(value: JsonObject) -> ReportRule:
    return ReportRule(
        RuleKind(value["kind"]),
        _due_rule_from_json(value["due_rule"]) if value["due_rule"] else None,
        value["strictly_before"],
        value["source_text"],
        value.get("doubt"),
    )


def _due_rule_from_json(value: JsonObject) -> DueRule:
    hour = value.get("hour")
    return DueRule(
        day=value.get("day"),
        month=value.get("month"),
        date=_date(value.get("date")),
        weekday=value.get("weekday"),
        hour=time.fromisoformat(hour) if hour else None,
    )


def _task_as_json(task: Task) -> JsonObject:
    value: JsonObject = {
        "number": task.number,
        "group": task.group,
        "title": task.title,
        "lead": list(task.lead),
        "coordinating": list(task.coordinating),
        "deadline_text": task.deadline_text,
        "deadline": _deadline_as_json(task.deadline),
        "note": task.note,
        "targets": list(task.targets),
        "source": task.source,
    }
    if task.proposed:
        value["proposed"] = True
    if task.progress is not None or task.status is not None:
        value |= {"status": task.status.value if task.status else None, "progress": task.progress}
    return value


def _task_from_json(value: JsonObject) -> Task:
    status = value.get("status")
    return Task(
        number=value["number"],
        group=value["group"],
        title=value["title"],
        lead=tuple(value["lead"]),
        coordinating=tuple(value["coordinating"]),
        deadline_text=value["deadline_text"],
        deadline=_deadline_from_json(value["deadline"]),
        note=value["note"],
        targets=tuple(value["targets"]),
        status=Status(status) if status else None,
        progress=value.get("progress"),
        source=value["source"],
        proposed=value.get("proposed", False),
    )


def _deadline_as_json(deadline: Deadline) -> JsonObject:
    value: JsonObject = {
        "kind": deadline.kind.value,
        "due": _iso(deadline.due),
        "before": _iso(deadline.before),
        "ongoing": deadline.ongoing,
    }
    return value | ({"doubt": deadline.doubt} if deadline.doubt else {})


def _deadline_from_json(value: JsonObject) -> Deadline:
    return Deadline(
        DeadlineKind(value["kind"]),
        _date(value["due"]),
        _date(value["before"]),
        value["ongoing"],
        value.get("doubt"),
    )
