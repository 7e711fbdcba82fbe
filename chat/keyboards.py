"""The buttons below our messages."""

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from chat.buttons import (
    AddUnit,
    AmendPlan,
    AnswerDoubt,
    AnswerTask,
    Button,
    CountPast,
    DoubtChoice,
    DropPlan,
    EditUpdate,
    LinkUnit,
    NoChange,
    NoChangeAll,
    OpenPeriod,
    OpenTask,
    Past,
    ReportStatus,
    ReviewDoubts,
    SavePlan,
    ShowDraft,
    SubmitPeriod,
    WithdrawUpdate,
)
from chat.texts.words import day
from plans.doubts import DeadlineDoubt, UnitDoubt
from plans.status import Status

MOST_TASKS = 12
MOST_PERIODS = 4
MOST_CHOICES = 96
"""Telegram takes 100 buttons a message."""
PER_ROW = 4
LONGEST_LABEL = 60
STATUS_LABELS = {
    Status.IN_PROGRESS: "Đang thực hiện",
    Status.DONE: "Hoàn thành",
    Status.DONE_ONGOING: "Duy trì thường xuyên",
    Status.WAITING: "Chờ hướng dẫn",
}

Row = list[InlineKeyboardButton]


def statuses(task_id: int, shown: int) -> InlineKeyboardMarkup:
    """Return the statuses a unit can report with one tap; `shown` is the id of what stands, or 0."""
    buttons = [
        _button(label, ReportStatus(task_id, status, shown)) for status, label in STATUS_LABELS.items()
    ]
    buttons.append(_button("Không thay đổi", NoChange(task_id, shown)))
    return InlineKeyboardMarkup(_rows(buttons, 2))


def recorded(update_id: int) -> InlineKeyboardMarkup:
    """Return how a recorded statement can be corrected."""
    edit, withdraw = EditUpdate(update_id), WithdrawUpdate(update_id)
    return InlineKeyboardMarkup([[_button("Sửa", edit), _button("Thu hồi", withdraw)]])


def recorded_several(updates: Sequence[tuple[str, int]]) -> InlineKeyboardMarkup:
    """Return, for each (task number, update id), how that statement can be corrected."""
    rows = [
        [
            _button(f"Sửa NV {number}", EditUpdate(update_id)),
            _button(f"Thu hồi NV {number}", WithdrawUpdate(update_id)),
        ]
        for number, update_id in updates[:MOST_TASKS]
    ]
    return InlineKeyboardMarkup(rows)


def reminder(
    tasks: Iterable[tuple[int, str]], periods: Iterable[tuple[int, str]]
) -> InlineKeyboardMarkup | None:
    """Return a button for each (task id, number) and each (period id, label), or None when there are none."""
    task_buttons = [_button(f"NV {number}", OpenTask(task)) for task, number in tasks][:MOST_TASKS]
    period_rows = [[_button(f"📋 {label}", OpenPeriod(period))] for period, label in periods]
    rows = _rows(task_buttons, PER_ROW) + period_rows[:MOST_PERIODS]
    return InlineKeyboardMarkup(rows) if rows else None


def period(period_id: int, *, repeatable: int, accepted_missing: int = 0) -> InlineKeyboardMarkup:
    """Return what can be done with the report of a period.

    The last word on `repeatable` tasks can be carried forward; the gaps warned of can be accepted.
    """
    same = _button(f"Không thay đổi ({repeatable} việc còn lại)", NoChangeAll(period_id))
    label = f"Vẫn nộp ({accepted_missing} việc chưa có thông tin)" if accepted_missing else "Nộp báo cáo"
    submit = _button(label, SubmitPeriod(period_id, accepted_missing))
    return InlineKeyboardMarkup([[same], [submit]] if repeatable else [[submit]])


def which_task(question_id: int, tasks: Iterable[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Return a button for each (task id, number) that the waiting words may be about."""
    buttons = [_button(f"NV {number}", AnswerTask(question_id, task)) for task, number in tasks]
    return InlineKeyboardMarkup(_rows(buttons[:MOST_CHOICES], PER_ROW))


def draft(
    draft_id: int, *, past: Past | None, has_past: bool, doubts: int, is_known: bool
) -> InlineKeyboardMarkup:
    """Return what can be decided about a previewed plan; the choice made about past dates is ticked."""
    rows: list[Row] = []
    if doubts:
        rows.append([_button(f"Xem lại {doubts} chỗ chưa chắc", ReviewDoubts(draft_id))])
    if has_past:
        labels = {Past.OVERDUE: "Tính là quá hạn", Past.WAIVED: "Bỏ qua hạn đã qua"}
        ticked = [("✓ " if choice is past else "") + label for choice, label in labels.items()]
        rows.append(
            [
                _button(label, CountPast(draft_id, choice))
                for label, choice in zip(ticked, labels, strict=True)
            ]
        )
    if is_known:
        rows.append([_button("Cập nhật kế hoạch đã lưu", AmendPlan(draft_id))])
    save = "Lưu thành kế hoạch khác" if is_known else "Lưu kế hoạch"
    rows.append([_button(save, SavePlan(draft_id)), _button("Bỏ", DropPlan(draft_id))])
    return InlineKeyboardMarkup(rows)


def drafts(open_drafts: Iterable[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Return, for each (draft id, title), how to go on with it or drop it."""
    rows = [
        [_button(f"Xem tiếp: {title}"[:LONGEST_LABEL], ShowDraft(number)), _button("Bỏ", DropPlan(number))]
        for number, title in open_drafts
    ]
    return InlineKeyboardMarkup(rows)


def deadline_doubt(question: int, doubt: DeadlineDoubt) -> InlineKeyboardMarkup:
    """Return the readings a deadline may have."""
    as_read = "Đúng như đang hiểu" if doubt.reading.due else "Không có ngày cụ thể"
    rows = [[_button(as_read, AnswerDoubt(question, DoubtChoice.AS_READ, 0))]]
    rows += [
        [_button(f"Hạn {day(value)}", AnswerDoubt(question, DoubtChoice.LISTED, index))]
        for index, value in enumerate(doubt.dates)
        if value != doubt.reading.due
    ]
    if doubt.reading.due:
        rows.append([_button("Chưa có hạn", AnswerDoubt(question, DoubtChoice.NONE, 0))])
    return InlineKeyboardMarkup(rows)


def unit_doubt(question: int, doubt: UnitDoubt) -> InlineKeyboardMarkup:
    """Return the units a name may mean."""
    rows = [
        [_button(name[:LONGEST_LABEL], AnswerDoubt(question, DoubtChoice.LISTED, index))]
        for index, name in enumerate(doubt.candidates)
    ]
    rows.append([_button("Đơn vị khác", AnswerDoubt(question, DoubtChoice.NONE, 0))])
    return InlineKeyboardMarkup(rows)


def units(choices: Iterable[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Return a button for each (unit id, name)."""
    return InlineKeyboardMarkup([[_button(name, LinkUnit(unit))] for unit, name in choices])


def new_unit(question_id: int, name: str) -> InlineKeyboardMarkup:
    """Return the button that adds a unit."""
    return InlineKeyboardMarkup([[_button(f"Thêm đơn vị mới: {name}"[:LONGEST_LABEL], AddUnit(question_id))]])


def _button(label: str, button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=button.pack())


def _rows(buttons: Sequence[InlineKeyboardButton], width: int) -> list[Row]:
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]
