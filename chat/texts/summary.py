"""/summary as a message that a phone shows without scrolling far."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from chat.texts.words import (
    STATUS,
    and_others,
    capitalised,
    count,
    day,
    moment,
    names,
    period_deadline,
    reports,
    short,
)
from plans.status import Status
from reports.summary import OverdueTask, PeriodCounts, Summary

LISTED = 5
ORDER = (
    (Status.DONE, "✅"),
    (Status.DONE_ONGOING, "♻️"),
    (Status.IN_PROGRESS, "🔵"),
    (Status.WAITING, "⏳"),
    (Status.NOT_STARTED, "⚪"),
    (None, "❔"),
)


def summary(value: Summary, local: datetime) -> str:
    """Return the counts of one plan, with every list capped and the rest counted."""
    lines = [
        f"📊 <b>{short(value.plan, 120)}</b>",
        f"Tính đến {moment(local)}",
        "",
        f"<b>{count(value.task_count, 'nhiệm vụ')}</b>",
        *(
            f"{sign} {_label(status)}: {value.by_status[status]}"
            for status, sign in ORDER
            if value.by_status.get(status)
        ),
    ]
    for counts in value.periods:
        lines += ["", *_period(counts)]
    return "\n".join([*lines, "", *_overdue(value.overdue)])


def _label(status: Status | None) -> str:
    return capitalised(STATUS[status]) if status else "Chưa có thông tin"


def _period(counts: PeriodCounts) -> list[str]:
    lines = [
        f"📋 <b>{capitalised(reports(counts.periods))}</b> ({period_deadline(counts.periods[0])})",
        (
            f"{count(counts.expected, 'đơn vị')}: {len(counts.on_time)} đúng hạn · "
            f"{len(counts.late)} chậm · {len(counts.missing)} chưa báo cáo"
        ),
    ]
    if counts.on_time:
        lines.append(f"Đã nộp: {names(counts.on_time, LISTED, 'đơn vị')}")
    if counts.late:
        lines.append(f"Nộp chậm: {names(counts.late, LISTED, 'đơn vị')}")
    if counts.missing:
        lines.append(f"Chưa báo cáo: {names(counts.missing, LISTED, 'đơn vị')}{_unlinked(counts)}")
    return lines


def _unlinked(counts: PeriodCounts) -> str:
    number = counts.missing_unlinked
    return f" (trong đó {count(number, 'đơn vị')} chưa liên kết nhóm)" if number else ""


def _overdue(overdue: Sequence[OverdueTask]) -> list[str]:
    if not overdue:
        return ["Không có nhiệm vụ quá hạn."]
    listed = [
        f"• NV {escape(task.number)}: {short(task.title, 60)} — hạn {day(task.due)} "
        f"({names(task.units, 2, 'đơn vị')})"
        for task in overdue[:LISTED]
    ]
    heading = f"🔴 <b>Quá hạn: {count(len(overdue), 'nhiệm vụ')}</b>"
    return [heading, *listed, *and_others(LISTED, len(overdue), "nhiệm vụ")]


def no_plan() -> str:
    """Return what to do before there is anything to sum up."""
    return "Chưa có kế hoạch nào. Xin gửi /kehoach rồi trả lời tin của bot bằng tệp kế hoạch."
