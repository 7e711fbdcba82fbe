"""Buttons of a plan's settings."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button
from chat.buttons.subjects import Subject
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


@dataclass(frozen=True)
class SettingsShown(Subject):
    """The settings of a plan, which words change."""

    kind: ClassVar[str] = "settings"
    plan: int


MONTHS = {
    Months.DECREE: "Kỳ báo cáo từ ngày 15 đến ngày 14",
    Months.CALENDAR: "Kỳ báo cáo theo tháng dương lịch",
}


def plan_settings(plan_id: int, months: Months) -> Keyboard:
    """Return what can be changed by a button: the other kind of months, or everything to the usual."""
    others = [
        [button(label, CountMonths(plan_id, kind))] for kind, label in MONTHS.items() if kind is not months
    ]
    return Keyboard([*others, [button("Về mặc định", ResetSettings(plan_id))]])
