"""A unit that is left alone is not reminded; its obligations stay."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database import Database
from storage.models import LinkRole, LogEvent, Unit
from storage.reminders import reachable_chats
from storage.units import pauses
from tests.auxil import cast, province

NEXT_WEEK = date(2025, 6, 18)


def reminded(database: Database, today: date = cast.TODAY) -> list[str]:
    return [chat.unit_name for chat in database.read(reachable_chats.chats_of_units, LinkRole.UNIT, today)]


def pause_finance(session: Session) -> None:
    unit = session.scalars(select(Unit).where(Unit.name == cast.FINANCE)).one()
    pauses.pause(session, cast.secretary(), unit, NEXT_WEEK, "thiên tai", cast.NOW)


def test_a_paused_unit_is_not_reminded_until_the_day_is_over(database: Database):
    database.transact(province.linked_unit, cast.FINANCE, cast.FINANCE_CHAT)
    database.transact(pause_finance)
    assert reminded(database) == []
    assert reminded(database, NEXT_WEEK) == []
    assert reminded(database, date(2025, 6, 19)) == [cast.FINANCE]


def test_a_resumed_unit_is_reminded_at_once(database: Database):
    unit_id = database.transact(province.linked_unit, cast.FINANCE, cast.FINANCE_CHAT)
    database.transact(pause_finance)

    def resume(session: Session) -> list[bool]:
        unit = session.get_one(Unit, unit_id)
        return [pauses.resume(session, cast.secretary(), unit, cast.NOW) for _ in range(2)]

    assert database.transact(resume) == [True, False]
    assert reminded(database) == [cast.FINANCE]

    def events(session: Session) -> list[LogEvent]:
        return list(session.scalars(select(LogEvent).order_by(LogEvent.id)))

    last = [(event.action, event.before, event.after) for event in database.read(events)[-2:]]
    assert last == [
        ("pause_unit", None, "until=2025-06-18; reason=thiên tai"),
        ("resume_unit", "2025-06-18", None),
    ]


def test_a_unit_that_is_no_more_is_not_reminded(database: Database):
    unit_id = database.transact(province.linked_unit, cast.FINANCE, cast.FINANCE_CHAT)

    def close(session: Session) -> None:
        session.get_one(Unit, unit_id).closed_on = cast.TODAY

    database.transact(close)
    assert reminded(database) == []
