"""Buttons below what a returned sheet would change."""

from dataclasses import dataclass
from typing import ClassVar

from telegram import InlineKeyboardMarkup

from chat.buttons.base import Button, button


@dataclass(frozen=True)
class TakeSheet(Button):
    """Record what a sheet says."""

    code: ClassVar[str] = "sheet-yes"
    question: int


@dataclass(frozen=True)
class DropSheet(Button):
    """Throw away what a sheet says."""

    code: ClassVar[str] = "sheet-no"
    question: int


def sheet(question_id: int, rows: int) -> InlineKeyboardMarkup:
    """Return whether what a sheet says is recorded."""
    take = button(f"Ghi báo cáo ({rows} dòng)", TakeSheet(question_id))
    return InlineKeyboardMarkup([[take, button("Bỏ", DropSheet(question_id))]])
