"""Buttons below what a returned sheet would change."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button


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
