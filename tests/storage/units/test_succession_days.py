"""When a succession happens: on its day and once, and what the names mean before and after."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.status import Status
from plans.units import UnitLevel
from storage.database import Database
from storage.models import ObligationState, Statement, StatementSource, Unit
from storage.plans import obligations, saving
from storage.units import directory, successions
from storage.units.directory import Directory
from tests.auxil import cast
from tests.auxil.successions import NEW, OLD, TOMORROW, merge, owed, say, unit


def test_the_past_keeps_the_old_names(communes: Database):
    say(communes, OLD[0], "1", Status.DONE)
    merge(communes, *OLD)

    def work(session: Session) -> list[tuple[str, StatementSource]]:
        query = (
            select(Unit.name, Statement.source)
            .join(Unit, Unit.id == Statement.unit_id)
            .order_by(Statement.id)
        )
        return [(name, source) for name, source in session.execute(query)]

    said = communes.read(work)
    assert said[0] == (OLD[0], StatementSource.BUTTON)
    assert {name for name, source in said[1:]} == {NEW}
    assert {source for _, source in said[1:]} == {StatementSource.CARRIED}


def test_nothing_happens_before_the_day_and_it_happens_once(communes: Database):
    assert merge(communes, *OLD, on=TOMORROW) == []
    assert owed(communes, OLD[0]) != {}
    (change,) = communes.transact(successions.carry_out, cast.NOW, TOMORROW)
    assert len(change.old) == 3
    assert owed(communes, OLD[0]) == {}
    assert communes.transact(successions.carry_out, cast.NOW, TOMORROW) == []


def test_old_names_mean_the_successor_in_chat_and_in_plans(communes: Database):
    merge(communes, *OLD)
    (found,) = communes.read(directory.find, OLD[0]).units
    assert found.name == NEW

    def work(session: Session) -> str:
        return Directory(session, cast.NOW).resolve(OLD[1]).name

    assert communes.transact(work) == NEW


def test_a_unit_that_is_no_more_owes_nothing_new(communes: Database):
    merge(communes, *OLD)

    def work(session: Session) -> None:
        plan = cast.plan(cast.task("9", "UBND cấp xã", date(2025, 12, 1)))
        province_plan = saving.save_plan(session, plan, cast.secretary(), cast.NOW, cast.TODAY)
        obligations.materialise_plan(session, province_plan, cast.TODAY)

    communes.transact(work)
    assert "9" not in owed(communes, OLD[0])
    assert owed(communes, NEW)["9"] is ObligationState.OPEN


def test_levels_of_old_units_stay(communes: Database):
    merge(communes, *OLD)

    def work(session: Session) -> tuple[UnitLevel, date | None]:
        old = unit(session, OLD[0])
        return old.level, old.closed_on

    assert communes.read(work) == (UnitLevel.COMMUNE, cast.TODAY)


def test_a_unit_added_for_a_day_to_come_owes_nothing_before(communes: Database):
    merge(communes, *OLD, on=TOMORROW)
    communes.transact(obligations.materialise, cast.TODAY)
    assert owed(communes, NEW) == {}
    communes.transact(successions.carry_out, cast.NOW, TOMORROW)
    assert set(owed(communes, NEW)) == {"1", "2", "3"}
