"""The buttons of the report of a period."""

from telegram import InlineKeyboardMarkup

from chat.buttons import NoChangeAll, SubmitPeriod
from chat.keyboards.base import button


def period(period_id: int, *, repeatable: int, accepted_missing: int = 0) -> InlineKeyboardMarkup:
    """Return what can be done with the report of a period.

    The last word on `repeatable` tasks can be carried forward; the gaps warned of can be accepted.
    """
    same = button(f"Không thay đổi ({repeatable} việc còn lại)", NoChangeAll(period_id))
    label = f"Vẫn nộp ({accepted_missing} việc chưa có thông tin)" if accepted_missing else "Nộp báo cáo"
    submit = button(label, SubmitPeriod(period_id, accepted_missing))
    return InlineKeyboardMarkup([[same], [submit]] if repeatable else [[submit]])
