"""/summary as a message that a phone shows without scrolling far."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

from chat.texts.words import (
    and_others,
    capitalised,
    count,
    day,
    moment,
    names,
    period_deadline,
    reports,
    said,
    short,
)
from plans.report import ReportedObstacle
from plans.standing import CountedUnit, Scope
from plans.status import Status
from plans.text import alphabetical
from reports.summary import OverdueTask, PeriodCounts, Summary
from reports.words import status as in_words

LISTED = 5
FEW = 10
"""A task led by more units is shown by their number, not by their names."""
MOST_GROUPS, MOST_UNITS, MOST_OVERDUE = 15, 20, 10
OTHER_TASKS = "Nhiệm vụ khác"
"""What stands in no group."""
SIGNS: dict[Status | None, str] = {
    Status.DONE: "✅",
    Status.DONE_ONGOING: "♻️",
    Status.IN_PROGRESS: "🔵",
    Status.WAITING: "⏳",
    Status.NOT_STARTED: "⚪",
    None: "❔",
}


def summary(value: Summary, local: datetime) -> str:
    """Return the counts of one plan, with every list capped and the rest counted."""
    lines = [
        f"📊 <b>{short(value.plan, 120)}</b>",
        as_of(value.scope, local),
        "",
        f"<b>{count(value.task_count, 'nhiệm vụ')}</b>",
        *_counts(value.by_status),
    ]
    if value.change is not None:
        lines.append(_change(value.change))
    if value.due_soon:
        lines.append(f"⏰ Đến hạn trong 14 ngày tới: {count(value.due_soon, 'nhiệm vụ')}")
    for counts in value.periods:
        lines += ["", *_period(counts)]
    lines += ["", *_overdue(value.overdue, LISTED)]
    if value.open_obstacles:
        lines.append(f"⚠️ Vướng mắc chờ giải quyết: {value.open_obstacles}")
    return "\n".join(lines)


def as_of(scope: Scope, local: datetime) -> str:
    """Return which moment the figures stand for."""
    if not scope.is_past:
        return f"Tính đến {moment(local)}"
    if scope.submitted_by == scope.day:
        return f"Tình hình đến hết ngày {day(scope.day)}"
    return f"Nhiệm vụ: đến hết ngày {day(scope.day)}; báo cáo đã nộp: đến {moment(local)}"


def _counts(by_status: Mapping[Status | None, int]) -> list[str]:
    return [
        f"{sign} {capitalised(in_words(status))}: {by_status[status]}"
        for status, sign in SIGNS.items()
        if by_status.get(status)
    ]


def _change(change: Mapping[Status | None, int]) -> str:
    said = [f"{in_words(status)} {change[status]:+}" for status in SIGNS if change.get(status)]
    return f"So với cuối kỳ trước: {' · '.join(said) or 'không thay đổi'}"


def by_group(value: Summary, groups: Sequence[tuple[str, str, Mapping[Status | None, int]]]) -> str:
    """Return how the tasks of each (number, title, counts) stand."""
    lines = [f"📊 <b>{short(value.plan, 120)}</b>: theo nhóm nhiệm vụ", ""]
    for number, title, counts in groups[:MOST_GROUPS]:
        named = f"{escape(number)}. {short(title, 70)}" if number else short(title, 70)
        stated = " ".join(f"{sign}{counts[status]}" for status, sign in SIGNS.items() if counts.get(status))
        lines.append(f"<b>{named}</b> ({sum(counts.values())})\n{stated}")
    lines += and_others(MOST_GROUPS, len(groups), "nhóm")
    legend = " · ".join(f"{sign} {in_words(status)}" for status, sign in SIGNS.items())
    return "\n".join([*lines, "", legend])


def by_unit(value: Summary, units: Sequence[CountedUnit]) -> str:
    """Return how the lead units stand, those with most overdue tasks first."""
    ordered = sorted(
        units, key=lambda unit: (-unit.late, unit.finished - unit.tasks, alphabetical(unit.name))
    )
    lines = [
        f"• {escape(unit.name)}: hoàn thành {unit.finished}/{unit.tasks}"
        + (f", 🔴 quá hạn {unit.late}" if unit.late else "")
        for unit in ordered[:MOST_UNITS]
    ]
    lines += and_others(MOST_UNITS, len(ordered), "đơn vị")
    heading = f"📊 <b>{short(value.plan, 120)}</b>: theo đơn vị chủ trì ({count(len(units), 'đơn vị')})"
    return "\n".join([heading, "", *(lines or ["Không có đơn vị nào chủ trì nhiệm vụ."])])


def overdue(value: Summary) -> str:
    """Return what is overdue, and who owes it."""
    return "\n".join([f"📊 <b>{short(value.plan, 120)}</b>", "", *_overdue(value.overdue, MOST_OVERDUE)])


def missing(value: Summary) -> str:
    """Return who has not reported for the period."""
    lines = [f"📊 <b>{short(value.plan, 120)}</b>"]
    for counts in value.periods:
        heading = f"📋 <b>{capitalised(reports(counts.periods))}</b> ({period_deadline(counts.periods[0])})"
        lines += ["", heading, *_missing(counts)]
    return "\n".join(lines if value.periods else [*lines, "", "Kế hoạch không quy định báo cáo định kỳ."])


def _missing(counts: PeriodCounts) -> list[str]:
    if not counts.missing:
        return ["Tất cả các đơn vị đã báo cáo."]
    stated = f"Chưa báo cáo: {count(len(counts.missing), 'đơn vị')}{_unlinked(counts)}"
    listed = [f"• {escape(unit)}" for unit in counts.missing[:MOST_UNITS]]
    return [stated, *listed, *and_others(MOST_UNITS, len(counts.missing), "đơn vị")]


def obstacles(value: Summary, raised: Sequence[ReportedObstacle]) -> str:
    """Return the difficulties that wait for an answer, the oldest first."""
    waiting = [row for row in raised if row.is_open]
    heading = f"📊 <b>{short(value.plan, 120)}</b>"
    if not waiting:
        return f"{heading}\n\nKhông có vướng mắc nào đang chờ giải quyết."
    lines = [
        f"• {escape(row.unit)}{f' (NV {escape(row.task)})' if row.task else ''}, ngày {day(row.raised_on)}: "
        f"{said(row.text, 150)}"
        for row in waiting[:MOST_OVERDUE]
    ]
    stated = f"⚠️ <b>Vướng mắc chờ giải quyết: {len(waiting)}</b>"
    return "\n".join([heading, "", stated, *lines, *and_others(MOST_OVERDUE, len(waiting), "vướng mắc")])


def which_plan(count_of_plans: int) -> str:
    """Return the question which plan is to be summed up."""
    return f"Đang theo dõi {count(count_of_plans, 'kế hoạch')}. Xin chọn kế hoạch cần tổng hợp:"


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


def _overdue(overdue: Sequence[OverdueTask], most: int) -> list[str]:
    if not overdue:
        return ["Không có nhiệm vụ quá hạn."]
    listed = [
        f"• NV {escape(task.number)}: {short(task.title, 60)} — hạn {day(task.due)} ({_who_owes(task)})"
        for task in overdue[:most]
    ]
    heading = f"🔴 <b>Quá hạn: {count(len(overdue), 'nhiệm vụ')}</b>"
    return [heading, *listed, *and_others(most, len(overdue), "nhiệm vụ")]


def _who_owes(task: OverdueTask) -> str:
    """Return the units that owe a task; of one that many lead, how many of them have reported."""
    if task.led_by > FEW:
        return f"{task.reported}/{task.led_by} đã báo cáo"
    return names(task.units, 2, "đơn vị", task.unit_count)


def no_plan() -> str:
    """Return what to do before there is anything to sum up."""
    return "Chưa có kế hoạch nào. Xin gửi /kehoach rồi trả lời tin của bot bằng tệp kế hoạch."
