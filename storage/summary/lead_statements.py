"""What stands of every lead unit on the tasks of a plan, and what the secretariat says to it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, tzinfo

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from plans.privacy import masked, masked_part
from plans.report import Statement
from plans.standing import Scope
from plans.status import FINISHED
from plans.verdict import Decision, Verdict
from storage.models import (
    CurrentStatus,
    ObligationState,
    Person,
    Task,
    Unit,
    Update,
    UpdateSource,
)
from storage.models.statements import ENDLESS
from storage.plans import obligation_versions
from storage.summary import task_counts


def statements(session: Session, scope: Scope, zone: tzinfo | None) -> defaultdict[int, list[Statement]]:
    """Return what stands of every lead unit, by task; the units by name. Times are those of the zone."""
    owed = obligation_versions.owed_on(scope.past)
    query = (
        select(Update, Unit.name, Person.display_name, owed.c.state, owed.c.accepted_at)
        .join(Unit, Unit.id == Update.unit_id)
        .join(Person, Person.id == Update.person_id)
        .join(Task, Task.id == Update.task_id)
        .join(owed, and_(owed.c.task_id == Update.task_id, owed.c.unit_id == Update.unit_id))
        .where(Task.plan_id == scope.plan_id, owed.c.state != ObligationState.REMOVED, _stands(scope))
        .order_by(Unit.name)
    )
    said: defaultdict[int, list[Statement]] = defaultdict(list)
    for update, unit, person, state, accepted_at in session.execute(query):
        is_owed = state is not ObligationState.WAIVED
        accepted_on = _accepted_on(accepted_at, scope.day, zone)
        decision = _decision(update, accepted_on, is_owed=is_owed)
        said[update.task_id].append(_statement(update, unit, person, decision, zone))
    return said


def _stands(scope: Scope) -> ColumnElement[bool]:
    if scope.is_past:
        return Update.id.in_(task_counts.statements_until(scope.plan_id, scope.day))
    return Update.id.in_(select(CurrentStatus.update_id).where(CurrentStatus.until == ENDLESS))


def _accepted_on(accepted_at: datetime | None, day: date, zone: tzinfo | None) -> date | None:
    """Return the local day on which it was accepted that a task is done, if that was by this day."""
    accepted_on = accepted_at.astimezone(zone).date() if accepted_at is not None else None
    return accepted_on if accepted_on is not None and accepted_on <= day else None


def _decision(update: Update, accepted_on: date | None, *, is_owed: bool) -> Decision | None:
    """Return what the secretariat says to a statement; None where there is nothing to decide."""
    if update.source is UpdateSource.RETURNED:
        return Decision(Verdict.RETURNED, update.said_on, masked(update.text or ""))
    if update.status not in FINISHED or update.source is UpdateSource.IMPORTED or not is_owed:
        return None
    return Decision(Verdict.ACCEPTED, accepted_on) if accepted_on else Decision(Verdict.WAITING)


def quoted(update: Update) -> str | None:
    """Return what was said of the task as it may be repeated, or None where the status says it all."""
    if update.excerpt is None or update.text is None:
        return masked(update.text) if update.text else None
    return masked_part(update.excerpt, update.text) if update.excerpt else None


def _statement(
    update: Update, unit: str, person: str, decision: Decision | None, zone: tzinfo | None
) -> Statement:
    is_units_own = update.source is not UpdateSource.RETURNED
    return Statement(
        unit=unit,
        status=update.status,
        percent=update.percent,
        text=quoted(update) if is_units_own else None,
        said_at=update.said_at.astimezone(zone),
        said_on=update.said_on,
        said_by=person,
        imported=update.source is UpdateSource.IMPORTED,
        decision=decision,
    )


def finished_since(session: Session, scope: Scope, tasks: Collection[int]) -> dict[int, date]:
    """Return the day since which these finished tasks are called so by all who lead them, by their own words.

    A unit that repeats every month that it is done has not finished anew.
    """
    said = task_counts.valid_until(scope.day) & Update.task_id.in_(tasks)
    open_last = (
        select(Update.task_id, Update.unit_id, func.max(Update.said_at).label("at"))
        .where(said, Update.status.is_(None) | Update.status.not_in(FINISHED))
        .group_by(Update.task_id, Update.unit_id)
        .subquery()
    )
    of_both = and_(open_last.c.task_id == Update.task_id, open_last.c.unit_id == Update.unit_id)
    owed = obligation_versions.owed_on(scope.past)
    by_unit = (
        select(Update.task_id, func.min(Update.said_on).label("day"))
        .join(owed, and_(owed.c.task_id == Update.task_id, owed.c.unit_id == Update.unit_id))
        .outerjoin(open_last, of_both)
        .where(said, Update.source != UpdateSource.IMPORTED, owed.c.state != ObligationState.REMOVED)
        .where(open_last.c.at.is_(None) | (Update.said_at > open_last.c.at))
        .group_by(Update.task_id, Update.unit_id)
        .subquery()
    )
    query = select(by_unit.c.task_id, func.max(by_unit.c.day)).group_by(by_unit.c.task_id)
    return dict(row for row in session.execute(query))
