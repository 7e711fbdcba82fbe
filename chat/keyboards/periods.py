"""The buttons of the report of a period."""

from collections.abc import Iterable

from telegram import InlineKeyboardMarkup

from chat.buttons import NoChangeAll, ReopenReport, SubmitPeriod
from chat.keyboards.base import LONGEST_LABEL, button


def period(period_id: int, *, repeatable: int, accepted_missing: int = 0) -> InlineKeyboardMarkup:
    """Return what can be done with the report of a period.

    The last word on `repeatable` tasks can be carried forward; the gaps warned of can be accepted.
    """
    same = button(f"Không thay đổi ({repeatable} việc còn lại)", NoChangeAll(period_id))
    label = f"Vẫn nộp ({accepted_missing} việc chưa có thông tin)" if accepted_missing else "Nộp báo cáo"
    submit = button(label, SubmitPeriod(period_id, accepted_missing))
    return InlineKeyboardMarkup([[same], [submit]] if repeatable else [[submit]])


def reopen(submitted: Iterable[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Return a button for each (obligation, name) of a report that can be opened again."""
    return InlineKeyboardMarkup(
        [[button(label[:LONGEST_LABEL], ReopenReport(owed))] for owed, label in submitted]
    )
