"""Fixtures that several tests of the storage share."""

import pytest
from sqlalchemy.orm import Session

from plans.units import UnitFields
from storage.database import Database
from storage.units import changes
from tests.auxil import cast, province
from tests.auxil.cast import COMMUNE, FINANCE, FINANCE_CHAT
from tests.auxil.province import linked_unit, save_plan
from tests.auxil.successions import OLD, PLAN


@pytest.fixture
def communes(database: Database) -> Database:
    """Three communes and a department with a plan."""

    def work(session: Session) -> None:
        for name in OLD:
            changes.add(session, cast.secretary(), name, UnitFields(), cast.NOW)
        province.save_plan(session, *PLAN)

    database.transact(work)
    return database


@pytest.fixture
def finance(database: Database) -> int:
    database.transact(save_plan, cast.task("1", FINANCE), cast.task("2", COMMUNE))
    return database.transact(linked_unit, FINANCE, FINANCE_CHAT)
