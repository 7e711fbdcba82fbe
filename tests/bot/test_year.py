"""The year 2025 of a real plan with thirty units, hour by hour: every reminder that was due, and no other."""

import json
import random
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session

from jobs.delivery import Sent
from jobs.sender import claim_next, settle
from jobs.ticks import daily_jobs, tick
from plans.plan import DueRule, ReportRule, RuleKind
from plans.reading.document import read_document
from plans.silence import silence_from
from plans.status import Status
from plans.units import read_unit
from storage import (
    acknowledgements,
    days_off,
    extensions,
    linking,
    obligations,
    pauses,
    plans,
    report_rules,
    reporting,
    successions,
)
from storage.acknowledgements import number_of
from storage.actors import Actor
from storage.database import Database
from storage.directory import Directory
from storage.extensions import Decision, Wanted
from storage.migrate import upgrade
from storage.models import (
    ExtensionState,
    LinkRole,
    Obligation,
    ObligationState,
    OutboxMessage,
    Plan,
    ReportPeriod,
    Task,
    Unit,
)
from storage.models import ReportRule as StoredRule
from storage.reporting import Said
from storage.successions import Change
from tests.auxil import cast
from tests.auxil.expected_year import FIRST, LAST, ONE_DAY, Expected, Thing, is_worked

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
SHARED = Path(__file__).parents[2] / ".." / "shared" / "plans"
DOCUMENT, GOLD = SHARED / "thanh-hoa-2025.txt", SHARED / "thanh-hoa-2025.gold.json"

DEPARTMENTS = (
    "Công an tỉnh",
    "Sở Khoa học và Công nghệ",
    "Sở Tài chính",
    "Sở Tư pháp",
    "Sở Nông nghiệp và Môi trường",
    "Sở Y tế",
    "Sở Nội vụ",
    "Sở Xây dựng",
    "Sở Giáo dục và Đào tạo",
    "Sở Công Thương",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Trung tâm Phục vụ hành chính công tỉnh",
    "Thanh tra tỉnh",
    "Sở Ngoại vụ",
    "Văn phòng UBND tỉnh",
)
"""What "các sở, ban, ngành cấp tỉnh" stands for here."""
OTHERS = (
    "Ngân hàng Nhà nước Chi nhánh Khu vực 7",
    "Bảo hiểm xã hội khu vực VI",
    "Chi cục Thuế khu vực X",
)
DISTRICTS = ("UBND huyện Hậu Lộc", "UBND huyện Nga Sơn", "UBND huyện Hà Trung", "UBND thành phố Thanh Hóa")
COMMUNES = tuple(
    f"UBND xã {name}" for name in ("Hoa Lộc", "Hoa Phú", "Đại Lộc", "Đồng Lộc", "Cầu Lộc")
) + tuple(f"UBND phường {name}" for name in ("Hàm Rồng", "Đông Thọ", "Phú Sơn"))
UNITS = (*DEPARTMENTS, *OTHERS, *DISTRICTS, *COMMUNES)
OLD, NEW = "UBND xã Hoa Phú", "UBND xã Hoa Lộc"

