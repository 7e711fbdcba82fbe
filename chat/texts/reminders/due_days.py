"""What is said on a due day of those who have not reported: to the secretariat, and to them."""

from collections.abc import Sequence

from chat.markup import Marked, message, printed
from chat.texts.groups.reach import without_group
from chat.texts.reminders.unit_names import NAMED, first_named, named
from chat.texts.words import capitalised, count, period_deadline, reports
from plans.standing import NamedPeriod


def missing(
    periods: Sequence[NamedPeriod],
    hour: int,
    submitted: int,
    units: Sequence[str],
    plan: str,
    alone: Sequence[str] = (),
) -> Marked:
    """Return who has not submitted the reports that are due today, by this hour.

    `alone` are those that have no group: nobody has asked them.
    """
    what = f"{capitalised(reports(periods))} ({period_deadline(periods[0])})"
    return Marked(
        "⏰ <b>{hour}:00</b> · {what}\n{plan}\n\nĐã nộp: {submitted}/{asked}\nChưa nộp: {named}"
    ).format(
        hour=hour,
        what=what,
        plan=printed(plan, 100),
        submitted=submitted,
        asked=count(submitted + len(units), "đơn vị"),
        named=first_named(units, 4 * NAMED) if units else "không còn đơn vị nào",
    ) + (Marked("\n{}").format(without_group(alone)) if alone else Marked(""))


def nudge(unit: str, periods: Sequence[NamedPeriod]) -> Marked:
    """Return what a unit is told whose report is missing on the due day."""
    what = f"{reports(periods)} ({period_deadline(periods[0])})"
    return Marked(
        "⏰ <b>{}</b>: hôm nay là ngày cuối để nộp {}, đơn vị chưa nộp. Xin bấm nút dưới đây để báo cáo."
    ).format(named(unit), what)


def nudged(groups: int) -> Marked:
    """Return how many groups were reminded by the press."""
    return Marked("Đang nhắc {} của các đơn vị chưa báo cáo.").format(count(groups, "nhóm"))


def nudged_by(shown: Marked, person: str, groups: int) -> Marked:
    """Return the list as everybody sees it after the press: with a line that says who pressed."""
    nudged = Marked("✓ Đã nhắc {} (người nhắc: {}).").format(count(groups, "nhóm"), person)
    return message(shown, "", nudged)


def nobody_to_nudge() -> Marked:
    """Return why a press reminds nobody."""
    return Marked("Các đơn vị đã được nhắc trước đó, hoặc không còn đơn vị nào chưa báo cáo.")
