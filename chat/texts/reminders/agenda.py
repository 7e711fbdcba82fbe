"""What is due in the days to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chat.markup import Marked, and_others, message, printed, short
from chat.texts.words import capitalised, count, day, reports, weekday_and_day
from plans.standing import NamedPeriod
from plans.text import without_markup

LISTED = 25
LONGEST = 90


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One thing that is due; `at` is local, `units` how many owe it where that is told."""

    day: date
    at: datetime | None
    number: str | None
    what: str | None
    period: NamedPeriod | None
    units: int | None
    last_working_day: date


def agenda(whose: str, start: date, end: date, lines: Sequence[AgendaLine]) -> Marked:
    """Return what is due from one day to another, day by day."""
    heading = Marked("🗓 <b>{whose}</b>: từ {start} đến {end}").format(
        whose=whose, start=day(start), end=day(end)
    )
    if not lines:
        return message(heading, "Không có việc nào đến hạn trong thời gian này.")
    shown: list[str] = []
    for line in lines[:LISTED]:
        dated = Marked("\n<b>{}</b>{}").format(capitalised(weekday_and_day(line.day)), _day_off(line))
        shown += [] if dated in shown else [dated]
        shown.append(Marked("• {}").format(_line(line)))
    return message(heading, *shown, *and_others(LISTED, len(lines), "việc"))


def _day_off(line: AgendaLine) -> str:
    if line.last_working_day == line.day:
        return ""
    return f" (ngày nghỉ; ngày làm việc cuối cùng: {weekday_and_day(line.last_working_day)})"


def _line(line: AgendaLine) -> Marked:
    owed = f" – còn {count(line.units, 'đơn vị')}" if line.units is not None else ""
    return _named(line) + owed


def summary(line: AgendaLine) -> str:
    """Return the name of a thing that is due as plain text, for a calendar."""
    return without_markup(_named(line))


def _named(line: AgendaLine) -> Marked:
    if line.period is not None:
        return Marked("{}").format(capitalised(reports([line.period])))
    if line.number is not None:
        return Marked("NV {}: {}").format(line.number, printed(line.what or "", LONGEST))
    hour = f"{line.at:%H:%M} " if line.at is not None else ""
    return Marked("{}Yêu cầu báo cáo: {}").format(hour, short(line.what or "", LONGEST))


def secretariat() -> str:
    """Return whose calendar the secretariat's is."""
    return "Lịch chung"


def caption(things: int) -> Marked:
    """Return the words below the calendar file."""
    return Marked("{}: mở tệp này bằng ứng dụng lịch; mở lại tệp mới để cập nhật.").format(
        count(things, "việc")
    )


def file_name() -> str:
    """Return the name of the calendar file."""
    return "lich-don-doc.ics"
