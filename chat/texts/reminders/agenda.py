"""What is due in the days to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from chat.texts.words import and_others, capitalised, count, day, reports, short, weekday_and_day
from plans.standing import NamedPeriod

LISTED = 25


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


def agenda(whose: str, start: date, end: date, lines: Sequence[AgendaLine]) -> str:
    """Return what is due from one day to another, day by day."""
    heading = f"🗓 <b>{escape(whose)}</b>: từ {day(start)} đến {day(end)}"
    if not lines:
        return f"{heading}\nKhông có việc nào đến hạn trong thời gian này."
    shown: list[str] = []
    for line in lines[:LISTED]:
        dated = f"\n<b>{capitalised(weekday_and_day(line.day))}</b>{_day_off(line)}"
        shown += [] if dated in shown else [dated]
        shown.append(f"• {_line(line)}")
    return "\n".join([heading, *shown, *and_others(LISTED, len(lines), "việc")])


def _day_off(line: AgendaLine) -> str:
    if line.last_working_day == line.day:
        return ""
    return f" (ngày nghỉ; ngày làm việc cuối cùng: {weekday_and_day(line.last_working_day)})"


def _line(line: AgendaLine) -> str:
    owed = f" – còn {count(line.units, 'đơn vị')}" if line.units is not None else ""
    return escape(summary(line), quote=False) + owed


def summary(line: AgendaLine) -> str:
    """Return the name of a thing that is due as plain text, also for a calendar."""
    if line.period is not None:
        return capitalised(reports([line.period]))
    what = _plain(line.what or "")
    if line.number is not None:
        return f"NV {line.number}: {what}"
    hour = f"{line.at:%H:%M} " if line.at is not None else ""
    return f"{hour}Yêu cầu báo cáo: {what}"


def _plain(text: str) -> str:
    """Return a text shortened, without the escapes of a message."""
    limit = 90
    return short(text, limit).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def secretariat() -> str:
    """Return whose calendar the secretariat's is."""
    return "Lịch chung"


def caption(things: int) -> str:
    """Return the words below the calendar file."""
    return f"{count(things, 'việc')}: mở tệp này bằng ứng dụng lịch; mở lại tệp mới để cập nhật."


def file_name() -> str:
    """Return the name of the calendar file."""
    return "lich-don-doc.ics"
