"""Units merge and split: what was open goes over, the past stays, what stood together stands."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.status import Status
from plans.units import UnitFields
from storage.database import Database
from storage.models import Assignment, Obligation, ObligationKind, ObligationState, Task, Unit
from storage.plans import obligations
from storage.reporting import statements
from storage.summary import task_counts
from storage.units import changes, directory, successions
from storage.units.successions import Succession
from tests.auxil import cast
from tests.auxil.successions import NEW, OLD, merge, owed, say, unit


def stands(database: Database, name: str) -> dict[str, tuple[Status | None, float | None]]:
    def work(session: Session) -> dict[str, tuple[Status | None, float | None]]:
        tasks = {task.id: task.number for task in session.scalars(select(Task))}
        said = statements.current_of(session, unit(session, name).id, list(tasks))
        return {tasks[task]: (update.status, update.percent) for task, update in said.items()}

    return database.read(work)


def of_task(database: Database, number: str) -> dict[Status | None, int]:
    def work(session: Session) -> dict[Status | None, int]:
        plan = session.scalars(select(Task.plan_id)).first() or 0
        counted = task_counts.counted_tasks(session, plan)
        return dict(next(task.units for task in counted if task.number == number))

    return database.read(work)


def test_what_is_open_goes_over_and_only_what_all_have_done_is_done(communes: Database):
    for name in OLD:
        say(communes, name, "1", Status.DONE)
    say(communes, OLD[0], "2", Status.DONE)
    say(communes, OLD[1], "2", Status.IN_PROGRESS, 60)
    (change,) = merge(communes, *OLD)
    assert [one.name for one in (*change.old, *change.new)] == [*OLD, NEW]
    assert owed(communes, NEW) == {
        "1": ObligationState.MET,
        "2": ObligationState.OPEN,
        "3": ObligationState.OPEN,
    }
    assert stands(communes, NEW) == {"1": (Status.DONE, None), "2": (Status.IN_PROGRESS, None)}
    assert [owed(communes, name) for name in OLD] == [{}, {}, {}]


def test_the_summary_counts_the_successor_in_the_place_of_all(communes: Database):
    assert of_task(communes, "1") == {None: 3}
    for name in OLD:
        say(communes, name, "1", Status.DONE)
    merge(communes, *OLD)
    assert of_task(communes, "1") == {Status.DONE: 1}
    assert of_task(communes, "2") == {None: 1}


def test_reports_of_periods_that_are_over_stay_and_those_to_come_go_over(communes: Database):
    def submit(session: Session) -> None:
        for row in session.scalars(select(Obligation).where(Obligation.kind == ObligationKind.PERIOD)):
            owner = session.get_one(Unit, row.unit_id)
            if owner.name in OLD and row.period_id is not None:
                obligations.submit_period(session, row.unit_id, row.period_id, cast.NOW, cast.TODAY)

    def periods(session: Session, name: str) -> list[tuple[date | None, ObligationState]]:
        query = select(Obligation.due, Obligation.state).where(
            Obligation.kind == ObligationKind.PERIOD,
            Obligation.unit_id == unit(session, name).id,
            Obligation.state != ObligationState.REMOVED,
        )
        return [(due, state) for due, state in session.execute(query.order_by(Obligation.due))]

    communes.transact(submit)
    before = communes.read(periods, OLD[0])
    on = date(2025, 6, 30)

    def later(session: Session) -> None:
        changes.add(session, cast.secretary(), NEW, UnitFields(), cast.NOW)
        change = Succession(tuple(unit(session, name) for name in OLD), (unit(session, NEW),), on)
        successions.decide(session, cast.secretary(), change, cast.NOW)
        successions.carry_out(session, cast.NOW, on)

    communes.transact(later)
    assert communes.read(periods, OLD[0]) == [row for row in before if row[0] is not None and row[0] < on]
    to_come = communes.read(periods, NEW)
    assert {state for due, state in to_come if (due, ObligationState.MET) in before} == {ObligationState.MET}
    assert min(due for due, _ in to_come if due is not None) > on


def test_leading_and_coordinating_go_over_once(communes: Database):
    merge(communes, *OLD)

    def work(session: Session) -> list[tuple[str, str]]:
        query = (
            select(Task.number, Unit.name)
            .join(Assignment, Assignment.task_id == Task.id)
            .join(Unit, Unit.id == Assignment.unit_id)
            .order_by(Task.number, Unit.name)
        )
        return [(number, name) for number, name in session.execute(query)]

    assert communes.read(work) == [("3", NEW), ("4", cast.FINANCE), ("4", NEW)]


def test_a_successor_that_owes_the_task_already_keeps_the_more_open_state(communes: Database):
    say(communes, OLD[0], "1", Status.DONE)
    say(communes, OLD[1], "2", Status.DONE)
    merge(communes, OLD[1], into=OLD[0])
    assert owed(communes, OLD[0]) == {
        "1": ObligationState.OPEN,
        "2": ObligationState.OPEN,
        "3": ObligationState.OPEN,
    }
    assert stands(communes, OLD[0]) == {"1": (Status.IN_PROGRESS, None), "2": (Status.IN_PROGRESS, None)}


def test_what_was_done_by_all_stays_done_where_one_of_them_goes_on(communes: Database):
    for name in OLD:
        say(communes, name, "1", Status.DONE)
    merge(communes, OLD[1], OLD[2], into=OLD[0])
    assert owed(communes, OLD[0])["1"] is ObligationState.MET
    assert of_task(communes, "1") == {Status.DONE: 1}


def test_a_split_lets_each_successor_owe_everything(communes: Database):
    say(communes, OLD[0], "1", Status.DONE)

    def work(session: Session) -> None:
        new = tuple(
            changes.add(session, cast.secretary(), name, UnitFields(), cast.NOW)
            for name in ("UBND xã An", "UBND xã Lộc")
        )
        change = Succession((unit(session, OLD[0]),), new, cast.TODAY)
        successions.decide(session, cast.secretary(), change, cast.NOW)
        successions.carry_out(session, cast.NOW, cast.TODAY)

    communes.transact(work)
    for name in ("UBND xã An", "UBND xã Lộc"):
        assert owed(communes, name) == {
            "1": ObligationState.MET,
            "2": ObligationState.OPEN,
            "3": ObligationState.OPEN,
        }
        assert stands(communes, name)["1"] == (Status.DONE, None)
    assert communes.read(directory.divided) == {OLD[0]: ("UBND xã An", "UBND xã Lộc")}


def add(database: Database, name: str) -> None:
    def work(session: Session) -> None:
        changes.add(session, cast.secretary(), name, UnitFields(), cast.NOW)
        obligations.materialise(session, cast.TODAY)

    database.transact(work)


def test_a_successor_that_was_listed_before_begins_where_its_predecessors_stand(communes: Database):
    add(communes, NEW)
    assert owed(communes, NEW) == {"1": ObligationState.OPEN, "2": ObligationState.OPEN}
    for name in OLD:
        say(communes, name, "1", Status.DONE)
    say(communes, OLD[2], "2", Status.DONE)
    merge(communes, *OLD)
    assert owed(communes, NEW) == {
        "1": ObligationState.MET,
        "2": ObligationState.OPEN,
        "3": ObligationState.OPEN,
    }
