"""What the secretariat hears by itself every morning: what is due, late, asked for and undelivered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from chat.markup import Block, Listing, Marked, message, printed, short
from chat.texts.reminders.missed import MissedMornings, not_reminded
from chat.texts.reminders.unit_names import NAMED, first_named, named
from chat.texts.words import capitalised, count, day, reports, weekday_and_day
from plans.standing import NamedPeriod

T = TypeVar("T")

MOST_UNITS = 10
LISTED, LISTED_OF_EACH = 5, 3


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something due today, and the units that still owe it."""

    what: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LateLine:
    """A unit, how many things it owes past their dates, and the longest delay."""

    unit: str
    things: int
    working_days: int


@dataclass(frozen=True, slots=True)
class UnitLine:
    """Something said about a unit."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Before:
    """What happened since the last working day."""

    since: date
    is_yesterday: bool
    reminders: int
    statements: int
    units: int
    tasks_done: int
    reports: int
    late_reports: int


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything the secretariat should know this morning."""

    today: date
    due: Sequence[DueLine]
    late: Sequence[LateLine]
    letters: Sequence[UnitLine]
    obstacles: Sequence[UnitLine]
    extensions: Sequence[UnitLine]
    paused: Sequence[UnitLine]
    unreachable: Sequence[str]
    undelivered: Sequence[str]
    before: Before
    missed: MissedMornings


def digest(value: Digest) -> Marked:
    """Return the morning's digest: every list capped, the rest counted."""
    lines: list[Block] = [Marked("☀️ <b>{}</b>").format(capitalised(weekday_and_day(value.today)))]
    lines += not_reminded(value.missed)
    lines += _section("🟠 Đến hạn hôm nay", "việc", value.due, _due, LISTED)
    lines += _section("🔴 Quá hạn", "đơn vị", value.late, _late, MOST_UNITS)
    if not value.due and not value.late:
        lines += ["", "Hôm nay không có việc đến hạn và không có việc quá hạn."]
    lines += _units("📄 Đề nghị đôn đốc bằng văn bản", value.letters)
    lines += _units("🧱 Vướng mắc, kiến nghị mới", value.obstacles)
    lines += _units("📅 Chờ quyết định gia hạn", value.extensions)
    lines += _units("⏸ Đang tạm dừng nhắc", value.paused)
    if value.unreachable:
        lines += ["", Marked("⚠️ Không gửi được tin cho: {}").format(first_named(value.unreachable, NAMED))]
    if value.undelivered:
        lines += ["", Marked("✉️ Có tin chưa chắc đã đến: {}").format(first_named(value.undelivered, NAMED))]
    return message(*lines, "", _before(value.before))


def _section(
    heading: str, noun: str, values: Sequence[T], line: Callable[[T], Marked], most: int
) -> list[Block]:
    if not values:
        return []
    shown = [Marked("• {}").format(line(value)) for value in values[:most]]
    counted = Marked("<b>{}: {}</b>").format(heading, count(len(values), noun))
    return ["", counted, Listing(shown, most, noun, len(values))]


def _units(heading: str, lines: Sequence[UnitLine]) -> list[Block]:
    return _section(heading, "mục", lines, _of_unit, LISTED_OF_EACH)


def _of_unit(line: UnitLine) -> Marked:
    return Marked("{}: {}").format(named(line.unit), short(line.text, 60))


def _due(line: DueLine) -> Marked:
    return Marked("{} ({})").format(short(line.what, 60), first_named(line.units, 1))


def _late(line: LateLine) -> Marked:
    longest = f"lâu nhất {count(line.working_days, 'ngày làm việc')}"
    return Marked("{name}: {things}, {longest}").format(
        name=named(line.unit), things=count(line.things, "việc"), longest=longest
    )


def _before(before: Before) -> Marked:
    when = "Hôm qua" if before.is_yesterday else f"Từ {weekday_and_day(before.since)}"
    late = f" ({before.late_reports} chậm)" if before.late_reports else ""
    return Marked(
        "{when}: {reminders} · {statements} của {units} · {tasks_done} hoàn thành · {reports} đã nộp{late}."
    ).format(
        when=when,
        reminders=count(before.reminders, "tin nhắc"),
        statements=count(before.statements, "lượt báo cáo"),
        units=count(before.units, "đơn vị"),
        tasks_done=count(before.tasks_done, "nhiệm vụ"),
        reports=count(before.reports, "báo cáo kỳ"),
        late=late,
    )


def task(number: str, title: str) -> Marked:
    """Return how a task is called in a list."""
    return Marked("NV {}: {}").format(number, printed(title))


def report(period: NamedPeriod) -> str:
    """Return how a period report is called in a list."""
    return capitalised(reports([period]))


def request(what: str) -> str:
    """Return how a request is called in a list."""
    return f"Yêu cầu: {what}"


def wanted(number: str, until: date) -> str:
    """Return what a unit asks for that wants more time."""
    return f"NV {number} đến ngày {day(until)}"


def paused(until: date | None, reason: str | None) -> str:
    """Return until when a unit is left alone and why."""
    last = f"đến hết {day(until)}" if until else ""
    return f"{last}; {reason}" if reason else last


def overdue_file(today: date) -> Marked:
    """Return the words beside the table of what is overdue."""
    return Marked("Danh sách việc quá hạn đến ngày {}").format(day(today))


def overdue_file_name(today: date) -> str:
    """Return the name of the table of what is overdue."""
    return f"qua-han-{today.isoformat()}.xlsx"
