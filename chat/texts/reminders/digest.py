"""What the secretariat hears by itself every morning: what is due, late, asked for and undelivered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chat.texts.reminders.unit_names import NAMED, first_named, named
from chat.texts.words import and_others, capitalised, count, day, reports, said, short, weekday_and_day
from plans.standing import NamedPeriod

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


def digest(value: Digest) -> str:
    """Return the morning's digest: every list capped, the rest counted."""
    lines = [f"☀️ <b>{capitalised(weekday_and_day(value.today))}</b>"]
    lines += _section("🟠 Đến hạn hôm nay", "việc", [_due(line) for line in value.due], LISTED)
    lines += _section("🔴 Quá hạn", "đơn vị", [_late(line) for line in value.late], MOST_UNITS)
    if not value.due and not value.late:
        lines += ["", "Hôm nay không có việc đến hạn và không có việc quá hạn."]
    lines += _units("📄 Đề nghị đôn đốc bằng văn bản", value.letters)
    lines += _units("🧱 Vướng mắc, kiến nghị mới", value.obstacles)
    lines += _units("📅 Chờ quyết định gia hạn", value.extensions)
    lines += _units("⏸ Đang tạm dừng nhắc", value.paused)
    if value.unreachable:
        lines += ["", f"⚠️ Không gửi được tin cho: {first_named(value.unreachable, NAMED)}"]
    if value.undelivered:
        lines += ["", f"✉️ Có tin chưa chắc đã đến: {first_named(value.undelivered, NAMED)}"]
    return "\n".join([*lines, "", _before(value.before)])


def _section(heading: str, noun: str, lines: Sequence[str], most: int) -> list[str]:
    if not lines:
        return []
    shown = [f"• {line}" for line in lines[:most]]
    return ["", f"<b>{heading}: {count(len(lines), noun)}</b>", *shown, *and_others(most, len(lines), noun)]


def _units(heading: str, lines: Sequence[UnitLine]) -> list[str]:
    shown = [f"{named(line.unit)}: {said(line.text, 60)}" for line in lines]
    return _section(heading, "mục", shown, LISTED_OF_EACH)


def _due(line: DueLine) -> str:
    return f"{short(line.what, 60)} ({first_named(line.units, 1)})"


def _late(line: LateLine) -> str:
    longest = f"lâu nhất {count(line.working_days, 'ngày làm việc')}"
    return f"{named(line.unit)}: {count(line.things, 'việc')}, {longest}"


def _before(before: Before) -> str:
    when = "Hôm qua" if before.is_yesterday else f"Từ {weekday_and_day(before.since)}"
    late = f" ({before.late_reports} chậm)" if before.late_reports else ""
    return (
        f"{when}: {count(before.reminders, 'tin nhắc')} · {count(before.statements, 'lượt báo cáo')} của "
        f"{count(before.units, 'đơn vị')} · {count(before.tasks_done, 'nhiệm vụ')} hoàn thành · "
        f"{count(before.reports, 'báo cáo kỳ')} đã nộp{late}."
    )


def task(number: str, title: str) -> str:
    """Return how a task is called in a list, not escaped."""
    return f"NV {number}: {title}"


def report(period: NamedPeriod) -> str:
    """Return how a period report is called in a list."""
    return capitalised(reports([period]))


def request(what: str) -> str:
    """Return how a request is called in a list, not escaped."""
    return f"Yêu cầu: {what}"


def wanted(number: str, until: date) -> str:
    """Return what a unit asks for that wants more time, not escaped."""
    return f"NV {number} đến ngày {day(until)}"


def paused(until: date | None, reason: str | None) -> str:
    """Return until when a unit is left alone and why, not escaped."""
    last = f"đến hết {day(until)}" if until else ""
    return f"{last}; {reason}" if reason else last


def overdue_file(today: date) -> str:
    """Return the words beside the table of what is overdue."""
    return f"Danh sách việc quá hạn đến ngày {day(today)}"


def overdue_file_name(today: date) -> str:
    """Return the name of the table of what is overdue."""
    return f"qua-han-{today.isoformat()}.xlsx"
