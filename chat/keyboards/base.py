"""How a button and rows of buttons are made, and how many Telegram takes."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton

from chat.buttons import Button

MOST_TASKS = 12
MOST_PERIODS = 4
MOST_CHOICES = 96
"""Telegram takes 100 buttons a message."""
PER_ROW = 4
LONGEST_LABEL = 60

Row = list[InlineKeyboardButton]


def button(label: str, action: Button) -> InlineKeyboardButton:
    """Return a button with its label and its action."""
    return InlineKeyboardButton(label, callback_data=action.pack())


def rows_of(buttons: Sequence[InlineKeyboardButton], width: int) -> list[Row]:
    """Return the buttons in rows of so many."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]
