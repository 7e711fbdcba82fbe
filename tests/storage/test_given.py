"""Tasks that come singly, as they are kept: in the plan of the year, numbered apart, changed and ended."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.given import Again, Origin, Urgency
from plans.plan import Deadline, DeadlineKind, RuleKind, Task
from storage.database import Database
from storage.models import Obligation, ObligationState, Plan, TaskOrigin, Unit
from storage.models import Task as Row
from storage.plans import given, given_changes, given_standing, obligations, recurring, saving
from tests.auxil.cast import FINANCE, NOW, POLICE, TODAY, plan, secretary, task

DUE = date(2025, 6, 20)


def single(title: str, *lead: str, due: date = DUE) -> Task:
    return Task("", None, title, lead, (), f"{due:%d/%m/%Y}", Deadline(DeadlineKind.BY_DATE, due))


def give(session: Session, *tasks: Task) -> list[Row]:
    """Return tasks that were given."""
    home = given.year_plan(session, secretary(), NOW, TODAY)
    origin = given.new_origin(session, Origin("CV 1/UBND"), Urgency.URGENT, NOW)
    rows = [given.add(session, home, one, origin, NOW, TODAY) for one in tasks]
    given.let_owe(session, secretary(), home, rows, NOW, TODAY)
    return rows


def owed(session: Session, row: Row) -> dict[str, tuple[date | None, ObligationState]]:
    query = select(Unit.name, Obligation.due, Obligation.state).join(Unit).where(Obligation.task_id == row.id)
    return {name: (due, state) for name, due, state in session.execute(query)}


def test_the_plan_of_the_year_is_made_like_the_latest_one(database: Database):
    def work(session: Session) -> None:
        saving.save_plan(session, plan(task("64", FINANCE)), secretary(), NOW, TODAY)
        first, second = give(session, single("Một", FINANCE), single("Hai", POLICE))
        assert (first.number, second.number) == ("101", "102")
        home = first.plan
        assert (home.title, home.issuer) == ("Nhiệm vụ được giao năm 2025", "UBND tỉnh Lam Sơn")
        assert given.year_plan(session, secretary(), NOW, TODAY) is home
        other = given.year_plan(session, secretary(), NOW, TODAY, "Giao ban")
        assert other is not home
        origin = session.scalars(select(TaskOrigin)).one()
        assert given.add(session, other, single("Ba", FINANCE), origin, NOW, TODAY).number == "103"

    database.transact(work)


def test_without_any_plan_there_is_one_all_the_same(database: Database):
    def work(session: Session) -> None:
        (row,) = give(session, single("Một", FINANCE))
        assert (row.number, row.plan.issuer, len(session.scalars(select(Plan)).all())) == ("101", None, 1)

    database.transact(work)


def test_a_task_is_moved_given_to_others_and_ended(database: Database):
    later, is_open, is_removed = date(2025, 7, 1), ObligationState.OPEN, ObligationState.REMOVED

    def work(session: Session) -> None:
        row, other = give(session, single("Một", FINANCE), single("Hai", FINANCE))
        deadline = Deadline(DeadlineKind.BY_DATE, later)
        given_changes.move(session, secretary(), row, "01/7/2025", deadline, NOW, TODAY)
        assert owed(session, row) == {FINANCE: (later, is_open)}
        given_changes.reassign(session, secretary(), row, [POLICE], NOW, TODAY)
        assert owed(session, row) == {FINANCE: (later, is_removed), POLICE: (later, is_open)}
        given_changes.end(session, secretary(), row, "thôi", NOW, TODAY)
        assert owed(session, row)[POLICE] == (later, is_removed)
        assert owed(session, other) == {FINANCE: (DUE, is_open)}
        assert given_standing.task_of(session, row.id) is None
        assert given_standing.open_tasks(session) == [other]

    database.transact(work)


def test_how_units_stand_with_a_task(database: Database):
    def work(session: Session) -> None:
        (row,) = give(session, single("Một", FINANCE, POLICE))
        late = DUE + timedelta(days=1)
        counted = given_standing.counts(session, [row.id], late)[row.id]
        assert (counted.owing, counted.seen, counted.done, counted.late) == (2, 0, 0, 2)
        assert len(given_standing.owed_of(session, 1, row.origin_id or 0)) == 1
        for unit in given_standing.owing(session, row.id):
            obligations.release(session, unit, row.id, TODAY)
        assert given_standing.is_nobodys(session, row.id)
        assert given_standing.open_tasks(session) == [row]

    database.transact(work)


def test_occurrences_are_made_once_however_often_it_is_looked(database: Database):
    def work(session: Session) -> None:
        home = given.year_plan(session, secretary(), NOW, TODAY)
        origin = given.new_origin(session, Origin(), Urgency.NORMAL, NOW)
        again = Again(RuleKind.WEEKLY, weekday=5)
        row = recurring.new(home, single("Báo cáo", FINANCE), again, origin)
        made = recurring.begin(session, secretary(), row, NOW, TODAY)
        assert [one.title for one in made] == ["Báo cáo (13/06/2025)", "Báo cáo (20/06/2025)"]
        for _ in range(2):
            recurring.make_ahead(session, NOW, TODAY + timedelta(days=7))
        dues = session.scalars(select(Row.due).where(Row.recurring_id == row.id).order_by(Row.due)).all()
        assert dues == [date(2025, 6, 13), date(2025, 6, 20), date(2025, 6, 27)]
        ended = recurring.stop(session, secretary(), made[1], row, "thôi", NOW, date(2025, 6, 19))
        assert [one.due for one in ended] == [date(2025, 6, 20), date(2025, 6, 27)]
        assert recurring.of_task(session, made[0]) is None
        assert owed(session, made[0]) == {FINANCE: (date(2025, 6, 13), ObligationState.OPEN)}

    database.transact(work)
