"""The buttons below the question whether units merge or split."""

from telegram import InlineKeyboardMarkup

from chat.buttons import DropSuccession, SucceedUnits
from chat.keyboards.base import button


def succession(question: int, verb: str) -> InlineKeyboardMarkup:
    """Return the two answers."""
    return InlineKeyboardMarkup(
        [[button(verb, SucceedUnits(question)), button("Bỏ", DropSuccession(question))]]
    )
