"""A month of a province, thirty communes, three of them with plans of their own: all that came was due."""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path

import pytest

from sandbox.server import RunningSandbox
from tests.auxil.month_of_levels.beside import Lived
from tests.auxil.month_of_levels.expected import SAVED, days
from tests.auxil.month_of_levels.heard import Row, kind_of, reminded_of
from tests.auxil.month_of_levels.lived import month, started_anew
from tests.auxil.month_of_levels.numbers import numbers_of, summed_up
from tests.auxil.month_of_levels.script import (
    COMMUNES,
    FIRST,
    OF_BOTH,
    OFFICES,
    SECOND,
    THIRD,
    TOP,
    UNITS,
    Said,
    said_on,
    submitted_on,
)
from tests.auxil.month_of_levels.seats import AtPage

KILLED, BUSY = date(2025, 6, 12), date(2025, 6, 10)
MORNING, DELIVERIES, AFTERNOON = ("07:30", "07:45"), ("08:45",), ("14:00", "17:00")
"""When the clock speaks; from the tenth on in the afternoon as well."""
PASSED_UP, SCANNERS = (THIRD, UNITS[3]), "thiếu máy quét"
JULY = date(2025, 6, 15)
"""Since when what is said is of July's report."""


@pytest.mark.slow
async def test_a_month_of_two_levels_brings_all_that_was_due_and_no_more(
    sandbox: RunningSandbox, tmp_path: Path
):
    async with AsyncExitStack() as stack:
        lived = Lived(await stack.enter_async_context(month(sandbox, tmp_path)))
        await lived.month.begins()
        for lived.day in days():
            lived.expect_the_morning()
            if lived.day == KILLED:
                await lived.dies_while_the_joint_message_is_under_way()
                await stack.enter_async_context(started_anew(lived.month, sandbox, tmp_path))
            await lived.month.hours(f"{lived.day}", MORNING)
            await live_through(lived)
        await the_province_sees_what_was_taken(lived)
        await all_that_came_was_due(lived)
        the_month_had_its_cases(lived)


async def live_through(lived: Lived) -> None:
    """Let people act on a day, and on a busy one the clock speak on and everybody sum up."""
    is_busy = lived.day >= BUSY
    await lived.month.hours(f"{lived.day}", DELIVERIES if is_busy else ())
    for said in said_on(lived.day):
        await lived.says(said)
    for unit in submitted_on(lived.day):
        await lived.submits(unit)
    for what in ACTS.get(lived.day, ()):
        await what(lived)
    lived.expect_the_afternoon()
    await lived.month.hours(f"{lived.day}", AFTERNOON if is_busy else ())
    if is_busy:
        await everybody_sums_up(lived)


async def everybody_sums_up(lived: Lived) -> None:
    for office, seat in lived.month.secretariats.items():
        await seat.says("/tonghop")
        lived.answered(seat)
        assert summed_up((await seat.last()).text) == lived.standing_of(office), (office, lived.day)


async def obstacles_are_raised(lived: Lived) -> None:
    await lived.raises(Said(PASSED_UP, "1", percent=70, households=(80, 152)), SCANNERS)
    await lived.passes_up(PASSED_UP)
    await lived.raises(Said((SECOND, UNITS[6]), "3", percent=40), "ông Lê Văn Tám chưa cấp mã")


async def the_first_takes_and_changes_come_below(lived: Lived) -> None:
    await lived.is_answered(PASSED_UP, SCANNERS, "Tuần sau cấp 02 máy")
    await lived.takes(FIRST)
    await lived.withdraws((FIRST, UNITS[0]), "1")
    await lived.says(Said((FIRST, UNITS[3]), "1", households=(1010, 1500)))
    lived.what_was_recorded_stands(FIRST)
    await lived.leaves(FIRST)


async def all_take_and_two_submit(lived: Lived) -> None:
    await lived.calls_solved(PASSED_UP)
    await lived.leaves(FIRST)
    await lived.submits((TOP, FIRST))
    await lived.takes(SECOND)
    await lived.submits((TOP, SECOND))
    await lived.takes(THIRD)


