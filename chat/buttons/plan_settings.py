"""Buttons of a plan's settings."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button
from plans.periods import Months


@dataclass(frozen=True)
class CountMonths(Button):
    """Say what the plan's months are."""

    code: ClassVar[str] = "plan-months"
    plan: int
    months: Months


@dataclass(frozen=True)
class ResetSettings(Button):
    """Let a plan remind as every other does."""

    code: ClassVar[str] = "plan-reset"
    plan: int
