"""Which units are linked, on both databases."""

from storage.database import Database
from storage.groups import overview, reach
from storage.groups.overview import Reach
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE, NOW, TODAY
from tests.auxil.province import linked_unit
from tests.storage.groups.test_codes import unit_id


def test_units_are_linked_unlinked_or_unreachable(database: Database, finance: int):
    database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    database.transact(reach.lose, COMMUNE_CHAT, "kicked", NOW)
    database.transact(unit_id, "Sở Y tế")
    found = {one.name: one.reach for one in database.read(overview.reach_of_units, TODAY)}
    assert (found[FINANCE], found[COMMUNE], found["Sở Y tế"]) == (
        Reach.LINKED,
        Reach.UNREACHABLE,
        Reach.UNLINKED,
    )
