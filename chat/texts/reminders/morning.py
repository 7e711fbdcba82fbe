"""The morning's message: what a unit owes, the most urgent first, in short lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from chat.texts.words import (
    and_others,
    capitalised,
    count,
    day,
    deadline,
    names,
    of_plan,
    period_deadline,
    reports,
    short,
    weekday,
    weekday_and_day,
)
from plans.ladder import Rung, RungKind
from plans.standing import NamedPeriod

LONGEST_LIST = 10
MOST_REPORTS = 4
MOST_REQUESTS = 3
MOST_ESCALATED = 5
HEADINGS = {
    RungKind.OVERDUE: "🔴 <b>Quá hạn</b>",
    RungKind.LAST_CHANCE: "🟠 <b>Hôm nay</b>",
    RungKind.COMING: "🟡 <b>Sắp đến hạn</b>",
}
# What the ten lines go to first, where there is more: what can still be done in time today.
FIRST_SHOWN = (RungKind.LAST_CHANCE, RungKind.OVERDUE, RungKind.COMING)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with a date, and what today's rung says of it."""

    number: str
    title: str
    deadline_text: str | None
    before: date | None
    rung: Rung
    plan: str | None = None
    """The plan, named only to a unit that is in several."""
    acknowledged_on: date | None = None
    """When the unit said that it saw it, where that has just expired."""
    is_escalated: bool = False
    """Whether the unit's leader is told of it today."""
    is_moved: bool = False
    """Whether the unit has another day than the plan's."""


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """Period reports due on one day, and what today's rung says of them."""

    periods: tuple[NamedPeriod, ...]
    rung: Rung
    plan: str | None = None
    acknowledged_on: date | None = None
    is_escalated: bool = False


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A report asked for out of turn, and what today's rung says of it."""

    number: int
    what: str
    rung: Rung
    acknowledged_on: date | None = None
    is_escalated: bool = False


@dataclass(frozen=True, slots=True)
class Morning:
    """Everything that one unit is reminded of on one morning."""

    unit: str
    today: date
    tasks: Sequence[TaskLine] = ()
    periods: Sequence[PeriodLine] = ()
    requests: Sequence[RequestLine] = ()
    leader: str | None = None
    """Who answers for the unit, where that is known."""


def morning(value: Morning) -> str:
    """Return one message with everything a unit is reminded of this morning; never called with nothing."""
    periods, requests = value.periods[:MOST_REPORTS], value.requests[:MOST_REQUESTS]
    shown = _shown(value.tasks, LONGEST_LIST - len(periods) - len(requests))
    lines = [f"<b>{escape(value.unit)}</b> · {capitalised(weekday_and_day(value.today))}"]
    if late := [*_escalated(value)]:
        whom = f"<b>{escape(value.leader)}</b>" if value.leader else "lãnh đạo đơn vị"
        what = names(late, MOST_ESCALATED, "việc")
        lines += ["", f"⚠️ Đã quá hạn nhiều ngày: {what}. Kính đề nghị {whom} chỉ đạo thực hiện."]
    for kind, heading in HEADINGS.items():
        lines += _section(heading, [_task(line) for line in shown if line.rung.kind is kind])
    lines += _section("📋 <b>Báo cáo kỳ</b>", [_period(line) for line in periods])
    lines += _section("📣 <b>Yêu cầu</b> (xin trả lời tin yêu cầu)", [_request(line) for line in requests])
    everything = len(value.tasks) + len(value.periods) + len(value.requests)
    rest = and_others(len(shown) + len(periods) + len(requests), everything, "việc")
    return "\n".join([*lines, *(f"{line}: /nhiemvu" for line in rest), "", _how_to_answer(shown)])


def _shown(tasks: Sequence[TaskLine], room: int) -> list[TaskLine]:
    """Return the tasks that find room, in their order."""
    by_urgency = sorted(range(len(tasks)), key=lambda index: FIRST_SHOWN.index(tasks[index].rung.kind))
    return [tasks[index] for index in sorted(by_urgency[:room])]


def _section(heading: str, lines: Sequence[str]) -> list[str]:
    return ["", heading, *(f"• {line}" for line in lines)] if lines else []


def _escalated(value: Morning) -> Iterator[str]:
    """Yield how the things are called that the leader is told of."""
    yield from (f"NV {line.number}" for line in value.tasks if line.is_escalated)
    yield from (reports(line.periods) for line in value.periods if line.is_escalated)
    yield from (f"yêu cầu số {line.number}" for line in value.requests if line.is_escalated)


