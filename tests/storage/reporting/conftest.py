"""Fixtures that several tests of reporting share."""

from datetime import date

import pytest

from storage.actors import Actor
from storage.database import Database
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, FINANCE, FINANCE_CHAT
from tests.auxil.province import linked_unit, save_plan


@pytest.fixture
def finance(database: Database) -> Actor:
    """The focal point of Sở Tài chính, which leads tasks 1 and 2; task 3 is the commune's."""
    due = date(2025, 6, 19)
    tasks = [cast.task("1", FINANCE, due), cast.task("2", FINANCE), cast.task("3", COMMUNE, due)]
    database.transact(save_plan, *tasks)
    return cast.focal_point(database.transact(linked_unit, FINANCE, FINANCE_CHAT))
