"""The state of a plan on a day as the values that files are made of: a few queries, never one a row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Select, String, cast, func, select
from sqlalchemy.orm import Session, joinedload

from plans.given import Origin
from plans.months import months_until
from plans.plan import Role
from plans.report import LeadStatement, PlanHead, PlanReport, ReportedGroup, ReportedPeriod, ReportedTask
from plans.standing import NamedPeriod, Scope
from plans.status import FINISHED
from storage.groups.links import linked_units
from storage.models import Assignment, Collective, Obligation, ObligationState, Plan, ReportPeriod, Task, Unit
from storage.plans import obligation_versions
from storage.reporting import periods
from storage.summary import course, details, lead_statements, raised, requested, task_counts
from storage.summary.facts import met_by


def plan_report(session: Session, scope: Scope, made_at: datetime, made_by: str) -> PlanReport:
    """Return the state of a plan; `made_at` is local time."""
    since = requested.span_of(session, scope)
    said = lead_statements.statements(session, scope, made_at.tzinfo)
    return replace(
        _report(session, scope, said, made_at, made_by),
        obstacles=tuple(raised.obstacles(session, scope)),
        proposals=tuple(raised.proposals(session, scope)),
        extensions=tuple(details.extensions(session, scope)),
        messages=tuple(details.messages(session, scope, made_at.tzinfo)),
        requested=tuple(requested.requested_reports(session, scope, since, made_at)),
    )


def counted_report(session: Session, scope: Scope, made_at: datetime, made_by: str) -> PlanReport:
    """Return the state of a plan in numbers, as charts show it: without what anybody said."""
    return _report(session, scope, {}, made_at, made_by)


def _report(
    session: Session,
    scope: Scope,
    said: Mapping[int, Sequence[LeadStatement]],
    made_at: datetime,
    made_by: str,
) -> PlanReport:
    plan = session.get_one(Plan, scope.plan_id)
    return PlanReport(
        plan=head_of(plan),
        periods=scope.periods,
        as_of=scope.day,
        made_at=made_at,
        made_by=made_by,
        groups=tuple(ReportedGroup(group.position, group.number, group.title) for group in plan.groups),
        tasks=tuple(_tasks(session, scope, said)),
        submissions=tuple(_submissions(session, scope)),
        next_due=_next_due(session, scope),
        figures=tuple(details.figures(session, scope)),
        heard_until=scope.submitted_by,
        late_by_month=course.late_tasks(session, scope.plan_id, months_until(plan.year, scope.day)),
    )


def head_of(plan: Plan) -> PlanHead:
    """Return what names a plan and the bodies behind it."""
    above, writes = plan.letterhead or ("", "")
    letterhead = (above, writes) if plan.letterhead else None
    head = (plan.title, plan.number, plan.issuer, plan.issued, plan.year, plan.standing_unit)
    return PlanHead(*head, letterhead)


def _tasks(session: Session, scope: Scope, said: Mapping[int, Sequence[LeadStatement]]) -> list[ReportedTask]:
    named = assigned(session, scope.plan_id)
    if scope.is_past:
        _name_who_led(session, scope, named)
    late = _late_units(session, scope)
    query = select(Task).where(Task.plan_id == scope.plan_id).options(joinedload(Task.origin))
    rows = {row.id: row for row in session.scalars(query)}
    counted = task_counts.counted_tasks(session, scope.plan_id, day=scope.past)
    finished = [one.id for one in counted if one.status in FINISHED]
    since = lead_statements.finished_since(session, scope, finished)
    coming = _next_due_by_task(session, scope)
    return [
        ReportedTask(
            id=task.id,
            number=task.number,
            title=task.title,
            group=task.group,
            leads=tuple(named[task.id, Role.LEAD]),
            coordinating=tuple(named[task.id, Role.COORDINATING]),
            deadline_text=rows[task.id].deadline_text,
            due=task.due,
            ongoing=rows[task.id].ongoing,
            targets=tuple(rows[task.id].targets),
            units=task.units,
            late=tuple(late.get(task.id, ())),
            statements=tuple(said.get(task.id, ())),
            starting_text=rows[task.id].starting_text,
            finished_on=since.get(task.id),
            next_due=coming.get(task.id) if task.units else task.due,
            counted=task.spoken,
            origin=_origin(rows[task.id]),
        )
        for task in counted
    ]


def _origin(task: Task) -> Origin | None:
    kept = task.origin
    return Origin(kept.document, kept.issued, kept.about, kept.given_by) if kept is not None else None


def assigned(session: Session, plan_id: int) -> defaultdict[tuple[int, Role], list[str]]:
    """Return the names of those who lead and coordinate each task, in the order of the plan."""
    query = (
        select(Assignment.task_id, Assignment.role, Unit.name, Collective.name)
        .join(Task, Task.id == Assignment.task_id)
        .outerjoin(Unit, Unit.id == Assignment.unit_id)
        .outerjoin(Collective, Collective.id == Assignment.collective_id)
        .where(Task.plan_id == plan_id)
        .order_by(Assignment.id)
    )
    named: defaultdict[tuple[int, Role], list[str]] = defaultdict(list)
    for task_id, role, unit, collective in session.execute(query):
        named[task_id, role].append(unit or collective)
    return named


def _name_who_led(session: Session, scope: Scope, named: defaultdict[tuple[int, Role], list[str]]) -> None:
    """Name the units that led tasks on a past day in the place of those that lead them since.

    Where a phrase stands for many units, it stands for those of then too.
    """
    owed = obligation_versions.owed_on(scope.day)
    others = obligation_versions.not_led_on(scope.plan_id, scope.day)
    led = (
        select(owed.c.task_id, Unit.name)
        .join(Unit, Unit.id == owed.c.unit_id)
        .join(Obligation, Obligation.id == owed.c.id)
        .where(
            owed.c.plan_id == scope.plan_id,
            owed.c.task_id.not_in(_led_by_collectives(scope.plan_id)),
            owed.c.state != ObligationState.REMOVED,
            Obligation.state == ObligationState.REMOVED,
        )
        .order_by(Unit.alphabetical)
    )
    led_by_others = select(others.c.task_id, Unit.name).join(Unit, Unit.id == others.c.unit_id)
    for task_id, unit in session.execute(led_by_others):
        if unit in named[task_id, Role.LEAD]:
            named[task_id, Role.LEAD].remove(unit)
    for task_id, unit in session.execute(led):
        named[task_id, Role.LEAD].append(unit)


def _led_by_collectives(plan_id: int) -> Select[int]:
    return (
        select(Assignment.task_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.plan_id == plan_id, Assignment.role == Role.LEAD, Assignment.collective_id.is_not(None))
    )


def _late_units(session: Session, scope: Scope) -> dict[int, list[tuple[str, date]]]:
    """Return who owes each task past its date, and when it was due; the index alone answers, a row a date."""
    found: defaultdict[int, dict[int, date]] = defaultdict(dict)
    for owed in obligation_versions.parts_owed_on(scope.past):
        units = func.aggregate_strings(cast(owed.c.unit_id, String), ",")
        query = select(owed.c.task_id, owed.c.due, units).where(
            owed.c.plan_id == scope.plan_id,
            owed.c.task_id.is_not(None),
            task_counts.late_on(owed, scope.day),
        )
        for task_id, due, ids in session.execute(query.group_by(owed.c.task_id, owed.c.due)):
            found[task_id].update(dict.fromkeys(map(int, ids.split(",")), due))
    names = session.execute(select(Unit.id, Unit.name).order_by(Unit.alphabetical)).all()
    return {
        task_id: [(name, dues[unit]) for unit, name in names if unit in dues]
        for task_id, dues in found.items()
    }


def _next_due_by_task(session: Session, scope: Scope) -> dict[int | None, date | None]:
    """Return when each task is due next, on the day or later, for those who had not finished it by then."""
    owed = obligation_versions.owed_on(scope.past)
    query = (
        select(owed.c.task_id, func.min(owed.c.due))
        .where(
            owed.c.plan_id == scope.plan_id,
            owed.c.task_id.is_not(None),
            owed.c.due >= scope.day,
            task_counts.open_on(owed, scope.day),
        )
        .group_by(owed.c.task_id)
    )
    return dict(row for row in session.execute(query))


def _submissions(session: Session, scope: Scope) -> list[ReportedPeriod]:
    """Return what became of every report that was due until the day, and of those the report is for."""
    linked = linked_units(session)
    owed = obligation_versions.owed_on(scope.past)
    query = (
        select(Unit.id, Unit.name, ReportPeriod.id, met_by(owed, scope), Obligation.nothing_arose)
        .select_from(owed)
        .join(Unit, Unit.id == owed.c.unit_id)
        .join(Obligation, Obligation.id == owed.c.id)
        .join(ReportPeriod, ReportPeriod.id == owed.c.period_id)
        .where(
            owed.c.plan_id == scope.plan_id,
            owed.c.state.in_((ObligationState.OPEN, ObligationState.MET)),
            (ReportPeriod.due <= scope.day) | ReportPeriod.id.in_([one.id for one in scope.periods]),
        )
        .order_by(Unit.alphabetical, ReportPeriod.due, ReportPeriod.id)
    )
    named = {period.id: period for period in named_periods(session, scope.plan_id)}
    return [
        ReportedPeriod(unit, named[period_id], _until(met_on, scope), unit_id in linked, nothing_arose)
        for unit_id, unit, period_id, met_on, nothing_arose in session.execute(query)
    ]


def _until(met_on: date | None, scope: Scope) -> date | None:
    """Return the day of a report that had come by the day asked for."""
    return met_on if met_on is not None and met_on <= scope.submitted_by else None


def named_periods(session: Session, plan_id: int) -> list[NamedPeriod]:
    """Return every period of a plan, the earliest due first."""
    query = (
        select(*periods.COLUMNS)
        .where(ReportPeriod.plan_id == plan_id)
        .order_by(ReportPeriod.due, ReportPeriod.id)
    )
    return [NamedPeriod(*row) for row in session.execute(query)]


def _next_due(session: Session, scope: Scope) -> date | None:
    """Return the day of the first report due after those that the report is for."""
    last = max((period.due for period in scope.periods), default=scope.day)
    later: Sequence[date] = [
        period.due for period in named_periods(session, scope.plan_id) if period.due > last
    ]
    return min(later, default=None)
