"""A unit sees the reports it owes, those due together as one, and submits each once."""

from datetime import date

import pytest
from sqlalchemy import select

from plans.plan import RuleKind
from plans.standing import NamedPeriod
from plans.status import Status
from storage.database import Database
from storage.models import Obligation, ObligationState, Task
from storage.reporting import periods, statements
from storage.reporting.statements import Said
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE, FINANCE_CHAT, NOW, TODAY
from tests.auxil.province import linked_unit, save_plan


@pytest.fixture
def finance(database: Database) -> int:
    """Sở Tài chính, which leads a task and owes June's and July's report and the half-year's."""
    database.transact(save_plan, cast.task("1", FINANCE))
    return database.transact(linked_unit, FINANCE, FINANCE_CHAT)


def owed(database: Database, unit: int) -> list[NamedPeriod]:
    return database.read(periods.owed_by, unit)


def submit(database: Database, unit: int, which: list[NamedPeriod], today: date = TODAY) -> list[NamedPeriod]:
    return database.transact(periods.submit, unit, which, NOW, today)


def test_a_unit_sees_the_reports_it_owes_the_earliest_first(database: Database, finance: int):
    assert [(period.kind, period.number, period.due) for period in owed(database, finance)] == [
        (RuleKind.MONTHLY, 6, date(2025, 6, 14)),
        (RuleKind.HALF_YEAR, 1, date(2025, 6, 14)),
        (RuleKind.MONTHLY, 7, date(2025, 7, 14)),
    ]


def test_reports_of_one_plan_due_on_one_day_go_together(database: Database, finance: int):
    june, half, july = owed(database, finance)
    assert database.read(periods.due_together, finance, june.id) == [june, half]
    assert database.read(periods.due_together, finance, july.id) == [july]
    assert database.read(periods.due_together, finance, 4711) == []


def test_reports_of_two_plans_do_not_go_together(database: Database, finance: int):
    database.transact(save_plan, cast.task("1", FINANCE), rules=(cast.MONTHLY,))
    first = owed(database, finance)[0]
    assert len(database.read(periods.due_together, finance, first.id)) == 2


def test_a_report_is_submitted_once(database: Database, finance: int):
    june, half, july = owed(database, finance)
    assert submit(database, finance, [june, half]) == [june, half]
    assert submit(database, finance, [june, half]) == []
    assert owed(database, finance) == [july]


def test_a_late_report_is_taken_with_its_day(database: Database, finance: int):
    june = owed(database, finance)[0]
    submit(database, finance, [june], date(2025, 6, 20))
    query = select(Obligation).where(Obligation.period_id == june.id)
    row = database.read(lambda session: session.scalars(query).one())
    assert (row.state, row.met_on, row.met_at) == (ObligationState.MET, date(2025, 6, 20), NOW)


def test_one_units_report_is_not_anothers(database: Database, finance: int):
    commune = database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    june = owed(database, finance)[0]
    submit(database, finance, [june])
    assert june in owed(database, commune)
    assert submit(database, 4711, [june]) == []


def test_a_period_belongs_to_a_plan_and_a_month(database: Database, finance: int):
    june, half, july = owed(database, finance)
    months = [database.read(periods.plan_and_month, period.id)[1] for period in (june, half, july)]
    assert months == ["2025-06", "2025-06", "2025-07"]


def test_what_was_reported_counts_from_its_month_on(database: Database, finance: int):
    task = database.read(lambda session: session.scalars(select(Task.id)).one())

    def reported(month: str) -> set[int]:
        return database.read(periods.reported_since, finance, [task], month)

    assert reported("2025-06") == set()
    said = Said(task, Status.IN_PROGRESS)
    database.transact(statements.record, cast.focal_point(finance), said, NOW, TODAY)
    assert (reported("2025-05"), reported("2025-06"), reported("2025-07")) == ({task}, {task}, set())
