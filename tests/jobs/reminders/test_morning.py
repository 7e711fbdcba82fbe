"""The morning's messages: whom they go to, on which days, and how quickly they are queued."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from jobs.reminders.morning import remind
from jobs.sending.claiming import claim_next
from plans.status import Status
from plans.units import UnitLevel
from storage.database import Database
from storage.groups import codes, linking, links, reach
from storage.models import ChatLink, LinkRole, Obligation, ObligationState, OutboxMessage, Person, Task, Unit
from storage.reporting import statements
from storage.reporting.statements import Said
from tests.auxil import cast
from tests.auxil.province import linked_unit, save_plan

USUAL = time(7, 30)
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
LONGEST_MESSAGE = 4096


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, 30, tzinfo=HANOI)


def remind_on(database: Database, day: date = cast.TODAY) -> int:
    return database.transact(remind, morning(day), day, at=USUAL, usual=USUAL)


def reminders(database: Database) -> dict[int, str]:
    rows = database.read(lambda session: list(session.scalars(select(OutboxMessage))))
    return {row.chat_id: row.content["text"] for row in rows}


@pytest.fixture
def finance(database: Database) -> int:
    """The unit of Sở Tài chính with its group linked; it owes task 1 by 19 June, and no reports."""
    database.transact(save_plan, cast.task("1", cast.FINANCE, date(2025, 6, 19)), rules=())
    return database.transact(linked_unit, cast.FINANCE, cast.FINANCE_CHAT)


def test_a_unit_that_owes_something_gets_one_message(database: Database, finance: int):
    assert remind_on(database) == 1
    assert list(reminders(database)) == [cast.FINANCE_CHAT]
    assert "NV 1" in reminders(database)[cast.FINANCE_CHAT]


def test_a_second_run_of_the_morning_adds_nothing(database: Database, finance: int):
    assert (remind_on(database), remind_on(database)) == (1, 0)


def test_a_unit_that_owes_nothing_near_is_not_disturbed(database: Database, finance: int):
    database.transact(linked_unit, cast.COMMUNE, cast.COMMUNE_CHAT)
    remind_on(database)
    assert cast.COMMUNE_CHAT not in reminders(database)


def test_every_group_of_a_unit_is_reminded(database: Database, finance: int):
    database.transact(linked_unit, cast.FINANCE, cast.FOREIGN_CHAT)
    assert remind_on(database) == 2


def test_a_group_that_cannot_be_reached_is_not_reminded_until_it_can(database: Database, finance: int):
    database.transact(reach.lose, cast.FINANCE_CHAT, "kicked", cast.NOW)
    assert remind_on(database) == 0
    database.transact(reach.regain, cast.FINANCE_CHAT)
    assert remind_on(database) == 1


def test_a_group_of_two_units_is_reminded_for_the_one_that_owes(database: Database, finance: int):
    database.transact(linked_unit, cast.COMMUNE, cast.FINANCE_CHAT)
    assert remind_on(database) == 1


def test_a_group_that_is_no_longer_the_units_is_not_reminded(database: Database, finance: int):
    link = database.read(links.of_unit, finance)[0]
    database.transact(links.end_link, cast.secretary(), link.id, cast.NOW)
    assert remind_on(database) == 0


def test_the_secretariats_group_is_not_reminded(database: Database, finance: int):
    code = database.transact(codes.issue_one, LinkRole.SECRETARIAT, None, cast.NOW)
    database.transact(linking.use_code, code, cast.speaker(cast.SECRETARIAT_CHAT), cast.NOW)
    remind_on(database)
    assert cast.SECRETARIAT_CHAT not in reminders(database)


def test_what_is_done_is_not_asked_for(database: Database, finance: int):
    actor = cast.focal_point(finance)
    number = database.read(lambda session: session.scalars(select(Task.id)).one())
    database.transact(statements.record, actor, Said(number, Status.DONE), cast.NOW, cast.TODAY)
    assert remind_on(database) == 0


def test_what_was_waived_is_not_asked_for(database: Database, finance: int):
    def waive(session: Session) -> None:
        session.scalars(select(Obligation)).one().state = ObligationState.WAIVED

    database.transact(waive)
    assert remind_on(database) == 0


# In 2025 Tết is 25/1-2/2; 30/4-4/5 is off, with Saturday 26/4 worked for Friday 2/5.
@pytest.mark.parametrize(
    ("day", "sent"),
    [
        (date(2025, 6, 14), 0),  # a Saturday
        (date(2025, 6, 15), 0),  # a Sunday
        (date(2025, 1, 29), 0),  # the first day of Tết
        (date(2026, 2, 17), 0),  # and in 2026
        (date(2027, 2, 6), 0),  # and in 2027
        (date(2025, 5, 2), 0),  # a Friday that is off, swapped with Saturday 26 April
        (date(2025, 4, 26), 1),  # that Saturday
        (date(2025, 9, 2), 0),  # the National Day
        (date(2025, 6, 16), 1),  # a Monday like any other
    ],
)
def test_mornings_off_are_left_alone(database: Database, day: date, sent: int):
    overdue = cast.task("1", cast.FINANCE, day - timedelta(days=1))
    database.transact(save_plan, overdue, rules=(), past=ObligationState.OPEN)
    database.transact(linked_unit, cast.FINANCE, cast.FINANCE_CHAT)
    database.transact(open_again)
    assert remind_on(database, day) == sent


def open_again(session: Session) -> None:
    for row in session.scalars(select(Obligation)):
        row.state = ObligationState.OPEN


def test_a_reminder_that_could_not_leave_on_its_day_is_given_up(database: Database, finance: int):
    remind_on(database)
    midnight = morning(cast.TODAY + timedelta(days=1)).replace(hour=0, minute=0)
    assert database.transact(claim_next, midnight, set()) is None
    (row,) = database.read(lambda session: list(session.scalars(select(OutboxMessage))))
    assert (row.state.value, row.error) == ("dead", "too late to be said")


def test_a_reminder_leaves_late_on_its_day(database: Database, finance: int):
    remind_on(database)
    assert database.transact(claim_next, morning(cast.TODAY).replace(hour=23, minute=59), set())


def test_a_unit_that_owes_very_much_gets_one_message_that_telegram_takes(database: Database):
    tasks = [
        cast.task(f"{n}", cast.FINANCE, date(2025, 6, 19), title=f"Rà soát <hồ sơ> & thủ tục số {n} " * 12)
        for n in range(1, 101)
    ]
    database.transact(save_plan, *tasks)
    database.transact(linked_unit, cast.FINANCE, cast.FINANCE_CHAT)
    assert remind_on(database) == 1
    (row,) = database.read(lambda session: list(session.scalars(select(OutboxMessage))))
    assert len(row.content["text"]) <= LONGEST_MESSAGE
    buttons = [button for line in row.content["buttons"] for button in line]
    assert len(buttons) <= 100


UNITS = 625


def province(session: Session) -> None:
    """A whole province: each unit leads one task of its own and ten common ones, and owes two reports."""
    session.add(Person(id=7, display_name="Nguyễn Thu Hà"))
    units = [
        Unit(name=f"UBND xã Hoa Lộc {n}", level=UnitLevel.COMMUNE, created_at=cast.NOW) for n in range(UNITS)
    ]
    session.add_all(units)
    session.flush()
    own = [cast.task(f"{n + 1}", unit.name, date(2025, 6, 19)) for n, unit in enumerate(units)]
    common = [cast.task(f"C{n}", "UBND các xã, phường", date(2025, 6, 19)) for n in range(10)]
    save_plan(session, *own, *common)
    session.add_all(
        ChatLink(
            chat_id=-1000 - unit.id,
            title=unit.name,
            role=LinkRole.UNIT,
            unit_id=unit.id,
            linked_at=cast.NOW,
            linked_by=7,
        )
        for unit in units
    )


def test_a_whole_province_is_reminded_in_one_pass(database: Database):
    database.transact(province)
    assert remind_on(database) == UNITS
    assert all(database.transact(claim_next, morning(cast.TODAY), set()) for _ in range(50))
