"""The buttons that link a unit's group."""

from collections.abc import Iterable

from telegram import InlineKeyboardMarkup

from chat.buttons import AddUnit, LinkUnit
from chat.keyboards.base import LONGEST_LABEL, button


def units(choices: Iterable[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Return a button for each (unit id, name)."""
    return InlineKeyboardMarkup([[button(name, LinkUnit(unit))] for unit, name in choices])


def new_unit(question_id: int, name: str) -> InlineKeyboardMarkup:
    """Return the button that adds a unit."""
    return InlineKeyboardMarkup([[button(f"Thêm đơn vị mới: {name}"[:LONGEST_LABEL], AddUnit(question_id))]])
