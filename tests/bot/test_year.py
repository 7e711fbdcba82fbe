"""The year 2025 of a real plan with thirty units, hour by hour: every reminder that was due, and no other."""

import random
from collections import Counter
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from storage.database import Database
from storage.migrate import upgrade
from storage.models import Act, MailMessage, Obligation, OutboxMessage, OutboxState, Plan, WebMessage
from tests.auxil.expected_year import LAST, ONE_DAY, Expected, Thing, is_worked
from tests.auxil.played_year import ON_BOTH, Year, chat_of_unit, second_chat, without_waiting_for_the_disk
from tests.auxil.scripted_year import (
    DOCUMENT,
    DOWN,
    EXTENSIONS,
    HANOI,
    MERGER,
    NEW,
    OLD,
    PAUSED,
    RULE_CHANGED,
    SAVED,
    SECOND,
    SECOND_SAVED,
    UNITS,
    change_rule,
    finish_day,
    merge,
    things_of_the_plan,
    things_of_the_second_plan,
)


@pytest.mark.slow
@pytest.mark.skipif(not DOCUMENT.exists(), reason="the real plan of ../shared is not here")
def test_a_year_brings_every_reminder_that_was_due_and_no_other(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path / 'year.sqlite3'}")
    event.listen(database.engine, "connect", without_waiting_for_the_disk)
    upgrade(database.engine)
    year, choose = Year(database), random.Random(2025)
    expected = Expected([*things_of_the_plan()], dict.fromkeys(UNITS, SAVED + ONE_DAY), PAUSED, DOWN)
    finishing = {(one.unit, one.name): finish_day(one, choose) for one in expected.things}
    year.save(DOCUMENT.read_text(encoding="utf-8"))
    year.link_everybody()
    while year.today < LAST:
        year.now += ONE_DAY
        live_through(year, expected, finishing, choose)
    told = year.sent()
    sent = set(chain.from_iterable(told.values()))
    assert {len(UNITS), database.read(lambda session: len(list(session.scalars(select(Plan)))))} == {30, 2}
    assert len(expected.table) > 2000
    assert sorted(expected.table - sent) == [], "missing"
    assert sorted(sent - expected.table) == [], "extra"
    twice = [each for chat in told.values() for each, times in Counter(chat).items() if times > 1]
    assert twice == [], "doubled"
    one_message_a_morning(database)
    what_was_sent_stands_on_pages_and_in_mails(database)
    assert told[second_chat()] == told[chat_of_unit(ON_BOTH)], "a unit with two chats hears it once in each"
    the_year_had_its_cases(expected)
    every_month_had_its_faults(year)
    year.waiting.close()
    database.close()


def live_through(
    year: Year,
    expected: Expected,
    finishing: dict[tuple[str, str], date | None],
    choose: random.Random,
) -> None:
    """Let one day go by: the clock hour by hour, the units at nine and ten, the secretariat at eleven."""
    today = year.today
    if today == MERGER:
        merge(expected)
    reminded = expected.morning(today)
    if today not in {*DOWN, *EXTENSIONS, MERGER}:
        busy = {one.unit for one in finished_on(expected, finishing, today)}
        year.faults.plan_day(today, list(map(chat_of_unit, reminded)), list(map(chat_of_unit, busy)))
    for hour in range(24):
        if today not in DOWN:
            year.hour(hour)
        year.now = datetime.combine(today, time(hour, 10), HANOI)
        if hour == 9:
            for unit in sorted(reminded):
                is_there = not year.faults.has_not_heard(chat_of_unit(unit), today)
                if choose.random() < 0.12 and is_there:
                    year.acknowledge(unit)
                    expected.acknowledge(reminded[unit], today)
        if hour == 10:
            finish_what_is_done_today(year, expected, finishing)
        if hour == 11:
            the_secretariat_acts(year, expected, finishing, choose)


def finish_what_is_done_today(
    year: Year, expected: Expected, finishing: dict[tuple[str, str], date | None]
) -> None:
    for thing in finished_on(expected, finishing, year.today):
        year.finish(thing)
        thing.until = year.today + ONE_DAY


