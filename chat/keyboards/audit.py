"""The buttons below the log."""

from telegram import InlineKeyboardMarkup

from chat.buttons import ExportLog, ShowLog
from chat.keyboards.base import button


def log(unit: int, task: int, page: int, *, more: bool) -> InlineKeyboardMarkup:
    """Return the buttons to the pages before and after, and the sheet."""
    newer = [button("‹ Mới hơn", ShowLog(unit, task, page - 1))] if page else []
    older = [button("Cũ hơn ›", ShowLog(unit, task, page + 1))] if more else []
    sheet = [button("Tải bảng Excel", ExportLog(unit, task))]
    return InlineKeyboardMarkup([[*newer, *older], sheet] if newer or older else [sheet])
