"""What is on the sheet of a unit, on both databases."""

from plans.attainment import Count
from plans.status import Status
from storage.actors import Actor
from storage.database import Database
from storage.reporting import sheets
from tests.auxil.reporting import say


def test_the_sheet_of_a_unit_holds_its_open_tasks_with_what_is_current(database: Database, finance: Actor):
    said = say(database, finance, Status.IN_PROGRESS, figures=(Count(12, 27, "huyện"),))
    rows = database.read(sheets.tasks_on_sheet, finance.unit_id or 0)
    assert [(row.task.number, row.current.id if row.current else 0) for row in rows] == [
        ("1", said.id),
        ("2", 0),
    ]
    assert [count.done for count in rows[0].counts] == [12]
