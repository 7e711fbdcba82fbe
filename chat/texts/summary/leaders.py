"""What a leader sees on one screen of a phone: what is late, what waits, what moved, then counts."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from chat.markup import Block, Listing, Marked, message, names, printed, short
from chat.texts.summary.parts import SIGNS, as_of
from chat.texts.words import count, day
from plans.leadership import Decider, OwnWaiting, UnitLeaderView, Waiting, WaitingExtension, WaitingMatter
from plans.movement import Movement
from plans.standing import Scope, UnitTask
from plans.status import FINISHED, Status
from reports.summary import OverdueTask, PeriodCounts, Summary
from reports.words import status as in_words

LATE_SHOWN, WAITING_SHOWN = 4, 3
MOST_WAITING = 12
FEW = 2
"""So many units of a task are named, the others counted."""


def overall(
    value: Summary, waiting: Waiting, movement: Movement, unconfirmed: int, local: datetime
) -> Marked:
    """Return one plan as a leader of all units sees it."""
    late = [_late(task, value.scope.day) for task in value.overdue[:LATE_SHOWN]]
    heading = Marked("🔴 <b>Quá hạn: {}</b>").format(count(len(value.overdue), "nhiệm vụ"))
    return message(
        Marked("📊 <b>{}</b>").format(printed(value.plan, 80)),
        as_of(value.scope, local),
        "",
        *([heading, Listing(late, LATE_SHOWN, "nhiệm vụ", len(value.overdue))] if late else [NOTHING_LATE]),
        *_waiting(waiting),
        "",
        _moved(movement),
        _counted(value.task_count, value.by_status, unconfirmed),
        *[_period(counts) for counts in value.periods],
    )


NOTHING_LATE = "🟢 Không có nhiệm vụ quá hạn."


def no_plan() -> Marked:
    """Return what a leader is told before there is any plan."""
    return Marked("Chưa có kế hoạch nào được theo dõi. Cơ quan thường trực sẽ gửi kế hoạch vào hệ thống.")


def _late(task: OverdueTask, today: date) -> Marked:
    return Marked("• NV {number} ({units}), chậm {days}: {title}").format(
        number=task.number,
        units=names(task.units, FEW, "đơn vị", task.unit_count),
        days=count((today - task.due).days, "ngày"),
        title=printed(task.title, 40),
    )


def _waiting(waiting: Waiting) -> list[Block]:
    """Return what waits for a decision here: for the leaders first, then for the standing unit."""
    lines = _lines(waiting)
    above = len(waiting.of(Decider.ABOVE))
    told: list[Block] = []
    if lines:
        told += [Marked("🙋 <b>Chờ quyết định: {}</b>").format(count(waiting.to_decide, "việc"))]
        told += [Listing(lines, WAITING_SHOWN, "việc")]
    else:
        told += ["🟢 Không có việc chờ quyết định."]
    return [*told, f"Đã chuyển Trung ương, đang chờ: {count(above, 'việc')}"] if above else told


def _lines(waiting: Waiting) -> list[Marked]:
    return [
        *map(_matter, waiting.of(Decider.LEADERS)),
        *map(_extension, waiting.extensions),
        *map(_matter, waiting.of(Decider.STANDING_UNIT)),
    ]


def _matter(one: WaitingMatter) -> Marked:
    whose = Marked(" – chờ {}").format(one.body) if one.body and one.decider is Decider.LEADERS else ""
    return Marked("• {unit}{task}: “{text}” (từ {since}){whose}").format(
        unit=one.unit,
        task=_number(one.task),
        text=short(f"{one.text}; đề nghị {one.asked}" if one.asked else one.text, 70),
        since=day(one.since),
        whose=whose,
    )


def _number(task: str | None) -> str:
    return f" (NV {task})" if task else ""


def _extension(one: WaitingExtension) -> Marked:
    moved = f"từ {day(one.due)} đến {day(one.until)}" if one.due else f"đến {day(one.until)}"
    return Marked("• {} xin gia hạn NV {} {}").format(one.unit, one.task, moved)


def decisions(plan: str, waiting: Waiting) -> Marked:
    """Return everything that waits for a decision, by whose it is."""
    heading = Marked("📊 <b>{}</b>").format(printed(plan, 80))
    if not waiting.matters and not waiting.extensions:
        return message(heading, "", "Không có việc chờ quyết định.")
    parts = {
        "🙋 Chờ lãnh đạo": list(map(_matter, waiting.of(Decider.LEADERS))),
        "⏱ Xin gia hạn, chờ cơ quan thường trực": list(map(_extension, waiting.extensions)),
        "🗂 Chờ cơ quan thường trực trả lời": list(map(_matter, waiting.of(Decider.STANDING_UNIT))),
        "🏛 Chờ Trung ương": list(map(_matter, waiting.of(Decider.ABOVE))),
    }
    lines: list[Block] = []
    for name, listed in parts.items():
        if listed:
            title = Marked("<b>{}: {}</b>").format(name, len(listed))
            lines += ["", title, Listing(listed, MOST_WAITING, "việc")]
    return message(heading, *lines)


def _moved(movement: Movement) -> str:
    told = (
        f"{movement.begun} bắt đầu · {movement.finished} hoàn thành · {movement.newly_late} mới quá hạn"
        if movement.begun or movement.finished or movement.newly_late
        else "không có chuyển biến"
    )
    return f"📈 Từ sau {day(movement.since)}: {told}"


def _counted(tasks: int, by_status: Mapping[Status | None, int], unconfirmed: int) -> Marked:
    finished = sum(by_status.get(status, 0) for status in FINISHED)
    others = " · ".join(
        f"{by_status[status]} {in_words(status)}"
        for status in SIGNS
        if status not in FINISHED and by_status.get(status)
    )
    waits = f" ({unconfirmed} chờ xác nhận)" if unconfirmed else ""
    told = Marked("📋 {}: {} hoàn thành{}").format(count(tasks, "nhiệm vụ"), finished, waits)
    return told + f" · {others}" if others else told


def _period(counts: PeriodCounts) -> str:
    on_time, late, missing = len(counts.on_time), len(counts.late), len(counts.missing)
    came = f"{on_time + late}/{counts.expected} đơn vị đã nộp"
    late_too = f" ({late} chậm)" if late else ""
    alone = f", {len(counts.alone)} chưa có nhóm" if counts.alone else ""
    return f"📨 Báo cáo hạn {day(counts.periods[0].due)}: {came}{late_too}, {missing} chưa{alone}"


def of_unit(value: UnitLeaderView, local: datetime) -> Marked:
    """Return one plan as the leader of a unit sees it."""
    tasks = value.view.tasks
    late = [_own_late(task, value.view.scope) for task in tasks if task.is_late]
    heading = Marked("🔴 <b>Quá hạn: {}</b>").format(count(len(late), "nhiệm vụ"))
    by_status = {status: sum(task.status is status for task in tasks) for status in SIGNS}
    reports = [
        f"📨 Báo cáo hạn {day(period.due)}: {'đã nộp' if row.submitted_on else 'chưa nộp'}"
        for period, row in value.view.submissions
    ]
    return message(
        Marked("📊 <b>{}</b>").format(value.view.unit),
        printed(value.view.plan, 80),
        as_of(value.view.scope, local),
        "",
        *([heading, Listing(late, LATE_SHOWN, "nhiệm vụ")] if late else [NOTHING_LATE]),
        *_own_waiting(value.waiting),
        "",
        _moved(value.movement),
        _counted(len(tasks), by_status, value.waiting.claims_above),
        *reports,
    )


def _own_late(task: UnitTask, scope: Scope) -> Marked:
    days = count((scope.day - task.due).days, "ngày") if task.due else ""
    return Marked("• NV {}, chậm {}: {}").format(task.number, days, printed(task.title, 50))


def _own_waiting(waiting: OwnWaiting) -> list[Block]:
    """Return what waits for the unit itself, then what of it waits above."""
    lines: Sequence[Marked] = [
        *(Marked("• NV {} bị trả lại: {}").format(task, short(why, 60)) for task, why in waiting.returned),
        *(
            Marked("• NV {}: được đề nghị hạn {}, chờ đơn vị trả lời").format(task, day(until))
            for task, until in waiting.proposed
        ),
        *(
            Marked("• Đã có trả lời, còn vướng không: “{}”").format(short(text, 60))
            for text in waiting.answered
        ),
    ]
    above = {
        "vướng mắc, kiến nghị": waiting.matters_above,
        "xin gia hạn": waiting.extensions_above,
    }
    told = " · ".join(f"{number} {what}" for what, number in above.items() if number)
    waits = [f"⏳ Chờ cấp trên: {told}"] if told else []
    if not lines:
        return list(waits)
    heading = Marked("🙋 <b>Chờ đơn vị: {}</b>").format(count(len(lines), "việc"))
    return [heading, Listing(lines, WAITING_SHOWN, "việc"), *waits]
