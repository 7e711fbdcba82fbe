"""A summary of one unit, of one task, and what can be asked where the words were not understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from chat.texts.summary.parts import SIGNS, as_of
from chat.texts.words import (
    and_others,
    capitalised,
    count,
    day,
    deadline,
    joined,
    names,
    period,
    period_deadline,
    reports,
    short,
    status_and_percent,
)
from chat.texts.words import said as spoken
from plans.standing import Assigned, CountedTask, NamedPeriod, Submission, UnitTask, UnitView
from reports.words import status as in_words

MOST_TASKS = 15
MOST_STATEMENTS = 6
MOST_NAMES = 8
MOST_GIVEN = 5


@dataclass(frozen=True, slots=True)
class LeadWords:
    """What one lead unit said of a task."""

    unit: str
    state: str
    text: str | None
    on: date


def unit(value: UnitView, local: datetime) -> str:
    """Return how one unit stands with one plan."""
    late = [task for task in value.tasks if task.is_late]
    ordered = [*late, *(task for task in value.tasks if not task.is_late)]
    lines = [
        f"📊 <b>{escape(value.unit)}</b>",
        short(value.plan, 120),
        as_of(value.scope, local),
        "",
        _led(value, len(late)),
        *(_task(task) for task in ordered[:MOST_TASKS]),
        *and_others(MOST_TASKS, len(ordered), "nhiệm vụ"),
    ]
    if value.submissions:
        lines += ["", *(_submission(one, row) for one, row in value.submissions)]
    return "\n".join(lines)


def _led(value: UnitView, late: int) -> str:
    if not value.tasks:
        return "Không chủ trì nhiệm vụ nào trong kế hoạch này."
    number = f"<b>{count(len(value.tasks), 'nhiệm vụ')} chủ trì</b>"
    return f"{number}, 🔴 quá hạn {late}" if late else number


def _task(task: UnitTask) -> str:
    sign = "🔴" if task.is_late else SIGNS[task.status]
    state = status_and_percent(task.status, task.percent) or "chưa có thông tin"
    return (
        f"{sign} NV {escape(task.number)}: {short(task.title, 60)} — "
        f"{deadline(task.deadline_text, None, task.due)}; {state}"
    )


def _submission(one: NamedPeriod, row: Submission) -> str:
    named = f"📋 {capitalised(reports([one]))} ({period_deadline(one)})"
    if row.submitted_on is None:
        return f"{named}: chưa báo cáo"
    late = " (chậm)" if row.submitted_on > one.due else ""
    return f"{named}: đã nộp ngày {day(row.submitted_on)}{late}"


def task(
    standing: CountedTask, given: Assigned, late: Sequence[str], said: Sequence[LeadWords], state: str
) -> str:
    """Return how one task stands, and what its lead units said; `state` is the moment it is told of."""
    counts = " · ".join(
        f"{capitalised(in_words(which))}: {number}" for which, number in standing.units.items()
    )
    lines = [
        f"📊 <b>NV {escape(standing.number)}</b>: {short(standing.title, 250)}",
        *_given(given),
        state,
        "",
        f"{SIGNS[standing.status]} <b>{capitalised(in_words(standing.status))}</b>",
    ]
    if sum(standing.units.values()) > 1:
        lines.append(f"Theo đơn vị chủ trì: {counts}")
    if late:
        lines.append(f"🔴 Quá hạn: {names(late, MOST_NAMES, 'đơn vị')}")
    for one in said[:MOST_STATEMENTS]:
        words = f": “{spoken(one.text, 120)}”" if one.text else ""
        lines.append(f"• {escape(one.unit)} ({day(one.on)}): {escape(one.state)}{words}")
    return "\n".join([*lines, *and_others(MOST_STATEMENTS, len(said), "đơn vị")])


def _given(value: Assigned) -> list[str]:
    lines = [f"Chủ trì: {names(value.leads, MOST_GIVEN, 'đơn vị')}"] if value.leads else []
    if value.coordinating:
        lines.append(f"Phối hợp: {names(value.coordinating, MOST_GIVEN, 'đơn vị')}")
    return [*lines, f"Hạn: {deadline(value.deadline_text, None, value.due)}"]


def no_period(known: Sequence[NamedPeriod]) -> str:
    """Return that the plan has no such period, and which it has."""
    if not known:
        return "Kế hoạch không quy định báo cáo định kỳ. Xem tình hình chung: /summary"
    listed = joined([period(one) for one in known[-MOST_NAMES:]])
    return f"Không có kỳ báo cáo này. Các kỳ đang theo dõi: {listed}."


def no_such_day(words: str) -> str:
    """Return that there is no such day, and how one is written."""
    return f"Lịch không có ngày “{escape(words)}”. Xin ghi ngày/tháng/năm, ví dụ: /summary 15/6/2025"


def day_to_come(asked: date) -> str:
    """Return that a day has not come yet, and what can be asked instead."""
    return f"Ngày {day(asked)} chưa đến. Tình hình hiện nay: /summary"


def no_task(number: str) -> str:
    """Return that no plan has a task of this number."""
    return f"Không có nhiệm vụ số {escape(number)} trong kế hoạch. Xem theo nhóm: /summary theo nhóm"


def not_understood(words: str, units: Sequence[str]) -> str:
    """Return what can be asked, and the units that may have been meant."""
    meant = f"Có phải: {names(units, MOST_NAMES, 'đơn vị')}?\n\n" if units else ""
    return (
        f"Chưa hiểu “{short(words, 60)}”. {meant}"
        "Có thể hỏi, ví dụ:\n"
        "• <code>/summary tháng 6</code>, <code>/summary 6 tháng</code>\n"
        "• <code>/summary Sở Y tế</code>, <code>/summary huyện</code>\n"
        "• <code>/summary NV 32</code>\n"
        "• <code>/summary quá hạn</code>, <code>/summary vướng mắc</code>, "
        "<code>/summary chưa báo cáo</code>\n"
        "• <code>/summary word</code>, <code>/summary excel tháng 6</code>\n"
        "• <code>/summary 15/6/2025</code>: tình hình đến hết ngày đó."
    )


def only_ones_own() -> str:
    """Return why a unit is not told of others."""
    return (
        "Nhóm của đơn vị chỉ xem được tình hình của chính đơn vị mình. Xin gửi /summary không kèm tên đơn vị."
    )
