"""What the leaders' page shows: the counts of /summary, and what else is seen beside them, in one reading."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.board import Board, BoardUnit, UnitBoard
from plans.months import closing_days
from plans.standing import CountedUnit, NamedPeriod, Scope, Submission
from storage.models import Plan, Unit
from storage.summary import facts, parts, waiting
from storage.summary.course import course

Submitted = Sequence[tuple[NamedPeriod, Sequence[Submission]]]
"""What became of the reports of each period."""


def board(session: Session, scope: Scope) -> Board:
    """Return a plan as the leaders of all units see it."""
    saved_on = session.get_one(Plan, scope.plan_id).saved_at.date()
    points = course(session, scope.plan_id, closing_days(saved_on, scope.day))
    counted = facts.facts(session, scope, {point.day: point.by_status for point in points})
    return Board(
        facts=counted,
        units=units(session, scope, counted.submissions),
        waiting=waiting.for_leaders(session, scope),
        course=points,
    )


def units(session: Session, scope: Scope, submitted: Submitted) -> list[BoardUnit]:
    """Return every unit that leads a task or owes a report of the period, in order."""
    led = {unit.id: unit for unit in parts.units(session, scope)}
    reporting = {row.unit for _, rows in submitted for row in rows}
    silent = {
        row.unit
        for period, rows in submitted
        for row in rows
        if row.submitted_on is None and period.due < scope.day
    }
    query = select(Unit.id, Unit.name, Unit.level).order_by(Unit.alphabetical)
    found = []
    for unit_id, name, level in session.execute(query):
        if unit_id in led or name in reporting:
            one = led.get(unit_id, CountedUnit(unit_id, name, 0, 0, 0))
            found.append(BoardUnit(unit_id, name, level, one.tasks, one.finished, one.late, name in silent))
    return found


def unit_board(session: Session, scope: Scope, unit: Unit) -> UnitBoard:
    """Return a plan as one unit sees its part of it; what waits is told of the present only."""
    waits = None if scope.is_past else waiting.of_unit(session, scope, unit.id)
    return UnitBoard(parts.unit_view(session, scope, unit), waits)
