"""Buttons below what the bot says by itself: "Đã nhận", "Gửi lại", "Nhắc các đơn vị chưa báo cáo"."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button


@dataclass(frozen=True)
class Acknowledge(Button):
    """Say that the unit saw what its reminder of a day (20250612) speaks of."""

    code: ClassVar[str] = "seen"
    day: int


@dataclass(frozen=True)
class Resend(Button):
    """Send a message again that may not have arrived."""

    code: ClassVar[str] = "resend"
    message: int


@dataclass(frozen=True)
class NudgeMissing(Button):
    """Remind the units that have not submitted a report, as listed at an hour of its due day."""

    code: ClassVar[str] = "nudge"
    period: int
    hour: int