async def more_comes_below_when_all_was_sent(lived: Lived) -> None:
    await lived.withdraws((SECOND, UNITS[3]), "1")
    await lived.says(Said((SECOND, UNITS[2]), "1", percent=20, households=(20, 140)))
    lived.what_was_recorded_stands(SECOND)
    await lived.leaves(SECOND, since=JULY)
    await lived.says(Said((THIRD, UNITS[1]), "1", is_done=True, households=(132, 132)))
    await lived.takes(THIRD)
    await lived.submits((TOP, THIRD))


ACTS: dict[date, Sequence[Callable[[Lived], Awaitable[None]]]] = {
    date(2025, 6, 10): [obstacles_are_raised],
    date(2025, 6, 12): [the_first_takes_and_changes_come_below],
    date(2025, 6, 13): [all_take_and_two_submit],
    date(2025, 6, 16): [more_comes_below_when_all_was_sent],
}


async def the_province_sees_what_was_taken(lived: Lived) -> None:
    for office in OFFICES:
        await lived.is_seen_above(office)
        lived.what_was_recorded_stands(office)


async def all_that_came_was_due(lived: Lived) -> None:
    """Compare the whole of what stands in every chat and on every page with what was to come there."""
    units = {id(seat): unit for unit, seat in lived.month.units.items()}
    offices = {id(seat): office for office, seat in lived.month.secretariats.items()}
    came: dict[tuple[int, date, str], list[str]] = {}
    for seat in lived.month.seats():
        for one in await seat.told():
            if one.on > SAVED:
                came.setdefault((id(seat), one.on, kind_of(one.text)), []).append(one.text)
    mornings = {(seat, day): texts for (seat, day, kind), texts in came.items() if kind == "reminder"}
    assert [key for key, texts in mornings.items() if len(texts) > 1] == [], "doubled"
    rows = {key: [*reminded_of(text)] for key, (text,) in mornings.items()}
    assert [key for key, lines in rows.items() if len(lines) > len(set(lines))] == [], "doubled"
    sent = {(*units[seat], day, row) for (seat, day), row in each(rows)}
    table = {(*units[seat], day, row) for (seat, day), row in each(lived.reminders)}
    assert sorted(table - sent) == [], "missing"
    assert sorted(sent - table) == [], "extra"
    told = {
        (offices[seat], day, kind): numbers_of(kind, texts)
        for (seat, day, kind), texts in came.items()
        if kind not in {"reminder", "answer"}
    }
    assert told == lived.told
    answers = {(seat, day): len(texts) for (seat, day, kind), texts in came.items() if kind == "answer"}
    assert Counter(answers) == lived.answers


def each(rows: Mapping[tuple[int, date], Collection[Row]]) -> Iterator[tuple[tuple[int, date], Row]]:
    return ((key, row) for key, lines in rows.items() for row in lines)


def the_month_had_its_cases(lived: Lived) -> None:
    """The month would prove little if it were not as large, or if its cases were not in it."""
    assert (len(COMMUNES), len(OFFICES), len(UNITS)) == (30, 3, 12)
    assert sum(isinstance(seat, AtPage) for seat in lived.month.units.values()) == 18
    assert len(lived.reminders) > 400
    assert sum(map(len, lived.reminders.values())) > 500
    both = lived.reminders[id(lived.seat(OF_BOTH)), KILLED]
    assert {unit for unit, *_ in both} == {FIRST, OF_BOTH[1]}
    assert {day for _, day in lived.reminders} >= {date(2025, 6, day) for day in (11, 12, 13, 16)}
    assert {day for _, day in lived.reminders}.isdisjoint({date(2025, 6, 14), date(2025, 6, 15)})
    assert lived.recorded[FIRST]["1"].status == "hoàn thành"
    assert lived.recorded[SECOND]["1"].obstacles == 1