def to_leader(value: Morning) -> str:
    """Return what the unit's leader is told of what has been late for long: only that, in full."""
    whom = f"Kính gửi {escape(value.leader)}" if value.leader else "Kính gửi lãnh đạo đơn vị"
    late = [
        *(_task(line) for line in value.tasks if line.is_escalated),
        *(_period(line) for line in value.periods if line.is_escalated),
        *(_request(line) for line in value.requests if line.is_escalated),
    ]
    return "\n".join(
        [
            f"⚠️ {whom}: <b>{escape(value.unit)}</b> có {count(len(late), 'việc')} đã quá hạn nhiều ngày.",
            "",
            *(f"• {line}" for line in late[:LONGEST_LIST]),
            *and_others(LONGEST_LIST, len(late), "việc"),
            "",
            "Kính đề nghị đồng chí chỉ đạo thực hiện; đơn vị báo cáo trong nhóm của đơn vị.",
        ]
    )


def _task(line: TaskLine) -> str:
    written = deadline(line.deadline_text, line.before, line.rung.due)
    if line.is_moved:
        written = f"ngày {day(line.rung.due)} (đã đổi hạn)"
    number = f"NV {escape(line.number)}{of_plan(line.plan)}"
    left = f"{time_left(line.rung)}{_expired(line.acknowledged_on)}"
    return f"{number}: {short(line.title)} — hạn {written}, {left}"


def _period(line: PeriodLine) -> str:
    what = capitalised(reports(line.periods))
    left = f"{time_left(line.rung)}{_expired(line.acknowledged_on)}"
    return f"{what}{of_plan(line.plan)}: {period_deadline(line.periods[0])}, {left}"


def _request(line: RequestLine) -> str:
    left = f"{time_left(line.rung)}{_expired(line.acknowledged_on)}"
    return f"Số {line.number}: {short(line.what)} — chậm nhất ngày {day(line.rung.due)}, {left}"


def _expired(acknowledged_on: date | None) -> str:
    """Return why a thing is back that a unit said it saw."""
    return f" (đã nhận ngày {day(acknowledged_on)}, hết 2 ngày làm việc)" if acknowledged_on else ""


def time_left(rung: Rung) -> str:
    """Return "còn 7 ngày (5 ngày làm việc)", "hôm nay là hạn cuối", and why a day off matters."""
    if rung.kind is RungKind.OVERDUE:
        return f"quá hạn {rung.working_days_late} ngày làm việc"
    off = (
        f" (ngày {day(rung.due)} là {weekday(rung.due)})"
        if rung.due.weekday() >= 5
        else " (hạn vào ngày nghỉ)"
    )
    if rung.kind is RungKind.LAST_CHANCE:
        if rung.due_on_a_day_off:
            return f"hôm nay là ngày làm việc cuối cùng trước hạn{off}"
        return "hôm nay là hạn cuối"
    left = f"còn {rung.days_left} ngày"
    if rung.working_days_left != rung.days_left:
        left += f" ({rung.working_days_left} ngày làm việc)"
    if not rung.due_on_a_day_off:
        return left
    last = f"{weekday(rung.last_chance)} {day(rung.last_chance)}"
    if rung.days_left == 1:
        return f"ngày mai, {last}, là ngày làm việc cuối cùng trước hạn{off}"
    return f"{left}; ngày làm việc cuối cùng trước hạn là {last}{off}"


def period_button(period: NamedPeriod, lines: int) -> str:
    """Return the label of the button to a period report, with its date where there are several."""
    return "Nộp báo cáo kỳ" if lines == 1 else f"Nộp báo cáo kỳ, hạn {day(period.due)}"


def acknowledged(things: int, until: date) -> str:
    """Return what is said to whoever pressed "Đã nhận"."""
    return (
        f"Đã nhận {count(things, 'việc')}: bot không nhắc lại đến hết {weekday_and_day(until)}. "
        "Đây chưa phải là báo cáo."
    )


def acknowledged_before() -> str:
    """Return the answer to a second "Đã nhận"."""
    return "Đơn vị đã nhận trước đó, hoặc không còn việc nào trong tin này."


def seen_by(person: str, until: date) -> str:
    """Return the line that everybody sees below a reminder that was acknowledged."""
    return f"\n\n👀 {escape(person)} đã nhận; bot không nhắc lại đến hết {weekday_and_day(until)}."


def _how_to_answer(tasks: Sequence[TaskLine]) -> str:
    example = escape(tasks[0].number) if tasks else None
    if example is None:
        return "Xin bấm nút dưới đây để báo cáo."
    return f"Xin bấm nút để báo cáo, hoặc trả lời (reply) tin này, ví dụ: “NV {example} đang thực hiện 85%”."
