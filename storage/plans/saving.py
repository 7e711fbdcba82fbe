"""Saving a plan as it was read, with its groups, tasks and rules."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans import plan as document
from storage import log
from storage.actors import Actor, remember_person
from storage.models import Assignment, Collective, Plan, ReportRule, Task, TaskGroup
from storage.units.directory import Directory


def save_plan(session: Session, plan: document.Plan, actor: Actor, now: datetime, today: date) -> Plan:
    """Store a plan with its groups, tasks, units and rules; return it with its ids."""
    remember_person(session, actor.person_id, actor.display_name)
    saved = Plan(
        title=plan.title or "Kế hoạch",
        number=plan.number,
        issuer=plan.issuer,
        issued=plan.issued,
        year=plan.year or today.year,
        standing_unit=plan.standing_unit,
        saved_at=now,
        saved_by=actor.person_id,
        rules=[new_rule(rule) for rule in plan.report_rules],
    )
    session.add(saved)
    groups = add_groups(saved, plan.groups)
    session.flush()
    directory = Directory(session, now, saved.issuer)
    for position, task in enumerate(plan.tasks, start=1):
        saved.tasks.append(new_task(task, position, groups, directory))
    session.flush()
    log.record(session, actor, "save_plan", f"plan:{saved.id}", now, after=saved.title)
    return saved


def new_rule(rule: document.ReportRule) -> ReportRule:
    """Return a row for a report rule of a document, asked of every unit."""
    named = rule.due_rule or document.DueRule()
    return ReportRule(
        kind=rule.kind,
        day=named.day,
        month=named.month,
        on_date=named.date,
        weekday=named.weekday,
        hour=named.hour,
        strictly_before=rule.strictly_before,
        source_text=rule.source_text,
    )


def add_groups(saved: Plan, groups: tuple[document.TaskGroup, ...]) -> dict[str, TaskGroup]:
    """Add the heading rows to a plan and return them by number."""
    rows = {
        group.number: TaskGroup(position=position, number=group.number, title=group.title)
        for position, group in enumerate(groups, start=1)
    }
    saved.groups.extend(rows.values())
    return rows


def new_task(
    task: document.Task,
    position: int,
    groups: dict[str, TaskGroup],
    directory: Directory,
    added_on: date | None = None,
) -> Task:
    """Return a row for a task of a document, with its assignments; it is new to its plan since a day."""
    group = groups.get(task.group or "")
    return Task(
        group_id=group.id if group else None,
        position=position,
        number=task.number,
        added_on=added_on,
        title=task.title,
        deadline_text=task.deadline_text,
        deadline_kind=task.deadline.kind,
        due=task.deadline.due,
        before=task.deadline.before,
        ongoing=task.deadline.ongoing,
        targets=list(task.targets),
        source=task.source,
        starting_status=task.status,
        starting_text=task.progress,
        assignments=assignments_of(task, directory),
    )


def assignments_of(task: document.Task, directory: Directory) -> list[Assignment]:
    """Return who leads and who coordinates a task, each named once."""
    named = [(phrase, document.Role.LEAD) for phrase in task.lead]
    named += [(phrase, document.Role.COORDINATING) for phrase in task.coordinating]
    found = {(id(row := directory.resolve(phrase)), role): (row, role) for phrase, role in named}
    return [
        Assignment(collective=row, role=role)
        if isinstance(row, Collective)
        else Assignment(unit=row, role=role)
        for row, role in found.values()
    ]


def all_plans(session: Session) -> list[Plan]:
    """Return every saved plan, oldest first."""
    return list(session.scalars(select(Plan).order_by(Plan.id)))


def find(session: Session, plan_id: int) -> Plan | None:
    """Return a plan, or None if there is none of this id."""
    return session.get(Plan, plan_id)


def title(session: Session, plan_id: int) -> str:
    """Return the title of a plan."""
    return session.get_one(Plan, plan_id).title


def plan_of_rule(session: Session, rule: ReportRule) -> Plan:
    """Return the plan that a report rule belongs to."""
    return session.get_one(Plan, rule.plan_id)