def finished_on(
    expected: Expected, finishing: dict[tuple[str, str], date | None], today: date
) -> list[Thing]:
    """Return what units finish on a day."""
    return [one for one in expected.things if one.is_owed(today) and finishing[one.unit, one.name] == today]


def the_secretariat_acts(
    year: Year,
    expected: Expected,
    finishing: dict[tuple[str, str], date | None],
    choose: random.Random,
) -> None:
    today = year.today
    if today == date(2025, 6, 25):
        year.decide_merger()
    if today == SECOND_SAVED:
        year.save(SECOND)
        added = [*things_of_the_second_plan()]
        expected.things += added
        finishing |= {(one.unit, one.name): finish_day(one, choose) for one in added}
    if today == RULE_CHANGED:
        year.change_rule()
        change_rule(expected)
    for unit, (first, last) in PAUSED.items():
        if today == first - ONE_DAY:
            year.pause(unit, last)
    if today in EXTENSIONS:
        unit, name, until = EXTENSIONS[today]
        year.extend(unit, name, until)
        expected.move(expected.find(unit, name), until)


def one_message_a_morning(database: Database) -> None:
    query = select(OutboxMessage).where(OutboxMessage.dedupe_key.startswith("reminder:"))
    rows = database.read(lambda session: list(session.scalars(query)))
    mornings = Counter((row.chat_id, (row.about or {})["unit"], (row.about or {})["day"]) for row in rows)
    assert {row.state.value for row in rows} == {"sent"}
    assert set(mornings.values()) == {1}
    assert all(is_worked(date.fromisoformat(day)) for *_, day in mornings)


def what_was_sent_stands_on_pages_and_in_mails(database: Database) -> None:
    """Ten of the thirty are reached by our page or by mail: each message stands there once."""
    with Session(database.engine) as session:
        sent = select(OutboxMessage.chat_id, OutboxMessage.message_id).where(
            OutboxMessage.state == OutboxState.SENT, OutboxMessage.act.in_((Act.SAY, Act.SEND_FILE))
        )
        rows = {
            channel: session.execute(sent.where(OutboxMessage.channel == channel))
            for channel in ("web", "mail")
        }
        said = {channel: sorted(map(tuple, found)) for channel, found in rows.items()}
        on_pages = select(WebMessage.chat_id, WebMessage.message_id).where(WebMessage.person_id.is_(None))
        in_mails = select(MailMessage.chat_id, MailMessage.id)
        assert sorted(map(tuple, session.execute(on_pages))) == said["web"]
        assert sorted(map(tuple, session.execute(in_mails))) == said["mail"]
        assert min(map(len, said.values())) > 100


def every_month_had_its_faults(year: Year) -> None:
    faults = year.faults
    assert min(len(faults.locked), len(faults.cut_off), len(faults.heard_late)) >= 11
    with Session(year.database.engine) as session:
        late = session.scalars(select(Obligation.met_on).where(Obligation.met_on.in_(faults.heard_late)))
        assert set(late) == faults.heard_late
        files = select(OutboxMessage).where(
            OutboxMessage.chat_id == faults.without_files, OutboxMessage.file_id.is_not(None)
        )
        assert {(row.act, row.state) for row in session.scalars(files)} == {(Act.SAY, OutboxState.SENT)}


def the_year_had_its_cases(expected: Expected) -> None:
    """The script would prove little if chance had left out what the year is there for."""
    days = {day for _, day, _ in expected.table}
    assert date(2025, 4, 26) in days  # a Saturday worked for Friday 2/5
    assert (NEW, MERGER, "1 task 48") in expected.table  # taken over, late
    assert not {day for unit, day, _ in expected.table if unit == OLD and day >= MERGER}
    assert {day for _, day, name in expected.table if name == "2 task 2"} & {
        date(2025, 8, 29),
        date(2025, 9, 3),
    }
    assert date(2025, 9, 12) in {day for _, day, name in expected.table if name == "1 monthly:2025-09"}
    assert ("Sở Tài chính", date(2025, 10, 10), "1 task 1") in expected.table  # extended to a Sunday
    assert any(thing.silent for thing in expected.things)
    assert days.isdisjoint(DOWN)
