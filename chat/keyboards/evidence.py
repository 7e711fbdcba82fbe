"""The button below how a unit stands: the files of its reports."""

from telegram import InlineKeyboardMarkup

from chat.buttons import ShowFiles
from chat.keyboards.base import button


def unit_files(unit_id: int, plan_id: int, files: int) -> InlineKeyboardMarkup:
    """Return the button that sends the files of a unit."""
    return InlineKeyboardMarkup(
        [[button(f"📎 Xem ảnh, tệp kèm báo cáo ({files})", ShowFiles(unit_id, plan_id))]]
    )
