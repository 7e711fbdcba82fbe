"""The log of who did what, on both databases."""

from datetime import timedelta

from plans.status import Status
from storage.database import Database
from storage.reporting import statements
from storage.reporting.statements import Said
from storage.summary import log
from storage.summary.log import About
from tests.auxil import cast
from tests.auxil.cast import FINANCE, NOW, TODAY


def test_the_log_joins_what_was_done_and_what_was_reported(database: Database, finance: int):
    actor = cast.focal_point(finance)
    task = database.read(log.task_of_number, "1")
    assert task is not None
    for status, minutes in ((Status.IN_PROGRESS, 1), (Status.DONE, 2)):
        at = NOW + timedelta(minutes=minutes)
        spoken = database.transact(statements.record, actor, Said(task.id, status), at, TODAY)
    database.transact(statements.withdraw, actor, spoken.id, NOW + timedelta(minutes=3), TODAY)
    for about in (About(task_id=task.id), About(unit_id=finance), About()):
        entries = database.read(log.entries, about, 3)
        assert [(one.action, one.before, one.after, one.unit, one.task) for one in entries] == [
            ("withdraw_update", "done", None, FINANCE, "1"),
            ("report", "status=in_progress", "status=done", FINANCE, "1"),
            ("report", None, "status=in_progress", FINANCE, "1"),
        ]
