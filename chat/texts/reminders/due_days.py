"""What is said on a due day of those who have not reported: to the secretariat, and to them."""

from collections.abc import Sequence
from html import escape

from chat.texts.reminders.unit_names import NAMED, first_named, named
from chat.texts.words import (
    capitalised,
    count,
    period_deadline,
    reports,
    short,
)
from plans.standing import NamedPeriod


def missing(
    periods: Sequence[NamedPeriod], hour: int, submitted: int, units: Sequence[str], plan: str
) -> str:
    """Return who has not submitted the reports that are due today, by this hour."""
    what = f"{capitalised(reports(periods))} ({period_deadline(periods[0])})"
    return (
        f"⏰ <b>{hour}:00</b> · {what}\n{short(plan, 100)}\n\n"
        f"Đã nộp: {submitted}/{count(submitted + len(units), 'đơn vị')}\n"
        f"Chưa nộp: {first_named(units, 4 * NAMED)}"
    )


def nudge(unit: str, periods: Sequence[NamedPeriod]) -> str:
    """Return what a unit is told whose report is missing on the due day."""
    what = f"{reports(periods)} ({period_deadline(periods[0])})"
    return (
        f"⏰ <b>{named(unit)}</b>: hôm nay là ngày cuối để nộp {what}, đơn vị chưa nộp. "
        "Xin bấm nút dưới đây để báo cáo."
    )


def nudged(groups: int) -> str:
    """Return how many groups were reminded by the press."""
    return f"Đang nhắc {count(groups, 'nhóm')} của các đơn vị chưa báo cáo."


def nudged_by(person: str, groups: int) -> str:
    """Return the line that everybody sees below the list after the press."""
    return f"\n\n✓ Đã nhắc {count(groups, 'nhóm')} (người nhắc: {escape(person)})."


def nobody_to_nudge() -> str:
    """Return why a press reminds nobody."""
    return "Các đơn vị đã được nhắc trước đó, hoặc không còn đơn vị nào chưa báo cáo."
