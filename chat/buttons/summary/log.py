"""Buttons of the log of who did what; unit or task 0 stands for all."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button


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


def log(unit: int, task: int, page: int, *, more: bool) -> Keyboard:
    """Return the buttons to the pages before and after, and the sheet."""
    newer = [button("‹ Mới hơn", ShowLog(unit, task, page - 1))] if page else []
    older = [button("Cũ hơn ›", ShowLog(unit, task, page + 1))] if more else []
    sheet = [button("Tải bảng Excel", ExportLog(unit, task))]
    return Keyboard([[*newer, *older], sheet] if newer or older else [sheet])
