"""What is late for long goes up to the unit's leader: once, on its day, never into others' groups."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from jobs.reminders.morning import remind
from plans.silence import Silence
from storage.database import Database
from storage.models import (
    ChatLink,
    LinkRole,
    Obligation,
    ObligationState,
    OutboxMessage,
    Person,
    Plan,
    Unit,
)
from storage.reminders import acknowledgements
from tests.auxil import cast
from tests.auxil.province import linked_unit, save_plan

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
USUAL = time(7, 30)
LEADER_CHAT = -800
DUE = date(2025, 6, 12)
THIRD_DAY = date(2025, 6, 17)  # Friday 13, Monday 16, Tuesday 17


def remind_on(database: Database, day: date) -> dict[int, str]:
    """Return what the chats get on a morning."""
    now = datetime.combine(day, USUAL, HANOI)

    def run(session: Session) -> dict[int, str]:
        before = set(session.scalars(select(OutboxMessage.id)))
        remind(session, now, day, at=USUAL, usual=USUAL)
        rows = session.scalars(select(OutboxMessage).where(OutboxMessage.id.not_in(before)))
        return {row.chat_id: row.content["text"] for row in rows}

    return database.transact(run)


@pytest.fixture
def late(database: Database) -> int:
    """Sở Tài chính owes task 1 by 12 June; its leader is known, and a commune owes nothing."""
    database.transact(save_plan, cast.task("1", cast.FINANCE, DUE), rules=(), past=ObligationState.OPEN)
    database.transact(linked_unit, cast.COMMUNE, cast.COMMUNE_CHAT)
    return database.transact(led_unit)


def led_unit(session: Session) -> int:
    unit = linked_unit(session, cast.FINANCE, cast.FINANCE_CHAT)
    session.get_one(Unit, unit).leader = "Ông Trần A, Giám đốc"
    session.merge(Person(id=7, display_name="Nguyễn Thu Hà"))
    link = ChatLink(
        chat_id=LEADER_CHAT, title="A", role=LinkRole.LEADER, unit_id=unit, linked_at=cast.NOW, linked_by=7
    )
    session.add(link)
    return unit


def test_on_the_third_working_day_late_the_leader_and_the_unit_are_told_and_nobody_else(
    database: Database, late: int
):
    assert set(remind_on(database, date(2025, 6, 16))) == {cast.FINANCE_CHAT}
    told = remind_on(database, THIRD_DAY)
    assert set(told) == {cast.FINANCE_CHAT, LEADER_CHAT}
    assert "quá hạn nhiều ngày: NV 1. Kính đề nghị <b>Ông Trần A, Giám đốc</b>" in told[cast.FINANCE_CHAT]
    assert "Kính gửi Ông Trần A, Giám đốc: <b>Sở Tài chính</b> có 1 việc" in told[LEADER_CHAT]
    assert "quá hạn 3 ngày làm việc" in told[LEADER_CHAT]


def test_a_thing_goes_up_once(database: Database, late: int):
    remind_on(database, THIRD_DAY)
    told = remind_on(database, date(2025, 6, 18))
    assert set(told) == {cast.FINANCE_CHAT}
    assert "⚠️" not in told[cast.FINANCE_CHAT]


def test_a_bot_that_was_down_on_the_third_day_tells_on_the_next(database: Database, late: int):
    assert LEADER_CHAT in remind_on(database, date(2025, 6, 18))


def test_another_date_that_passes_goes_up_again(database: Database, late: int):
    remind_on(database, THIRD_DAY)
    database.transact(move_to, date(2025, 7, 10))
    assert LEADER_CHAT in remind_on(database, date(2025, 7, 15))


def move_to(session: Session, due: date) -> None:
    session.scalars(select(Obligation)).one().due = due


def test_a_plan_may_wait_longer(database: Database, late: int):
    def wait(session: Session) -> None:
        session.scalars(select(Plan)).one().escalation_days = [5, 10]

    database.transact(wait)
    assert LEADER_CHAT not in remind_on(database, THIRD_DAY)
    assert LEADER_CHAT in remind_on(database, date(2025, 6, 19))


def test_a_unit_that_acknowledged_is_left_alone_until_that_expires(database: Database, late: int):
    monday = Silence(date(2025, 6, 16), date(2025, 6, 18))
    thing = database.read(lambda session: session.scalars(select(Obligation.id)).one())
    actor = cast.focal_point(late)
    database.transact(acknowledgements.acknowledge, actor, [thing], monday, cast.NOW)
    assert remind_on(database, THIRD_DAY) == {}
    told = remind_on(database, date(2025, 6, 19))
    assert set(told) == {cast.FINANCE_CHAT, LEADER_CHAT}
    assert "(đã nhận ngày 16/6/2025, hết 2 ngày làm việc)" in told[cast.FINANCE_CHAT]


def test_a_paused_unit_hears_nothing_and_its_leader_neither(database: Database, late: int):
    def pause(session: Session) -> None:
        session.get_one(Unit, late).paused_until = THIRD_DAY

    database.transact(pause)
    assert remind_on(database, THIRD_DAY) == {}
    assert set(remind_on(database, date(2025, 6, 18))) == {cast.FINANCE_CHAT, LEADER_CHAT}


def test_a_closed_unit_hears_nothing(database: Database, late: int):
    def close(session: Session) -> None:
        session.get_one(Unit, late).closed_on = THIRD_DAY

    database.transact(close)
    assert remind_on(database, THIRD_DAY) == {}
