"""Buttons below what a returned sheet would change."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button
from chat.buttons.subjects import Subject


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


@dataclass(frozen=True)
class SheetSent(Subject):
    """The sheet on which a unit reports."""

    kind: ClassVar[str] = "sheet"


def sheet(question_id: int, rows: int) -> Keyboard:
    """Return whether what a sheet says is recorded."""
    take = button(f"Ghi báo cáo ({rows} dòng)", TakeSheet(question_id))
    return Keyboard([[take, button("Bỏ", DropSheet(question_id))]])
