"""The calendar is what is known of the holidays and what the secretariat said of some days."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.models import DayKind, LogEvent
from storage.plans import days_off
from storage.plans.known_days import known_days
from tests.auxil import cast
from tests.auxil.cast import NOW

LABOUR_DAY, SWAPPED, SATURDAY, TUESDAY = (
    date(2025, 5, 1),
    date(2025, 5, 2),
    date(2025, 6, 14),
    date(2025, 6, 17),
)


def test_without_corrections_it_is_what_is_known(database: Database):
    assert database.read(days_off.calendar) is known_days()


@pytest.mark.parametrize(
    ("day", "kind", "is_worked"),
    [
        (TUESDAY, DayKind.OFF, False),
        (SATURDAY, DayKind.WORKING, True),
        (LABOUR_DAY, DayKind.WORKING, True),
        (LABOUR_DAY, DayKind.ORDINARY, True),
        (SATURDAY, DayKind.ORDINARY, False),
    ],
)
def test_a_day_is_what_the_secretariat_says(database: Database, day: date, kind: DayKind, is_worked: bool):
    database.transact(days_off.set_days, cast.secretary(), [day], kind, NOW)
    assert database.read(days_off.calendar).is_working(day) is is_worked


def test_the_last_word_counts(database: Database):
    for kind in (DayKind.OFF, DayKind.WORKING, DayKind.OFF, DayKind.ORDINARY):
        database.transact(days_off.set_days, cast.secretary(), [TUESDAY], kind, NOW)
    assert database.read(days_off.calendar).is_working(TUESDAY)
    events = database.read(lambda session: list(session.scalars(select(LogEvent).order_by(LogEvent.id))))
    assert [(one.before, one.after) for one in events] == [
        (None, "off"),
        ("off", "working"),
        ("working", "off"),
        ("off", "ordinary"),
    ]
