"""What is due in some days is found for a unit and for everybody, on both databases."""

from datetime import date

from storage.database import Database
from storage.reminders import agenda
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE, TODAY
from tests.auxil.province import linked_unit, save_plan


def test_what_is_due_is_found_for_one_and_for_all(database: Database):
    database.transact(save_plan, cast.task("1", FINANCE, date(2025, 6, 19)), rules=(cast.MONTHLY,))
    commune = database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    end = date(2025, 7, 14)
    own = database.read(agenda.coming, commune, TODAY, end)
    assert [(one.key, one.day, one.units) for one in own] == [
        ("period-1", date(2025, 6, 14), 1),
        ("period-2", date(2025, 7, 14), 1),
    ]
    everybody = database.read(agenda.coming, None, TODAY, end)
    assert [(one.key, one.units) for one in everybody] == [("period-1", 2), ("task-1", 1), ("period-2", 2)]
    assert database.read(agenda.coming, None, date(2025, 6, 20), date(2025, 7, 13)) == []
