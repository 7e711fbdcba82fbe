"""Buttons of the log of who did what; unit or task 0 stands for all."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button


@dataclass(frozen=True)
class ShowLog(Button):
    """Show another page of the log."""

    code: ClassVar[str] = "log"
    unit: int
    task: int
    page: int


@dataclass(frozen=True)
class ExportLog(Button):
    """Send the log as a sheet."""

    code: ClassVar[str] = "log-sheet"
    unit: int
    task: int
