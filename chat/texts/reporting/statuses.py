"""Asking a unit how a task stands, and showing what was recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chat.markup import Block, Listing, Marked, message, names, printed, short
from chat.texts.words import (
    capitalised,
    count,
    day,
    deadline,
    of_plan,
    period_deadline,
    reports,
    status_and_percent,
)
from plans.standing import NamedPeriod
from plans.status import Status

LISTED = 12
LISTED_PERIODS = 5
REPORTS = Marked("📋 <b>Báo cáo kỳ</b> (xem và nộp: /baocao)")


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
    day_named: str | None = None
    """When it was done, or is expected to be."""
    moved_to: date | None = None
    """The day on which it is due for this unit, where that is not the plan's."""


def how_does_it_stand(task: TaskState) -> Marked:
    """Return the question that the status buttons answer."""
    return Marked(
        "<b>NV {number}</b>{of_plan}: {title}\nHạn: {deadline}\nHiện tại: {present}\n\n"
        "Xin chọn tình hình thực hiện, hoặc trả lời (reply) tin này bằng lời."
    ).format(
        number=task.number,
        of_plan=of_plan(task.plan),
        title=printed(task.title, 200),
        deadline=_deadline(task),
        present=_present(task, 300),
    )


def which_task(whose: Marked | None) -> Marked:
    """Return the question which task the words are about, behind whose it is that they named; they wait."""
    why = Marked("{} ").format(whose) if whose else ""
    return Marked("{}Nội dung này là của nhiệm vụ nào? Xin chọn (lời báo cáo đang được giữ):").format(why)


def not_understood(number: str) -> Marked:
    """Return the answer to a reply that names neither task nor status; `number` is of one of its tasks."""
    return Marked(
        "Chưa hiểu nội dung này (đã giữ lại). Xin chọn nhiệm vụ dưới đây, "
        "hoặc viết rõ hơn, ví dụ: “NV {} đang thực hiện 85%”."
    ).format(number)


def no_such_task_of_yours(number: str) -> Marked:
    """Return the question which task is meant, once a number was named that is not one of the unit's."""
    return Marked("Chưa rõ NV {} là nhiệm vụ nào của đơn vị. Xin chọn:").format(short(number, 20))


def left_unrecorded(person: str) -> Marked:
    """Return that words that waited for their task are not recorded."""
    return Marked("Đã bỏ, không ghi nội dung này (người bỏ: {}).").format(person)


def no_tasks() -> Marked:
    """Return the answer to a report of a unit that leads no task."""
    return Marked("Đơn vị hiện không chủ trì nhiệm vụ nào. Báo cáo kỳ: /baocao")


def withdrawn(number: str, now_standing: str, person: str) -> Marked:
    """Return what stands after a statement was taken back."""
    rest = (
        Marked("Hiện ghi nhận: {}.").format(now_standing)
        if now_standing
        else "Hiện chưa có báo cáo cho nhiệm vụ này."
    )
    return Marked("↩️ Đã thu hồi báo cáo của <b>NV {number}</b> (người thu hồi: {person}). {rest}").format(
        number=number, person=person, rest=rest
    )


def changed_meanwhile(present: str) -> Marked:
    """Return why a press on an old button was not taken."""
    return Marked("Tình hình vừa được cập nhật: {}. Xin xem lại rồi bấm lần nữa.").format(
        present or "đã thu hồi"
    )


def recorded_before() -> Marked:
    """Return the answer to a doubled press."""
    return Marked("Đã ghi nhận trước đó.")


def nothing_to_repeat() -> Marked:
    """Return why "Không thay đổi" cannot be taken for a task never reported on."""
    return Marked("Nhiệm vụ này chưa có báo cáo nào để giữ nguyên. Xin chọn tình hình thực hiện.")


def nothing_to_repeat_of(numbers: Sequence[str]) -> Marked:
    """Return for which tasks "không thay đổi" could not be taken; their buttons follow."""
    named = names([f"NV {number}" for number in numbers], LISTED, "nhiệm vụ")
    return Marked("{} chưa có báo cáo nào để giữ nguyên. Xin chọn nhiệm vụ để báo cáo:").format(named)


def never_reported(numbers: Sequence[str]) -> Marked:
    """Return which open tasks "không thay đổi" said nothing of, for nothing was said of them before."""
    named = names([f"NV {number}" for number in numbers], LISTED, "nhiệm vụ")
    return Marked("Chưa có báo cáo nào để giữ nguyên: {}.").format(named)


