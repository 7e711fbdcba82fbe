"""Buttons of requests for more time; days are ordinals, `shown` is the state a request was shown in."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chat.buttons.base import Button
from storage.models import ExtensionState


def _day(ordinal: int) -> date | None:
    """Return the day of an ordinal; a number outside the calendar is nobody's button."""
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True)
class AskExtension(Button):
    """The unit wants more time for a task."""

    code: ClassVar[str] = "more-time"
    task: int


@dataclass(frozen=True)
class WantUntil(Button):
    """The unit wants it until a day."""

    code: ClassVar[str] = "more-until"
    task: int
    until: int

    @property
    def day(self) -> date | None:
        """Return the day, None where it is none."""
        return _day(self.until)


@dataclass(frozen=True)
class DecideExtension(Button):
    """The secretariat grants or refuses a request, or wants to propose another day."""

    code: ClassVar[str] = "ext"
    extension: int
    decision: ExtensionState
    shown: ExtensionState


@dataclass(frozen=True)
class AnswerProposal(Button):
    """The unit takes the day that the secretariat proposes, or takes its request back."""

    code: ClassVar[str] = "ext-unit"
    extension: int
    decision: ExtensionState
    until: int

    @property
    def day(self) -> date | None:
        """Return the day, None where it is none."""
        return _day(self.until)
