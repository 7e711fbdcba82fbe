"""Buttons of what an office lets the level above see."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button
from plans.levels.sharing import ShownAbove

LABELS = {
    ShownAbove.COUNTS: "Chỉ số lượng",
    ShownAbove.TASKS: "Cả từng nhiệm vụ đã nối",
    ShownAbove.NOTHING: "Không cho xem",
}


@dataclass(frozen=True)
class ShowAbove(Button):
    """Let the level above see this much."""

    code: ClassVar[str] = "show-above"
    shown: ShownAbove


def others(shown: ShownAbove) -> Keyboard:
    """Return a button for each other choice."""
    return Keyboard([[button(label, ShowAbove(one))] for one, label in LABELS.items() if one is not shown])
