"""Buttons of a plan that was sent: save, drop, amend, decide about its past dates and its doubts."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, Row, button
from chat.buttons.subjects import Subject
from chat.texts.words import day
from plans.doubts import DeadlineDoubt, UnitDoubt


class Past(StrEnum):
    """What becomes of deadlines that had passed before the plan was saved."""

    OVERDUE = "overdue"
    WAIVED = "waived"


class Confirmed(StrEnum):
    """Which of the tasks that were read from prose are given."""

    ALL = "all"
    WITHOUT_ONGOING = "not-ongoing"


class DoubtChoice(StrEnum):
    """How a doubt is decided."""

    AS_READ = "as-read"
    NONE = "none"
    LISTED = "listed"


@dataclass(frozen=True)
class SavePlan(Button):
    """Save a previewed plan."""

    code: ClassVar[str] = "plan-save"
    draft: int


@dataclass(frozen=True)
class DropPlan(Button):
    """Throw a previewed plan away."""

    code: ClassVar[str] = "plan-drop"
    draft: int


@dataclass(frozen=True)
class CountPast(Button):
    """Choose what becomes of the deadlines already past."""

    code: ClassVar[str] = "plan-past"
    draft: int
    past: Past


@dataclass(frozen=True)
class ConfirmTasks(Button):
    """Confirm tasks that were read from prose."""

    code: ClassVar[str] = "plan-confirm"
    draft: int
    which: Confirmed


@dataclass(frozen=True)
class AmendPlan(Button):
    """Bring the saved plan to the version of a draft."""

    code: ClassVar[str] = "plan-amend"
    draft: int


@dataclass(frozen=True)
class GiveDraft(Button):
    """Put the confirmed tasks of a draft among those that came singly this year."""

    code: ClassVar[str] = "plan-give"
    draft: int


@dataclass(frozen=True)
class ShowDraft(Button):
    """Show a draft that was left undecided once more."""

    code: ClassVar[str] = "plan-show"
    draft: int


@dataclass(frozen=True)
class ReviewDoubts(Button):
    """Ask about what a reading left in doubt."""

    code: ClassVar[str] = "doubts"
    draft: int


@dataclass(frozen=True)
class AnswerDoubt(Button):
    """Answer the question about a doubt; `index` tells which of the listed answers."""

    code: ClassVar[str] = "doubt"
    question: int
    choice: DoubtChoice
    index: int


@dataclass(frozen=True)
class AskDeadlineAgain(Button):
    """Ask once more about the deadline of a task, by its place in the plan of a draft."""

    code: ClassVar[str] = "doubt-again"
    draft: int
    position: int


@dataclass(frozen=True)
class PlanWanted(Subject):
    """A document is wanted: a plan, or the reading of a draft with its corrections."""

    kind: ClassVar[str] = "plan"
    draft: int | None = None


@dataclass(frozen=True)
class DoubtAsked(Subject):
    """A doubt about a draft, which words decide too."""

    kind: ClassVar[str] = "doubt"
    draft: int


@dataclass(frozen=True, slots=True)
class Undecided:
    """How many places of a draft wait for a decision; `ongoing` counts among the proposed tasks."""

    doubts: int = 0
    proposed: int = 0
    ongoing: int = 0


def draft(
    draft_id: int,
    undecided: Undecided,
    *,
    past: Past | None,
    has_past: bool,
    is_known: bool,
    can_be_given: bool = False,
) -> Keyboard:
    """Return what can be decided about a previewed plan; the choice made about past dates is ticked.

    What was read from prose and confirmed `can_be_given` without being a plan of its own.
    """
    doubts = undecided.doubts
    rows = _proposed(draft_id, undecided)
    if doubts:
        rows.append([button(f"Xem lại {doubts} chỗ chưa chắc", ReviewDoubts(draft_id))])
    if has_past:
        labels = {Past.OVERDUE: "Tính là quá hạn", Past.WAIVED: "Không tính quá hạn các việc này"}
        ticked = [("✓ " if choice is past else "") + label for choice, label in labels.items()]
        rows += [
            [button(label, CountPast(draft_id, choice))] for label, choice in zip(ticked, labels, strict=True)
        ]
    if is_known:
        rows.append([button("Cập nhật kế hoạch đã lưu", AmendPlan(draft_id))])
    if can_be_given:
        rows.append([button("Đưa vào Nhiệm vụ được giao", GiveDraft(draft_id))])
    save = "Lưu thành kế hoạch khác" if is_known else "Lưu kế hoạch"
    rows.append([button(save, SavePlan(draft_id)), button("Bỏ", DropPlan(draft_id))])
    return Keyboard(rows)


def with_another_try(keyboard: Keyboard, draft_id: int, position: int | None) -> Keyboard | None:
    """Return a keyboard with the button that asks once more about the deadline just decided."""
    again = (
        [[button("↩️ Trả lời lại câu trước", AskDeadlineAgain(draft_id, position))]]
        if position is not None
        else []
    )
    rows = [*keyboard.rows, *again]
    return Keyboard(rows) if rows else None


def _proposed(draft_id: int, undecided: Undecided) -> list[Row]:
    """Return how the tasks that were read from prose are confirmed."""
    every, ongoing = undecided.proposed, undecided.ongoing
    if not every:
        return []
    rows = [[button(f"Đúng cả {every} việc", ConfirmTasks(draft_id, Confirmed.ALL))]]
    if 0 < ongoing < every:
        but = f"Đúng, trừ {ongoing} việc thường xuyên"
        rows.append([button(but, ConfirmTasks(draft_id, Confirmed.WITHOUT_ONGOING))])
    return list(rows)


def drafts(open_drafts: Iterable[tuple[int, str]]) -> Keyboard:
    """Return, for each (draft id, title), how to go on with it or drop it."""
    rows = [
        [button(f"Xem tiếp: {title}", ShowDraft(number)), button("Bỏ", DropPlan(number))]
        for number, title in open_drafts
    ]
    return Keyboard(rows)


def deadline_doubt(question: int, doubt: DeadlineDoubt) -> Keyboard:
    """Return the readings a deadline may have."""
    as_read = "Đúng như đang hiểu" if doubt.reading.due else "Không có ngày cụ thể"
    rows = [[button(as_read, AnswerDoubt(question, DoubtChoice.AS_READ, 0))]]
    rows += [
        [button(f"Hạn {day(value)}", AnswerDoubt(question, DoubtChoice.LISTED, index))]
        for index, value in enumerate(doubt.dates)
        if value != doubt.reading.due
    ]
    if doubt.reading.due:
        rows.append([button("Chưa có hạn", AnswerDoubt(question, DoubtChoice.NONE, 0))])
    return Keyboard(rows)


def unit_doubt(question: int, doubt: UnitDoubt) -> Keyboard:
    """Return the units a name may mean."""
    rows = [
        [button(name, AnswerDoubt(question, DoubtChoice.LISTED, index))]
        for index, name in enumerate(doubt.candidates)
    ]
    rows.append([button("Đơn vị khác", AnswerDoubt(question, DoubtChoice.NONE, 0))])
    return Keyboard(rows)
