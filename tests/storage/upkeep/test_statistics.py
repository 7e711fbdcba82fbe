"""SQLite knows how many rows an office may have, and goes by it from the next connection on."""

import sqlite3
from datetime import timedelta

from sqlalchemy.orm import Session

from plans.units import UnitLevel
from storage import retention
from storage.database import Database
from storage.models import Unit
from storage.upkeep.statistics import gather_at_start
from storage.walls import inside_office
from tests.auxil.cast import NOW


def known(database: Database) -> dict[str, str]:
    """Return what is known of each index."""
    with sqlite3.connect(str(database.engine.url.database)) as connection:
        rows = connection.execute("SELECT idx, stat FROM sqlite_stat1 WHERE idx IS NOT NULL")
        return dict(rows.fetchall())


def with_units(database: Database, office: int, units: int) -> None:
    """Give an office so many units."""

    def add(session: Session) -> None:
        names = [f"UBND xã số {number}" for number in range(units)]
        session.add_all(Unit(name=name, level=UnitLevel.COMMUNE, created_at=NOW) for name in names)

    database.transact(inside_office(office, add))


def test_the_largest_office_is_expected_not_a_usual_one(sqlite: Database):
    with_units(sqlite, 1, 60)
    for office in range(2, 32):
        with_units(sqlite, office, 2)
    sqlite.transact(retention.let_go, NOW + timedelta(days=1))
    rows, largest, one = map(int, known(sqlite)["sqlite_autoindex_units_1"].split())
    assert (rows, largest) == (120, 60)
    assert one < 60


def test_what_is_not_known_at_the_start_is_looked_at_once(sqlite: Database):
    with_units(sqlite, 1, 3)
    gather_at_start(sqlite.engine)
    assert known(sqlite)["sqlite_autoindex_units_1"] == "3 3 1"
    with_units(sqlite, 2, 3)
    gather_at_start(sqlite.engine)
    assert known(sqlite)["sqlite_autoindex_units_1"] == "3 3 1"


def test_postgresql_looks_by_itself(database: Database):
    with_units(database, 1, 3)
    gather_at_start(database.engine)
    database.transact(retention.let_go, NOW + timedelta(days=1))
    assert len(database.read(lambda session: session.query(Unit).all())) == 3
