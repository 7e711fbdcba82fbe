"""A summary of one unit, of one task, and what can be asked where the words were not understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chat.markup import Block, Listing, Marked, joined, message, names, printed, short
from chat.texts.reporting.recording import besides
from chat.texts.summary.parts import SIGNS, as_of
from chat.texts.words import (
    capitalised,
    count,
    day,
    deadline,
    period,
    period_deadline,
    reports,
    status_and_percent,
)
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
    evidence: Marked = Marked("")
    """In short what came with it."""


def unit(value: UnitView, local: datetime) -> Marked:
    """Return how one unit stands with one plan."""
    late = [task for task in value.tasks if task.is_late]
    ordered = [*late, *(task for task in value.tasks if not task.is_late)]
    listed = [_task(task) for task in ordered[:MOST_TASKS]]
    submitted = [_submission(one, row) for one, row in value.submissions]
    return message(
        Marked("📊 <b>{}</b>").format(value.unit),
        printed(value.plan, 120),
        as_of(value.scope, local),
        "",
        _led(value, len(late)),
        Listing(listed, MOST_TASKS, "nhiệm vụ", len(ordered)),
        *(["", Listing(submitted, len(submitted), "kỳ báo cáo")] if submitted else ()),
    )


def _led(value: UnitView, late: int) -> Marked:
    if not value.tasks:
        return Marked("Không chủ trì nhiệm vụ nào trong kế hoạch này.")
    number = Marked("<b>{} chủ trì</b>").format(count(len(value.tasks), "nhiệm vụ"))
    return Marked("{}, 🔴 quá hạn {}").format(number, late) if late else number


def _task(task: UnitTask) -> Marked:
    sign = "🔴" if task.is_late else SIGNS[task.status]
    state = status_and_percent(task.status, task.percent, task.day_named) or "chưa có thông tin"
    return Marked("{sign} NV {number}: {title} — {deadline}; {state}{besides}").format(
        sign=sign,
        number=task.number,
        title=printed(task.title, 60),
        deadline=_deadline(task),
        state=state,
        besides=besides(task.counts, task.words),
    )


def _deadline(task: UnitTask) -> Marked:
    written = deadline(task.deadline_text, None, task.due)
    return Marked("{}, nay là ngày {}").format(written, day(task.moved_to)) if task.moved_to else written


def _submission(one: NamedPeriod, row: Submission) -> str:
    named = f"📋 {capitalised(reports([one]))} ({period_deadline(one)})"
    if row.submitted_on is None:
        return f"{named}: chưa báo cáo"
    late = " (chậm)" if row.submitted_on > one.due else ""
    return f"{named}: đã nộp ngày {day(row.submitted_on)}{late}"


def task(
    standing: CountedTask, given: Assigned, late: Sequence[str], said: Sequence[LeadWords], state: str
) -> Marked:
    """Return how one task stands, and what its lead units said; `state` is the moment it is told of."""
    counts = " · ".join(
        f"{capitalised(in_words(which))}: {number}" for which, number in standing.units.items()
    )
    lines: list[Block] = [
        Marked("📊 <b>NV {}</b>: {}").format(standing.number, printed(standing.title, 250)),
        *_given(given),
        state,
        "",
        Marked("{} <b>{}</b>").format(SIGNS[standing.status], capitalised(in_words(standing.status))),
    ]
    if sum(standing.units.values()) > 1:
        lines.append(Marked("Theo đơn vị chủ trì: {}").format(counts))
    if late:
        lines.append(Marked("🔴 Quá hạn: {}").format(names(late, MOST_NAMES, "đơn vị")))
    quoted = [_said(one) for one in said[:MOST_STATEMENTS]]
    return message(*lines, Listing(quoted, MOST_STATEMENTS, "đơn vị", len(said)))


def _said(one: LeadWords) -> Marked:
    words = Marked(": “{}”").format(short(one.text, 120)) if one.text else ""
    came_with = Marked(" {}").format(one.evidence) if one.evidence else Marked("")
    return Marked("• {unit} ({on}): {state}{words}{came_with}").format(
        unit=one.unit, on=day(one.on), state=one.state, words=words, came_with=came_with
    )


def _given(value: Assigned) -> list[Marked]:
    lines = [Marked("Chủ trì: {}").format(names(value.leads, MOST_GIVEN, "đơn vị"))] if value.leads else []
    if value.coordinating:
        lines.append(Marked("Phối hợp: {}").format(names(value.coordinating, MOST_GIVEN, "đơn vị")))
    moved = [Marked("{} đến ngày {}").format(unit, day(due)) for unit, due in value.moved]
    return [
        *lines,
        Marked("Hạn: {}").format(deadline(value.deadline_text, None, value.due)),
        *([Marked("Đã đổi hạn: {}").format(names(moved, MOST_GIVEN, "đơn vị"))] if moved else []),
    ]


def no_period(known: Sequence[NamedPeriod]) -> Marked:
    """Return that the plan has no such period, and which it has."""
    if not known:
        return Marked("Kế hoạch không quy định báo cáo định kỳ. Xem tình hình chung: /summary")
    listed = joined([period(one) for one in known[-MOST_NAMES:]])
    return Marked("Không có kỳ báo cáo này. Các kỳ đang theo dõi: {}.").format(listed)


def no_such_day(words: str) -> Marked:
    """Return that there is no such day, and how one is written."""
    return Marked("Lịch không có ngày “{}”. Xin ghi ngày/tháng/năm, ví dụ: /summary 15/6/2025").format(words)


def day_to_come(asked: date) -> Marked:
    """Return that a day has not come yet, and what can be asked instead."""
    return Marked("Ngày {} chưa đến. Tình hình hiện nay: /summary").format(day(asked))


def no_task(number: str) -> Marked:
    """Return that no plan has a task of this number."""
    return Marked("Không có nhiệm vụ số {} trong kế hoạch. Xem theo nhóm: /summary theo nhóm").format(number)


def not_understood(words: str, units: Sequence[str]) -> Marked:
    """Return what can be asked, and the units that may have been meant."""
    meant = Marked("Có phải: {}?\n\n").format(names(units, MOST_NAMES, "đơn vị")) if units else ""
    return Marked(
        "Chưa hiểu “{}”. {}"
        "Có thể hỏi, ví dụ:\n"
        "• <code>/summary tháng 6</code>, <code>/summary 6 tháng</code>\n"
        "• <code>/summary Sở Y tế</code>, <code>/summary huyện</code>\n"
        "• <code>/summary NV 32</code>\n"
        "• <code>/summary quá hạn</code>, <code>/summary vướng mắc</code>, "
        "<code>/summary chưa báo cáo</code>\n"
        "• <code>/summary word</code>, <code>/summary excel tháng 6</code>\n"
        "• <code>/summary 15/6/2025</code>: tình hình đến hết ngày đó."
    ).format(short(words, 60), meant)


def only_ones_own() -> Marked:
    """Return why a unit is not told of others."""
    return Marked(
        "Nhóm của đơn vị chỉ xem được tình hình của chính đơn vị mình. Xin gửi /summary không kèm tên đơn vị."
    )
