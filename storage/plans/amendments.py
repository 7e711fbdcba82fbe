"""A new version of a saved plan: found, compared, applied; reports and original dates stay."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, selectinload

from plans import plan as document
from plans.amendment import Amendment, amendment
from plans.text import fold
from storage import log
from storage.actors import Actor
from storage.models import Assignment, Obligation, ObligationState, Plan, Task, TaskGroup
from storage.plans import obligation_versions, obligations, rule_amendments
from storage.plans.rule_amendments import AskedOtherwise
from storage.plans.saving import add_groups, assignments_of, new_task
from storage.units.directory import Directory


@dataclass(frozen=True, slots=True)
class Effect:
    """What an amendment means for one unit: tasks it leads from now on, no longer, or with another date.

    So too the reports that it owes otherwise.
    """

    unit_id: int
    now_leads: tuple[Task, ...] = ()
    leads_no_longer: tuple[Task, ...] = ()
    other_deadline: tuple[Task, ...] = ()
    reports: tuple[AskedOtherwise, ...] = ()


def same_plan(session: Session, plan: document.Plan) -> Plan | None:
    """Return the saved plan this document is a version of: same number and year, or same title and year."""
    for saved in session.scalars(select(Plan).order_by(Plan.id.desc())):
        if plan.year not in {saved.year, None}:
            continue
        same_number = plan.number is not None and plan.number == saved.number
        same_issuer = fold(plan.issuer or "") == fold(saved.issuer or "")
        if (same_number and same_issuer) or (plan.title and fold(plan.title) == fold(saved.title)):
            return saved
    return None


def compare(session: Session, saved: Plan, plan: document.Plan, now: datetime) -> Amendment:
    """Return what the document changes in the saved plan."""
    directory = Directory(session, now, saved.issuer)
    tasks = amendment([_values(task) for task in _tasks(session, saved)], _with_names(plan, directory))
    return replace(tasks, rules=rule_amendments.compare(session, saved, plan))


def _with_names(plan: document.Plan, directory: Directory) -> tuple[document.Task, ...]:
    """Return the document's tasks with units under the names of the directory, to be compared by them."""

    def names(phrases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(directory.name_of(phrase) for phrase in phrases))

    return tuple(
        replace(task, lead=names(task.lead), coordinating=names(task.coordinating)) for task in plan.tasks
    )


def apply(
    session: Session,
    saved: Plan,
    plan: document.Plan,
    actor: Actor,
    now: datetime,
    today: date,
    past: ObligationState,
) -> list[Effect]:
    """Bring the saved plan to the document's version; return what it means for each unit it concerns.

    `past` is the state of what is newly owed though its date has gone by.
    """
    rows = _tasks(session, saved)
    values = [_values(row) for row in rows]
    row_of = {id(value): row for value, row in zip(values, rows, strict=True)}
    before_leads = obligations.leads_of(session, saved)
    before_due = {row.id: row.due for row in rows}
    tasks = _with_names(plan, Directory(session, now, saved.issuer))
    found = amendment(values, tasks)
    _make_room(session, saved)
    groups = _replace_groups(session, saved, plan)
    directory = Directory(session, now, saved.issuer)
    partner = {id(pair.new): row_of[id(pair.old)] for pair in found.same}
    for position, task in enumerate(tasks, start=1):
        row = partner.get(id(task))
        if row is None:
            saved.tasks.append(new_task(task, position, groups, directory, added_on=today))
        else:
            _overwrite(session, row, task, position, groups.get(task.group or ""))
            row.assignments.extend(assignments_of(task, directory))
    for task in found.removed:
        row_of[id(task)].removed_on = today
    _write_heading(session, saved, plan)
    let_owed_follow(session, saved, saved.tasks, before_due, today)
    obligations.materialise_plan(session, saved, today, past)
    log.record(session, actor, "amend_plan", f"plan:{saved.id}", now, after=_short(found))
    rules = rule_amendments.compare(session, saved, plan)
    reports = rule_amendments.apply(session, saved, rules, actor, now, today)
    return _effects(session, saved, before_leads, before_due, reports)


def _write_heading(session: Session, saved: Plan, plan: document.Plan) -> None:
    saved.title, saved.number = plan.title or saved.title, plan.number or saved.number
    saved.issued = plan.issued or saved.issued
    session.flush()
    session.expire(saved)


def _tasks(session: Session, saved: Plan) -> list[Task]:
    query = select(Task).where(Task.plan_id == saved.id, Task.removed_on.is_(None)).order_by(Task.position)
    loaded = query.options(
        selectinload(Task.assignments).selectinload(Assignment.unit),
        selectinload(Task.assignments).selectinload(Assignment.collective),
    )
    return list(session.scalars(loaded))


def _values(task: Task) -> document.Task:
    def names(role: document.Role) -> tuple[str, ...]:
        named = (one.unit or one.collective for one in task.assignments if one.role is role)
        return tuple(row.name for row in named if row is not None)

    return document.Task(
        number=task.number,
        group=None,
        title=task.title,
        lead=names(document.Role.LEAD),
        coordinating=names(document.Role.COORDINATING),
        deadline_text=task.deadline_text,
        deadline=document.Deadline(task.deadline_kind, task.due, task.before, task.ongoing),
    )


