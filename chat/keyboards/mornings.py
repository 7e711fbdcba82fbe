"""The buttons below what the bot says by itself."""

from collections.abc import Iterable, Sequence
from datetime import date

from telegram import InlineKeyboardMarkup

from chat.buttons import Acknowledge, NudgeMissing, Resend
from chat.keyboards.base import LONGEST_LABEL, MOST_CHOICES, button
from chat.keyboards.reporting import owed
from storage.acknowledgements import number_of


def morning(
    tasks: Iterable[tuple[int, str]], periods: Iterable[tuple[int, str]], day: date
) -> InlineKeyboardMarkup:
    """Return the buttons to each (task id, number) and each (period id, label), and "Đã nhận"."""
    reports = owed(tasks, periods)
    seen = [button("👀 Đã nhận", Acknowledge(number_of(day)))]
    return InlineKeyboardMarkup([*(reports.inline_keyboard if reports else ()), seen])


def resend(messages: Sequence[tuple[int, str]]) -> InlineKeyboardMarkup | None:
    """Return a button for each (outbox id, unit) of unknown fate, or None when there are none."""
    rows = [
        [button(f"Gửi lại: {unit}"[:LONGEST_LABEL], Resend(message))]
        for message, unit in messages[:MOST_CHOICES]
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def nudge(period: int, hour: int) -> InlineKeyboardMarkup:
    """Return the button that reminds the units whose report is missing."""
    return InlineKeyboardMarkup([[button("Nhắc các đơn vị chưa báo cáo", NudgeMissing(period, hour))]])
