"""The buttons below what the bot says by itself."""

from collections.abc import Iterable
from datetime import date

from telegram import InlineKeyboardMarkup

from chat.buttons import Acknowledge
from chat.keyboards.base import button
from chat.keyboards.reporting import reminder
from storage.acknowledgements import number_of


def morning(
    tasks: Iterable[tuple[int, str]], periods: Iterable[tuple[int, str]], day: date
) -> InlineKeyboardMarkup:
    """Return the buttons to each (task id, number) and each (period id, label), and "Đã nhận"."""
    reports = reminder(tasks, periods)
    seen = [button("👀 Đã nhận", Acknowledge(number_of(day)))]
    return InlineKeyboardMarkup([*(reports.inline_keyboard if reports else ()), seen])
