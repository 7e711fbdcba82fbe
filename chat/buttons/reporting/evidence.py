"""The button by which the secretariat sees the files of a unit's reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import MOST_TASKS, Button, Keyboard, button


@dataclass(frozen=True)
class ShowFiles(Button):
    """Send the files that came with a unit's reports in a plan."""

    code: ClassVar[str] = "unit-files"
    unit: int
    plan: int


@dataclass(frozen=True)
class ShowEvidence(Button):
    """Send the photos and files that came with one statement."""

    code: ClassVar[str] = "evidence"
    statement: int


def of_statements(shown: Sequence[tuple[str, int]]) -> Keyboard | None:
    """Return a button for each (unit, statement) that came with files, None for none."""
    rows = [[button(f"📎 Xem minh chứng: {unit}", ShowEvidence(statement))] for unit, statement in shown]
    return Keyboard(rows[:MOST_TASKS]) if rows else None


def unit_files(unit_id: int, plan_id: int, files: int) -> Keyboard:
    """Return the button that sends the files of a unit."""
    return Keyboard([[button(f"📎 Xem ảnh, tệp kèm báo cáo ({files})", ShowFiles(unit_id, plan_id))]])
