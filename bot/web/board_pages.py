"""What each page of the board shows to whom: one reading of the database a page, nothing is changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus

from sqlalchemy import select
from sqlalchemy.orm import Session

from chat.audience import Audience, is_among
from chat.moment import Moment
from plans.board import UnitState
from plans.standing import Scope
from plans.status import Status
from reports.board import notices, one_unit, submissions, tasks, units, waiting, whole
from reports.board.signs import UNKNOWN
from reports.board.where import DAY, PLAN, STATE, Where
from reports.summary import summarise
from storage.actors import Actor, links_of_chat
from storage.models import LinkRole, Plan, Unit
from storage.plans import saving
from storage.summary import board, facts, parts, plan_report, raised, scopes, task_counts
from storage.summary import waiting as what_waits
from storage.walls import enter

MOST_LATE = 10_000


class NothingToShowError(Exception):
    """There is no such page, or none for whoever asks; the page says so."""

    def __init__(self, page: str, status: HTTPStatus) -> None:
        """Keep what is shown instead."""
        super().__init__(status)
        self.page = page
        self.status = status


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks at what, and when."""

    actor: Actor
    moment: Moment
    query: Mapping[str, str]
    path: str
    number: int | None
    """The number in the path."""

    @property
    def sees_all(self) -> bool:
        """Return whether they see what all units do."""
        return is_among(self.actor, Audience.SECRETARIAT_READER)


Page = Callable[[Session, Look], str]


@dataclass(frozen=True, slots=True)
class Seen:
    """The state of a plan that is looked at, where it is, and the plans that one may turn to."""

    scope: Scope
    where: Where
    plans: Sequence[tuple[int, str]]
    as_of: str


def _not_there() -> NothingToShowError:
    return NothingToShowError(notices.not_there(), HTTPStatus.NOT_FOUND)


def _seen(session: Session, look: Look, plans: Sequence[Plan]) -> Seen:
    """Return what is looked at, of the plans that may be seen; raises NothingToShowError."""
    asked = look.query.get(PLAN)
    plan = next((one for one in plans if asked is None or str(one.id) == asked), None)
    if plan is None:
        raise _not_there()
    first = look.moment.local(plan.saved_at).date()
    day = _day(look, first)
    scope = scopes.scope_for(session, plan.id, None, day, look.moment.today)
    where = Where(plan.id, scope.past, look.moment.today, first, look.path, look.query.get(STATE))
    titles = [(one.id, one.title) for one in plans]
    return Seen(scope, where, titles, whole.as_of(scope, look.moment.local_now))


def _day(look: Look, first: date) -> date | None:
    asked = look.query.get(DAY)
    if not asked:
        return None
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = None
    if day is None or not first <= day <= look.moment.today:
        page = notices.no_such_day(first, look.moment.today)
        raise NothingToShowError(page, HTTPStatus.BAD_REQUEST)
    return day


def _all(session: Session, look: Look) -> Seen:
    """Return what is looked at by somebody who sees all units; raises NothingToShowError for others."""
    if not look.sees_all:
        raise _not_there()
    saved = saving.all_plans(session)
    if not saved:
        raise NothingToShowError(notices.no_plan(), HTTPStatus.OK)
    return _seen(session, look, saved)


def _number(look: Look) -> int:
    if look.number is None:
        raise _not_there()
    return look.number


def overall(session: Session, look: Look) -> str:
    """Return the board, or to whoever sees only their own unit that unit's page."""
    if not look.sees_all:
        return own_unit(session, look)
    seen = _all(session, look)
    for_leaders = look.actor.role is LinkRole.PROVINCE_LEADER
    told = board.board(session, seen.scope)
    at = look.moment.local_now
    return whole.board_page(told, seen.where, at, for_leaders=for_leaders, plans=seen.plans)


def own_unit(session: Session, look: Look) -> str:
    """Return the unit's page to whoever speaks for it or leads it; of several, which one is meant."""
    own = _own(session, look)
    if not own:
        raise _not_there()
    if len(own) > 1:
        return notices.which_unit([(unit.id, unit.name) for unit in own])
    return _unit(session, look, own[0])


def _own(session: Session, look: Look) -> list[Unit]:
    if not is_among(look.actor, Audience.READER):
        return []
    links = links_of_chat(session, look.actor.chat_id)
    return [link.unit for link in links if link.unit is not None]