SAVED, MERGER, RULE_CHANGED, SECOND_SAVED = FIRST, date(2025, 7, 1), date(2025, 8, 20), date(2025, 7, 15)
DOWN = {date(2025, 6, day) for day in (10, 11, 12)}
PAUSED = {"Sở Ngoại vụ": (date(2025, 9, 8), date(2025, 9, 12))}
EXTENSIONS = {
    # day of the request: unit, task, the new date
    date(2025, 3, 28): (
        "Công an tỉnh",
        "1 task 38",
        date(2025, 4, 24),
    ),  # late on Saturday 26/4, a day of work
    date(2025, 6, 20): ("Sở Tư pháp", "1 task 3", date(2025, 7, 31)),
    date(2025, 8, 6): ("Sở Tài chính", "1 task 1", date(2025, 10, 12)),  # late already; a Sunday
}
SECOND = """KẾ HOẠCH
Chuyển đổi số năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 05 hàng tháng).

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tBan hành quy chế\tSở Y tế\t\tTháng 6/2025
2\tSố hóa hồ sơ\tSở Y tế; Sở Nội vụ\t\tTháng 8/2025
3\tTổng kết\tCông an tỉnh\t\tChậm nhất ngày 20/10/2025
"""
# Phrases of the plan that stand for several of the thirty.
MEANT = {
    "sở, ban, ngành cấp tỉnh": DEPARTMENTS,
    "các sở, ban, ngành cấp tỉnh": DEPARTMENTS,
    "các sở, ban, ngành, đơn vị cấp tỉnh": DEPARTMENTS,
    "các sở, ngành khác đã hoàn thành số hoá dữ liệu": (),  # only people know which
    "ubnd cấp huyện": DISTRICTS,
    "ubnd các huyện đã hoàn thành số hóa dữ liệu đất đai": DISTRICTS,
    "ubnd cấp xã": COMMUNES,
    "sở khoa học và công nghệ chủ trì, chỉ đạo các doanh nghiệp viễn thông trên địa bàn tỉnh": (
        "Sở Khoa học và Công nghệ",
    ),
}


# What should happen


def things_of_the_plan() -> Iterator[Thing]:
    """Yield what each unit owes by the plan's own text: the gold of its tasks, its report rules by hand."""
    for task in json.loads(GOLD.read_text())["tasks"]:
        if task["deadline"]["due"]:
            due = date.fromisoformat(task["deadline"]["due"])
            for unit in sorted({unit for lead in task["lead"] for unit in meant(lead)}):
                yield Thing(unit, f"1 task {task['number']}", due, SAVED + ONE_DAY)
    for unit in UNITS:
        yield from reports_of(unit)


def meant(lead: str) -> tuple[str, ...]:
    if lead.casefold() in MEANT:
        return MEANT[lead.casefold()]
    return tuple(unit for unit in UNITS if unit.casefold() == lead.casefold())


def reports_of(unit: str) -> Iterator[Thing]:
    """Yield the reports: each month before the 15th, the half-year, the year, the unit's own plan."""
    known = SAVED + ONE_DAY
    for month in range(2, 13):
        yield Thing(unit, f"1 monthly:2025-{month:02}", date(2025, month, 14), known)
    yield Thing(unit, "1 monthly:2026-01", date(2026, 1, 14), known)
    yield Thing(unit, "1 half_year:2025-H1", date(2025, 6, 14), known)
    yield Thing(unit, "1 year:2025", date(2025, 12, 14), known)
    yield Thing(unit, "1 own_plan:2025", date(2025, 3, 24), known)


def things_of_the_second_plan() -> Iterator[Thing]:
    """Yield what the plan saved in July asks; what was due in June is waived."""
    known = SECOND_SAVED + ONE_DAY
    yield Thing("Sở Y tế", "2 task 2", date(2025, 8, 31), known)  # a Sunday
    yield Thing("Sở Nội vụ", "2 task 2", date(2025, 8, 31), known)
    yield Thing("Công an tỉnh", "2 task 3", date(2025, 10, 20), known)
    for unit in UNITS:
        if unit != OLD:
            for month in range(8, 13):
                yield Thing(unit, f"2 monthly:2025-{month:02}", date(2025, month, 4), known)
            yield Thing(unit, "2 monthly:2026-01", date(2026, 1, 4), known)


def merge(expected: Expected) -> None:
    """Let the successor owe what the old unit left open."""
    for thing in [*expected.open_of(OLD, MERGER)]:
        thing.until = MERGER
        taken = expected.find(NEW, thing.name)
        if not taken.is_owed(MERGER):
            taken.until = date.max


def change_rule(expected: Expected) -> None:
    """Let the monthly reports still to come be due before the 13th."""
    for thing in expected.things:
        if thing.name.startswith("1 monthly:") and thing.due > RULE_CHANGED:
            expected.move(thing, thing.due.replace(day=12))


