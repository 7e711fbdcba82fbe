"""What is read over the wall between two levels: the only module that does, and what it may read.

Upwards an office sees what its own unit owes and nothing else; downwards the level above sees of a unit's
office what serves its own tasks, and how much of the rest stands how. Every statement names the office, and
the unit where there is one; what comes back are values, never rows that could be changed. Who said something
is not read at all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Row, and_, or_, select
from sqlalchemy.orm import Session, aliased

from plans.addressees import AddresseeKind
from plans.attainment import Count
from plans.levels.compiling import OpenObstacle, Part
from plans.levels.days import AskedRule
from plans.levels.links import TaskAbove
from plans.levels.people import without_people
from plans.levels.sharing import OwnPlan, ShownAbove, TaskState, own_plan
from plans.privacy import masked
from plans.status import FINISHED
from storage.decisions.matters import OVER
from storage.models import (
    Figure,
    Matter,
    MatterKind,
    Obligation,
    ObligationState,
    Office,
    Plan,
    Preference,
    PreferenceName,
    ReportPeriod,
    ReportRule,
    Statement,
    StatementSource,
    Task,
    TaskLink,
    Unit,
)
from storage.plans.obligations import rule_values
from storage.units.level_queries import RULE, states
from storage.units.level_queries import parts as parts_of
from storage.walls import EVERY_OFFICE, office_of


@dataclass(frozen=True, slots=True)
class Below:
    """What the level below has of some tasks, by the id of the task above."""

    parts: Mapping[int, list[Part]]
    obstacles: Mapping[int, list[OpenObstacle]]
    plans: Mapping[int, list[str]]
    """What the plans below are called."""


def here(session: Session) -> Office | None:
    """Return the office that a session is in, None at the top."""
    return session.get(Office, office_of(session))


def office_of_unit(session: Session, unit_id: int) -> Office | None:
    """Return the office that a unit of this office runs, None if it runs none."""
    query = select(Office).where(
        Office.parent_id == office_of(session), Office.unit_id == unit_id, Office.closed_at.is_(None)
    )
    return session.scalars(query).first()


# Upwards


def owed_above(session: Session) -> list[TaskAbove]:
    """Return the tasks that the unit of this office owes to the level above; none at the top."""
    office = here(session)
    if office is None:
        return []
    query = (
        select(Task.id, Task.number, Task.title, Obligation.due, Plan.number.label("plan"))
        .join(Obligation, Obligation.task_id == Task.id)
        .join(Plan, Plan.id == Task.plan_id)
        .where(
            Obligation.office_id == office.parent_id,
            Obligation.unit_id == office.unit_id,
            Obligation.state != ObligationState.REMOVED,
            Task.office_id == office.parent_id,
            Task.removed_on.is_(None),
        )
        .order_by(Task.plan_id, Task.position)
    )
    return [TaskAbove(*row) for row in session.execute(query, execution_options=EVERY_OFFICE)]


def asked_above(session: Session) -> list[AskedRule]:
    """Return the report rules by which the level above asks the unit of this office."""
    office = here(session)
    if office is None:
        return []
    of_unit = (Obligation.office_id == office.parent_id, Obligation.unit_id == office.unit_id)
    owing = select(Obligation.plan_id).where(*of_unit, Obligation.state != ObligationState.REMOVED)
    asked = (
        select(ReportPeriod.rule_id)
        .join(Obligation, Obligation.period_id == ReportPeriod.id)
        .where(*of_unit, Obligation.state != ObligationState.REMOVED)
    )
    of_everybody = ReportRule.scope.in_((AddresseeKind.ALL, AddresseeKind.LEADS))
    query = (
        select(*RULE, Plan.months)
        .join(Plan, Plan.id == ReportRule.plan_id)
        .where(
            ReportRule.office_id == office.parent_id,
            ReportRule.stopped_at.is_(None),
            or_(ReportRule.id.in_(asked), and_(of_everybody, ReportRule.plan_id.in_(owing))),
        )
        .order_by(ReportRule.id)
    )
    found = session.execute(query, execution_options=EVERY_OFFICE)
    names = [column.key for column in RULE]
    return [
        AskedRule(rule_values(ReportRule(**dict(zip(names, rule, strict=True)))), months)
        for *rule, months in found
    ]


# Downwards


def served_below(session: Session, unit_id: int, above: Collection[int]) -> set[int]:
    """Return which of these tasks some task of the unit's own office serves."""
    office = office_of_unit(session, unit_id) if above else None
    if office is None:
        return set()
    query = (
        select(TaskLink.above_task_id)
        .join(Task, Task.id == TaskLink.task_id)
        .where(
            TaskLink.office_id == office.id,
            TaskLink.above_task_id.in_(above),
            Task.office_id == office.id,
            Task.removed_on.is_(None),
        )
    )
    return {one for one in session.scalars(query, execution_options=EVERY_OFFICE) if one is not None}


