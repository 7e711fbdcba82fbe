"""What is owed: materialised ahead and idempotently, met by reports, waived by the secretariat."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, selectinload

from plans.addressees import Addressees
from plans.periods import periods_of
from plans.plan import DueRule, Role
from plans.plan import ReportRule as RuleValues
from plans.status import FINISHED, Status
from plans.units import UnitLevel
from storage.models import (
    Assignment,
    Collective,
    Obligation,
    ObligationKind,
    ObligationState,
    Plan,
    ReportPeriod,
    ReportRule,
    Task,
    Unit,
)
from storage.plans import obligation_versions
from storage.plans import saving as saved_plans
from storage.rows import insert_missing
from storage.units import addressees, memberships

HORIZON = timedelta(days=62)


def materialise(session: Session, today: date) -> None:
    """Add the obligations that are missing, for every plan; run as often as you like."""
    for plan in saved_plans.all_plans(session):
        materialise_plan(session, plan, today)


def materialise_plan(
    session: Session, plan: Plan, today: date, past: ObligationState = ObligationState.WAIVED
) -> None:
    """Add the obligations of one plan that are missing.

    `past` is the state of new task obligations whose date has gone by: nobody is called late by default
    for what passed before the bot knew them.
    """
    leads = leads_of(session, plan)
    _add_task_obligations(session, plan, plan.tasks, leads, today, past)
    _add_period_obligations(session, plan, set().union(*leads.values()), today)


def materialise_tasks(
    session: Session, plan: Plan, tasks: Collection[Task], today: date, past: ObligationState
) -> None:
    """Add the obligations of some tasks of a plan that are missing; `past` as in `materialise_plan`."""
    leads = leads_of(session, plan, [task.id for task in tasks])
    _add_task_obligations(session, plan, tasks, leads, today, past)


def leads_of(session: Session, plan: Plan, only: Collection[int] | None = None) -> dict[int, set[int]]:
    """Return the ids of the units that lead each task and still exist, collectives expanded to members.

    `only` are the ids of the tasks that are asked about, None for all.
    """
    leads: dict[int, set[int]] = defaultdict(set)
    query = (
        select(Assignment)
        .join(Task)
        .outerjoin(Unit, Unit.id == Assignment.unit_id)
        .where(Task.plan_id == plan.id, Task.removed_on.is_(None), Assignment.role == Role.LEAD)
        .where(or_(Assignment.unit_id.is_(None), Unit.closed_on.is_(None)))
        .options(selectinload(Assignment.collective))
    )
    if only is not None:
        query = query.where(Task.id.in_(only))
    assignments = session.scalars(query).all()
    named = {assignment.collective for assignment in assignments if assignment.collective is not None}
    members = memberships.members(session, named)
    for assignment in assignments:
        if assignment.unit_id is not None:
            leads[assignment.task_id].add(assignment.unit_id)
        elif assignment.collective_id is not None:
            leads[assignment.task_id].update(members[assignment.collective_id])
    return leads


def _add_task_obligations(
    session: Session,
    plan: Plan,
    tasks: Collection[Task],
    leads: dict[int, set[int]],
    today: date,
    past: ObligationState,
) -> None:
    due_of = {task.id: task.due for task in tasks if task.removed_on is None}
    is_new = session.scalar(_owed_by(plan, Obligation.task_id).limit(1)) is None
    rows = [
        {
            "plan_id": plan.id,
            "unit_id": unit_id,
            "kind": ObligationKind.TASK,
            "task_id": task_id,
            "due": due,
            "state": past if due is not None and due < today else ObligationState.OPEN,
            "owed_from": None if is_new else today,
        }
        for task_id, due in due_of.items()
        for unit_id in sorted(leads.get(task_id, ()))
    ]
    insert_missing(session, Obligation, rows)


def _add_period_obligations(session: Session, plan: Plan, leads: set[int], today: date) -> None:
    rules = rules_in_force(session, plan)
    asked = {rule.id: asked_by(session, rule, leads, today) for rule in rules}
    wanted = [row for rule in rules for row in _period_rows(plan, rule, today)]
    insert_missing(session, ReportPeriod, wanted)
    names = {(row["rule_id"], row["name"]) for row in wanted}
    known = select(ReportPeriod).where(ReportPeriod.rule_id.in_(asked), ReportPeriod.due >= today)
    periods = [period for period in session.scalars(known) if (period.rule_id, period.name) in names]
    owed_before = set(session.scalars(_owed_by(plan, Obligation.period_id).distinct()))
    rows = [
        {
            "plan_id": plan.id,
            "unit_id": unit_id,
            "kind": ObligationKind.PERIOD,
            "period_id": period.id,
            "due": period.due,
            "state": ObligationState.OPEN,
            "owed_from": today if period.id in owed_before else None,
        }
        for period in periods
        for unit_id in sorted(asked[period.rule_id])
    ]
    insert_missing(session, Obligation, rows)


def leads_without_members(session: Session, plan: Plan) -> list[str]:
    """Return the phrases that lead a task of the plan and stand for no unit."""
    leading = (
        select(Assignment.collective_id)
        .join(Task)
        .where(Task.plan_id == plan.id, Task.removed_on.is_(None), Assignment.role == Role.LEAD)
    )
    named = list(
        session.scalars(select(Collective).where(Collective.id.in_(leading)).order_by(Collective.id))
    )
    members = memberships.members(session, named)
    return [one.name for one in named if not members[one.id]]


def _owed_by(plan: Plan, subject: InstrumentedAttribute[int | None]) -> Select[int | None]:
    """Return the subjects of a kind by which somebody owes something in a plan."""
    return select(subject).where(Obligation.plan_id == plan.id, subject.is_not(None))


def rules_in_force(session: Session, plan: Plan) -> list[ReportRule]:
    """Return the plan's report rules that nobody has stopped, in the order of the document."""
    query = select(ReportRule).where(ReportRule.plan_id == plan.id, ReportRule.stopped_at.is_(None))
    return list(session.scalars(query.order_by(ReportRule.id)))


