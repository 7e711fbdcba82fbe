"""The buttons below the card of a period's report: tasks to report on, more of them, and submitting."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.buttons.base import PER_ROW, Keyboard, Row, button, rows_of
from chat.buttons.reporting.from_below import FetchBelow
from chat.buttons.reporting.periods import NoChangeAll, SubmitNothing, SubmitPeriod, TurnCard
from chat.buttons.reporting.statuses import OpenTask

MOST_SHOWN = 12
"""So many tasks of a report are shown at once."""


@dataclass(frozen=True, slots=True)
class ShownTasks:
    """The tasks of a report that are shown together: the first of so many, and which of them lack content."""

    missing: Sequence[tuple[int, str]] = ()
    """Their ids and numbers."""
    first: int = 0
    after: int = 0
    total: int = 0


def period(
    period_id: int,
    shown: ShownTasks,
    *,
    repeatable: int,
    accepted_missing: int = 0,
    empty: bool = False,
    has_below: bool = False,
) -> Keyboard:
    """Return what can be done with the report of a period.

    Each task without content opens; the last word on `repeatable` tasks can be carried forward; the gaps
    warned of can be accepted, and of an `empty` report it can be said that nothing arose. What units below
    report can be fetched where the unit `has_below` an office whose tasks serve these.
    """
    opening = [button(f"NV {number}", OpenTask(task)) for task, number in shown.missing]
    same = button(f"Không thay đổi ({repeatable} việc còn lại)", NoChangeAll(period_id))
    label = f"Vẫn nộp ({accepted_missing} việc chưa có thông tin)" if accepted_missing else "Nộp báo cáo"
    submit = button(label, SubmitPeriod(period_id, accepted_missing))
    if empty:
        submit = button("Không phát sinh", SubmitNothing(period_id))
    others = [_others(period_id, shown)] if shown.after - shown.first < shown.total else []
    fetch = [[button("⬇️ Lấy từ cấp dưới", FetchBelow(period_id))]] if has_below else []
    return Keyboard(
        [*rows_of(opening, PER_ROW), *others, *fetch, *([[same]] if repeatable else []), [submit]]
    )


def _others(period_id: int, shown: ShownTasks) -> Row:
    """Return the buttons to the tasks before and after those shown."""
    size = shown.after - shown.first
    before = [button("◀ Trước", TurnCard(period_id, max(shown.first - MOST_SHOWN, 0)))] if shown.first else []
    rest = shown.total - shown.after
    after = [button(f"Xem tiếp {rest} việc ▶", TurnCard(period_id, shown.first + size))] if rest else []
    return [*before, *after]
