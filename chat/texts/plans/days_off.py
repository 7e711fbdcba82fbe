"""The days off of a year, and corrections to them."""

from collections.abc import Sequence
from datetime import date

from chat.texts.words import count, day, joined, weekday_and_day

HOW = (
    "Sửa: <code>/ngaynghi thêm 02/5/2025</code> · <code>/ngaynghi làm bù 26/4/2025</code> · "
    "<code>/ngaynghi bỏ 02/5/2025</code>"
)


def year(number: int, holidays: Sequence[tuple[date, date]], worked: Sequence[date]) -> str:
    """Return the days off of a year besides weekends, and the weekend days worked."""
    lines = [f"📅 <b>Ngày nghỉ năm {number}</b> (ngoài thứ Bảy, Chủ nhật)"]
    lines += [f"• {_run(first, last)}" for first, last in holidays] or ["• chưa có"]
    if worked:
        lines.append(f"Ngày làm bù: {joined([weekday_and_day(one) for one in worked])}")
    lines += ["", f"Không nhắc việc vào ngày nghỉ. {HOW}"]
    return "\n".join(lines)


def _run(first: date, last: date) -> str:
    if first == last:
        return weekday_and_day(first)
    days = count((last - first).days + 1, "ngày")
    return f"{weekday_and_day(first)} – {weekday_and_day(last)} ({days})"


def off(days: Sequence[date]) -> str:
    """Return that days are off."""
    return f"nghỉ {_list(days)}"


def working(days: Sequence[date]) -> str:
    """Return that days are worked."""
    return f"làm việc {_list(days)}"


def ordinary(days: Sequence[date]) -> str:
    """Return that days are as any other."""
    return f"không còn là ngày đặc biệt: {_list(days)}"


def _list(days: Sequence[date]) -> str:
    if len(days) > 5:
        return f"{count(len(days), 'ngày')} từ {day(days[0])} đến {day(days[-1])}"
    return joined([weekday_and_day(one) for one in days])


def changed(parts: Sequence[str], person: str) -> str:
    """Return what was noted of days, by whom."""
    return f"✅ Đã ghi: {'; '.join(parts)} (người ghi: {person}). Lịch cả năm: /ngaynghi"


def not_understood() -> str:
    """Return the answer to words that name no day."""
    return f"Chưa rõ ngày nào. {HOW}"
