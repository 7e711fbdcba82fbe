"""Fixtures that several tests of the storage share."""

import pytest
from sqlalchemy.orm import Session

from plans.units import UnitFields
from storage.database import Database
from storage.units import changes
from tests.auxil import cast, province
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
