"""The buttons that link a unit's group."""

from collections.abc import Iterable

from telegram import InlineKeyboardMarkup

from chat.buttons import AddUnit, AnswerUnit, LinkUnit
from chat.keyboards.base import LONGEST_LABEL, button
from storage.models import LinkRole


def units(choices: Iterable[tuple[int, str]], role: LinkRole = LinkRole.UNIT) -> InlineKeyboardMarkup:
    """Return a button for each (unit id, name) that issues a code for it."""
    return InlineKeyboardMarkup([[button(name, LinkUnit(unit, role))] for unit, name in choices])


def which_unit(question_id: int, choices: Iterable[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Return a button for each (unit id, name) that shares a chat."""
    return InlineKeyboardMarkup([[button(name, AnswerUnit(question_id, unit))] for unit, name in choices])


def new_unit(question_id: int, name: str) -> InlineKeyboardMarkup:
    """Return the button that adds a unit."""
    return InlineKeyboardMarkup([[button(f"Thêm đơn vị mới: {name}"[:LONGEST_LABEL], AddUnit(question_id))]])