def _make_room(session: Session, saved: Plan) -> None:
    """Move every task out of the way of the new positions, which are unique in a plan."""
    session.execute(update(Task).where(Task.plan_id == saved.id).values(position=-Task.id))
    session.execute(update(Task).where(Task.plan_id == saved.id).values(group_id=None))
    session.expire_all()


def _replace_groups(session: Session, saved: Plan, plan: document.Plan) -> dict[str, TaskGroup]:
    for group in list(saved.groups):
        session.delete(group)
    session.flush()
    session.expire(saved)
    groups = add_groups(saved, plan.groups)
    session.flush()
    return groups


def _overwrite(
    session: Session, row: Task, task: document.Task, position: int, group: TaskGroup | None
) -> None:
    """Write a task of the document over its row, without assignments."""
    row.group_id, row.position, row.number = group.id if group else None, position, task.number
    row.title, row.deadline_text, row.targets = task.title, task.deadline_text, list(task.targets)
    row.deadline_kind, row.due = task.deadline.kind, task.deadline.due
    row.before, row.ongoing, row.source = task.deadline.before, task.deadline.ongoing, task.source
    for assignment in list(row.assignments):
        session.delete(assignment)
    session.flush()
    session.expire(row, ["assignments"])


def let_owed_follow(
    session: Session,
    saved: Plan,
    tasks: Collection[Task],
    before_due: dict[int, date | None],
    today: date,
    kept: Collection[int] = (),
) -> None:
    """Let what units owe follow tasks of a plan: former leads owe no longer, open dates move.

    Where the date of a task is left alone, more time granted to a unit stays granted. The obligations
    `kept`, by their ids, stay as they are. What new leads owe is materialised afterwards.
    """
    task_of = {task.id: task for task in tasks}
    leads = obligations.leads_of(session, saved, list(task_of))
    owed = select(Obligation).where(Obligation.plan_id == saved.id, Obligation.task_id.in_(task_of))
    for row in session.scalars(owed.where(Obligation.id.not_in(kept))).all():
        task = task_of[row.task_id or 0]
        is_led = task.removed_on is None and row.unit_id in leads.get(task.id, ())
        state = _state(row, task, today, is_led=is_led)
        same_date = task.due == before_due.get(task.id) and row.state is not ObligationState.REMOVED
        moves = state is ObligationState.OPEN and row.due != task.due and not same_date
        if moves or row.state is not state:
            obligation_versions.keep(session, row, today)
        row.state = state
        if moves:
            row.original_due = row.original_due or row.due
            row.due = task.due
    session.flush()


def _state(row: Obligation, task: Task, today: date, *, is_led: bool) -> ObligationState:
    """Return what becomes of what a unit owes on a task that it leads, or leads no longer."""
    if not is_led and row.state is ObligationState.OPEN:
        return ObligationState.REMOVED
    if is_led and (row.state is ObligationState.REMOVED or _has_a_new_date(row, task, today)):
        return ObligationState.OPEN
    return row.state


def _has_a_new_date(row: Obligation, task: Task, today: date) -> bool:
    """Return whether what was waived because its date had passed now has one to come."""
    waived = row.state is ObligationState.WAIVED
    return waived and task.due is not None and task.due >= today and task.due != row.due


def _effects(
    session: Session,
    saved: Plan,
    before_leads: dict[int, set[int]],
    before_due: dict[int, date | None],
    reports: Sequence[AskedOtherwise],
) -> list[Effect]:
    after = obligations.leads_of(session, saved)
    tasks = list(session.scalars(select(Task).where(Task.plan_id == saved.id).order_by(Task.position)))
    parts: dict[int, Effect] = defaultdict(lambda: Effect(0))
    for task in tasks:
        before = before_leads.get(task.id, set())
        now = after.get(task.id, set()) if task.removed_on is None else set()
        for unit in now - before:
            parts[unit] = replace(parts[unit], now_leads=(*parts[unit].now_leads, task))
        for unit in before - now:
            parts[unit] = replace(parts[unit], leads_no_longer=(*parts[unit].leads_no_longer, task))
        if task.id in before_due and before_due[task.id] != task.due:
            for unit in now & before:
                parts[unit] = replace(parts[unit], other_deadline=(*parts[unit].other_deadline, task))
    for report in reports:
        for unit in report.units:
            parts[unit] = replace(parts[unit], reports=(*parts[unit].reports, report))
    return [replace(effect, unit_id=unit) for unit, effect in sorted(parts.items())]


def _short(found: Amendment) -> str:
    def numbers(tasks: Sequence[document.Task]) -> str:
        return ", ".join(task.number for task in tasks)

    changed = ", ".join(pair.new.number for pair in found.changed)
    return log.written(added=numbers(found.added), removed=numbers(found.removed), changed=changed)