def below(session: Session, unit_id: int, above: Collection[int], month: str) -> Below:
    """Return what the unit's own office has of these tasks; what is said since a month is of the period."""
    office = office_of_unit(session, unit_id)
    if office is None:
        return Below({}, {}, {})
    rows = session.execute(parts_of(office.id, above), execution_options=EVERY_OFFICE).all()
    serves = {row.task_id: row.above_task_id for row in rows}
    counts = _counts(session, office.id, serves)
    parts: dict[int, list[Part]] = defaultdict(list)
    plans: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        parts[row.above_task_id].append(_part(row, counts.get((row.task_id, row.unit_id), ()), month))
        plan = without_people(row.plan)
        if plan not in plans[row.above_task_id]:
            plans[row.above_task_id].append(plan)
    return Below(parts, _obstacles(session, office.id, serves), plans)


def _part(row: Row[Any], counts: Collection[Count], month: str) -> Part:
    is_said_in_time = row.month is not None and row.month >= month
    is_own_word = is_said_in_time and row.source is not StatementSource.RETURNED
    return Part(
        row.number,
        row.unit,
        row.status,
        tuple(counts),
        row.said_on,
        is_missing=row.status not in FINISHED and not is_own_word,
    )


def _counts(session: Session, office: int, tasks: Collection[int]) -> dict[tuple[int, int], list[Count]]:
    """Return the last count of each thing by task and unit; of what was taken back, none."""
    later = aliased(Statement)
    query = (
        select(Statement.task_id, Statement.unit_id)
        .add_columns(Figure.done, Figure.total, Figure.unit, Figure.target)
        .join(Figure, Figure.update_id == Statement.id)
        .where(
            Statement.office_id == office,
            Statement.task_id.in_(tasks),
            Figure.office_id == office,
            ~select(later.id).where(later.withdraws_id == Statement.id, later.office_id == office).exists(),
        )
        .order_by(Figure.id)
    )
    found: dict[tuple[int, int], dict[str, Count]] = defaultdict(dict)
    for task, unit, done, total, what, target in session.execute(query, execution_options=EVERY_OFFICE):
        count = Count(done, total, without_people(what) if what else what, target)
        found[task, unit][count.name] = count
    return {key: list(counts.values()) for key, counts in found.items()}


def _obstacles(
    session: Session, office: int, serves: Mapping[int, int]
) -> defaultdict[int, list[OpenObstacle]]:
    query = (
        select(Matter.task_id, Unit.name, Matter.text)
        .join(Unit, Unit.id == Matter.unit_id)
        .where(
            Matter.office_id == office,
            Matter.kind == MatterKind.OBSTACLE,
            # Asked so, no database begins with all that is open.
            Matter.state.not_in(OVER),
            Matter.task_id.in_(serves),
        )
        .order_by(Matter.id)
    )
    found: defaultdict[int, list[OpenObstacle]] = defaultdict(list)
    for task, unit, text in session.execute(query, execution_options=EVERY_OFFICE):
        if task is not None:
            found[serves[task]].append(OpenObstacle(unit, without_people(masked(text))))
    return found


def plans_of(session: Session, unit_id: int, today: date) -> OwnPlan | None:
    """Return how the plans of a unit's own office stand, as far as that office lets it be seen."""
    office = office_of_unit(session, unit_id)
    if office is None:
        return None
    name = and_(Preference.office_id == office.id, Preference.name == PreferenceName.SHOWN_ABOVE)
    chosen = session.scalar(select(Preference.value).where(name), execution_options=EVERY_OFFICE)
    rows = session.execute(states(office), execution_options=EVERY_OFFICE)
    return own_plan(_task_states(rows, today), ShownAbove(chosen or ShownAbove.COUNTS))


def _task_states(rows: Iterable[Row[Any]], today: date) -> Iterator[TaskState]:
    for _, (first, *rest) in groupby(rows, lambda row: row.id):
        of_task = [first, *rest]
        yield TaskState(
            first.number,
            without_people(first.title),
            first.above,
            tuple(row.status for row in of_task),
            sum(
                row.state is ObligationState.OPEN and row.due is not None and row.due < today
                for row in of_task
            ),
        )


def serving(session: Session, above: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    """Return which tasks of offices below serve these tasks: by office the one above and the number below."""
    query = (
        select(TaskLink.office_id, TaskLink.above_task_id, Task.number)
        .join(Office, Office.id == TaskLink.office_id)
        .join(Task, Task.id == TaskLink.task_id)
        .where(
            Office.parent_id == office_of(session),
            Office.closed_at.is_(None),
            TaskLink.above_task_id.in_(above),
            Task.office_id == Office.id,
            Task.removed_on.is_(None),
        )
        .order_by(TaskLink.office_id, Task.plan_id, Task.position)
    )
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for office, served, number in session.execute(query, execution_options=EVERY_OFFICE):
        if served is not None:
            found[office].append((served, number))
    return found
