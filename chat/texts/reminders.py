"""The morning's message: what a unit owes, the most urgent first, in short lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from chat.texts.words import (
    and_others,
    capitalised,
    day,
    deadline,
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
HEADINGS = {
    RungKind.OVERDUE: "🔴 <b>Quá hạn</b>",
    RungKind.LAST_CHANCE: "🟠 <b>Hôm nay</b>",
    RungKind.COMING: "🟡 <b>Sắp đến hạn</b>",
}


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


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """Period reports due on one day, and what today's rung says of them."""

    periods: tuple[NamedPeriod, ...]
    rung: Rung
    plan: str | None = None


def morning(unit: str, today: date, tasks: Sequence[TaskLine], periods: Sequence[PeriodLine]) -> str:
    """Return one message with everything a unit is reminded of this morning; never called with nothing."""
    lines = [f"<b>{escape(unit)}</b> · {capitalised(weekday_and_day(today))}"]
    room = LONGEST_LIST - min(len(periods), MOST_REPORTS)
    shown = tasks[:room]
    for kind, heading in HEADINGS.items():
        of_kind = [line for line in shown if line.rung.kind is kind]
        if of_kind:
            lines += ["", heading, *(f"• {_task(line)}" for line in of_kind)]
    if len(tasks) > room:
        lines.append(and_others(room, len(tasks), "việc")[0] + ": /nhiemvu")
    if periods:
        lines += ["", "📋 <b>Báo cáo kỳ</b>", *(f"• {_period(line)}" for line in periods[:MOST_REPORTS])]
        lines += and_others(MOST_REPORTS, len(periods), "kỳ báo cáo")
    return "\n".join([*lines, "", _how_to_answer(tasks)])


def _task(line: TaskLine) -> str:
    written = deadline(line.deadline_text, line.before, line.rung.due)
    number = f"NV {escape(line.number)}{of_plan(line.plan)}"
    return f"{number}: {short(line.title)} — hạn {written}, {time_left(line.rung)}"


def _period(line: PeriodLine) -> str:
    what = capitalised(reports(line.periods))
    return f"{what}{of_plan(line.plan)}: {period_deadline(line.periods[0])}, {time_left(line.rung)}"


def time_left(rung: Rung) -> str:
    """Return "còn 7 ngày", "hôm nay là hạn cuối", "quá hạn 3 ngày làm việc", and why a day off matters."""
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
    if not rung.due_on_a_day_off:
        return f"còn {rung.days_left} ngày"
    last = f"{weekday(rung.last_chance)} {day(rung.last_chance)}"
    if rung.days_left == 1:
        return f"ngày mai, {last}, là ngày làm việc cuối cùng trước hạn{off}"
    return f"còn {rung.days_left} ngày; ngày làm việc cuối cùng trước hạn là {last}{off}"


def period_button(period: NamedPeriod, lines: int) -> str:
    """Return the label of the button to a period report, with its date where there are several."""
    return "Nộp báo cáo kỳ" if lines == 1 else f"Nộp báo cáo kỳ, hạn {day(period.due)}"


def _how_to_answer(tasks: Sequence[TaskLine]) -> str:
    example = escape(tasks[0].number) if tasks else None
    if example is None:
        return "Xin bấm nút dưới đây để báo cáo."
    return f"Xin bấm nút để báo cáo, hoặc trả lời (reply) tin này, ví dụ: “NV {example} đang thực hiện 85%”."