def one(session: Session, look: Look) -> str:
    """Return the page of a unit, to those who see it."""
    number = _number(look)
    own = next((unit for unit in _own(session, look) if unit.id == number), None)
    unit = session.get(Unit, number) if own is None and look.sees_all else own
    if unit is None:
        raise _not_there()
    return _unit(session, look, unit)


def _unit(session: Session, look: Look, unit: Unit) -> str:
    enter(session, unit.office_id)  # whoever speaks for units of two offices looks at one
    plans = [session.get_one(Plan, plan) for plan in parts.plans_of(session, unit.id)]
    if not plans:
        raise NothingToShowError(notices.nothing_owed(), HTTPStatus.OK)
    seen = _seen(session, look, plans)
    told = board.unit_board(session, seen.scope, unit)
    return one_unit.unit_page(told, seen.as_of, seen.where, seen.plans, is_own=not look.sees_all)


def overdue(session: Session, look: Look) -> str:
    """Return everything that is overdue."""
    seen = _all(session, look)
    counted = facts.facts(session, seen.scope)
    late = [task for task, owed in counted.owed.items() if owed.late]
    named = facts.late_units_of(session, seen.scope, late, tasks.FEW)
    value = summarise(replace(counted, late_units=named), look.moment.now)
    return tasks.overdue_page(value.overdue, seen.as_of, seen.where)


def of_status(session: Session, look: Look) -> str:
    """Return the tasks of one status."""
    seen, asked = _all(session, look), look.query.get(STATE)
    if asked != UNKNOWN and asked not in list(Status):
        raise _not_there()
    counted = task_counts.counted_tasks(session, seen.scope.plan_id, day=seen.scope.past)
    owed = task_counts.owed(session, seen.scope.plan_id, seen.scope.day, seen.scope.past).by_task
    late = {task for task, counts in owed.items() if counts.late}
    status = Status(asked) if asked in list(Status) else None
    return tasks.tasks_page(counted, late, status, seen.as_of, seen.where)


def one_task(session: Session, look: Look) -> str:
    """Return one task of the plan."""
    seen, number = _all(session, look), _number(look)
    counted = task_counts.counted_tasks(session, seen.scope.plan_id, day=seen.scope.past)
    task = next((task for task in counted if task.id == number), None)
    if task is None:
        raise _not_there()
    owed = task_counts.owed(session, seen.scope.plan_id, seen.scope.day, seen.scope.past).by_task
    since = owed[number].late_since if number in owed else None
    late = facts.late_units(session, seen.scope, number, MOST_LATE)
    given = parts.assigned(session, number)
    return tasks.task_page(task, given, late, since, _ids(session), seen.as_of, seen.where)


def reports_of(session: Session, look: Look) -> str:
    """Return who reported for a period."""
    seen, number = _all(session, look), _number(look)
    known = {period.id: period for period in plan_report.named_periods(session, seen.scope.plan_id)}
    if number not in known:
        raise _not_there()
    rows = facts.submissions(session, number, seen.scope)
    return submissions.submissions_page(
        (known[number], rows), _ids(session), seen.scope, seen.as_of, seen.where
    )


def _ids(session: Session) -> dict[str, int]:
    return {name: unit_id for unit_id, name in session.execute(select(Unit.id, Unit.name))}


def decisions(session: Session, look: Look) -> str:
    """Return everything that waits for a decision."""
    seen = _all(session, look)
    waits = what_waits.for_leaders(session, seen.scope)
    obstacles = raised.obstacles(session, seen.scope)
    return waiting.waiting_page(waits, obstacles, seen.as_of, seen.where)


def by_name(session: Session, look: Look) -> str:
    """Return the units by name, all or those that stand so."""
    seen, asked = _all(session, look), look.query.get(STATE)
    if asked is not None and asked not in list(UnitState):
        raise _not_there()
    found = board.units(session, seen.scope, facts.submitted(session, seen.scope))
    state = UnitState(asked) if asked is not None else None
    return units.units_page(found, state, seen.as_of, seen.where)


PAGES: Mapping[str, Page] = {
    "": overall,
    "/qua-han": overdue,
    "/nhiem-vu": of_status,
    "/nhiem-vu/{task:int}": one_task,
    "/bao-cao/{period:int}": reports_of,
    "/cho-quyet-dinh": decisions,
    "/don-vi": by_name,
    "/don-vi/{unit:int}": one,
}
"""The pages by their paths below the root."""
