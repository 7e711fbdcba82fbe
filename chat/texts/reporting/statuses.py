"""Asking a unit how a task stands, and showing what was recorded."""

from collections.abc import Sequence
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
    status_and_percent,
)
from plans.standing import NamedPeriod
from plans.status import Status

LISTED = 12
LISTED_PERIODS = 5


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task of a unit, when it is due and how it stands."""

    number: str
    title: str
    deadline_text: str | None
    before: date | None
    due: date | None
    status: Status | None
    percent: float | None
    plan: str | None = None
    """The plan, named only to a unit that is in several."""
    returned: str | None = None
    """Why the secretariat did not accept that it is done."""
    moved_to: date | None = None
    """The day on which it is due for this unit, where that is not the plan's."""


def how_does_it_stand(task: TaskState) -> str:
    """Return the question that the status buttons answer."""
    return (
        f"<b>NV {escape(task.number)}</b>{of_plan(task.plan)}: {short(task.title, 200)}\n"
        f"Hạn: {_deadline(task)}\n"
        f"Hiện tại: {_present(task, 300)}\n\n"
        "Xin chọn tình hình thực hiện, hoặc trả lời (reply) tin này bằng lời."
    )


def which_task(foreign: str | None) -> str:
    """Return the question which task the words are about, also if they named another unit's; they wait."""
    why = f"NV {short(foreign, 20)} không do đơn vị chủ trì. " if foreign else ""
    return f"{why}Nội dung này là của nhiệm vụ nào? Xin chọn (lời báo cáo đang được giữ):"


def not_understood() -> str:
    """Return the answer to a reply that names neither task nor status."""
    return (
        "Chưa hiểu nội dung này (đã giữ lại). Xin chọn nhiệm vụ dưới đây, "
        "hoặc viết rõ hơn, ví dụ: “NV 32 đang thực hiện 85%”."
    )


def no_tasks() -> str:
    """Return the answer to a report of a unit that leads no task."""
    return "Đơn vị hiện không chủ trì nhiệm vụ nào. Báo cáo kỳ: /baocao"


def withdrawn(number: str, now_standing: str, person: str) -> str:
    """Return what stands after a statement was taken back."""
    rest = f"Hiện ghi nhận: {now_standing}." if now_standing else "Hiện chưa có báo cáo cho nhiệm vụ này."
    return f"↩️ Đã thu hồi báo cáo của <b>NV {escape(number)}</b> (người thu hồi: {escape(person)}). {rest}"


def changed_meanwhile(present: str) -> str:
    """Return why a press on an old button was not taken."""
    return f"Tình hình vừa được cập nhật: {present or 'đã thu hồi'}. Xin xem lại rồi bấm lần nữa."


def recorded_before() -> str:
    """Return the answer to a doubled press."""
    return "Đã ghi nhận trước đó."


def nothing_to_repeat() -> str:
    """Return why "Không thay đổi" cannot be taken for a task never reported on."""
    return "Nhiệm vụ này chưa có báo cáo nào để giữ nguyên. Xin chọn tình hình thực hiện."


def nothing_to_repeat_of(numbers: Sequence[str]) -> str:
    """Return for which tasks "không thay đổi" could not be taken; their buttons follow."""
    named = names([f"NV {number}" for number in numbers], LISTED, "nhiệm vụ")
    return f"{named} chưa có báo cáo nào để giữ nguyên. Xin chọn nhiệm vụ để báo cáo:"


def never_reported(numbers: Sequence[str]) -> str:
    """Return which open tasks "không thay đổi" said nothing of, for nothing was said of them before."""
    named = names([f"NV {number}" for number in numbers], LISTED, "nhiệm vụ")
    return f"Chưa có báo cáo nào để giữ nguyên: {named}."


def no_open_tasks() -> str:
    """Return the answer to "không thay đổi" of a unit that has nothing left to report."""
    return "Đơn vị hiện không còn nhiệm vụ nào phải báo cáo. Báo cáo kỳ: /baocao"


def words_needed() -> str:
    """Return the answer to a file, picture or voice message that came without words."""
    return (
        "Đôn đốc chưa đọc được nội dung trong tệp, ảnh và tin thoại. "
        "Xin báo cáo bằng lời, ví dụ: “NV 32 đang thực hiện 85%”."
    )


def not_your_task() -> str:
    """Return why a press on another unit's task changes nothing."""
    return "Nhiệm vụ này do đơn vị khác chủ trì, không phải đơn vị của nhóm này."


def owed(
    unit: str,
    tasks: Sequence[TaskState],
    periods: Sequence[tuple[NamedPeriod, str | None]],
    today: date,
    done: Sequence[str] = (),
) -> str:
    """Return everything a unit owes; each report stands beside its plan's name, where that is needed.

    `done` says what became of what the unit says is done.
    """
    if not tasks and not periods:
        return "\n".join([f"<b>{escape(unit)}</b> hiện không còn việc nào phải báo cáo.", *done])
    unfinished = (
        f"đang có {count(len(tasks), 'nhiệm vụ')} chưa hoàn thành" if tasks else "có báo cáo kỳ cần nộp"
    )
    lines = [f"<b>{escape(unit)}</b> {unfinished}"]
    lines += [f"• {_owed_task(task, today)}" for task in tasks[:LISTED]]
    lines += and_others(LISTED, len(tasks), "nhiệm vụ")
    if periods:
        lines += ["", "📋 <b>Báo cáo kỳ</b> (xem và nộp: /baocao)"]
        lines += [f"• {_owed_period(period, plan, today)}" for period, plan in periods[:LISTED_PERIODS]]
        lines += and_others(LISTED_PERIODS, len(periods), "kỳ báo cáo")
    return "\n".join([*lines, *([""] if done else []), *done])


def _owed_period(period: NamedPeriod, plan: str | None, today: date) -> str:
    what = f"{capitalised(reports([period]))}{of_plan(plan)}"
    return f"{_sign(period.due, today)}{what}: {period_deadline(period)}"


def _sign(due: date | None, today: date) -> str:
    return "🔴 " if due is not None and due < today else ""


def _owed_task(task: TaskState, today: date) -> str:
    number = f"{_sign(task.moved_to or task.due, today)}NV {escape(task.number)}{of_plan(task.plan)}"
    return f"{number}: {short(task.title, 60)} — {_deadline(task)}; {_present(task, 60)}"


def _deadline(task: TaskState) -> str:
    written = deadline(task.deadline_text, task.before, task.due)
    return f"{written}, nay là ngày {day(task.moved_to)}" if task.moved_to else written


def _present(task: TaskState, letters: int) -> str:
    present = status_and_percent(task.status, task.percent) or "chưa có báo cáo"
    return f"{present}; bị trả lại: “{short(task.returned, letters)}”" if task.returned else present
