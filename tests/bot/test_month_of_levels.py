"""A month of a province, thirty communes, and three of them with plans of their own: what came, and no more."""

from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path

from sandbox.server import RunningSandbox
from tests.auxil.month_of_levels.beside import Lived
from tests.auxil.month_of_levels.expected import Numbers, days
from tests.auxil.month_of_levels.heard import (
    Row,
    due_lines,
    kind_of,
    late_lines,
    numbers,
    reminded_of,
)
from tests.auxil.month_of_levels.lived import month, started_anew
from tests.auxil.month_of_levels.script import (
    FIRST,
    SECOND,
    THIRD,
    TOP,
    UNITS,
    Said,
    said_on,
    submitted_on,
)

PASSED_UP, SCANNERS = (THIRD, UNITS[3]), "thiếu máy quét"
KILLED = date(2025, 6, 12)
BUSY = date(2025, 6, 10)
HOURS = ("07:30", "07:45", "08:45", "14:00", "17:00")
"""From the tenth on the clock speaks in the afternoon as well."""


async def test_a_month_of_three_levels(sandbox: RunningSandbox, tmp_path: Path):
    async with AsyncExitStack() as stack:
        lived = Lived(await stack.enter_async_context(month(sandbox, tmp_path)))
        await lived.month.begins()
        for day in days():
            lived.day = day
            lived.expect_the_morning()
            if day == KILLED:
                await lived.month.dies_in_the_morning(f"{day} 07:30", after=25)
                await stack.enter_async_context(started_anew(lived.month, sandbox, tmp_path))
            await lived.month.hours(f"{day}", HOURS[:3] if day >= BUSY else HOURS[:2])
            await people_act(lived)
            if day >= BUSY:
                lived.expect_the_afternoon()
                await lived.month.hours(f"{day}", HOURS[3:])
                await everybody_sums_up(lived, day)
        await all_that_came_was_due(lived)


async def people_act(lived: Lived) -> None:
    for said in said_on(lived.day):
        await lived.says(said)
    for unit in submitted_on(lived.day):
        await lived.submits(unit)
    for what in ACTS.get(lived.day, ()):
        await what(lived)


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
    await lived.says(Said((THIRD, UNITS[1]), "1", is_done=True, households=(132, 132)))
    await lived.takes(THIRD)
    await lived.submits((TOP, THIRD))


ACTS: dict[date, Sequence[Callable[[Lived], Awaitable[None]]]] = {
    date(2025, 6, 10): [obstacles_are_raised],
    date(2025, 6, 12): [the_first_takes_and_changes_come_below],
    date(2025, 6, 13): [all_take_and_two_submit],
    date(2025, 6, 16): [more_comes_below_when_all_was_sent],
}


async def everybody_sums_up(lived: Lived, day: date) -> None:
    for office, seat in lived.month.secretariats.items():
        await seat.says("/tonghop")
        lived.answered(seat)
        text = (await seat.last()).text
        assert summed_up(text) == lived.ledger.standing_of(office, day, lived.open_obstacles[office]), (
            office,
            day,
        )


def summed_up(text: str) -> Numbers:
    """Return every number of a /tonghop."""

    def one(pattern: str) -> int:
        return (numbers(pattern, text) or (0,))[0]

    return {
        "done": one(r"^✅ Hoàn thành: (\d+)$"),
        "begun": one(r"^🔵 Đang thực hiện: (\d+)$"),
        "nothing": one(r"^❔ Chưa có thông tin: (\d+)$"),
        "unconfirmed": one(r"chờ xác nhận: (\d+)$"),
        "soon": one(r"Đến hạn trong 14 ngày tới: (\d+) nhiệm vụ"),
        "reports": numbers(r"^(\d+) đơn vị: (\d+) đúng hạn · (\d+) chậm · (\d+) chưa báo cáo$", text),
        "overdue": one(r"Quá hạn: (\d+) nhiệm vụ"),
        "obstacles": one(r"Vướng mắc chờ giải quyết: (\d+)"),
    }


def in_digest(text: str) -> Numbers:
    """Return every number of a digest."""
    counted = numbers(
        r"^(?:Hôm qua|Từ .+): (\d+) tin nhắc · (\d+) lượt báo cáo của (\d+) đơn vị · "
        r"(\d+) nhiệm vụ báo hoàn thành · (\d+) báo cáo kỳ đã nộp(?: \((\d+) chậm\))?\.$",
        text,
    )
    return {
        "due": due_lines(text),
        "late": (numbers(r"quá hạn: (\d+) đơn vị", text.replace("Quá", "quá")) or (0,))[0],
        "late units": late_lines(text),
        "still": numbers(
            r"bản tin trước: (\d+) đơn vị, (\d+) việc quá hạn \(lâu nhất (\d+) ngày", text.replace("các ", "")
        ),
        "settled": (numbers(r"Đã báo xong từ bản tin trước: (\d+) việc", text) or (0,))[0],
        "reporting": numbers(r"đã nộp (\d+)/(\d+) đơn vị$", text),
        "obstacles": (numbers(r"Vướng mắc, kiến nghị mới: (\d+) mục", text) or (0,))[0],
        "before": counted,
    }


async def all_that_came_was_due(lived: Lived) -> None:
    names = {id(seat): name for name, seat in lived.month.units.items()}
    came: dict[tuple[int, date], list[Row]] = {}
    answers: Counter[tuple[int, date]] = Counter()
    told: dict[tuple[str, date, str], list[object]] = defaultdict(list)
    twice = []
    offices = {id(seat): office for office, seat in lived.month.secretariats.items()}
    for seat in lived.month.seats():
        for one in await seat.told():
            kind = kind_of(one.text)
            key = (id(seat), one.on)
            if one.on < date(2025, 5, 16):
                continue
            if kind == "reminder":
                twice += [key] if key in came else []
                came[key] = list(reminded_of(one.text))
            elif kind == "answer":
                answers[key] += 1
            else:
                told[offices[id(seat)], one.on, kind].append(one.text)
    sent = {(names[seat], day, row) for (seat, day), rows in came.items() for row in rows}
    table = {(names[seat], day, row) for (seat, day), rows in lived.reminders.items() for row in rows}
    assert sorted(table - sent) == [], "missing"
    assert sorted(sent - table) == [], "extra"
    assert twice == [], "doubled"
    assert all(len(rows) == len(set(rows)) for rows in came.values()), "doubled"
    got = {key: numbers_of(key[2], texts) for key, texts in told.items()}
    assert {key: value for key, value in got.items() if lived.told.get(key) != value} == {
        k: lived.told.get(k) for k, v in got.items() if lived.told.get(k) != v
    }
    assert got == lived.told
    assert answers == lived.answers
    print(len(table), len(came), len(got), sum(answers.values()))


def numbers_of(kind: str, texts: list) -> object:
    if kind == "missing":
        return [numbers(r"^⏰ (\d+):00[\s\S]*Đã nộp: (\d+)/(\d+) đơn vị$", text) for text in texts]
    (text,) = texts
    match kind:
        case "digest":
            return in_digest(text)
        case "claims":
            return sum(numbers(r"(\d+) báo cáo hoàn thành", text) + numbers(r"Còn (\d+) báo cáo", text))
        case _:
            return {}
