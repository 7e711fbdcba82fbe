"""The days off of a year, and corrections to them."""

from collections.abc import Sequence
from datetime import date

from chat.markup import LONGEST_NAMES, Listing, Marked, cut, joined, message
from chat.texts.words import count, day, weekday_and_day

HOW = Marked(
    "Sửa: <code>/ngaynghi thêm 02/5/2025</code> · <code>/ngaynghi làm bù 26/4/2025</code> · "
    "<code>/ngaynghi bỏ 02/5/2025</code>"
)


def year(number: int, holidays: Sequence[tuple[date, date]], worked: Sequence[date]) -> Marked:
    """Return the days off of a year besides weekends, and the weekend days worked."""
    heading = Marked("📅 <b>Ngày nghỉ năm {}</b> (ngoài thứ Bảy, Chủ nhật)").format(number)
    lines = [f"• {_run(first, last)}" for first, last in holidays] or ["• chưa có"]
    if worked:
        lines.append(Marked("Ngày làm bù: {}").format(joined([weekday_and_day(one) for one in worked])))
    how = Marked("Không nhắc việc vào ngày nghỉ. {}").format(HOW)
    return message(heading, Listing(lines, len(lines), "ngày"), "", how)


def _run(first: date, last: date) -> str:
    if first == last:
        return weekday_and_day(first)
    days = count((last - first).days + 1, "ngày")
    return f"{weekday_and_day(first)} – {weekday_and_day(last)} ({days})"


def off(days: Sequence[date]) -> Marked:
    """Return that days are off."""
    return Marked("nghỉ {}").format(_list(days))


def working(days: Sequence[date]) -> Marked:
    """Return that days are worked."""
    return Marked("làm việc {}").format(_list(days))


def ordinary(days: Sequence[date]) -> Marked:
    """Return that days are as any other."""
    return Marked("không còn là ngày đặc biệt: {}").format(_list(days))


def _list(days: Sequence[date]) -> Marked:
    if len(days) > 5:
        return Marked("{number} từ {first} đến {last}").format(
            number=count(len(days), "ngày"), first=day(days[0]), last=day(days[-1])
        )
    return joined([weekday_and_day(one) for one in days])


def changed(parts: Sequence[Marked], person: str) -> Marked:
    """Return what was noted of days, by whom."""
    noted = cut(Marked("; ").join(parts), LONGEST_NAMES)
    return Marked("✅ Đã ghi: {} (người ghi: {}). Lịch cả năm: /ngaynghi").format(noted, person)


def not_understood() -> Marked:
    """Return the answer to words that name no day."""
    return Marked("Chưa rõ ngày nào. {}").format(HOW)
