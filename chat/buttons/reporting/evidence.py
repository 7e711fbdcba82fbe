"""The button by which the secretariat sees the files of a unit's reports."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button


@dataclass(frozen=True)
class ShowFiles(Button):
    """Send the files that came with a unit's reports in a plan."""

    code: ClassVar[str] = "unit-files"
    unit: int
    plan: int


def unit_files(unit_id: int, plan_id: int, files: int) -> Keyboard:
    """Return the button that sends the files of a unit."""
    return Keyboard([[button(f"📎 Xem ảnh, tệp kèm báo cáo ({files})", ShowFiles(unit_id, plan_id))]])