def finish_day(thing: Thing, choose: random.Random) -> date | None:
    """Return on which day a unit will have done a thing: early, in time, late, or never."""
    if (thing.unit, thing.name) in {(unit, name) for unit, name, _ in EXTENSIONS.values()}:
        return None
    if thing.unit == OLD and thing.name == "1 task 48":
        return None  # left open for the successor
    if thing.unit == NEW and thing.name == "1 task 48":
        return date(2025, 6, 17)
    kind = choose.random()
    if kind < 0.04:
        return None
    days = choose.randint(-25, 0) if kind < 0.8 else choose.randint(1, 30)
    return max(thing.due + timedelta(days=days), thing.known_from)


# What the bot does


class Year:
    """The bot's database, moved through the year."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = datetime.combine(SAVED, time(9), HANOI)
        self.waiting = sqlite3.connect(database.engine.url.database or "", isolation_level=None)
        self.jobs = partial(daily_jobs, usual=time(7, 30), digest=time(7, 45))

    @property
    def today(self) -> date:
        return self.now.date()

    def save(self, document: str) -> None:
        plan = read_document("ke-hoach.txt", document.encode()).plan

        def work(session: Session) -> None:
            saved = plans.save_plan(session, plan, cast.secretary(), self.now, self.today)
            obligations.materialise_plan(session, saved, self.today, ObligationState.WAIVED)

        self.database.transact(work)

    def link_everybody(self) -> None:
        def work(session: Session) -> None:
            code = linking.issue_code(session, LinkRole.SECRETARIAT, None, self.now)
            linking.use_code(session, code, cast.speaker(cast.SECRETARIAT_CHAT), self.now)
            for number, name in enumerate(UNITS):
                unit = Directory(session, self.now).unit(name, read_unit(name).level)
                session.flush()
                code = linking.issue_code(session, LinkRole.UNIT, unit.id, self.now)
                linking.use_code(session, code, cast.speaker(chat_of(number)), self.now)
            obligations.materialise(session, self.today)

        self.database.transact(work)

    def hour(self, hour: int) -> None:
        """Let the clock speak, and everything that was queued be sent."""
        self.now = datetime.combine(self.today, time(hour), HANOI)
        tick(self.database, self.jobs, HANOI, self.now)
        if self.waiting.execute("SELECT 1 FROM outbox_messages WHERE state = 'pending' LIMIT 1").fetchone():
            self.send_what_waits()

    def send_what_waits(self) -> None:
        self.database.transact(send_everything, self.now)

    def as_unit(self, unit: str, work: Callable[[Session, Actor], object]) -> None:
        number = UNITS.index(unit)

        def act(session: Session) -> None:
            known = session.scalars(select(Unit.id).where(Unit.name == unit)).one()
            work(session, cast.focal_point(known, chat_of(number), unit))

        self.database.transact(act)

    def finish(self, thing: Thing) -> None:
        def work(session: Session, actor: Actor) -> None:
            row = owed_row(session, actor.unit_id, thing.name)
            if row.task_id is not None:
                reporting.record(session, actor, Said(row.task_id, Status.DONE), self.now, self.today)
            else:
                assert obligations.submit_period(
                    session, actor.unit_id or 0, row.period_id or 0, self.now, self.today
                )

        self.as_unit(thing.unit, work)

    def acknowledge(self, unit: str) -> None:
        def work(session: Session, actor: Actor) -> None:
            day = number_of(self.today)
            shown = acknowledgements.shown_in_reminder(session, actor.chat_id, actor.unit_id or 0, day)
            silence = silence_from(self.today, days_off.calendar(session))
            acknowledgements.acknowledge(session, actor, shown, silence, self.now)

        self.as_unit(unit, work)

    def extend(self, unit: str, name: str, until: date) -> None:
        def work(session: Session, actor: Actor) -> None:
            task = owed_row(session, actor.unit_id, name).task_id or 0
            asked, _ = extensions.ask(session, actor, Wanted(task, until), self.now, self.today)
            granted = Decision(ExtensionState.GRANTED, until)
            extensions.decide(session, cast.secretary(), asked, granted, self.now, self.today)

        self.as_unit(unit, work)

    def decide_merger(self) -> None:
        def work(session: Session) -> None:
            old, new = (session.scalars(select(Unit).where(Unit.name == name)).one() for name in (OLD, NEW))
            successions.decide(session, cast.secretary(), Change((old,), (new,), MERGER), self.now)

        self.database.transact(work)

    def change_rule(self) -> None:
        def work(session: Session) -> None:
            query = select(StoredRule).where(StoredRule.plan_id == 1, StoredRule.kind == RuleKind.MONTHLY)
            values = ReportRule(RuleKind.MONTHLY, DueRule(day=13), True, "trước ngày 13 hằng tháng")
            rule = session.scalars(query).one()
            report_rules.change_rule(session, cast.secretary(), rule, values, None, self.now, self.today)

        self.database.transact(work)

    def pause(self, unit: str, until: date) -> None:
        def work(session: Session) -> None:
            row = session.scalars(select(Unit).where(Unit.name == unit)).one()
            pauses.pause(session, cast.secretary(), row, until, "kiểm tra", self.now)

        self.database.transact(work)

    def sent(self) -> dict[int, list[tuple[str, date, str]]]:
        """Return what reminders that Telegram confirmed spoke of in each chat, with its unit and its day."""

        def work(session: Session) -> dict[int, list[tuple[str, date, str]]]:
            names = {row.id: name_of(row) for row in session.scalars(select(Obligation))}
            units = {unit.id: unit.name for unit in session.scalars(select(Unit))}
            query = select(OutboxMessage).where(OutboxMessage.dedupe_key.startswith("reminder:"))
            told: dict[int, list[tuple[str, date, str]]] = defaultdict(list)
            for row in session.scalars(query):
                if row.state == "sent" and (about := row.about or {}):
                    unit, day = units[about["unit"]], date.fromisoformat(about["day"])
                    told[row.chat_id] += [(unit, day, names[thing]) for thing in about["obligations"]]
            return told

        return self.database.read(work)


def without_waiting_for_the_disk(connection: DBAPIConnection, _record: object) -> None:
    """Keep ten thousand transactions from taking minutes; what a crash does is tested elsewhere."""
    connection.cursor().execute("PRAGMA synchronous=OFF")


def send_everything(session: Session, now: datetime) -> None:
    """Send what waits, one after another, each confirmed: all in one transaction, unlike the sender."""
    while (claimed := claim_next(session, now, set())) is not None:
        settle(session, claimed, Sent(claimed.id), now)
        session.flush()


def chat_of(number: int) -> int:
    return -1000 - number


def name_of(row: Obligation) -> str:
    what = f"task {row.task.number}" if row.task else row.period.name if row.period else "?"
    return f"{row.plan_id} {what}"


def owed_row(session: Session, unit_id: int | None, name: str) -> Obligation:
    query = (
        select(Obligation)
        .outerjoin(Task, Task.id == Obligation.task_id)
        .outerjoin(ReportPeriod, ReportPeriod.id == Obligation.period_id)
        .where(Obligation.unit_id == unit_id, Obligation.state == ObligationState.OPEN)
        .where(Obligation.plan_id == int(name[0]))
        .where((("task " + Task.number) == name[2:]) | (ReportPeriod.name == name[2:]))
    )
    return session.scalars(query).one()


# Both, day by day


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
    the_year_had_its_cases(expected)
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
    for hour in range(24):
        if today not in DOWN:
            year.hour(hour)
        year.now = datetime.combine(today, time(hour, 10), HANOI)
        if hour == 9:
            for unit in sorted(reminded):
                if choose.random() < 0.12:
                    year.acknowledge(unit)
                    expected.acknowledge(reminded[unit], today)
        if hour == 10:
            finish_what_is_done_today(year, expected, finishing)
        if hour == 11:
            the_secretariat_acts(year, expected, finishing, choose)


def finish_what_is_done_today(
    year: Year, expected: Expected, finishing: dict[tuple[str, str], date | None]
) -> None:
    for thing in expected.things:
        if thing.is_owed(year.today) and finishing[thing.unit, thing.name] == year.today:
            year.finish(thing)
            thing.until = year.today + ONE_DAY


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
