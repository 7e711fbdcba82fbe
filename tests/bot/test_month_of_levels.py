"""A month of a province, thirty communes, and three of them with plans of their own: what came, and no more."""

from collections import Counter, defaultdict
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sandbox.server import RunningSandbox
from storage.models import Figure, Statement, StatementSource
from tests.auxil.expected_year import is_worked
from tests.auxil.month_of_levels.expected import Ledger, Numbers, days, name_of
from tests.auxil.month_of_levels.heard import (
    Proposal,
    Row,
    compiled,
    due_lines,
    kind_of,
    late_lines,
    numbers,
    proposals,
    reminded_of,
)
from tests.auxil.month_of_levels.lived import Month, month, started_anew
from tests.auxil.month_of_levels.script import (
    FIRST,
    OF_BOTH,
    OFFICES,
    SECOND,
    THIRD,
    TOP,
    UNITS,
    Said,
    Unit,
    said_on,
    submitted_on,
)
from tests.auxil.month_of_levels.seats import Seat

KILLED = date(2025, 6, 12)
BUSY = date(2025, 6, 10)
HOURS = ("07:30", "07:45", "08:45", "14:00", "17:00")
"""From the tenth on the clock speaks in the afternoon as well."""


@dataclass
class Lived:
    """The month beside what is expected of it."""

    month: Month
    ledger: Ledger = field(default_factory=Ledger)
    reminders: dict[tuple[int, date], set[Row]] = field(default_factory=dict)
    told: dict[tuple[str, date, str], object] = field(default_factory=dict)
    """By secretariat, day and kind of message, every number of it."""
    answers: Counter[tuple[int, date]] = field(default_factory=Counter)
    """How many messages came in answer to people, by seat and day."""
    open_obstacles: Counter[str] = field(default_factory=Counter)

    @property
    def today(self) -> date:
        return self.month.stage.clock().astimezone().date()

    def seat(self, unit: Unit) -> int:
        return id(self.month.units[unit])

    def answered(self, seat: Seat, times: int = 1) -> None:
        self.answers[id(seat), self.day] += times

    day: date = date.min


async def test_a_month_of_three_levels(sandbox: RunningSandbox, tmp_path: Path):
    async with AsyncExitStack() as stack:
        lived = Lived(await stack.enter_async_context(month(sandbox, tmp_path)))
        await lived.month.begins()
        for day in days():
            lived.day = day
            expect_the_morning(lived, day)
            if day == KILLED:
                await lived.month.dies_in_the_morning(f"{day} 07:30", after=25)
                await stack.enter_async_context(started_anew(lived.month, sandbox, tmp_path))
            await lived.month.hours(f"{day}", HOURS[:3] if day >= BUSY else HOURS[:2])
            await people_act(lived, day)
            if day >= BUSY:
                expect_the_afternoon(lived, day)
                await lived.month.hours(f"{day}", HOURS[3:])
                await everybody_sums_up(lived, day)
        await all_that_came_was_due(lived)


def expect_the_morning(lived: Lived, day: date) -> None:
    for unit, rows in lived.ledger.morning(day).items():
        office, _, name = unit.partition("|")
        lived.reminders.setdefault((lived.seat((office, name)), day), set()).update(rows)
    for office in (TOP, *OFFICES):
        if is_worked(day):
            lived.told[office, day, "digest"] = digest = lived.ledger.digest(office, day)
            if digest["late"]:
                lived.told[office, day, "file"] = {}
        if is_worked(day) and (claims := lived.ledger.claims(office, day)):
            lived.told[office, day, "claims"] = claims


def expect_the_afternoon(lived: Lived, day: date) -> None:
    for office in (TOP, *OFFICES):
        if missing := lived.ledger.missing(office, day):
            lived.told[office, day, "missing"] = [(14, *missing), (17, *missing)]


async def people_act(lived: Lived, day: date) -> None:
    for said in said_on(day):
        await says(lived, said)
    for unit in submitted_on(day):
        await submits(lived, unit)
    for what in ACTS.get(day, ()):
        await what(lived)


async def says(lived: Lived, said: Said) -> None:
    await lived.month.reports(said.unit, said.words)
    lived.answered(lived.month.units[said.unit])
    lived.ledger.say(said, lived.day)


async def submits(lived: Lived, unit: Unit) -> None:
    text = await lived.month.submits(unit)
    assert f"{unit[1]} đã nộp báo cáo tháng 6/2025" in text, text
    lived.answered(lived.month.units[unit], 2 if lived.month.units[unit] is lived.month.units[OF_BOTH] else 1)
    lived.ledger.submit(unit, lived.day)


ACTS: dict = {}


async def everybody_sums_up(lived: Lived, day: date) -> None:
    for office, seat in lived.month.secretariats.items():
        await seat.says("/tonghop")
        lived.answered(seat)
        text = (await seat.last()).text
        assert summed_up(text) == lived.ledger.standing_of(office, day, lived.open_obstacles[office]), (office, day)


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
        "still": numbers(r"bản tin trước: (\d+) đơn vị, (\d+) việc quá hạn \(lâu nhất (\d+) ngày", text.replace("các ", "")),
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
    assert {key: value for key, value in got.items() if lived.told.get(key) != value} == {k: lived.told.get(k) for k,v in got.items() if lived.told.get(k)!=v}
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