def in_question(numbers: Sequence[str]) -> Marked:
    """Return which tasks "không thay đổi" leaves alone: other words on them wait for a press."""
    named = names([f"NV {number}" for number in numbers], LISTED, "nhiệm vụ")
    return Marked(
        "{} đang chờ xác nhận nên chưa ghi “không thay đổi”. "
        "Xin bấm “Ghi như vậy” hoặc “Không ghi” ở tin hỏi phía trên."
    ).format(named)


def no_open_tasks() -> Marked:
    """Return the answer to "không thay đổi" of a unit that has nothing left to report."""
    return Marked("Đơn vị hiện không còn nhiệm vụ nào phải báo cáo. Báo cáo kỳ: /baocao")


def words_needed(number: str | None) -> Marked:
    """Return the answer to a file, picture or voice message without words; `number` is one of its tasks."""
    example = Marked(", ví dụ: “NV {} đang thực hiện 85%”").format(number) if number else ""
    return Marked(
        "Đôn đốc chưa đọc được nội dung trong tệp, ảnh và tin thoại. Xin báo cáo bằng lời{}."
    ).format(example)


def not_your_task() -> Marked:
    """Return why a press on another unit's task changes nothing."""
    return Marked("Nhiệm vụ này do đơn vị khác chủ trì, không phải đơn vị của nhóm này.")


def owed(
    unit: str,
    tasks: Sequence[TaskState],
    periods: Sequence[tuple[NamedPeriod, str | None]],
    today: date,
    done: Sequence[Marked] = (),
) -> Marked:
    """Return everything a unit owes; each report stands beside its plan's name, where that is needed.

    `done` says what became of what the unit says is done.
    """
    if not tasks and not periods:
        return message(Marked("<b>{}</b> hiện không còn việc nào phải báo cáo.").format(unit), *done)
    unfinished = (
        f"đang có {count(len(tasks), 'nhiệm vụ')} chưa hoàn thành" if tasks else "có báo cáo kỳ cần nộp"
    )
    heading = Marked("<b>{}</b> {}").format(unit, unfinished)
    listed = [Marked("• {}").format(_owed_task(task, today)) for task in tasks[:LISTED]]
    reported = [Marked("• {}").format(_owed_period(period, plan, today)) for period, plan in periods]
    of_periods: list[Block] = (
        ["", REPORTS, Listing(reported, LISTED_PERIODS, "kỳ báo cáo")] if periods else []
    )
    of_tasks: list[Block] = [Listing(listed, LISTED, "nhiệm vụ", len(tasks))]
    if any(period.due < today for period, _ in periods) and not any(_is_late(task, today) for task in tasks):
        body: list[Block] = [*of_periods, "", *of_tasks]
    else:
        body = [*of_tasks, *of_periods]
    return message(heading, *body, *([""] if done else ()), *done)


def _is_late(task: TaskState, today: date) -> bool:
    due = task.moved_to or task.due
    return due is not None and due < today


def _owed_period(period: NamedPeriod, plan: str | None, today: date) -> Marked:
    return Marked("{sign}{what}{of_plan}: {deadline}").format(
        sign=_sign(period.due, today),
        what=capitalised(reports([period])),
        of_plan=of_plan(plan),
        deadline=period_deadline(period),
    )


def _sign(due: date | None, today: date) -> str:
    return "🔴 " if due is not None and due < today else ""


def _owed_task(task: TaskState, today: date) -> Marked:
    return Marked("{sign}NV {number}{of_plan}: {title} — {deadline}; {present}").format(
        sign=_sign(task.moved_to or task.due, today),
        number=task.number,
        of_plan=of_plan(task.plan),
        title=printed(task.title, 60),
        deadline=_deadline(task),
        present=_present(task, 60),
    )


def _deadline(task: TaskState) -> Marked:
    written = deadline(task.deadline_text, task.before, task.due)
    return Marked("{}, nay là ngày {}").format(written, day(task.moved_to)) if task.moved_to else written


def _present(task: TaskState, letters: int) -> Marked:
    present = status_and_percent(task.status, task.percent, task.day_named) or "chưa có báo cáo"
    returned = Marked("; bị trả lại: “{}”").format(short(task.returned, letters)) if task.returned else ""
    return Marked("{}{}").format(present, returned)
