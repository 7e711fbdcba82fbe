"""A past day is told as it was seen on that day, whatever has changed since."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.report import PlanReport
from plans.status import Status
from plans.units import UnitFields
from plans.verdict import Verdict
from storage.database import Database
from storage.decisions import claims, extensions
from storage.decisions.claims import Return
from storage.decisions.extensions import Decision, Wanted
from storage.models import (
    Collective,
    ExtensionState,
    Obligation,
    ObligationState,
    Plan,
    ReportPeriod,
    ReportRule,
    Statement,
    Task,
    Unit,
)
from storage.plans import amendments, obligations, rules
from storage.reporting import reopening, statements
from storage.reporting.statements import Said
from storage.summary import facts as summary
from storage.summary import parts, plan_report, scopes, task_counts
from storage.units import changes, membership_changes, successions
from storage.units.membership_changes import Occasion
from storage.units.successions import Succession
from tests.auxil import cast, province
from tests.auxil.cast import COMMUNE, FINANCE, NOW, POLICE, TODAY
from tests.auxil.world import HANOI

SEEN, LATER = TODAY + timedelta(days=1), TODAY + timedelta(days=10)
AFTER = LATER + timedelta(days=30)
THEN = NOW + timedelta(days=10)
NEIGHBOUR, MERGED = "UBND xã An Lộc", "UBND xã Lộc Sơn"
TASKS = (
    cast.task("1", "UBND cấp xã", date(2025, 6, 12)),
    cast.task("2", FINANCE, date(2025, 6, 20)),
    cast.task("3", FINANCE),
    cast.task("4", COMMUNE, date(2025, 6, 30)),
)


@pytest.fixture
def plan(database: Database) -> int:
    """On 12 June two communes and a department have spoken of three of four tasks."""

    def work(session: Session) -> int:
        for name in (COMMUNE, NEIGHBOUR):
            changes.add(session, cast.secretary(), name, UnitFields(), NOW)
        saved = province.save_plan(session, *TASKS, past=ObligationState.OPEN).id
        obligations.submit_period(session, unit(session, FINANCE).id, first_period(session), NOW, TODAY)
        return saved

    plan = database.transact(work)
    database.transact(say, COMMUNE, "1", Status.DONE)
    database.transact(say, NEIGHBOUR, "1", Status.IN_PROGRESS)
    database.transact(say, FINANCE, "3", Status.DONE)
    database.transact(say, FINANCE, "2", Status.IN_PROGRESS)
    return plan


def unit(session: Session, name: str) -> Unit:
    return session.scalars(select(Unit).where(Unit.name == name)).one()


def first_period(session: Session) -> int:
    return session.scalars(select(ReportPeriod.id).order_by(ReportPeriod.due, ReportPeriod.id)).first() or 0


def owed(session: Session, name: str, number: str) -> Obligation:
    query = select(Obligation).join(Task, Task.id == Obligation.task_id)
    return session.scalars(
        query.where(Task.number == number, Obligation.unit_id == unit(session, name).id)
    ).one()


def say(session: Session, name: str, number: str, status: Status, today: date = TODAY) -> None:
    task = session.scalars(select(Task.id).where(Task.number == number)).one()
    speaker = cast.focal_point(unit(session, name).id, -500, name)
    statements.record(session, speaker, Said(task, status), NOW + (today - TODAY), today)


def amend(session: Session) -> None:
    """Leave task 3 out, give task 2 to another unit and a later day, and add a task."""
    moved = cast.task("2", POLICE, date(2025, 9, 30), title="Nội dung nhiệm vụ 2")
    document = cast.plan(TASKS[0], moved, TASKS[3], cast.task("5", FINANCE, date(2025, 9, 30)))
    saved = session.scalars(select(Plan)).one()
    amendments.apply(session, saved, document, cast.secretary(), THEN, LATER, ObligationState.WAIVED)


def postpone(session: Session) -> None:
    """Give a task another day, as a new version of the plan does."""
    tasks = (*TASKS[:3], cast.task("4", COMMUNE, date(2025, 9, 30)))
    saved = session.scalars(select(Plan)).one()
    amendments.apply(session, saved, cast.plan(*tasks), cast.secretary(), THEN, LATER, ObligationState.WAIVED)


def merge(session: Session) -> None:
    changes.add(session, cast.secretary(), MERGED, UnitFields(), THEN)
    old = (unit(session, COMMUNE), unit(session, NEIGHBOUR))
    successions.decide(session, cast.secretary(), Succession(old, (unit(session, MERGED),), LATER), THEN)
    successions.carry_out(session, THEN, LATER)


def leave_out(session: Session) -> None:
    communes = session.scalars(select(Collective)).one()
    someone = [unit(session, COMMUNE)]
    membership_changes.leave_out(session, cast.secretary(), communes.id, someone, Occasion(THEN, LATER))


def take_in(session: Session) -> None:
    communes = session.scalars(select(Collective)).one()
    someone = [unit(session, FINANCE)]
    membership_changes.include(session, cast.secretary(), communes.id, someone, Occasion(THEN, LATER))


def leave_out_and_take_in_again(session: Session) -> None:
    leave_out(session)
    communes = session.scalars(select(Collective)).one()
    again = Occasion(THEN + timedelta(days=5), LATER + timedelta(days=5))
    membership_changes.include(session, cast.secretary(), communes.id, [unit(session, COMMUNE)], again)


def extend(session: Session) -> None:
    asked, _ = extensions.ask(
        session,
        cast.focal_point(unit(session, NEIGHBOUR).id, -500, NEIGHBOUR),
        Wanted(owed(session, NEIGHBOUR, "1").task_id or 0, AFTER),
        THEN,
        LATER,
    )
    granted = Decision(ExtensionState.GRANTED, AFTER)
    extensions.decide(session, cast.secretary(), asked, granted, THEN, LATER)


def give_back(session: Session) -> None:
    claimed = owed(session, COMMUNE, "1")
    said = session.scalars(select(Statement.id).where(Statement.unit_id == claimed.unit_id)).one()
    (claim,) = claims.shown(session, [(claimed.id, said)])
    assert claim.verdict is Verdict.WAITING
    claims.give_back(session, cast.secretary(), claim, Return("Thiếu biểu", AFTER, 5), THEN, LATER)


def say_otherwise(session: Session) -> None:
    say(session, COMMUNE, "1", Status.IN_PROGRESS, LATER)


def withdraw_what_was_said_otherwise(session: Session) -> None:
    """Let a unit say that it is not done, and take that back: it is done since the day it first was."""
    say(session, COMMUNE, "1", Status.IN_PROGRESS, SEEN)
    (last,) = session.scalars(select(Statement.id).order_by(Statement.id.desc()).limit(1))
    actor = cast.focal_point(unit(session, COMMUNE).id, -500, COMMUNE)
    statements.withdraw(session, actor, last, THEN, LATER)


def stop_reports(session: Session) -> None:
    for rule in session.scalars(select(ReportRule)).all():
        rules.stop_rule(session, cast.secretary(), rule, THEN, SEEN + timedelta(days=1))


def reopen_report(session: Session) -> None:
    finance = unit(session, FINANCE).id
    (report,) = session.scalars(
        select(Obligation.id).where(
            Obligation.unit_id == finance, Obligation.period_id == first_period(session)
        )
    )
    assert reopening.reopen(session, cast.secretary(), report, THEN, LATER)


CHANGES: list[Callable[[Session], None]] = [
    amend,
    postpone,
    merge,
    leave_out,
    take_in,
    leave_out_and_take_in_again,
    extend,
    give_back,
    say_otherwise,
    stop_reports,
    reopen_report,
]


def seen(database: Database, plan: int, today: date) -> dict[str, Any]:
    """Return what is told on Friday 13 June: on that day, or later of that day."""

    def work(session: Session) -> dict[str, Any]:
        scope = scopes.as_of(session, plan, SEEN, today)
        facts = summary.facts(session, scope)
        report: PlanReport = plan_report.plan_report(session, scope, NOW.astimezone(HANOI), "Lan")
        return {
            "tasks": {task.id: dict(task.units) for task in facts.tasks},
            "owed": facts.owed,
            "late": facts.late_units,
            "submissions": facts.submissions,
            "units": parts.units(session, scope),
            "leads": {task.id: task.leads for task in report.tasks},
            "late in files": {task.id: task.late for task in report.tasks},
            "said": {task.id: task.statements for task in report.tasks},
            "submissions in files": report.submissions,
        }

    return database.read(work)


@pytest.mark.parametrize("change", CHANGES)
def test_a_past_day_is_told_as_it_was_seen(database: Database, plan: int, change: Callable[[Session], None]):
    before = seen(database, plan, SEEN)
    database.transact(change)
    after = seen(database, plan, AFTER)
    for part, value in before.items():
        assert after[part] == value, part


def test_what_was_taken_back_later_was_said_and_owed_until_then(database: Database, plan: int):
    database.transact(withdraw_what_was_said_otherwise)
    then, now = seen(database, plan, AFTER), database.read(scopes.as_of, plan, AFTER, AFTER)
    task = database.read(lambda session: owed(session, COMMUNE, "1").task_id) or 0
    assert then["tasks"][task] == {Status.IN_PROGRESS: 2}
    assert then["owed"][task].late == 2
    assert database.read(summary.facts, now).owed[task].late == 1


def test_from_the_day_of_a_change_on_it_counts(database: Database, plan: int):
    database.transact(merge)
    task = database.read(lambda session: owed(session, MERGED, "1").task_id) or 0

    def leads(day: date) -> tuple[int, tuple[str, ...], list[str]]:
        def work(session: Session) -> tuple[int, tuple[str, ...], list[str]]:
            scope = scopes.as_of(session, plan, day, AFTER)
            facts = summary.facts(session, scope)
            names = [one.name for one in parts.units(session, scope)]
            return facts.owed[task].units, tuple(facts.late_units[task]), names

        return database.read(work)

    assert leads(LATER - timedelta(days=1)) == (2, (NEIGHBOUR,), [FINANCE, NEIGHBOUR, COMMUNE])
    assert leads(LATER) == (1, (MERGED,), [FINANCE, MERGED])


def test_a_closed_month_counts_the_leads_of_its_last_day(database: Database, plan: int):
    closed = date(2025, 6, 14)
    before = database.read(task_counts.counted_tasks, plan, closed=closed)
    database.transact(amend)
    database.transact(merge)
    after = database.read(task_counts.counted_tasks, plan, closed=closed)
    assert {task.id: dict(task.units) for task in after} == {task.id: dict(task.units) for task in before}
