"""How a reminder says how much time is left, by rules of the test's own."""

from datetime import date

from tests.auxil.expected_year import on_or_before, open_days_between


def time_left(today: date, due: date) -> str:
    """Return how a reminder says how much time is left, or how late it is."""
    last = on_or_before(due)
    if today > last:
        return f"quá hạn {open_days_between(due, today)} ngày làm việc"
    weekday = {5: "thứ Bảy", 6: "Chủ nhật"}.get(due.weekday(), "")
    off = f" (ngày {_day(due)} là {weekday})" if last != due else ""
    if today == last:
        return f"hôm nay là ngày làm việc cuối cùng trước hạn{off}" if off else "hôm nay là hạn cuối"
    called = f"{_weekday(last)} {_day(last)}"
    days, open_days = (last - today).days, open_days_between(today, last)
    if off and days == 1:
        return f"ngày mai, {called}, là ngày làm việc cuối cùng trước hạn{off}"
    left = f"còn {days} ngày" + (f" ({open_days} ngày làm việc)" if open_days != days else "")
    return f"{left}; ngày làm việc cuối cùng trước hạn là {called}{off}" if off else left


def _day(day: date) -> str:
    month = f"{day.month:02}" if day.month < 3 else f"{day.month}"
    return f"{day.day:02}/{month}/{day.year}"


def _weekday(day: date) -> str:
    return f"thứ {('Hai', 'Ba', 'Tư', 'Năm', 'Sáu')[day.weekday()]}"
