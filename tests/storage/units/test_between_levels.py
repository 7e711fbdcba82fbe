"""What is read over the wall: sums above equal those below, and each office's links are its own."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.attainment import Count
from plans.levels.compiling import compiled
from plans.plan import Plan
from plans.status import Status
from storage.actors import Actor
from storage.database import Database
from storage.models import Task, Unit
from storage.plans import obligations, saving, task_links
from storage.reporting import statements
from storage.reporting.statements import Said
from storage.units import between_levels, offices
from storage.units.directory import Directory
from storage.walls import TOP, enter
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, NOW, TODAY
from tests.auxil.province import save_plan

SISTER = "UBND xã Minh Lộc"
HAMLETS = [f"Thôn {number}" for number in range(1, 13)]
MONTH = "2025-06"


def _save(session: Session, plan: Plan) -> None:
    saved = saving.save_plan(session, plan, cast.secretary(), NOW, TODAY)
    obligations.materialise_plan(session, saved, TODAY)


def _unit(session: Session, name: str) -> int:
    return session.scalars(select(Unit.id).where(Unit.name == name)).one()


def _task(session: Session, number: str) -> int:
    return session.scalars(select(Task.id).where(Task.number == number)).one()


def _open(session: Session, name: str) -> int:
    """Open an office with a plan of three tasks for all hamlets; the first two serve task 1 of the top."""
    enter(session, TOP)
    above = _task(session, "1")
    unit = session.get_one(Unit, _unit(session, name))
    office = offices.open_for(session, cast.secretary(), unit, NOW).id
    enter(session, office)
    every = tuple(HAMLETS)
    tasks = [replace(cast.task(number, HAMLETS[0]), lead=every) for number in ("1", "2", "3")]
    _save(session, replace(cast.plan(*tasks), number=f"{office}/KH"))
    for number in ("1", "2"):
        task_links.decide(session, cast.secretary(), _task(session, number), (above, "1"), NOW)
    return office


@pytest.fixture
def two_offices(database: Database) -> dict[str, int]:
    """The office of each of two communes that both lead the first task of the top; theirs look alike."""

    def work(session: Session) -> dict[str, int]:
        for name in (COMMUNE, SISTER):
            Directory(session, NOW).resolve(name)
        both = replace(cast.task("1", COMMUNE), lead=(COMMUNE, SISTER))
        save_plan(session, both, cast.task("2", SISTER, date(2025, 6, 30)))
        return {name: _open(session, name) for name in (COMMUNE, SISTER)}

    return database.transact(work)


def _say(session: Session, office: int, hamlet: str, number: str, status: Status, count: Count) -> int:
    enter(session, office)
    unit = _unit(session, hamlet)
    said = Said(_task(session, number), status, figures=(count,))
    return statements.record(session, _focal_point(unit, hamlet), said, NOW, TODAY).id


def _focal_point(unit: int, name: str) -> Actor:
    return cast.focal_point(unit, name=name)


def _withdraw(session: Session, office: int, hamlet: str, statement: int, now: datetime) -> None:
    enter(session, office)
    person = _focal_point(_unit(session, hamlet), hamlet)
    statements.withdraw(session, person, statement, now, TODAY)


def _below(session: Session, name: str) -> between_levels.Below:
    enter(session, TOP)
    return between_levels.below(session, _unit(session, name), [_task(session, "1")], MONTH)


def _parts(database: Database, name: str) -> between_levels.Below:
    return database.read(_below, name)


@pytest.mark.parametrize("seed", range(3))
def test_sums_above_are_those_of_what_stands_below_and_of_nobody_else(
    database: Database, two_offices: dict[str, int], seed: int
):
    chance = random.Random(seed)
    expected: dict[str, list[tuple[str, str, Status, int, int]]] = {COMMUNE: [], SISTER: []}
    for name, office in two_offices.items():
        for hamlet in HAMLETS:
            for number in ("1", "2", "3"):
                if chance.random() < 0.3:
                    continue
                status = chance.choice([Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED])
                done = chance.randint(0, 50)
                count = Count(done, done + 10, "hộ")
                said = database.transact(_say, office, hamlet, number, status, count)
                if chance.random() < 0.2:
                    database.transact(_withdraw, office, hamlet, said, NOW + timedelta(minutes=1))
                else:
                    expected[name].append((hamlet, number, status, done, done + 10))
    for name, said_there in expected.items():
        served = [one for one in said_there if one[1] in ("1", "2")]
        (parts,) = _parts(database, name).parts.values()
        made = compiled(parts)
        assert made.parts == 2 * len(HAMLETS)
        assert made.done == sum(status is Status.DONE for _, _, status, _, _ in served)
        (found,) = made.sums
        assert found.count.done == sum(done for _, _, _, done, _ in served)
        assert found.count.total == sum(total for _, _, _, _, total in served)
        silent = {(hamlet, number) for hamlet in HAMLETS for number in ("1", "2")}
        silent -= {(hamlet, number) for hamlet, number, *_ in served}
        assert {(one.unit, one.task) for one in parts if one.is_missing} == silent


def test_what_was_said_before_the_period_is_known_and_yet_missing(
    database: Database, two_offices: dict[str, int]
):
    office = two_offices[COMMUNE]
    database.transact(_say, office, HAMLETS[0], "1", Status.IN_PROGRESS, Count(5, 10, "hộ"))

    def later(session: Session) -> between_levels.Below:
        enter(session, TOP)
        return between_levels.below(session, _unit(session, COMMUNE), [_task(session, "1")], "2025-07")

    (parts,) = database.read(later).parts.values()
    assert (parts[0].status, parts[0].is_missing) == (Status.IN_PROGRESS, True)


def test_upwards_only_what_the_unit_owes_is_read(database: Database, two_offices: dict[str, int]):
    def owed(session: Session, office: int) -> list[str]:
        enter(session, office)
        return [one.number for one in between_levels.owed_above(session)]

    assert {name: database.read(owed, office) for name, office in two_offices.items()} == {
        COMMUNE: ["1"],
        SISTER: ["1", "2"],
    }
    assert database.read(owed, TOP) == []


def test_an_office_that_was_closed_has_nothing_below(database: Database, two_offices: dict[str, int]):
    def close(session: Session) -> None:
        offices.close(session, cast.secretary(), two_offices[COMMUNE], NOW)

    def served(session: Session, name: str) -> set[int]:
        return between_levels.served_below(session, _unit(session, name), [_task(session, "1")])

    assert len(database.read(served, COMMUNE)) == 1
    database.transact(close)
    assert database.read(served, COMMUNE) == set()
    assert _parts(database, COMMUNE).parts == {}
    assert len(database.read(served, SISTER)) == 1
