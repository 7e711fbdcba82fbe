"""/summary as a message that a phone shows without scrolling far."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from chat.markup import Block, Listing, Marked, message, names, printed, short
from chat.texts.groups.reach import without_group
from chat.texts.words import capitalised, count, day, moment, period_deadline, reports
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
UNANSWERED = "Vướng mắc, kiến nghị chưa trả lời"
"""What /vuongmac lists, called and counted alike wherever it is told."""
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


def summary(value: Summary, local: datetime, unconfirmed: int = 0) -> Marked:
    """Return the counts of one plan, with every list capped and the rest counted.

    `unconfirmed` is how many finished tasks the secretariat has not accepted.
    """
    lines: list[Block] = [
        Marked("📊 <b>{}</b>").format(printed(value.plan, 120)),
        as_of(value.scope, local),
        "",
        Marked("<b>{}</b>").format(count(value.task_count, "nhiệm vụ")),
        *_counts(value.by_status),
    ]
    if unconfirmed:
        lines.append(f"☑️ Trong số hoàn thành, chờ xác nhận: {unconfirmed}")
    if value.change is not None:
        lines.append(_change(value.change, value.change_since))
    if value.due_soon:
        lines.append(f"⏰ Đến hạn trong 14 ngày tới: {count(value.due_soon, 'nhiệm vụ')}")
    for counts in value.periods:
        lines += ["", *_period(counts)]
    lines += ["", *_overdue(value, LISTED)]
    if value.open_matters:
        lines.append(f"⚠️ {UNANSWERED}: {value.open_matters}")
    return message(*lines)


def as_of(scope: Scope, local: datetime) -> Marked:
    """Return which moment the figures stand for."""
    if not scope.is_past:
        return Marked("Tính đến {}").format(moment(local))
    if scope.submitted_by == scope.day:
        return Marked("Tình hình đến hết ngày {}").format(day(scope.day))
    return Marked("Nhiệm vụ: đến hết ngày {}; báo cáo đã nộp: đến {}").format(day(scope.day), moment(local))


def _counts(by_status: Mapping[Status | None, int]) -> list[str]:
    return [
        f"{sign} {capitalised(in_words(status))}: {by_status[status]}"
        for status, sign in SIGNS.items()
        if by_status.get(status)
    ]


def _change(change: Mapping[Status | None, int], since: date | None) -> str:
    said = [f"{in_words(status)} {change[status]:+}" for status in SIGNS if change.get(status)]
    on = f" ({day(since)})" if since is not None else ""
    return f"So với cuối kỳ trước{on}: {' · '.join(said) or 'không thay đổi'}"


def by_group(value: Summary, groups: Sequence[tuple[str, str, Mapping[Status | None, int]]]) -> Marked:
    """Return how the tasks of each (number, title, counts) stand."""
    heading = Marked("📊 <b>{}</b>: theo nhóm nhiệm vụ").format(printed(value.plan, 120))
    lines = []
    for number, title, counts in groups:
        named = Marked("{}. {}").format(number, printed(title, 70)) if number else printed(title, 70)
        stated = " ".join(f"{sign}{counts[status]}" for status, sign in SIGNS.items() if counts.get(status))
        lines.append(Marked("<b>{}</b> ({})\n{}").format(named, sum(counts.values()), stated))
    legend = " · ".join(f"{sign} {in_words(status)}" for status, sign in SIGNS.items())
    return message(heading, "", Listing(lines, MOST_GROUPS, "nhóm"), "", legend)


def by_unit(value: Summary, units: Sequence[CountedUnit]) -> Marked:
    """Return how the lead units stand, those with most overdue tasks first."""
    ordered = sorted(
        units, key=lambda unit: (-unit.late, unit.finished - unit.tasks, alphabetical(unit.name))
    )
    lines = [
        Marked("• {name}: hoàn thành {finished}/{tasks}").format(
            name=unit.name, finished=unit.finished, tasks=unit.tasks
        )
        + (f", 🔴 quá hạn {unit.late}" if unit.late else "")
        for unit in ordered[:MOST_UNITS]
    ]
    heading = Marked("📊 <b>{}</b>: theo đơn vị chủ trì ({})").format(
        printed(value.plan, 120), count(len(units), "đơn vị")
    )
    if not lines:
        return message(heading, "", "Không có đơn vị nào chủ trì nhiệm vụ.")
    return message(heading, "", Listing(lines, MOST_UNITS, "đơn vị", len(ordered)))


def overdue(value: Summary) -> Marked:
    """Return what is overdue, and who owes it."""
    return message(
        Marked("📊 <b>{}</b>").format(printed(value.plan, 120)), "", *_overdue(value, MOST_OVERDUE)
    )


def missing(value: Summary) -> Marked:
    """Return who has not reported for the period."""
    lines: list[Block] = [Marked("📊 <b>{}</b>").format(printed(value.plan, 120))]
    for counts in value.periods:
        lines += ["", _of_period(counts), *_missing(counts)]
    return message(*lines if value.periods else [*lines, "", "Kế hoạch không quy định báo cáo định kỳ."])


def _of_period(counts: PeriodCounts) -> Marked:
    return Marked("📋 <b>{}</b> ({})").format(
        capitalised(reports(counts.periods)), period_deadline(counts.periods[0])
    )


def _missing(counts: PeriodCounts) -> list[Block]:
    if not counts.missing and not counts.alone:
        return ["Tất cả các đơn vị đã báo cáo."]
    stated = f"Chưa báo cáo: {count(len(counts.missing), 'đơn vị')}"
    listed = Listing([f"• {unit}" for unit in counts.missing], MOST_UNITS, "đơn vị")
    lines: list[Block] = [stated, listed] if counts.missing else []
    return [*lines, *_alone(counts)]


def unanswered(value: Summary, waiting: Sequence[ReportedObstacle]) -> Marked:
    """Return the difficulties and proposals that wait for an answer, the oldest first."""
    heading = Marked("📊 <b>{}</b>").format(printed(value.plan, 120))
    if not waiting:
        return message(heading, "", "Không có vướng mắc, kiến nghị nào chưa trả lời.")
    lines = [
        Marked("• {unit}{task}, ngày {raised_on}: {text}").format(
            unit=row.unit,
            task=f" (NV {row.task})" if row.task else "",
            raised_on=day(row.raised_on),
            text=short(row.text, 150),
        )
        for row in waiting[:MOST_OVERDUE]
    ]
    stated = Marked("⚠️ <b>{}: {}</b>").format(UNANSWERED, len(waiting))
    return message(heading, "", stated, Listing(lines, MOST_OVERDUE, "việc", len(waiting)))


def which_plan(count_of_plans: int) -> Marked:
    """Return the question which plan is to be summed up."""
    return Marked("Đang theo dõi {}. Xin chọn kế hoạch cần tổng hợp:").format(
        count(count_of_plans, "kế hoạch")
    )


def _period(counts: PeriodCounts) -> list[str]:
    lines: list[str] = [
        _of_period(counts),
        (
            f"{count(counts.expected, 'đơn vị')}: {len(counts.on_time)} đúng hạn · "
            f"{len(counts.late)} chậm · {len(counts.missing)} chưa báo cáo"
            f"{f' · {len(counts.alone)} chưa có nhóm' if counts.alone else ''}"
        ),
    ]
    if counts.on_time:
        lines.append(Marked("Đã nộp: {}").format(names(counts.on_time, LISTED, "đơn vị")))
    if counts.late:
        lines.append(Marked("Nộp chậm: {}").format(names(counts.late, LISTED, "đơn vị")))
    if counts.nothing_arose:
        told = names(counts.nothing_arose, LISTED, "đơn vị")
        lines.append(
            Marked("Trong số đã nộp, {} chỉ báo “không phát sinh”: {}").format(
                count(len(counts.nothing_arose), "đơn vị"), told
            )
        )
    if counts.missing:
        lines.append(Marked("Chưa báo cáo: {}").format(names(counts.missing, LISTED, "đơn vị")))
    return [*lines, *_alone(counts)]


def _alone(counts: PeriodCounts) -> list[str]:
    """Return who has not reported because nobody reaches them."""
    return [without_group(counts.alone)] if counts.alone else []


def _overdue(value: Summary, most: int) -> list[Block]:
    overdue = value.overdue
    if not overdue:
        return ["Không có nhiệm vụ quá hạn."]
    listed = [
        Marked("• NV {number}: {title} — hạn {due} ({who_owes})").format(
            number=task.number, title=printed(task.title, 60), due=day(task.due), who_owes=_who_owes(task)
        )
        for task in overdue[:most]
    ]
    heading = Marked("🔴 <b>Quá hạn: {}</b>").format(count(len(overdue), "nhiệm vụ"))
    alone = [Marked("Trong số đó: {}").format(without_group(value.late_alone))] if value.late_alone else []
    return [heading, Listing(listed, most, "nhiệm vụ", len(overdue)), *alone]


def _who_owes(task: OverdueTask) -> Marked:
    """Return the units that owe a task; of one that many lead, how many of them have reported."""
    if task.led_by > FEW:
        return Marked("{}/{} đã báo cáo").format(task.reported, task.led_by)
    return names(task.units, 2, "đơn vị", task.unit_count)


def no_plan() -> Marked:
    """Return what to do before there is anything to sum up."""
    return Marked("Chưa có kế hoạch nào. Xin gửi /kehoach rồi trả lời tin của bot bằng tệp kế hoạch.")
