"""The rows that /summary counts; what is current is read, never derived from history."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, FromClause, String, cast, func, select
from sqlalchemy.orm import Session

from plans.standing import Facts, NamedPeriod, Owed, OwedCounts, Scope, Submission
from plans.status import Status
from storage.groups.links import linked_units
from storage.models import Obligation, ObligationState, Plan, Unit
from storage.plans import obligation_versions
from storage.summary import earlier, raised, task_counts

Counts = Mapping[Status | None, int]
"""How many tasks stand where."""
NOTHING: Mapping[date, Counts] = {}
MOST_OVERDUE, MOST_NAMED = 15, 8
"""So many overdue tasks are told of by name, with so many units each; the others are counted."""


def facts(session: Session, scope: Scope, known: Mapping[date, Counts] = NOTHING) -> Facts:
    """Return what a summary of this scope is counted from; `known` are past days that are counted already."""
    plan = session.get_one(Plan, scope.plan_id)
    owed = task_counts.owed(session, scope.plan_id, scope.day, scope.past)
    since = earlier.last_day_before(session, scope)
    late = _late_units(session, scope, _longest_overdue(owed.by_task))
    names, linked = _names(session), linked_units(session)
    return Facts(
        plan=plan.title,
        scope=scope,
        tasks=task_counts.counted_tasks(session, scope.plan_id, day=scope.past, owed=owed),
        before=known.get(since) or _before(session, scope, since, owed) if since is not None else None,
        before_on=since,
        owed=owed.by_task,
        late_units={task: _first(names, units, MOST_NAMED) for task, units in late.items()},
        submissions=_submitted(session, scope, linked),
        open_matters=raised.open_count(session, scope),
        late_alone=_late_alone(
            session, scope, [one for one in names if one[0] not in linked], set().union(*late.values())
        ),
    )


def _before(session: Session, scope: Scope, day: date, owed: Owed) -> Counts:
    return Counter(task.status for task in earlier.tasks_on(session, scope, day, owed))


def _longest_overdue(owed: Mapping[int, OwedCounts]) -> list[int]:
    late = [(counts.late_since, task) for task, counts in owed.items() if counts.late_since is not None]
    return [task for _, task in sorted(late)[:MOST_OVERDUE]]


def _names(session: Session) -> Sequence[tuple[int, str]]:
    """Return the id and name of every unit, in order."""
    return [
        (unit, name) for unit, name in session.execute(select(Unit.id, Unit.name).order_by(Unit.alphabetical))
    ]


def _first(names: Iterable[tuple[int, str]], units: Collection[int], limit: int) -> list[str]:
    return list(islice((name for unit, name in names if unit in units), limit))


def _late_alone(
    session: Session, scope: Scope, alone: Sequence[tuple[int, str]], known: Collection[int]
) -> list[str]:
    """Return which of the units that have no group owe a task past its date; it is known of some that do."""
    unsure = [unit for unit, _ in alone if unit not in known]
    late = set(known)
    for owed in obligation_versions.parts_owed_on(scope.past) if unsure else ():
        query = select(owed.c.unit_id).where(
            owed.c.unit_id.in_(unsure),
            owed.c.plan_id == scope.plan_id,
            owed.c.task_id.is_not(None),
            task_counts.late_on(owed, scope.day),
        )
        late.update(session.scalars(query.distinct()))
    return [name for unit, name in alone if unit in late]


def late_units(session: Session, scope: Scope, task_id: int, limit: int) -> list[str]:
    """Return so many names of units that owe a task past its date, in order."""
    return late_units_of(session, scope, [task_id], limit)[task_id]


def late_units_of(
    session: Session, scope: Scope, task_ids: Sequence[int], limit: int
) -> dict[int, list[str]]:
    """Return so many names of units that owe each of these tasks past its date, in order."""
    late = _late_units(session, scope, task_ids)
    names = _names(session) if any(late.values()) else []
    return {task: _first(names, units, limit) for task, units in late.items()}


def _late_units(session: Session, scope: Scope, task_ids: Sequence[int]) -> dict[int, set[int]]:
    """Return, for each of these tasks, the units that owe it past its date."""
    late: dict[int, set[int]] = {task: set() for task in task_ids}
    for owed in obligation_versions.parts_owed_on(scope.past):
        # Of the index alone, and a row a task; with the names, which few of them need, it takes much longer.
        units = func.aggregate_strings(cast(owed.c.unit_id, String), ",")
        query = select(owed.c.task_id, units).group_by(owed.c.task_id)
        query = query.where(
            owed.c.plan_id == scope.plan_id,
            owed.c.task_id.in_(task_ids),
            task_counts.late_on(owed, scope.day),
        )
        for task, found in session.execute(query):
            late[task].update(map(int, found.split(",")))
    return late


def submitted(session: Session, scope: Scope) -> list[tuple[NamedPeriod, list[Submission]]]:
    """Return what became of the reports of each period that the scope is about."""
    return _submitted(session, scope, linked_units(session))


def _submitted(
    session: Session, scope: Scope, linked: Collection[int]
) -> list[tuple[NamedPeriod, list[Submission]]]:
    found = _submissions(session, [period.id for period in scope.periods], scope, linked)
    return [(period, found[period.id]) for period in scope.periods]


def submissions(session: Session, period_id: int, scope: Scope) -> list[Submission]:
    """Return what became of the report of each unit that owes it, by the day of the scope."""
    return _submissions(session, [period_id], scope, linked_units(session))[period_id]


def _submissions(
    session: Session, period_ids: Sequence[int], scope: Scope, linked: Collection[int]
) -> dict[int, list[Submission]]:
    owed = obligation_versions.owed_on(scope.past)
    query = (
        select(owed.c.period_id, Unit.id, Unit.name, met_by(owed, scope), Obligation.nothing_arose)
        .select_from(owed)
        .join(Unit, Unit.id == owed.c.unit_id)
        .join(Obligation, Obligation.id == owed.c.id)
        .where(
            owed.c.period_id.in_(period_ids),
            owed.c.state.in_((ObligationState.OPEN, ObligationState.MET)),
        )
        .order_by(Unit.alphabetical)
    )
    found: dict[int, list[Submission]] = {period: [] for period in period_ids}
    for period, unit, name, met_on, nothing_arose in session.execute(query):
        until = met_on if met_on is not None and met_on <= scope.submitted_by else None
        found[period].append(Submission(name, unit in linked, until, nothing_arose))
    return found


def met_by(owed: FromClause, scope: Scope) -> ColumnElement[Any]:
    """Return the day on which a report came, of what was owed joined to what is.

    As was known on the day of the scope; or as is known now, where reports count that have come since.
    """
    met_on: ColumnElement[Any] = owed.c.met_on
    return met_on if scope.submitted_by == scope.day else Obligation.__table__.c.met_on
