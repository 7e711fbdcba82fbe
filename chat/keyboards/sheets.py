"""The buttons below what a returned sheet would change."""

from telegram import InlineKeyboardMarkup

from chat.buttons import DropSheet, TakeSheet
from chat.keyboards.base import button


def sheet(question_id: int, rows: int) -> InlineKeyboardMarkup:
    """Return whether what a sheet says is recorded."""
    take = button(f"Ghi báo cáo ({rows} dòng)", TakeSheet(question_id))
    return InlineKeyboardMarkup([[take, button("Bỏ", DropSheet(question_id))]])
