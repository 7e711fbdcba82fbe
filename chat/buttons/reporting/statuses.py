"""Buttons by which a unit reports on its tasks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import (
    MOST_CHOICES,
    MOST_PERIODS,
    MOST_TASKS,
    PER_ROW,
    Button,
    Keyboard,
    button,
    rows_of,
)
from chat.buttons.decisions.extensions import AskExtension
from chat.buttons.reporting.periods import OpenPeriod
from chat.buttons.subjects import Subject
from plans.status import Status


@dataclass(frozen=True)
class OpenTask(Button):
    """Ask for the status of one task."""

    code: ClassVar[str] = "task"
    task: int


@dataclass(frozen=True)
class ReportStatus(Button):
    """Report a status; `shown` is the id of the statement that the button was shown with, or 0."""

    code: ClassVar[str] = "status"
    task: int
    status: Status
    shown: int


@dataclass(frozen=True)
class NoChange(Button):
    """Report that nothing has changed on a task."""

    code: ClassVar[str] = "same"
    task: int
    shown: int


@dataclass(frozen=True)
class NoChangeOpen(Button):
    """Report that nothing has changed on any open task."""

    code: ClassVar[str] = "same-open"


@dataclass(frozen=True)
class EditStatement(Button):
    """Choose another status for what was recorded."""

    code: ClassVar[str] = "edit"
    statement: int


@dataclass(frozen=True)
class WithdrawStatement(Button):
    """Take back what was recorded."""

    code: ClassVar[str] = "withdraw"
    statement: int


@dataclass(frozen=True)
class WithdrawTogether(Button):
    """Take back all that was recorded with one statement."""

    code: ClassVar[str] = "withdraw-all"
    statement: int


@dataclass(frozen=True)
class TakeHeld(Button):
    """Record the words that wait in a question: they are meant."""

    code: ClassVar[str] = "held-yes"
    question: int


@dataclass(frozen=True)
class LeaveHeld(Button):
    """Record nothing of the words that wait in a question."""

    code: ClassVar[str] = "held-no"
    question: int


@dataclass(frozen=True)
class TakeFigures(Button):
    """Record the figures that wait in a question: they are right."""

    code: ClassVar[str] = "figures-yes"
    question: int


@dataclass(frozen=True)
class LeaveFigures(Button):
    """Leave out the figures that wait in a question: they are wrong."""

    code: ClassVar[str] = "figures-no"
    question: int


@dataclass(frozen=True)
class AnswerTask(Button):
    """Say which task the words that wait in a question were about."""

    code: ClassVar[str] = "which"
    question: int
    task: int


@dataclass(frozen=True)
class OfferOthers(Button):
    """Offer every task of the unit for the words that wait in a question."""

    code: ClassVar[str] = "which-other"
    question: int


@dataclass(frozen=True)
class LeaveWords(Button):
    """Say that the words that wait in a question are about no task."""

    code: ClassVar[str] = "which-none"
    question: int


@dataclass(frozen=True)
class AnswersRequest(Button):
    """Say that the words that wait in a question answer a request of the secretariat."""

    code: ClassVar[str] = "which-request"
    question: int
    request: int


@dataclass(frozen=True)
class TaskAsked(Subject):
    """One task."""

    kind: ClassVar[str] = "task"
    task: int


@dataclass(frozen=True)
class TasksAsked(Subject):
    """Several tasks."""

    kind: ClassVar[str] = "tasks"
    tasks: tuple[int, ...]


@dataclass(frozen=True)
class RecordedShown(Subject):
    """What was recorded of these tasks, by these statements."""

    kind: ClassVar[str] = "recorded"
    tasks: tuple[int, ...]
    updates: tuple[int, ...] = ()


@dataclass(frozen=True)
class WhichTask(Subject):
    """The question which of these tasks is meant."""

    kind: ClassVar[str] = "question"
    tasks: tuple[int, ...]
    question: int = 0
    """What waits for the answer; 0 in messages from before it was kept with them."""


STATUS_LABELS = {
    Status.IN_PROGRESS: "Đang thực hiện",
    Status.DONE: "Hoàn thành",
    Status.DONE_ONGOING: "Duy trì thường xuyên",
    Status.WAITING: "Chờ hướng dẫn",
}


def statuses(task_id: int, shown: int) -> Keyboard:
    """Return the statuses a unit can report with one tap; `shown` is the id of what is current, or 0."""
    buttons = [button(label, ReportStatus(task_id, status, shown)) for status, label in STATUS_LABELS.items()]
    buttons.append(button("Không thay đổi", NoChange(task_id, shown)))
    buttons.append(button("Xin gia hạn", AskExtension(task_id)))
    return Keyboard(rows_of(buttons, 2))


def recorded(update_id: int) -> Keyboard:
    """Return how a recorded statement can be corrected."""
    edit, withdraw = EditStatement(update_id), WithdrawStatement(update_id)
    return Keyboard([[button("Sửa", edit), button("Thu hồi", withdraw)]])


def recorded_several(updates: Sequence[tuple[str, int]]) -> Keyboard:
    """Return, for each (task number, update id), how that statement can be corrected."""
    rows = [
        [
            button(f"Sửa NV {number}", EditStatement(update_id)),
            button(f"Thu hồi NV {number}", WithdrawStatement(update_id)),
        ]
        for number, update_id in updates[:MOST_TASKS]
    ]
    return Keyboard([*rows, [button("Thu hồi tất cả", WithdrawTogether(updates[0][1]))]])


def reminder(tasks: Iterable[tuple[int, str]], periods: Iterable[tuple[int, str]]) -> Keyboard | None:
    """Return a button for each (task id, number) and each (period id, label), or None when there are none."""
    labels = [(f"NV {number}", OpenTask(task)) for task, number in tasks]
    task_buttons = [button(*label) for label in labels[:MOST_TASKS]]
    period_rows = [[button(f"📋 {label}", OpenPeriod(period))] for period, label in periods]
    rows = rows_of(task_buttons, PER_ROW) + period_rows[:MOST_PERIODS]
    return Keyboard(rows) if rows else None


def owed(tasks: Iterable[tuple[int, str]], periods: Iterable[tuple[int, str]]) -> Keyboard | None:
    """Return the buttons of what a unit owes, with one that says that nothing has changed."""
    named = list(tasks)
    opening = reminder(named, periods)
    if opening is None or not named:
        return opening
    same = [button("🔁 Không thay đổi (các việc trên)", NoChangeOpen())]
    return Keyboard([*opening.rows, same])


def which_task(
    question_id: int, tasks: Iterable[tuple[int, str]], *, has_others: bool, requests: Iterable[int] = ()
) -> Keyboard:
    """Return a button for each (task id, number) and request that the waiting words may be about, and out."""
    buttons = [button(f"NV {number}", AnswerTask(question_id, task)) for task, number in tasks]
    asked = [
        [button(f"📣 Trả lời yêu cầu số {one}", AnswersRequest(question_id, one))]
        for one in list(requests)[:MOST_PERIODS]
    ]
    others = [button("Nhiệm vụ khác…", OfferOthers(question_id))] if has_others else []
    left = [*others, button("Bỏ, không ghi", LeaveWords(question_id))]
    most = MOST_CHOICES - len(asked) - len(left)
    return Keyboard([*rows_of(buttons[:most], PER_ROW), *asked, left])


def held(question_id: int) -> Keyboard:
    """Return whether words that wait are meant."""
    meant = button("Ghi như vậy", TakeHeld(question_id))
    return Keyboard([[meant, button("Không ghi", LeaveHeld(question_id))]])


def figures(question_id: int) -> Keyboard:
    """Return whether figures that were doubted are right."""
    right = button("Đúng, ghi số này", TakeFigures(question_id))
    return Keyboard([[right, button("Bỏ số này", LeaveFigures(question_id))]])
