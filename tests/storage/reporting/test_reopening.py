"""Submitted reports are opened again, on both databases."""

from datetime import timedelta

from plans.status import Status
from storage.actors import Actor
from storage.database import Database
from storage.reporting import periods, reopening, statements
from storage.reporting.statements import Said
from tests.auxil import cast
from tests.auxil.cast import NOW, TODAY
from tests.auxil.reporting import number


def test_a_submitted_report_is_opened_again_once(database: Database, finance: Actor):
    unit = finance.unit_id or 0
    (period, *_) = database.read(periods.owed_by, unit)
    database.transact(periods.submit, unit, [period], NOW, TODAY)
    ((owed_id, _),) = database.read(reopening.submitted_reports, unit, 5)
    later = NOW + timedelta(hours=1)
    said = Said(number(database), Status.IN_PROGRESS)
    database.transact(statements.record, finance, said, later, TODAY)
    assert database.read(reopening.added_after, unit, period.id) == ["1"]
    assert database.transact(reopening.reopen, cast.secretary(), owed_id, later, TODAY) == (unit, period)
    assert database.transact(reopening.reopen, cast.secretary(), owed_id, later, TODAY) is None
    assert period in database.read(periods.owed_by, unit)
