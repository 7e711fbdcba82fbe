"""Three communes that become one, and what is open and stands before and after."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.status import Status
from plans.units import UnitFields
from storage.database import Database
from storage.models import Obligation, ObligationState, Task, Unit
from storage.reporting import statements
from storage.reporting.statements import Said
from storage.units import changes, successions
from storage.units.successions import Succession
from tests.auxil import cast

OLD = ("UBND xã An Lộc", "UBND xã Hoa Lộc", "UBND xã Minh Lộc")
NEW = "UBND xã Lộc Sơn"
TOMORROW = cast.TODAY + timedelta(days=1)
PLAN = (
    cast.task("1", "UBND cấp xã", date(2025, 9, 30)),
    cast.task("2", "UBND cấp xã", date(2025, 10, 31)),
    cast.task("3", OLD[0], date(2025, 11, 30)),
    cast.task("4", cast.FINANCE, date(2025, 11, 30), coordinating=(OLD[1], OLD[2])),
)


def unit(session: Session, name: str) -> Unit:
    """Return a unit by its name."""
    return session.scalars(select(Unit).where(Unit.name == name)).one()


def say(database: Database, name: str, number: str, status: Status, percent: float | None = None) -> None:
    """Let a unit report on a task."""

    def work(session: Session) -> None:
        speaker = cast.focal_point(unit(session, name).id, -500, name)
        task = session.scalars(select(Task.id).where(Task.number == number)).one()
        statements.record(session, speaker, Said(task, status, percent), cast.NOW, cast.TODAY)

    database.transact(work)


def merge(database: Database, *old: str, into: str = NEW, on: date = cast.TODAY) -> list[Succession]:
    """Decide that units become one, and carry it out if today is the day; return what was carried out."""

    def work(session: Session) -> list[Succession]:
        if changes.named(session, into) is None:
            changes.add(session, cast.secretary(), into, UnitFields(), cast.NOW)
        change = Succession(tuple(unit(session, name) for name in old), (unit(session, into),), on)
        successions.decide(session, cast.secretary(), change, cast.NOW)
        return successions.carry_out(session, cast.NOW, cast.TODAY)

    return database.transact(work)


def owed(database: Database, name: str) -> dict[str, ObligationState]:
    """Return what tasks a unit owes, by their numbers."""

    def work(session: Session) -> dict[str, ObligationState]:
        query = (
            select(Task.number, Obligation.state)
            .join(Task, Task.id == Obligation.task_id)
            .where(Obligation.unit_id == unit(session, name).id)
            .where(Obligation.state != ObligationState.REMOVED)
            .order_by(Task.number)
        )
        return dict(session.execute(query).all())

    return database.read(work)
