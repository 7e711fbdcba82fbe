"""What the secretariat hears by itself every morning: what is due, late, asked for and undelivered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from chat.markup import Block, Listing, Marked, message, printed, short
from chat.texts.groups.reach import still_without_group, without_group
from chat.texts.reminders.missed import MissedMornings, not_reminded
from chat.texts.reminders.unit_names import NAMED, first_named, named
from chat.texts.upkeep.operator import backup_missing
from chat.texts.words import capitalised, count, day, period_deadline, reports, weekday_and_day
from plans.standing import NamedPeriod

T = TypeVar("T")

LISTED, LISTED_OF_EACH = 5, 3


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something due today, and the units that still owe it."""

    what: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LateLine:
    """Something past its date, the units that still owe it, and the longest delay."""

    what: str
    units: tuple[str, ...]
    working_days: int


@dataclass(frozen=True, slots=True)
class StillLate:
    """What was late in the digest before, and of how many units."""

    units: int
    things: Sequence[LateLine]


@dataclass(frozen=True, slots=True)
class ReportingLine:
    """Reports that are due these days, and how many of the units with a group have submitted them."""

    periods: tuple[NamedPeriod, ...]
    submitted: int
    asked: int


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
    claims: int
    unconfirmed: int
    reports: int
    late_reports: int


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything the secretariat should know this morning."""

    today: date
    due: Sequence[DueLine]
    late: Sequence[LateLine]
    """What is late since the digest before, or all that is late where there was none."""
    is_first: bool
    still_late: StillLate | None
    settled: int
    """How many late things were reported since the digest before."""
    reporting: Sequence[ReportingLine]
    alone: Sequence[str]
    """The units that owe something and have no group: nobody reminds them."""
    letters: Sequence[UnitLine]
    obstacles: Sequence[UnitLine]
    extensions: Sequence[UnitLine]
    extensions_before: int
    """Those of which the digest before told."""
    claims: int
    """How many tasks are said to be done and wait for the secretariat, from whichever day."""
    claims_since: date | None
    """When the oldest of them was said."""
    paused: Sequence[UnitLine]
    unreachable: Sequence[str]
    undelivered: Sequence[str]
    before: Before
    missed: MissedMornings
    backup_failed: bool


def digest(value: Digest) -> Marked:
    """Return the morning's digest: every list capped, the rest counted."""
    lines: list[Block] = [Marked("☀️ <b>{}</b>").format(capitalised(weekday_and_day(value.today)))]
    lines += not_reminded(value.missed)
    lines += _section("🟠 Đến hạn hôm nay", "việc", value.due, _due, LISTED)
    heading = "🔴 Quá hạn" if value.is_first else "🔴 Mới quá hạn"
    lines += _section(heading, "việc", value.late, _late, LISTED)
    lines += _since_before(value)
    if not value.due and not value.late and value.still_late is None:
        lines += ["", "Hôm nay không có việc đến hạn và không có việc quá hạn."]
    if value.reporting:
        shown = [Marked("• {}").format(_reporting(one)) for one in value.reporting]
        lines += ["", Marked("<b>📋 Báo cáo kỳ</b>"), Listing(shown, LISTED, "kỳ")]
    lines += _units("📄 Đề nghị đôn đốc bằng văn bản", value.letters)
    lines += _units("🧱 Vướng mắc, kiến nghị mới", value.obstacles)
    lines += _units("📅 Chờ quyết định gia hạn", value.extensions)
    if value.extensions_before:
        waiting = count(value.extensions_before, "đề nghị gia hạn")
        lines += ["", Marked("📅 {} từ trước còn chờ quyết định.").format(waiting)]
    if value.claims and value.claims_since:
        lines += ["", _claims(value.claims, value.claims_since)]
    lines += _units("⏸ Đang tạm dừng nhắc", value.paused)
    if value.alone:
        lines += ["", without_group(value.alone) if value.is_first else still_without_group(len(value.alone))]
    if value.unreachable:
        lines += ["", Marked("⚠️ Không gửi được tin cho: {}").format(first_named(value.unreachable, NAMED))]
    if value.undelivered:
        lines += ["", Marked("✉️ Có tin chưa chắc đã đến: {}").format(first_named(value.undelivered, NAMED))]
    if value.backup_failed:
        lines += ["", backup_missing()]
    return message(*lines, "", _before(value.before))


def _since_before(value: Digest) -> list[Block]:
    """Return in a line each what is as it was in the digest before, and what has been reported since."""
    lines: list[Block] = []
    if (still := value.still_late) is not None:
        units, things = count(still.units, "đơn vị"), count(len(still.things), "việc quá hạn")
        shown = [Marked("• {}").format(_late(one)) for one in still.things[:LISTED]]
        lines += ["", Marked("Chưa xong từ các bản tin trước: {}, {}").format(units, things)]
        lines += [Listing(shown, LISTED, "việc", len(still.things))]
    if value.settled:
        lines += ["", f"✅ Đã báo xong từ bản tin trước: {count(value.settled, 'việc quá hạn')}."]
    return lines


def _reporting(line: ReportingLine) -> Marked:
    return Marked("{what} ({deadline}): đã nộp {submitted}/{asked}").format(
        what=capitalised(reports(line.periods)),
        deadline=period_deadline(line.periods[0]),
        submitted=line.submitted,
        asked=count(line.asked, "đơn vị"),
    )


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
    days = count(line.working_days, "ngày làm việc")
    return Marked("{} – {} – {}").format(short(line.what, 40), first_named(line.units, 1), days)


def _claims(waiting: int, since: date) -> Marked:
    told = Marked("🔎 {waiting} chờ xác nhận (lâu nhất từ ngày {since}): /xacnhan")
    return told.format(waiting=count(waiting, "báo cáo hoàn thành"), since=day(since))


def _before(before: Before) -> Marked:
    when = "Hôm qua" if before.is_yesterday else f"Từ {weekday_and_day(before.since)}"
    late = f" ({before.late_reports} chậm)" if before.late_reports else ""
    if not (before.reminders or before.statements or before.claims or before.reports):
        return Marked("{}: không có tin nhắc và báo cáo nào.").format(when)
    return Marked(
        "{when}: {reminders} · {statements} của {units} · {claims} báo hoàn thành{unconfirmed} · "
        "{reports} đã nộp{late}."
    ).format(
        when=when,
        reminders=count(before.reminders, "tin nhắc"),
        statements=count(before.statements, "lượt báo cáo"),
        units=count(before.units, "đơn vị"),
        claims=count(before.claims, "lượt"),
        unconfirmed=f" ({before.unconfirmed} chờ xác nhận)" if before.unconfirmed else "",
        reports=count(before.reports, "báo cáo kỳ"),
        late=late,
    )


def once_more(reminder: Marked) -> Marked:
    """Return a reminder as one that the secretariat asked for."""
    return message(Marked("📣 <b>Cơ quan thường trực nhắc lại việc đã quá hạn</b>"), "", reminder)


def reminded(groups: int) -> Marked:
    """Return how many groups are reminded by the press."""
    return Marked("Đang nhắc lại {}.").format(count(groups, "nhóm"))


def reminded_by(shown: Marked, person: str, groups: int) -> Marked:
    """Return the digest as everybody sees it after the press: with a line that says who pressed."""
    told = Marked("✓ Đã nhắc lại việc quá hạn tới {} (người bấm: {}).").format(count(groups, "nhóm"), person)
    return message(shown, "", told)


def nobody_late() -> Marked:
    """Return why a press reminds nobody."""
    return Marked("Đã nhắc lại trước đó, hoặc không còn việc nào quá hạn.")


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
