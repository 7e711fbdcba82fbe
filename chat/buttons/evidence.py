"""The button by which the secretariat sees the files of a unit's reports."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button


@dataclass(frozen=True)
class ShowFiles(Button):
    """Send the files that came with a unit's reports in a plan."""

    code: ClassVar[str] = "unit-files"
    unit: int
    plan: int
