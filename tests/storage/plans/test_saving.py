"""A plan is saved as it was read, with its words, on both databases."""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plans import plan as document
from plans.plan import Role
from storage.database import Database
from storage.models import (
    Assignment,
    Base,
    Collective,
    LogEvent,
    Plan,
    ReportRule,
    Task,
    TaskGroup,
    Unit,
)
from storage.plans import saving
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, FINANCE, NOW, POLICE, TODAY


def save(database: Database, read: document.Plan | None = None) -> Plan:
    read = read or cast.plan(
        cast.task("1", FINANCE, date(2025, 6, 19), coordinating=(POLICE, "Các sở, ban, ngành cấp tỉnh")),
        cast.task("2", COMMUNE, group=None, targets=("80% hồ sơ",)),
    )
    return database.transact(saving.save_plan, read, cast.secretary(), NOW, TODAY)


def count(database: Database, table: type[Base]) -> int:
    return database.read(lambda session: session.scalar(select(func.count()).select_from(table))) or 0


def test_a_plan_is_saved_with_everything_it_says(database: Database):
    saved = save(database)
    plan = database.read(lambda session: session.get_one(Plan, saved.id))
    assert (plan.title, plan.number, plan.issuer) == (
        "Kế hoạch thử năm 2025",
        "01/KH-UBND",
        "UBND tỉnh Lam Sơn",
    )
    assert (plan.issued, plan.year, plan.standing_unit) == (date(2025, 1, 10), 2025, POLICE)
    assert (plan.saved_at, plan.saved_by) == (NOW, 1)
    counts = {table: count(database, table) for table in (TaskGroup, Task, ReportRule, Unit, Collective)}
    assert counts == {TaskGroup: 1, Task: 2, ReportRule: 2, Unit: 3, Collective: 1}


def test_a_task_keeps_its_words_beside_what_they_mean(database: Database):
    save(database)
    first, second = database.read(lambda session: list(session.scalars(select(Task).order_by(Task.position))))
    assert (first.number, first.deadline_text, first.due) == ("1", "Ngày 19/06/2025", date(2025, 6, 19))
    assert (second.ongoing, second.due, second.targets) == (True, None, ["80% hồ sơ"])
    assert first.group_id is not None
    assert second.group_id is None


def test_leads_and_coordinators_are_units_and_collectives(database: Database):
    save(database)

    def named(session: Session) -> set[tuple[Role, str]]:
        rows = session.scalars(select(Assignment).join(Task).where(Task.number == "1"))
        return {(row.role, (row.unit or row.collective).name) for row in rows}  # type: ignore[union-attr] # one is set

    assert database.read(named) == {
        (Role.LEAD, FINANCE),
        (Role.COORDINATING, POLICE),
        (Role.COORDINATING, "Các sở, ban, ngành cấp tỉnh"),
    }


def test_a_unit_named_twice_in_one_role_is_assigned_once(database: Database):
    twice = replace(cast.task("1", FINANCE), lead=(FINANCE, "sở tài chính"), coordinating=(FINANCE,))
    save(database, cast.plan(twice))
    assert count(database, Assignment) == 2


def test_a_plan_without_a_heading_gets_a_title_and_this_year(database: Database):
    bare = replace(cast.plan(cast.task("1", FINANCE), rules=()), title=None, year=None)
    saved = save(database, bare)
    assert (saved.title, saved.year) == ("Kế hoạch", 2025)


def test_who_saved_a_plan_is_in_the_log(database: Database):
    saved = save(database)
    (event,) = database.read(lambda session: list(session.scalars(select(LogEvent))))
    assert (event.action, event.subject, event.person_id) == ("save_plan", f"plan:{saved.id}", 1)


def test_two_plans_name_the_same_units(database: Database):
    save(database)
    save(database)
    assert (count(database, Plan), count(database, Unit)) == (2, 3)
    ids = [plan.id for plan in database.read(saving.all_plans)]
    assert ids == sorted(ids)