def asked_by(session: Session, rule: ReportRule, leads: set[int], today: date) -> set[int]:
    """Return the ids of the units that a rule of a plan asks, whose tasks are led by `leads`."""
    whom = Addressees(rule.scope, tuple(map(UnitLevel, rule.levels)), tuple(rule.units))
    return addressees.units_meant(session, whom, leads, today)


def _period_rows(plan: Plan, rule: ReportRule, today: date) -> list[dict[str, object]]:
    return [
        {
            "plan_id": plan.id,
            "rule_id": rule.id,
            "kind": period.kind,
            "name": period.name,
            "year": period.year,
            "number": period.number,
            "data_from": period.data_from,
            "data_to": period.data_to,
            "due": period.due,
            "strictly_before": rule.strictly_before,
            "hour": rule.hour,
        }
        for period in periods_of(rule_values(rule), today, today + HORIZON, plan.months)
    ]


def rule_values(rule: ReportRule) -> RuleValues:
    """Return a rule as the plain values that periods are counted from."""
    named = DueRule(rule.day, rule.month, rule.on_date, rule.weekday, rule.hour)
    return RuleValues(
        kind=rule.kind,
        due_rule=named if named != DueRule() else None,
        strictly_before=rule.strictly_before,
        source_text=rule.source_text,
    )


def state_after(owed: ObligationState, status: Status | None) -> ObligationState:
    """Return the state of what is owed on a task after its status became `status`."""
    if status in FINISHED:
        return ObligationState.MET if owed is ObligationState.OPEN else owed
    return ObligationState.OPEN if owed is ObligationState.MET else owed


def meet_or_reopen(
    session: Session,
    unit_id: int,
    task_id: int,
    status: Status | None,
    now: datetime,
    today: date,
    changed_on: date | None = None,
) -> None:
    """Meet or reopen what a unit owes on a task, after its status there became `status`.

    `changed_on` is the day of the change, where what is done was done on an earlier one.
    """
    met = status in FINISHED
    old, new = (
        (ObligationState.OPEN, ObligationState.MET) if met else (ObligationState.MET, ObligationState.OPEN)
    )
    which = (Obligation.unit_id == unit_id, Obligation.task_id == task_id, Obligation.state == old)
    if not met or changed_on is not None:
        obligation_versions.keep_all(session, changed_on or today, *which)
    session.execute(
        update(Obligation)
        .where(*which)
        .values(state=new, met_at=now if met else None, met_on=today if met else None, accepted_at=None)
    )


def release(session: Session, unit_id: int, task_id: int, today: date) -> None:
    """Let a unit owe a task no more."""
    which = (
        Obligation.unit_id == unit_id,
        Obligation.task_id == task_id,
        Obligation.state != ObligationState.REMOVED,
    )
    obligation_versions.keep_all(session, today, *which)
    session.execute(update(Obligation).where(*which).values(state=ObligationState.REMOVED))


def submit_period(
    session: Session, unit_id: int, period_id: int, now: datetime, today: date, *, nothing_arose: bool = False
) -> bool:
    """Mark a unit's period report as submitted; return False if it was submitted before or is not owed.

    `nothing_arose` is whether the report says no more than that.
    """
    statement = (
        update(Obligation)
        .where(
            Obligation.unit_id == unit_id,
            Obligation.period_id == period_id,
            Obligation.state == ObligationState.OPEN,
        )
        .values(state=ObligationState.MET, met_at=now, met_on=today, nothing_arose=nothing_arose)
        .returning(Obligation.id)
    )
    return session.execute(statement).first() is not None


def open_tasks(session: Session, unit_id: int) -> list[Task]:
    """Return the tasks a unit still owes, by due date, those without a date last."""
    query = (
        select(Task)
        .join(Obligation, Obligation.task_id == Task.id)
        .where(Obligation.unit_id == unit_id, Obligation.state == ObligationState.OPEN)
        .order_by(Obligation.due.is_(None), Obligation.due, Task.plan_id, Task.position)
    )
    return list(session.scalars(query))


def moved_dues(session: Session, unit_id: int) -> dict[int, date]:
    """Return, by task, the day on which it is due for a unit, where that is not the plan's."""
    query = (
        select(Obligation.task_id, Obligation.due)
        .join(Task, Task.id == Obligation.task_id)
        .where(Obligation.unit_id == unit_id, Obligation.due.is_not(None))
        .where(Task.due.is_(None) | (Task.due != Obligation.due))
    )
    return {task: due for task, due in session.execute(query) if task is not None and due is not None}
